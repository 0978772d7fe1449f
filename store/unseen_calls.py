"""Calls that a display has not shown: told to the staff, because a visitor may sit before a dark screen."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from core.catalog import Catalog
from core.events import CallUndone, Event, Parked, StepCalled, StepRecalled, decode
from core.state import Device, State
from core.words import Role, Text
from store.log_reader import LogReader
from store.reader import SiteReader

GRACE_MS = 15_000
"""A call that is younger may still be on its way to the screen, or its report on the way back."""
MOST = 20_000
"""So many events are looked through: more than a busy day has."""

_UNSEEN = Text(
    "Layar {name}: {n} panggilan sejak {time} tidak tampil.", "Display {name}: {n} calls since {time} not shown."
)


@dataclass(frozen=True, slots=True)
class Unseen:
    """`since_ms`: the first of them."""

    display: str
    count: int
    since_ms: int

    def words(self, catalog: Catalog) -> Text:
        time = catalog.local(self.since_ms)
        return Text(
            _UNSEEN.id.format(name=self.display, n=self.count, time=f"{time:%H.%M}"),
            _UNSEEN.en.format(name=self.display, n=self.count, time=f"{time:%H:%M}"),
        )


def unseen_calls(folder: Path, reader: SiteReader, now_ms: int) -> list[Unseen]:
    """What the displays of the store in `folder` have not shown of today's calls. `now_ms`: by the hub's clock."""
    state, catalog = reader.state, reader.catalog
    displays = [d for d in state.devices.values() if d.role is Role.DISPLAY and not d.revoked]
    if catalog is None or not displays:
        return []
    first = max(min(d.shown_lsn for d in displays), state.lsn - MOST)
    with closing(LogReader(folder)) as rows:
        entries = rows.after(first, MOST)
    events = [event for entry in entries if not isinstance(event := decode(entry.raw), Parked)]
    return list(count_unseen(state, catalog, displays, events, now_ms))


def count_unseen(
    state: State, catalog: Catalog, displays: Iterable[Device], events: Iterable[Event], now_ms: int
) -> Iterator[Unseen]:
    """Pure. `events`: those past what any of `displays` has shown, in order.

    What a display came too late for counts all day: whoever sat before it was not called.
    """
    opened = state.day.opened_ms if state.day else 0
    calls: dict[tuple[str, int], list[tuple[int, int, int]]] = {}
    for event in events:
        body = event.body
        if isinstance(body, StepCalled | StepRecalled) and opened <= event.at <= now_ms - GRACE_MS:
            calls.setdefault((body.ticket, body.n), []).append((event.lsn, event.at, body.counter))
        elif isinstance(body, CallUndone):
            calls.pop((body.ticket, body.n), None)
    every = [call for of_step in calls.values() for call in of_step]
    for display in displays:
        missed = [at for lsn, at, counter in every if lsn > display.shown_lsn and shows(display, catalog, counter)]
        too_late = display.missed if display.missed_ms >= opened else 0
        if too_late or missed:
            yield Unseen(display.id, too_late + len(missed), min([*missed, *([display.missed_ms] if too_late else [])]))


def shows(display: Device, catalog: Catalog, counter: int) -> bool:
    """Whether a display shows a counter; as display.zones has it, where it was not told otherwise."""
    zones = next((d.zones for d in catalog.site.displays if d.id == display.id), ())
    if display.zone is not None:
        zones = (display.zone,)
    known = catalog.counters.get(counter)
    return not zones or known is None or known.zone in zones
