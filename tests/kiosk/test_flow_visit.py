"""Coming back with a number or a booking, and rating: what leads where."""

import pytest

from core.commands import AddStep, Command, Errand
from core.decider import Accepted, Refused
from core.events import DayClosed, Event, PlannedStep, TicketIssued
from core.ids import derived
from core.refusal import Refusal
from kiosk.flow import can_go_back, step
from kiosk.flow.actions import (
    AddErrand,
    Answered,
    Ask,
    Back,
    BeginRating,
    CheckIn,
    Go,
    NotFound,
    OpenTicket,
    PickService,
    Score,
    Start,
    Thank,
    Type,
)
from kiosk.flow.rating import ELEMENTS
from kiosk.flow.visit import DEAF
from kiosk.flow.where import Flow, Paper, Screen, Wish
from tests.ui.hub import DAY

TICKET, OTHER = derived("ticket"), derived("other")
ADDED = Command(derived("command"), "kiosk-1", AddStep(TICKET, Errand("A1")))
YES = Accepted((Event(1, 2, 0, ADDED.id, "kiosk-1", DayClosed(DAY)),))
ISSUED = TicketIssued(TICKET, DAY, "A001", "A", 1, (PlannedStep(0, "A1", "A", "dukcapil"),))


def after(*actions: object, flow: Flow | None = None) -> Flow:
    flow = flow or Flow()
    for action in actions:
        flow = step(flow, action)
    return flow


SCANNED = after(OpenTicket(TICKET, trusted=True))


@pytest.mark.parametrize("screen", sorted(frozenset(Screen) - DEAF - {Screen.NUMBER}))
def test_a_scan_leads_to_the_ticket_from_everywhere(screen: Screen) -> None:
    flow = step(Flow(screen), OpenTicket(TICKET, trusted=True))
    assert (flow.screen, flow.ticket, flow.trusted) == (Screen.TICKET, TICKET, True)


@pytest.mark.parametrize("screen", sorted(DEAF))
@pytest.mark.parametrize("action", [OpenTicket(TICKET, trusted=True), CheckIn("0" * 64, None)])
def test_a_scan_leads_nowhere_while_others_are_at_work(screen: Screen, action: object) -> None:
    assert step(Flow(screen), action).screen is screen


@pytest.mark.parametrize("paper", list(Paper))
def test_a_fresh_number_stays_until_its_paper_is_out(paper: Paper) -> None:
    flow = step(Flow(Screen.NUMBER, issued=ISSUED, paper=paper), OpenTicket(OTHER, trusted=True))
    assert (flow.screen is Screen.TICKET) == (paper is Paper.PRINTED)


def test_back_leads_to_what_was_being_chosen_and_never_to_another_number() -> None:
    choosing = after(Start(), Go(Screen.AGENCY))
    scanned = step(choosing, OpenTicket(TICKET, trusted=True))
    assert step(scanned, Back()) == choosing
    assert step(step(scanned, OpenTicket(OTHER, trusted=True)), Back()) == Flow()
    assert step(after(CheckIn("0" * 64, "A1"), OpenTicket(TICKET, trusted=True)), Back()) == Flow()


def test_a_service_is_put_onto_the_number_that_was_scanned() -> None:
    asked = after(AddErrand(), PickService("A1"), flow=SCANNED)
    assert (asked.screen, asked.service) == (Screen.ADD, "A1")
    deciding = step(asked, Ask(ADDED, Screen.TICKET))
    done = step(deciding, Answered(ADDED.id, YES))
    assert (done.screen, done.ticket, done.wish, done.command) == (Screen.TICKET, TICKET, Wish(), ADDED)
    assert step(done, Back()) == Flow()


def test_a_refusal_leads_back_to_the_question() -> None:
    asked = after(AddErrand(), PickService("A1"), flow=SCANNED)
    refused = after(Ask(ADDED, Screen.TICKET), Answered(ADDED.id, Refused(Refusal("quota"))), flow=asked)
    assert refused.screen is Screen.REFUSED
    assert step(refused, Back()) == asked


def test_a_number_that_was_only_typed_takes_no_errand() -> None:
    typed = after(OpenTicket(TICKET, trusted=False))
    assert step(typed, AddErrand()) == typed


def test_what_is_typed_is_short_and_forgets_that_it_was_wrong() -> None:
    pad = after(Start(), Go(Screen.FIND), Go(Screen.FIND_NUMBER), Type("A" * 99))
    assert (pad.screen, pad.typed) == (Screen.FIND_NUMBER, "A" * 12)
    wrong = step(pad, NotFound())
    assert wrong.wrong
    assert not step(wrong, Type("A")).wrong


def test_a_booking_brings_its_service_and_leads_on_without_it() -> None:
    flow = after(CheckIn("0" * 64, "A1"))
    assert (flow.screen, flow.wish.booking, flow.service) == (Screen.BOOKING, "0" * 64, "A1")
    ordinary = step(flow, PickService("A1"))
    assert (ordinary.screen, ordinary.wish.booking, ordinary.service) == (Screen.CONFIRM, None, "A1")
    assert after(CheckIn("0" * 64, None), Start()).screen is Screen.START


def test_nine_questions_and_back_to_the_one_before() -> None:
    flow = after(BeginRating(TICKET, 0), flow=SCANNED)
    assert (flow.screen, flow.page) == (Screen.RATE, 0)
    second = step(flow, Score(4))
    assert second.rating is not None
    assert (second.rating.scores, second.page, second.place != flow.place) == ((4,), 1, True)
    assert step(second, Back()) == flow
    assert step(flow, Back()).screen is Screen.TICKET


@pytest.mark.parametrize("score", [0, 5, -1])
def test_there_are_four_faces(score: int) -> None:
    flow = after(BeginRating(TICKET, 0), flow=SCANNED)
    assert step(flow, Score(score)) == flow


def test_the_last_answer_is_for_the_hub_and_who_said_nothing_is_thanked() -> None:
    begun = after(BeginRating(TICKET, 0), flow=SCANNED)
    said = after(*[Score(1)] * len(ELEMENTS), flow=begun)
    assert said.rating is not None
    assert (said.screen, len(said.rating.scores)) == (Screen.RATE, len(ELEMENTS) - 1)
    assert after(*[Score(None)] * len(ELEMENTS), flow=begun).screen is Screen.THANKS


def test_thanks_lead_to_another_errand_and_not_back() -> None:
    thanked = after(Thank())
    assert thanked == Flow(Screen.THANKS)
    assert not can_go_back(thanked)
    assert step(step(thanked, BeginRating(TICKET, 1)), Back()) == Flow()
