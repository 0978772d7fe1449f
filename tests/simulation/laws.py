"""What must never happen, looked for after every step of a site. Each finding names the invariant."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from core import events
from core.events import Event, decode
from core.fold import fold
from core.numbers import SERIES_MAX, parse
from store.check import differences
from store.log import Entry
from tests.simulation.devices import Display
from tests.simulation.hub import Hub
from tests.simulation.kiosk import Kiosk

MOST = 20
"""So many findings are enough."""

_ENDS = (
    events.StepDone, events.StepAbsent, events.StepHeld, events.StepTransferred, events.CallUndone,
    events.TicketExpired, events.TicketCancelled,
)  # fmt: skip


class Reading:
    """The hub's log, read on from step to step; begun anew where the hub has another past."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.labels: dict[str, set[str]] = defaultdict(set)
        self.calls: dict[bytes, str] = {}
        self.days: set[str] = set()
        self._at: dict[str, int] = {}
        self._last: dict[str, int] = {}
        self._day = ""

    def read_on(self, entries: Sequence[Entry]) -> Iterator[str]:
        for entry in entries[len(self.entries) :]:
            self.entries.append(entry)
            event = decode(entry.raw)
            if entry.lsn != len(self.entries):
                yield f"5 the log has a hole before {entry.lsn}"
            if isinstance(event, Event):
                yield from self._one_counter(event)
                yield from self._one_effect(event)
                yield from self._order(event)
                if isinstance(event.body, events.TicketIssued | events.TicketRelabelled):
                    self.labels[event.body.ticket].add(event.body.label)
                if isinstance(event.body, events.StepCalled):
                    self.calls[entry.raw] = event.body.label

    def has_same_past(self, entries: Sequence[Entry]) -> bool:
        return len(entries) >= len(self.entries) and (
            not self.entries or entries[len(self.entries) - 1].hash == self.entries[-1].hash
        )

    def _one_counter(self, event: Event) -> Iterator[str]:
        """By the log alone: who stands where."""
        body = event.body
        if isinstance(body, events.StepCalled):
            if body.ticket in self._at:
                yield f"3 called while at a counter: {body.label} at {body.counter}, lsn {event.lsn}"
            if body.counter in self._at.values():
                yield f"3 a counter with two visitors: {body.counter}, lsn {event.lsn}"
            self._at[body.ticket] = body.counter
        elif isinstance(body, _ENDS):
            self._at.pop(body.ticket, None)
        elif isinstance(body, events.StepReopened):
            self._at[body.ticket] = body.counter

    def _one_effect(self, event: Event) -> Iterator[str]:
        """The events of one command stand together."""
        before = self._last.get(event.command)
        if before is not None and before != event.lsn - 1:
            yield f"4 a command with two effects: {event.command} at {before} and {event.lsn}"
        self._last[event.command] = event.lsn

    def _order(self, event: Event) -> Iterator[str]:
        if isinstance(event.body, events.DayOpened):
            opened = event.body.day.isoformat()
            if opened <= self._day:
                yield f"5 the day went back: {opened} after {self._day}"
            self._day = opened
            self.days.add(opened)


class Laws:
    """`broken`: everything that was found to be wrong. `secret`: what stands in a notice, and must nowhere else."""

    def __init__(
        self, hub: Hub, kiosks: Sequence[Kiosk], displays: Sequence[Display], secret: str, true_date: Callable[[], str]
    ) -> None:
        """`kiosks` and `displays`: as they are at each look. `true_date`: whatever the clocks say."""
        self._true_date = true_date
        self._hub, self._kiosks, self._displays = hub, kiosks, displays
        self._secret = secret.encode()
        self._reading = Reading()
        self._dates: set[str] = set()
        self._papers: dict[tuple[str, str], str] = {}
        self._counted: dict[str, int] = defaultdict(int)
        self.broken: list[str] = []

    def look(self) -> None:
        """What can be seen between any two steps."""
        self._dates.add(self._true_date())
        self._found(self._one_paper())
        if self._hub.writer is None:
            return
        entries = self._hub.now()
        if not self._reading.has_same_past(entries):
            self._reading = Reading()
        self._found(self._reading.read_on(entries))
        self._found(self._acknowledged(entries))
        self._found(self._common_stretch(entries))
        self._found(self._told())
        self._found(f"5 a day that is not: {day}" for day in self._reading.days - self._dates)

    def look_thoroughly(self) -> None:
        """What takes longer to see."""
        self.look()
        self._found(f"6 tables: {line}" for line in differences(self._hub.folder, fold))
        self._found(self._secrets())

    def look_at_what_was_told(self) -> None:
        """Before anybody shows a paper: what a kiosk gave alone it has told, unless its own disk was lost."""
        self.look()
        for kiosk in self._kiosks:
            for day, label, ticket, _ in kiosk.papers:
                number = parse(label)
                alone = number is not None and number.lane is not None
                must_be = (alone and not kiosk.lost) or not (kiosk.lost or self._hub.restored)
                if must_be and label not in self._reading.labels[ticket]:
                    self._found([f"2 a paper that was never told: {label} on {day} of {kiosk.box}"])

    def look_at_the_end(self) -> None:
        """When all have caught up."""
        entries = self._reading.entries
        # A hub that came back without all that it had decided does not know whose a lane is until somebody asks.
        holders = () if self._hub.restored else self._kiosks
        holding = [kiosk.decider.lane for kiosk in holders if kiosk.decider.lane is not None]
        self._found(f"1 two boxes count in lane {lane}" for lane in {*holding} if holding.count(lane) > 1)
        for kiosk in self._kiosks:
            for day, label, ticket, _ in kiosk.papers:
                if label not in self._reading.labels[ticket]:
                    self._found([f"2 a paper that the hub does not know: {label} on {day}"])
        for display in self._displays:
            theirs = display.follower.tail(0)
            same = theirs == [entry.raw for entry in entries[-len(theirs) :]]
            if not same or display.follower.head.lsn != len(entries):
                self._found([f"5 {display.name} is another log: {display.follower.head.lsn} of {len(entries)}"])
            self._found(f"6 {display.name}: {line}" for line in differences(display.folder, fold))
            unseen = [label for raw, label in self._reading.calls.items() if raw not in display.shown]
            self._found(f"8 {display.name} never showed the call of {label}" for label in unseen)

    def look_at_the_morning(self, *, given: bool, called: bool, owing: Sequence[str]) -> None:
        """Whether all goes on by itself. A hub that came back so often that past all that may be on paper no number is
        left for this day gives none: paper goes before.
        """
        assert self._hub.writer is not None
        assert self._hub.writer.state.day is not None
        if self._hub.writer.state.day.floor >= SERIES_MAX:
            self._found([f"1 a number past the last one: {self._hub.writer.state.day.floor}"] if given else [])
            given = called = True
        self.look()
        self._found([] if given else ["live: no number in the morning"])
        self._found([] if called else ["live: nobody is called in the morning"])
        self._found(f"live: {box} still owes facts" for box in owing)

    def knows(self, ticket: str, label: str) -> bool:
        return label in self._reading.labels[ticket]

    def _found(self, lines: Iterator[str] | Sequence[str]) -> None:
        for line in lines:
            if len(self.broken) < MOST and line not in self.broken:
                self.broken.append(line)

    def _one_paper(self) -> Iterator[str]:
        for kiosk in self._kiosks:
            for day, label, ticket, _ in kiosk.papers[self._counted[kiosk.box] :]:
                if self._papers.setdefault((day, label), ticket) != ticket:
                    yield f"1 one number on two papers: {label} on {day}"
            self._counted[kiosk.box] = len(kiosk.papers)

    def _acknowledged(self, entries: Sequence[Entry]) -> Iterator[str]:
        for lsn, raw in self._hub.acknowledged.items():
            if lsn > len(entries) or entries[lsn - 1].raw != raw:
                yield f"7 an acknowledged event is gone: {lsn}"

    def _common_stretch(self, entries: Sequence[Entry]) -> Iterator[str]:
        """Whoever has heard of the hub's epoch has its log, as far as it has come."""
        assert self._hub.writer is not None
        for display in self._displays:
            head = display.follower.head
            if not head.lsn or display.follower.state.epoch != self._hub.writer.state.epoch:
                continue
            if head.lsn > len(entries) or entries[head.lsn - 1].hash != head.hash:
                yield f"5 {display.name} and the hub disagree at {head.lsn}"

    def _told(self) -> Iterator[str]:
        """A fault that nobody is told about: events that are not understood, a disk that came back without a word."""
        writer = self._hub.writer
        assert writer is not None
        if writer.state.parked:
            yield f"10 events were parked: {writer.state.parked}"
        if self._hub.untold:
            yield "10 a disk came back and nobody was told"

    def _secrets(self) -> Iterator[str]:
        if any(self._secret in entry.raw for entry in self._reading.entries):
            yield "9 what a notice says stands in the log"
