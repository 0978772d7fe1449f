"""What a kiosk knows of the hall, and the questions that its pages ask of it."""

from typing import Protocol

from core.catalog import Catalog, valid_on
from core.events import Event
from core.hours import Code, Opening, opening
from core.notices import hanging
from core.promise.live import Live, LiveStep
from core.site import Agency, Counter, Service
from core.state import State


class Hall(Protocol):
    """The local store as it is read: `store.reader.SiteReader`, or a state folded by hand in a test."""

    @property
    def state(self) -> State: ...

    @property
    def catalog(self) -> Catalog | None:
        """None until a site file has arrived."""

    @property
    def loads(self) -> int:
        """How many times the store was read from its beginning; then there are no events to tell what happened."""

    def promises(self, since_ms: int) -> dict[str, tuple[int, int]]:
        """What the hub would promise to somebody new, per letter, as it told at `since_ms` or later."""

    def promise(self, letter: str, since_ms: int) -> LiveStep | None:
        """One of them with what it rests on."""

    def live(self, ticket: str, since_ms: int) -> Live:
        """What the hub tells of a number while its visitor waits, as it told at `since_ms` or later."""

    def note_text(self, ref: str) -> str | None:
        """The text of a notice; None where it was erased, or has not come yet."""

    def poll(self) -> list[Event]:
        """Takes in what was appended since the last call, and returns it in order."""


def agencies(catalog: Catalog, now_ms: int) -> list[Agency]:
    """The agencies that are part of the mall today, in the order of the site file."""
    day = catalog.local(now_ms).date()
    return [
        a for a in catalog.site.agencies if valid_on(day, a.valid_from, a.valid_until) and services(catalog, a, now_ms)
    ]


def notices(hall: Hall, now_ms: int) -> tuple[str, ...]:
    """What hangs in the hall, in whichever part of it: whoever comes in has not been anywhere yet. Newest first."""
    texts = (hall.note_text(ref) for ref in reversed(hanging(hall.state, now_ms)))
    return tuple(" ".join(text.split()) for text in texts if text and text.strip())


def services(catalog: Catalog, agency: Agency, now_ms: int) -> list[Service]:
    day = catalog.local(now_ms).date()
    return [s for s in agency.services if valid_on(day, s.valid_from, s.valid_until)]


def waiting(state: State, letter: str) -> int:
    """How many people wait for `letter`."""
    return len(state.waiting.get(letter, {}))


def agency_opening(catalog: Catalog, state: State, agency: Agency, now_ms: int) -> Opening:
    """Open where any letter of the agency is; else what is said of the letter that opens first."""
    each = [opening(catalog, state, x.letter, now_ms) for x in agency.letters]
    return min(each, key=lambda o: (not o.open, o.from_ms is None, o.from_ms or 0))


def hall_opening(catalog: Catalog, state: State, now_ms: int) -> Opening:
    """Closed too while nobody has opened the service day."""
    plan = opening(catalog, state, None, now_ms)
    today = catalog.local(now_ms).date()
    if plan.open and not (state.day and state.day.open and state.day.date == today):
        return Opening(Code.NOT_YET)
    return plan


def counters(catalog: Catalog, letter: str, now_ms: int) -> list[Counter]:
    day = catalog.local(now_ms).date()
    return [c for c in catalog.counters_of(letter) if valid_on(day, c.valid_from, c.valid_until)]
