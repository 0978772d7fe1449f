"""Which files are shown when: media.toml beside them, or all of them where there is none.

[[show]]
file = "pajak.png"
from = 2026-11-01
until = 2026-12-31
hours = "08:00-12:00"
seconds = 20
"""

import datetime as dt
import tomllib
from pathlib import Path

import msgspec

from display.span import parse_span

FILE = "media.toml"
PICTURES = (".png", ".jpg", ".jpeg")
PAGES = (".md", ".txt")
SECONDS = 12.0
LEAST_SECONDS = 3.0


class BadMedia(Exception):
    """A file that cannot be shown, or a schedule that cannot be read; the message says why, in English."""


class Show(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """One entry of the schedule. Both dates are included. `hours`: like 08:00-12:00; empty: all day."""

    file: str
    from_: dt.date | None = None
    until: dt.date | None = None
    hours: str = ""
    seconds: float = SECONDS

    def due(self, now: dt.datetime) -> bool:
        day = now.date()
        if (self.from_ and day < self.from_) or (self.until and day > self.until):
            return False
        return not self.hours or now.time() in parse_span(self.hours)


class _Schedule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    show: tuple[Show, ...] = ()


def read(folder: Path) -> tuple[Show, ...]:
    """What is planned in `folder`, in order. Raises BadMedia."""
    path = folder / FILE
    try:
        if not path.exists():
            return tuple(Show(p.name) for p in sorted(folder.iterdir()) if p.suffix.lower() in PICTURES + PAGES)
        shows = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _Schedule).show
        for show in shows:
            _check(show)
    except OSError as error:
        raise BadMedia(f"{folder} cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise BadMedia(f"{path}: {error}") from error
    except ValueError as error:
        raise BadMedia(f"{path}: hours look like 08:00-12:00, not {error}") from error
    return shows


def _check(show: Show) -> None:
    """Raises ValueError where the hours are no hours."""
    if show.hours:
        parse_span(show.hours)
