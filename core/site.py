"""The site file: what a mall offers, where, when and by which rules.

Times of day are "HH:MM" in the site's zone, dates "YYYY-MM-DD". A span is a pair of times of day, the end not included.
The weekdays are mon … sun; a day without spans is closed.
"""

import datetime as dt

import msgspec

from core.words import Instrument, Need, SkmElement, Text

Span = tuple[str, str]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Week(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Opening spans per weekday."""

    mon: tuple[Span, ...] = ()
    tue: tuple[Span, ...] = ()
    wed: tuple[Span, ...] = ()
    thu: tuple[Span, ...] = ()
    fri: tuple[Span, ...] = ()
    sat: tuple[Span, ...] = ()
    sun: tuple[Span, ...] = ()

    def on(self, day: dt.date) -> tuple[Span, ...]:
        spans: tuple[Span, ...] = getattr(self, WEEKDAYS[day.weekday()])
        return spans


class Period(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """Other hours between two dates, both included: Ramadan, an election, a half-day."""

    name: Text
    from_: dt.date
    to: dt.date
    week: Week
    source: str | None = None


class Holiday(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    date: dt.date
    name: Text
    kind: str


class Override(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An approved exception for one date: beats holiday, period and weekly hours. No spans: closed.

    `agency` narrows it to one agency.
    """

    date: dt.date
    spans: tuple[Span, ...] = ()
    agency: str | None = None
    reason: Text | None = None


class Hours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`rolling_break`: counters take turns, the hall stays open. Minutes are whole minutes."""

    week: Week
    last_ticket_minutes: int = 30
    kiosk_opens_minutes: int = 30
    rolling_break: Week = Week()
    periods: tuple[Period, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    overrides: tuple[Override, ...] = ()


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Text


class DocumentRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the documents to bring: any one of `any_of` will do; `when` says when it is asked for."""

    any_of: tuple[str, ...]
    when: Text | None = None


class Service(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`minutes`, `minutes_p90`: usual and 90th-percentile service time. `walk_in` False: by booking only."""

    code: str
    letter: str
    name: Text
    minutes: float
    minutes_p90: float
    documents: tuple[DocumentRule, ...] = ()
    fee: Text = Text("Gratis", "Free of charge")
    walk_in: bool = True
    note: Text | None = None
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None


class Letter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A series of numbers and the queue behind it. `quota`: steps a day; None: as many as the series has."""

    letter: str
    name: Text
    zone: str
    quota: int | None = None
    hours: Week | None = None
    note: Text | None = None


class Agency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    name: Text
    short: str
    kind: str
    government: str
    letters: tuple[Letter, ...]
    services: tuple[Service, ...]
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None


class Zone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    name: Text
    color: str
    shape: str
    audio_zone: str


class Counter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    no: int
    label: str
    agency: str
    letters: tuple[str, ...]
    zone: str
    accessible: bool = False
    interpreter: bool = False
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None


class JourneyStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`any_of`: services of which the visitor chooses one. `after`: places (from 0) of steps in the same journey.

    `gives`: documents that it leaves the visitor with. `condition`: asked as a question; no: the step falls away.
    """

    any_of: tuple[str, ...]
    required: bool = True
    after: tuple[int, ...] = ()
    gives: tuple[str, ...] = ()
    condition: Text | None = None


class Journey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    name: Text
    instrument: Instrument
    steps: tuple[JourneyStep, ...]
    note: Text | None = None


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    name: Text


class NeedChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: Need
    name: Text


class Priority(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    head_start_minutes: int = 20
    who: tuple[Choice, ...] = ()
    needs: tuple[NeedChoice, ...] = ()


class CallRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`after_last_call`: "hold" keeps a missed visitor for `hold_minutes`, "absent" ends the step at once."""

    max_calls: int = 3
    seconds_between_calls: int = 60
    after_last_call: str = "hold"
    hold_minutes: int = 30
    return_head_start_minutes: int = 10
    undo_seconds: int = 10
    pause_minutes: int = 15
    booking_early_minutes: int = 30
    booking_grace_minutes: int = 10
    booking_late_minutes: int = 30
    walk_seconds: int = 90
    tickets_per_minute: int = 12
    standstill_minutes: int = 15
    pickup_head_start_minutes: int = 30


REFUSE, OWN_RISK = "refuse", "own_risk"


class Promising(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`round_minutes`: to what promised times are rounded; 0: not at all.

    `beyond_closing`: a number that the day will hardly reach is refused, or (`OWN_RISK`) given to whoever wants it
    knowing that.
    """

    round_minutes: int = 5
    beyond_closing: str = REFUSE


class Spoken(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    mode: str = "digits"
    counter_mode: str = "number"
    repeat_when_idle: int = 2
    repeat_when_busy: int = 1
    gap_seconds: float = 1.0


class Numbering(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    forbidden_letters: tuple[str, ...] = ("I", "O", "Q")
    spoken: Spoken = Spoken()


class About(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`base_url` ends in `code`; None: the site has no public address and its tickets carry no QR."""

    id: str
    code: str
    name: Text
    short: str
    motto: str
    manager: str
    address: str
    timezone: str
    timezone_label: str
    base_url: str | None = None
    languages: tuple[str, ...] = ("id", "en")


class Kiosk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    place: Text
    printer: str = "generic-80"
    lane: int | None = None
    low_reach: bool = False


class Display(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    zones: tuple[str, ...]
    audio_zone: str | None = None


class MobileSite(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    name: Text
    day: str
    spans: tuple[Span, ...]
    agencies: tuple[str, ...]


class Load(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How busy the site is; feeds the simulated visitors."""

    tickets_per_day: int = 250
    peak_tickets_per_day: int = 1500


class IkmElement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An element of the satisfaction survey. `weight`: of this one alone, as "1/9" or "0.11"; None: that of all."""

    id: SkmElement
    weight: str | None = None


class Reporting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What reports say of the mall: who signs them, and how the satisfaction index (IKM) is weighed.

    `signed_as`: the office; `signed_by`, `signer_no`: the name and staff number under the line, None leaves them out.
    `ikm_weight`: of each element. `ikm_elements`: all nine, in the order of their numbers U1 to U9; empty: as in
    PermenPANRB 14/2017.
    """

    signed_as: Text = Text("Kepala MPP", "Head of the mall")
    signed_by: str | None = None
    signer_no: str | None = None
    ikm_weight: str = "1/9"
    ikm_elements: tuple[IkmElement, ...] = ()


class Site(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    schema: int
    about: str
    site: About
    hours: Hours
    zones: tuple[Zone, ...]
    counters: tuple[Counter, ...]
    documents: dict[str, Document]
    agencies: tuple[Agency, ...]
    journeys: tuple[Journey, ...] = ()
    numbering: Numbering = Numbering()
    priority: Priority = Priority()
    rules: CallRules = CallRules()
    promises: Promising = Promising()
    reports: Reporting = Reporting()
    kiosks: tuple[Kiosk, ...] = ()
    displays: tuple[Display, ...] = ()
    mobile_sites: tuple[MobileSite, ...] = ()
    load: Load = Load()
