"""Calls that a display has shown and not spoken: told to the staff, because some visitors listen and do not look."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from core.catalog import Catalog
from core.events import CallUndone, Event, Parked, StepCalled, StepRecalled, decode
from core.speaker import spoken_zones
from core.state import Device, State
from core.words import Role, Text
from store.log_reader import LogReader
from store.reader import SiteReader
from store.unseen_calls import MOST

GRACE_MS = 240_000
"""A call that is younger may still wait for its turn: a full stage takes four minutes to say."""

_UNSPOKEN = Text(
    "Layar {name}: {n} panggilan sejak {time} tidak terdengar.",
    "Display {name}: {n} calls since {time} could not be heard.",
)


@dataclass(frozen=True, slots=True)
class Unspoken:
    """`since_ms`: the first of them."""

    display: str
    count: int
    since_ms: int

    def words(self, catalog: Catalog) -> Text:
        time = catalog.local(self.since_ms)
        return Text(
            _UNSPOKEN.id.format(name=self.display, n=self.count, time=f"{time:%H.%M}"),
            _UNSPOKEN.en.format(name=self.display, n=self.count, time=f"{time:%H:%M}"),
        )


def speakers(state: State) -> list[Device]:
    """The displays that have spoken at some time; one that was mute from the start never counts."""
    return [d for d in state.devices.values() if d.role is Role.DISPLAY and not d.revoked and d.spoken_lsn]


def after(state: State) -> int:
    """Past which place in the log calls may be unspoken."""
    return max(min((d.spoken_lsn for d in speakers(state)), default=state.lsn), state.lsn - MOST)


def unspoken_calls(folder: Path, reader: SiteReader, now_ms: int) -> list[Unspoken]:
    """What the displays of the store in `folder` have shown and not spoken today. `now_ms`: by the hub's clock."""
    state, catalog = reader.state, reader.catalog
    if catalog is None or not speakers(state):
        return []
    with closing(LogReader(folder)) as rows:
        entries = rows.after(after(state), MOST)
    events = [event for entry in entries if not isinstance(event := decode(entry.raw), Parked)]
    return list(count_unspoken(state, catalog, events, now_ms))


def count_unspoken(state: State, catalog: Catalog, events: Iterable[Event], now_ms: int) -> Iterator[Unspoken]:
    """Pure. `events`: those past `after`, in order. What was not even shown is told as that: see `unseen_calls`."""
    opened = state.day.opened_ms if state.day else 0
    calls: dict[tuple[str, int], list[tuple[int, int, int]]] = {}
    for event in events:
        body = event.body
        if isinstance(body, StepCalled | StepRecalled) and opened <= event.at <= now_ms - GRACE_MS:
            calls.setdefault((body.ticket, body.n), []).append((event.lsn, event.at, body.counter))
        elif isinstance(body, CallUndone):
            calls.pop((body.ticket, body.n), None)
    every = [call for of_step in calls.values() for call in of_step]
    for display in speakers(state):
        zones = spoken_zones(catalog.site, display.id, frozenset({display.zone} if display.zone else ()))
        silent = [
            at for lsn, at, counter in every
            if display.spoken_lsn < lsn <= display.shown_lsn and _speaks(zones, catalog, counter)
        ]  # fmt: skip
        if silent:
            yield Unspoken(display.id, len(silent), min(silent))


def _speaks(zones: frozenset[str], catalog: Catalog, counter: int) -> bool:
    known = catalog.counters.get(counter)
    return bool(zones) and (known is None or known.zone in zones)
