"""What must never happen, checked over everything that a site leaves behind. Each finding names the invariant."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from core import events
from core.events import Event, decode
from core.fold import fold
from store.check import differences
from store.log import Entry
from tests.simulation.devices import Display, Kiosk
from tests.simulation.hub import Hub


def broken(hub: Hub, kiosks: Sequence[Kiosk], displays: Sequence[Display]) -> list[str]:
    """Everything that is wrong; empty: nothing. Call it when all devices have caught up."""
    entries = hub.entries()
    log = [event for event in (decode(entry.raw) for entry in entries) if isinstance(event, Event)]
    return [
        *_papers(kiosks),
        *_known(hub, log, kiosks),
        *_one_counter(log),
        *_one_effect(log),
        *_order(log),
        *_copies(entries, displays),
        *(f"6 tables: {line}" for line in differences(hub.folder, fold)),
        *_acknowledged(hub, entries),
        *_parked(hub),
    ]


def _papers(kiosks: Sequence[Kiosk]) -> Iterator[str]:
    seen: dict[tuple[str, str], str] = {}
    for kiosk in kiosks:
        for day, label, ticket, _ in kiosk.papers:
            if seen.setdefault((day, label), ticket) != ticket:
                yield f"1 one number on two papers: {label} on {day}"


def _known(hub: Hub, log: Sequence[Event], kiosks: Sequence[Kiosk]) -> Iterator[str]:
    labels: dict[str, set[str]] = defaultdict(set)
    for event in log:
        if isinstance(event.body, events.TicketIssued | events.TicketRelabelled):
            labels[event.body.ticket].add(event.body.label)
    for kiosk in kiosks:
        for day, label, ticket, _ in kiosk.papers:
            if label not in labels[ticket]:
                yield f"2 a paper that the hub does not know: {label} on {day}"


def _one_counter(log: Sequence[Event]) -> Iterator[str]:
    """By the log alone: who stands where."""
    at: dict[str, int] = {}
    ends = (
        events.StepDone, events.StepAbsent, events.StepHeld, events.StepTransferred, events.CallUndone,
        events.TicketExpired, events.TicketCancelled,
    )  # fmt: skip
    for event in log:
        body = event.body
        if isinstance(body, events.StepCalled):
            if body.ticket in at:
                yield f"3 called while at a counter: {body.label} at {body.counter}, lsn {event.lsn}"
            if body.counter in at.values():
                yield f"3 a counter with two visitors: {body.counter}, lsn {event.lsn}"
            at[body.ticket] = body.counter
        elif isinstance(body, ends):
            at.pop(body.ticket, None)
        elif isinstance(body, events.StepReopened):
            at[body.ticket] = body.counter


def _one_effect(log: Sequence[Event]) -> Iterator[str]:
    """The events of one command stand together."""
    last: dict[str, int] = {}
    for event in log:
        before = last.get(event.command)
        if before is not None and before != event.lsn - 1:
            yield f"4 a command with two effects: {event.command} at {before} and {event.lsn}"
        last[event.command] = event.lsn


def _order(log: Sequence[Event]) -> Iterator[str]:
    day = ""
    for n, event in enumerate(log):
        if event.lsn != n + 1:
            yield f"5 the log has a hole before {event.lsn}"
            return
        if isinstance(event.body, events.DayOpened):
            opened = event.body.day.isoformat()
            if opened <= day:
                yield f"5 the day went back: {opened} after {day}"
            day = opened


def _copies(entries: Sequence[Entry], displays: Sequence[Display]) -> Iterator[str]:
    for display in displays:
        theirs = display.follower.tail(0)
        if theirs != [entry.raw for entry in entries[-len(theirs) :]] or display.follower.head.lsn != len(entries):
            yield f"5 {display.name} is another log: {display.follower.head.lsn} of {len(entries)}"
        yield from (f"6 {display.name}: {line}" for line in differences(display.folder, fold))


def _acknowledged(hub: Hub, entries: Sequence[Entry]) -> Iterator[str]:
    for lsn, raw in hub.acknowledged.items():
        if lsn > len(entries) or entries[lsn - 1].raw != raw:
            yield f"7 an acknowledged event is gone: {lsn}"


def _parked(hub: Hub) -> Iterator[str]:
    if hub.writer is not None and hub.writer.state.parked:
        yield f"10 events were parked: {hub.writer.state.parked}"
