"""Devices that follow the hub with a store of their own: how far each is, and whether its clock is right. Pure."""

from dataclasses import dataclass

from store.heard import Heard
from store.off_clocks import off_clocks
from web.sight import Sight

SILENT_MS = 60_000
BEHIND = 200
"""Records; a device that is on its line lacks none for longer than a moment."""

FORGOTTEN_MS = 12 * 3_600_000
"""A device that was not heard today is not here today."""


@dataclass(frozen=True, slots=True)
class Follower:
    """`behind`: records that it lacks; 0: it keeps up. `clock`: by how much it is off, in words; "": it is right."""

    id: str
    heard_ms: int
    silent: bool
    behind: int
    clock: str


def heard_today(sight: Sight) -> dict[str, int]:
    """When each device last sent something, or said how far it is."""
    found = dict(sight.heard)
    for one in _here(sight):
        found[one.device] = max(found.get(one.device, 0), one.at_ms)
    return found


def _here(sight: Sight) -> list[Heard]:
    return [one for one in sight.reader.heard() if one.at_ms > sight.now_ms - FORGOTTEN_MS]


def followers(sight: Sight, language: str) -> tuple[Follower, ...]:
    """Those that were heard today, by name."""
    heard = _here(sight)
    off = {device: words.in_language(language) for device, words in off_clocks(heard)}
    return tuple(
        Follower(
            one.device, one.at_ms, sight.now_ms - one.at_ms > SILENT_MS,
            behind if (behind := sight.state.lsn - one.lsn) > BEHIND else 0, off.get(one.device, ""),
        )
        for one in heard
    )  # fmt: skip
