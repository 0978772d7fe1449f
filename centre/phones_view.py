"""The ticket on a phone outside the mall: what was pushed, since when the mall is silent, what was asked. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from centre.phones_wishes import CANCEL, LATE, RATE, WishNow, WishState
from centre.presence import SILENT_MS
from core.catalog import Catalog
from core.time_of_day import time_of_day
from web.phone_view import Phone

TOLD_MS = 30 * 60_000
"""What came of a wish is told for so long."""

_OPEN = frozenset({WishState.WAITING, WishState.DONE})
"""A wish that stands so is not asked again."""


@dataclass(frozen=True, slots=True)
class WishLine:
    """`what`, `state`: name their words. `until`: after that it is not carried out; "" where that is far."""

    what: str
    state: str
    time: str
    until: str
    why: str


@dataclass(frozen=True, slots=True)
class Outside:
    """`silent`: since when the mall was not heard, as people write it; "" while it is. `never`: it never was."""

    silent: str
    never: bool
    wishes: tuple[WishLine, ...]


def outside(
    view: Phone, wishes: Mapping[str, WishNow], heard_ms: int, now_ms: int, catalog: Catalog | None, language: str
) -> tuple[Phone, Outside]:
    """The page as at the hub, with what may be asked from here, and what is told beside it."""
    shown = catalog or Catalog.empty()
    lines = [_line(each, shown, language) for each in sorted(wishes.values(), key=lambda each: each.asked_ms)
             if _is_told(each, now_ms)]  # fmt: skip
    silent = is_silent(heard_ms, now_ms)
    since = _since(shown, heard_ms, now_ms, language) if silent and heard_ms else ""
    return _may(view, wishes), Outside(since, silent and not heard_ms, tuple(lines))


def is_silent(heard_ms: int, now_ms: int) -> bool:
    return now_ms - heard_ms > SILENT_MS


def _may(view: Phone, wishes: Mapping[str, WishNow]) -> Phone:
    """What is asked already is not offered again; to say "I am back" one has to be back."""
    taken = {what for what, wish in wishes.items() if wish.state in _OPEN}
    steps = (replace(step, may_rate=step.may_rate and f"{RATE}-{step.n}" not in taken) for step in view.steps)
    return replace(
        view, may_back=False, may_late=view.may_late and not taken & {LATE, CANCEL},
        may_cancel=view.may_cancel and CANCEL not in taken, steps=tuple(steps),
    )  # fmt: skip


def _is_told(wish: WishNow, now_ms: int) -> bool:
    """What was granted shows in the ticket itself; but for a rating, which does not."""
    if wish.state is WishState.WAITING:
        return True
    granted = wish.state is WishState.DONE and not wish.what.startswith(RATE)
    return not granted and now_ms - wish.asked_ms < TOLD_MS + (wish.until_ms - wish.asked_ms)


def _line(wish: WishNow, catalog: Catalog, language: str) -> WishLine:
    what = wish.what.partition("-")[0]
    return WishLine(
        what=what, state=wish.state.value, time=time_of_day(catalog.local(wish.asked_ms), language),
        until="" if what == RATE else time_of_day(catalog.local(wish.until_ms), language),
        why=wish.words.in_language(language),
    )  # fmt: skip


def _since(catalog: Catalog, heard_ms: int, now_ms: int, language: str) -> str:
    """A time of day; with its date where that is another."""
    heard, now = catalog.local(heard_ms), catalog.local(now_ms)
    clock = time_of_day(heard, language)
    return clock if heard.date() == now.date() else f"{heard:%d-%m-%Y} {clock}"
