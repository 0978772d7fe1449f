"""Kiosks and displays at a glance: what each was last heard to do, and what it still owes. Pure."""

from dataclasses import dataclass

from core.catalog import Catalog
from core.words import Evidence, Role
from store.unseen_calls import MOST, Unseen, count_unseen
from store.unspoken_calls import Unspoken, after, count_unspoken, speakers
from web.desk.followers import heard_today
from web.sight import Sight

_OUT = frozenset({Evidence.CONFIRMED, Evidence.PROCESSED, Evidence.UNVERIFIED})


@dataclass(frozen=True, slots=True)
class KioskRow:
    """`printed`: papers of today that came out there. `lost`: numbers of today whose paper is not known to be out.

    `lane`: what its own numbers begin with, for when it cannot reach the hub; None: nothing. `handed`: it has them.
    """

    id: str
    place: str
    lane: int | None
    handed: bool
    printed: int
    lost: int
    heard_ms: int | None


@dataclass(frozen=True, slots=True)
class DisplayRow:
    """`missed`: calls that it has not shown, since `since_ms`. `known`: it has shown something at some time."""

    id: str
    zones: str
    known: bool
    missed: int
    since_ms: int | None
    heard_ms: int | None


def kiosks(sight: Sight, catalog: Catalog, language: str) -> tuple[KioskRow, ...]:
    day = sight.state.day.date if sight.state.day else None
    rows, heard = [], heard_today(sight)
    for kiosk in catalog.site.kiosks:
        mine = [t for t in sight.state.tickets.values() if t.day == day and (t.print_at or t.device) == kiosk.id]
        out = sum(t.paper in _OUT for t in mine)
        handed = kiosk.lane is not None and kiosk.lane in sight.state.lanes
        place = kiosk.place.in_language(language)
        rows.append(KioskRow(kiosk.id, place, kiosk.lane, handed, out, len(mine) - out, heard.get(kiosk.id)))
    return tuple(rows)


def unseen(sight: Sight, catalog: Catalog) -> list[Unseen]:
    """The calls of today that displays have not shown."""
    shown = [d for d in sight.state.devices.values() if d.role is Role.DISPLAY and not d.revoked]
    if not shown:
        return []
    first = max(min(d.shown_lsn for d in shown), sight.state.lsn - MOST)
    return list(count_unseen(sight.state, catalog, shown, sight.reader.after(first, MOST), sight.now_ms))


def unspoken(sight: Sight, catalog: Catalog) -> list[Unspoken]:
    """The calls of today that displays have shown and could not speak."""
    if not speakers(sight.state):
        return []
    events = sight.reader.after(after(sight.state), MOST)
    return list(count_unspoken(sight.state, catalog, events, sight.now_ms))


def displays(sight: Sight, catalog: Catalog, missed: list[Unseen]) -> tuple[DisplayRow, ...]:
    """Those of the site file, and others that have shown calls."""
    by_id = {one.display: one for one in missed}
    heard = heard_today(sight)
    zones = {d.id: ", ".join(d.zones) for d in catalog.site.displays}
    known = {d.id for d in sight.state.devices.values() if d.role is Role.DISPLAY and not d.revoked}
    return tuple(
        DisplayRow(
            id_, zones.get(id_, ""), id_ in known, by_id[id_].count if id_ in by_id else 0,
            by_id[id_].since_ms if id_ in by_id else None, heard.get(id_),
        )
        for id_ in [*zones, *sorted(known - zones.keys())]
    )  # fmt: skip
