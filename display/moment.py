"""What a screen is made of at one moment, and how it is to look."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from core.catalog import Catalog
from core.state import State
from core.words import Language
from display.calls import Parade
from display.layout import Layout, Size
from display.span import Span

PAGE_MS = 8_000
"""How long one page of a list stays that has more than fit."""


@dataclass(frozen=True, slots=True)
class Look:
    """`still`: the ticker stands, page by page. `night`: when the screen may be black. `body`: see display.layout.

    `apology`: whether the screen says sorry where a promise is broken.
    """

    layout: Layout = Layout.CALLS
    still: bool = False
    night: Span | None = None
    language: str = Language.ID
    training: bool = False
    body: Size = field(default_factory=Size)
    apology: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """Of `promised` visitors of a `day`, so many were called within the time on their paper."""

    day: dt.date
    promised: int
    kept: int


@dataclass(frozen=True, slots=True)
class Moment:
    """`zones`: those of this display. `stale_ms`: the hub's last sign of life, if long ago.

    `notices`: texts by reference, as far as they are known. `promises`: from when until when somebody would be called
    who took a number now, per letter, where it is known. `kept`: of the last day before; None: not known.
    """

    state: State
    catalog: Catalog | None
    parade: Parade
    zones: frozenset[str]
    now_ms: int
    ticks_ms: int = 0
    stale_ms: int | None = None
    notices: Mapping[str, str] = field(default_factory=dict)
    look: Look = field(default_factory=Look)
    promises: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    kept: Kept | None = None
