"""What the log adds up to: the hall as it is now. Changed by `core.fold` only.

Everything here can be encoded, so a snapshot is the state itself. Times are milliseconds since 1970 (UTC).
"""

import datetime as dt

import msgspec

from core.words import (
    OPEN_STATES,
    BookingState,
    Channel,
    CounterState,
    Doubt,
    Evidence,
    HelpState,
    Language,
    Need,
    Outcome,
    PaperKind,
    Question,
    Reason,
    Reply,
    Role,
    StepState,
)

RULES_VERSION = 5
"""Grows when the same log folds to another state; an older snapshot is then folded anew."""


class Step(msgspec.Struct):
    """One errand. `seq`: order of creation over the whole site, breaks ties of `place_ms`.

    `place_ms` None: not free to start yet. `called_ms`: the first call; `last_call_ms`: the latest.
    `about_ms`, `doubt`: as in `core.events.PlannedStep`. `promise`: as in `core.events.StepPromised`.
    """

    n: int
    service: str
    letter: str
    agency: str
    required: bool
    after: tuple[int, ...]
    seq: tuple[int, int]
    created_ms: int
    place_ms: int | None = None
    only_counter: int | None = None
    state: StepState = StepState.WAITING
    counter: int | None = None
    calls: int = 0
    called_ms: int | None = None
    last_call_ms: int | None = None
    started_ms: int | None = None
    ended_ms: int | None = None
    outcome: Outcome | None = None
    inferred: bool = False
    ready_on: dt.date | None = None
    held_ms: int | None = None
    hold_until_ms: int | None = None
    hold_reason: Reason | None = None
    chosen: Reason | None = None
    rated: bool = False
    about_ms: int | None = None
    doubt: Doubt | None = None
    promise: tuple[int, int] | None = None


class Ticket(msgspec.Struct):
    """One visitor's number for one visit. `copies`: papers owed or given after the original."""

    id: str
    day: dt.date
    label: str
    letter: str
    number: int
    lane: int | None
    issued_ms: int
    device: str
    steps: list[Step]
    priority: bool = False
    head_start_ms: int = 0
    needs: tuple[Need, ...] = ()
    language: Language = Language.ID
    channel: Channel = Channel.KIOSK
    journey: str | None = None
    print_at: str | None = None
    booking: str | None = None
    ahead: int | None = None
    promise: tuple[int, int] | None = None
    doubt: Doubt | None = None
    not_before_ms: int | None = None
    own_risk: bool = False
    burnt: tuple[str, ...] = ()
    paused_until_ms: int | None = None
    paper: Evidence | None = None
    copies: int = 0
    pickup: bool = False
    last_counter: int | None = None
    last_done_ms: int | None = None

    def open_steps(self) -> list[Step]:
        return [s for s in self.steps if s.state in OPEN_STATES]

    @property
    def is_open(self) -> bool:
        for step in self.steps:  # noqa: SIM110 - asked once and more for each number of each day: half the price of any()
            if step.state in OPEN_STATES:
                return True
        return False


class LastMove(msgspec.Struct, frozen=True):
    """What a counter did last, as far as it can be undone. `was`: the state of the step before it.

    `closed`: the step that this call ended by inference, with the state that it had.
    """

    is_call: bool
    at_ms: int
    ticket: str
    n: int
    was: StepState
    closed: tuple[str, int, StepState] | None = None


class CounterNow(msgspec.Struct):
    """A counter: who sits there and whom it has."""

    no: int
    state: CounterState = CounterState.CLOSED
    officer: str | None = None
    since_ms: int = 0
    reason: Reason | None = None
    until_ms: int | None = None
    ticket: str | None = None
    step: int | None = None
    last: LastMove | None = None


class Pause(msgspec.Struct, frozen=True):
    reason: Reason
    since_ms: int
    until_ms: int | None


class Closing(msgspec.Struct, frozen=True):
    at_ms: int
    reason: Reason


class Help(msgspec.Struct):
    id: str
    place: str
    asked_ms: int
    ticket: str | None = None
    state: HelpState = HelpState.ASKED
    by: str | None = None


class Booking(msgspec.Struct):
    id: str
    service: str
    at_ms: int
    code_hash: str
    state: BookingState = BookingState.MADE
    ticket: str | None = None


class Lane(msgspec.Struct):
    """The numbers of one kiosk's lane. `counters`: last number that can have been given, per letter.

    `floor`: where a letter starts that has no counter yet. `jumps`: when the counters jumped lately, and how far.
    """

    device: str
    incarnation: str
    floor: int = 0
    counters: dict[str, int] = {}
    jumps: list[tuple[int, int]] = []


class Device(msgspec.Struct):
    """`enrolled` False: known by what it has shown only. `missed`: the calls that it came too late for on the last day
    that it did, the first of them made at `missed_ms`.
    """

    id: str
    role: Role
    lane: int | None = None
    zone: str | None = None
    revoked: bool = False
    shown_lsn: int = 0
    spoken_lsn: int = 0
    enrolled: bool = True
    missed: int = 0
    missed_ms: int = 0


class DocumentNow(msgspec.Struct, frozen=True):
    version: int
    hash: str


class Notice(msgspec.Struct, frozen=True):
    until_ms: int
    zones: tuple[str, ...]
    from_ms: int | None = None


class LetterUse(msgspec.Struct, frozen=True):
    """Which agency last gave numbers of a letter, and on which day."""

    agency: str
    day: dt.date


class PaperNow(msgspec.Struct):
    """A paper that is no ticket, asked of the kiosk `at`; see `core.hall_intents.Print`.

    `evidence` None: it is not known to have come out.
    """

    at: str
    paper: PaperKind
    subject: str
    step: int | None
    language: Language
    asked_ms: int
    evidence: Evidence | None = None


class Ask(msgspec.Struct):
    """A request from counter to counter. `reply` None: nobody has answered; `by`: the counter that did."""

    counter: int
    to: tuple[int, ...]
    question: Question
    asked_ms: int
    ticket: str | None = None
    reply: Reply | None = None
    by: int | None = None
    answered_ms: int | None = None


class RoundMark(msgspec.Struct, frozen=True):
    """Who looked at a line of the opening round last (staff id), when, and whether all was well."""

    by: str
    at_ms: int
    well: bool


class Trial(msgspec.Struct):
    """The last trial of a zone. `counter`: the one that it names. `shown`, `spoken`: the displays that told so."""

    at_ms: int
    counter: int | None
    shown: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()


class Takeover(msgspec.Struct, frozen=True):
    """Which device became the hub last, and when. `forced`: a supervisor (`by`) wanted it against what devices said."""

    at_ms: int
    device: str
    epoch: int
    forced: bool = False
    by: str | None = None


class Day(msgspec.Struct):
    """What starts anew with each service day. `created`: steps per letter; `series`: last main number per letter.

    `floor`: where the series of a letter starts that has given no number yet.
    `recent`: issue times of the last minute per "device/letter". `freezes`: spans in which timers stand still.
    `tried`: when a trial of the displays of a zone was last asked for; `trials`: what came of it, per zone.
    `round`: the marks of the opening round per "check/place".
    `faces`: how often each face was touched. `unmet`: searches per topic (`core.unmet`) that the mall does not have.
    """

    date: dt.date
    opened_ms: int
    open: bool = True
    floor: int = 0
    series: dict[str, int] = {}
    created: dict[str, int] = {}
    recent: dict[str, list[int]] = {}
    closings: dict[str, Closing] = {}
    seen: dict[str, tuple[int, int]] = {}
    freezes: list[tuple[int, int]] = []
    faces: dict[int, int] = {}
    unmet: dict[str, int] = {}
    tried: dict[str, int] = {}
    trials: dict[str, Trial] = {}
    round: dict[str, RoundMark] = {}


class State(msgspec.Struct, dict=True):
    """`waiting`: per letter, the steps that are free to start and wait, by "ticket/step".

    `held`: the held steps likewise. `paused`: tickets, each with the end of its pause.
    `papers`: those asked for since the day was opened, by print id.
    `asks`: requests from counter to counter since the day was opened, by id.
    `labels`: today's numbers, each to its ticket. `heads`: per "device/incarnation", the number of the last fact taken;
    `last_facts`: its id, by which two authors of one name are told apart.
    `floor`: where the series of the next service day start: past what unknown epochs may have given on that day.
    `seen_before`: the commands of the day before, each to the first and last event that it became.
    `wanted`: how often visitors asked for each service, halved with each new day. `often`: the services by that number
    as it was when the day was opened, most wanted first; so it stands still during a day.

    What `core.lines` keeps beside these is no part of it: neither encoded nor compared nor copied.
    """

    rules: int = RULES_VERSION
    epoch: int = 1
    lsn: int = 0
    at_ms: int = 0
    day: Day | None = None
    confirmed: dt.date | None = None
    tickets: dict[str, Ticket] = {}
    labels: dict[str, str] = {}
    papers: dict[str, PaperNow] = {}
    asks: dict[str, Ask] = {}
    waiting: dict[str, dict[str, tuple[str, int]]] = {}
    held: dict[str, tuple[str, int]] = {}
    paused: dict[str, int] = {}
    counters: dict[int, CounterNow] = {}
    agencies: dict[str, Pause] = {}
    helps: dict[str, Help] = {}
    bookings: dict[str, Booking] = {}
    lanes: dict[int, Lane] = {}
    devices: dict[str, Device] = {}
    documents: dict[str, DocumentNow] = {}
    notices: dict[str, Notice] = {}
    letters: dict[str, LetterUse] = {}
    heads: dict[str, int] = {}
    last_facts: dict[str, str] = {}
    seen_before: dict[str, tuple[int, int]] = {}
    outage_ms: int | None = None
    outage_cause: Reason | None = None
    wanted: dict[str, int] = {}
    often: tuple[str, ...] = ()
    floor: int = 0
    takeover: Takeover | None = None
    parked: list[int] = []

    def step(self, ticket: str, n: int) -> Step:
        return self.tickets[ticket].steps[n]

    def counter(self, no: int) -> CounterNow:
        """The counter `no`; a counter that nothing has happened at is closed."""
        return self.counters.get(no) or CounterNow(no)

    @property
    def is_open(self) -> bool:
        return self.day is not None and self.day.open

    def seen(self, command: str) -> tuple[int, int] | None:
        """The first and last event (lsn) that a command of today or the day before became."""
        today = self.day.seen.get(command) if self.day else None
        return today or self.seen_before.get(command)


_encoder = msgspec.json.Encoder(order="deterministic")
_decoder = msgspec.json.Decoder(State)


def encode(state: State) -> bytes:
    """Canonical bytes: two equal states give the same."""
    # Sorted keys must be strings; those of counters and lanes are numbers.
    return _encoder.encode(msgspec.to_builtins(state, str_keys=True))


def decode(raw: bytes) -> State:
    """Raises msgspec.DecodeError on anything that `encode` did not write."""
    return _decoder.decode(raw)
