"""What is on the pictures: every page, by name. Another one is a line here."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import msgspec

from core.commands import MINUTE_MS, Errand, LaneIssued
from core.day_words import said
from core.promise.live import Live, LiveStep
from core.refusal import Refusal
from core.site import OWN_RISK
from core.words import Doubt, Need, Text
from kiosk.backstage import NOTHING_KNOWN, StaffFacts
from kiosk.flow.where import Flow, Paper, Rating, Screen, Wish
from kiosk.hall import waiting
from kiosk.journey import questions
from kiosk.pages import Pages
from kiosk.scene import UNTOLD, Scene
from kiosk.shots.morning import CODE_HASH, HOUR_MS, Morning
from printer.states import Cause, PrinterState
from printer.status import PrinterStatus

STAFF = StaffFacts(hub_age_ms=2000, unsent=3, clock_sure=True, volume=80, pin_set=True)
PAPER_OUT = PrinterStatus(PrinterState.BLOCKED, Cause.PAPER_OUT)
LAST_PAGE = 99
NOTICE = "Layanan SIM hari ini di lantai dasar, di sebelah pintu masuk."


def _scene(pages: Pages, scene: Scene) -> None:
    pages.show(scene, voice=True)


def _out(pages: Pages, scene: Scene) -> None:
    pages.show(scene)
    pages.show_out_of_service(scene.language)


@dataclass(frozen=True, slots=True)
class Situation:
    """`later_ms`: after the time of the morning. `show`: how the page comes up."""

    flow: Flow = field(default_factory=Flow)
    printer: PrinterStatus | None = None
    help: str | None = None
    staff: StaffFacts = NOTHING_KNOWN
    later_ms: int = 0
    live: Live = UNTOLD
    basis: LiveStep | None = None
    notices: tuple[str, ...] = ()
    show: Callable[[Pages, Scene], None] = _scene


def situations(made: Morning) -> dict[str, Situation]:
    """Those that the site of the morning has; one without journeys has no questions."""
    if not made.kinds or not made.issued:
        return _always(made)
    return _always(made) | _choosing(made) | _journeys(made) | _deciding(made) | _promised(made) | _returning(made)


def _always(made: Morning) -> dict[str, Situation]:
    shown = {
        "welcome": Situation(),
        "welcome-notice": Situation(notices=(NOTICE,)),
        "closed": Situation(later_ms=14 * HOUR_MS),
        "preparing": Situation(show=lambda pages, scene: pages.show_without_site(scene.language, scene.now_ms)),
        "out": Situation(show=_out),
    }
    rooms = (screen for screen in Screen if screen in (Screen.PIN, Screen.SCREEN_TEST) or screen.startswith("staff"))
    return shown | {_name(screen): Situation(Flow(screen), PAPER_OUT, staff=STAFF) for screen in rooms}


def _choosing(made: Morning) -> dict[str, Situation]:
    many = max(made.kinds, key=lambda service: len(service.documents))
    agency = max(made.catalog.site.agencies, key=lambda agency: len(agency.services))
    one, more = Wish((Errand(made.kinds[0].code),)), Wish(tuple(Errand(kind.code) for kind in made.kinds[:3]))
    needed = replace(one, priority=True, needs=frozenset({Need.STAFF_COMES}))
    documents = Wish((Errand(many.code),))
    name = many.name.id.split()[0].lower()
    return {
        "start": Situation(Flow(Screen.START)),
        "start-more": Situation(Flow(Screen.START, wish=one)),
        "agencies": Situation(Flow(Screen.AGENCY)),
        "agencies-last": Situation(Flow(Screen.AGENCY, page=LAST_PAGE)),
        "services": Situation(Flow(Screen.SERVICE, agency=agency.id)),
        "search": Situation(Flow(Screen.SEARCH)),
        "search-found": Situation(Flow(Screen.SEARCH, typed=name)),
        "search-nothing": Situation(Flow(Screen.SEARCH, typed="xyzxyz")),
        "confirm": Situation(Flow(Screen.CONFIRM, wish=one)),
        "confirm-more": Situation(Flow(Screen.CONFIRM, wish=more)),
        "confirm-documents": Situation(Flow(Screen.CONFIRM, wish=documents)),
        "missing": Situation(Flow(Screen.MISSING, wish=documents)),
        "needs": Situation(Flow(Screen.NEEDS, wish=needed)),
        "help": Situation(Flow(Screen.START), help=made.help),
    }


def _journeys(made: Morning) -> dict[str, Situation]:
    catalog = made.catalog
    asking = [journey for journey in catalog.site.journeys if questions(journey, catalog)]
    shown = {f"question-{x.id}": Situation(Flow(Screen.QUESTION, journey=x.id)) for x in asking}
    return {"journeys": Situation(Flow(Screen.JOURNEYS)), **shown} if catalog.site.journeys else {}


def _deciding(made: Morning) -> dict[str, Situation]:
    issued = made.issued[-1]
    wish = Wish((Errand(made.kinds[0].code),))
    flow = Flow(Screen.NUMBER, wish=wish, issued=issued)
    lane = LaneIssued(made.issued[-1].ticket, f"{issued.letter}1007", wish.errands)
    late = msgspec.structs.replace(issued, promise=None, doubt=Doubt.PAST_CLOSING)
    tomorrow = said(made.catalog.local(made.now_ms).date() + dt.timedelta(1))
    again = Text(f" Silakan datang lagi {tomorrow.id}.", f" Please come again on {tomorrow.en}.")
    full: dict[str, str | Text] = {"agency": made.catalog.agency_of(issued.letter).short, "again": again}
    no = Refusal("quota", {}, made.now_ms + 22 * HOUR_MS)
    return {
        "issuing": Situation(replace(flow, screen=Screen.ISSUING)),
        "number": Situation(flow),
        "number-printed": Situation(replace(flow, paper=Paper.PRINTED)),
        "number-failed": Situation(replace(flow, paper=Paper.FAILED)),
        "number-no-paper": Situation(replace(flow, paper=Paper.NONE)),
        "number-lane": Situation(replace(flow, issued=lane)),
        "blocked": Situation(replace(flow, screen=Screen.BLOCKED), PAPER_OUT),
        "refused": Situation(replace(flow, screen=Screen.REFUSED, refusal=no)),
        "refused-day-full": Situation(replace(flow, screen=Screen.REFUSED, refusal=Refusal("day_full", full))),
        "refused-own-risk": Situation(replace(flow, screen=Screen.REFUSED, refusal=Refusal(OWN_RISK, full))),
        "number-no-time": Situation(replace(flow, issued=late)),
        "refused-staff": Situation(replace(flow, screen=Screen.REFUSED, refusal=Refusal("full"))),
        "unreachable": Situation(replace(flow, screen=Screen.UNREACHABLE)),
    }


def _promised(made: Morning) -> dict[str, Situation]:
    """A number that promises a time, what that rests on, and roughly when its later steps come."""
    span = made.now_ms + 10 * MINUTE_MS, made.now_ms + 25 * MINUTE_MS
    plain = made.issued[-1]
    steps = tuple(
        msgspec.structs.replace(step, about_ms=span[1] + step.n * 30 * MINUTE_MS) if step.n else step
        for step in plain.steps
    )
    issued = msgspec.structs.replace(plain, promise=span, steps=steps)
    told = LiveStep(span, None, 4, 2, 6 * MINUTE_MS, None, 91, 100)
    flow = Flow(Screen.NUMBER, issued=issued, paper=Paper.PRINTED)
    live = Live({(issued.ticket, 0): told})
    choosing = Flow(Screen.CONFIRM, wish=Wish((Errand(made.kinds[0].code),)))
    basis = msgspec.structs.replace(told, ahead=waiting(made.state, made.kinds[0].letter))
    return {
        "confirm-promised": Situation(choosing, basis=basis),
        "confirm-why": Situation(replace(choosing, explained=True), basis=basis),
        "number-promised": Situation(flow, live=live),
        "number-why": Situation(replace(flow, explained=True), live=live),
    }


def _returning(made: Morning) -> dict[str, Situation]:
    """Back with a number or a booking, and afterwards."""
    served, waiting = made.issued[0].ticket, made.issued[-1].ticket
    booked = Wish((Errand(made.kinds[0].code),), booking=CODE_HASH)
    mine = Flow(Screen.TICKET, ticket=waiting, trusted=True)
    adding = replace(mine, screen=Screen.ADD, wish=Wish((Errand(made.kinds[0].code),)))
    return {
        "find": Situation(Flow(Screen.FIND)),
        "find-number": Situation(Flow(Screen.FIND_NUMBER, typed=made.issued[-1].label, wrong=True)),
        "find-booking": Situation(Flow(Screen.FIND_BOOKING, typed="7K2")),
        "ticket": Situation(mine),
        "ticket-served": Situation(replace(mine, ticket=served)),
        "ticket-unknown": Situation(replace(mine, ticket="")),
        "add": Situation(adding),
        "drop": Situation(replace(mine, screen=Screen.DROP)),
        "booking": Situation(Flow(Screen.BOOKING, wish=booked)),
        "booking-unknown": Situation(Flow(Screen.BOOKING)),
        "rate": Situation(Flow(Screen.RATE, ticket=served, rating=Rating(served, 0))),
        "rate-visit": Situation(Flow(Screen.RATE)),
        "thanks": Situation(Flow(Screen.THANKS)),
    }


def _name(screen: Screen) -> str:
    return screen.replace("_", "-")
