"""The table of screens: what leads where, and what leads nowhere."""

from dataclasses import replace

import msgspec
import pytest

from core.commands import Command, Errand, Issue, LaneIssued
from core.decider import Accepted, LaneGiven, Refused
from core.events import DayClosed, Event, PlannedStep, TicketIssued
from core.ids import derived
from core.refusal import Refusal
from kiosk.flow import (
    Action,
    Answered,
    Back,
    Flow,
    Home,
    Ordered,
    Paper,
    PaperOut,
    PickAgency,
    PickService,
    Retry,
    Screen,
    Start,
    Take,
    Turn,
    Unanswered,
    step,
)
from tests.ui.hub import DAY

TICKET = derived("ticket")
ERRANDS = (Errand("A1"),)
COMMAND = Command(derived("command"), "kiosk-1", Issue(TICKET, ERRANDS))
OTHER = Command(derived("other"), "kiosk-1", Issue(derived("other ticket"), ERRANDS))
ISSUED = TicketIssued(TICKET, DAY, "A001", "A", 1, (PlannedStep(0, "A1", "A", "dukcapil"),))
ACCEPTED = Accepted((Event(1, 2, 0, COMMAND.id, "kiosk-1", ISSUED),))
LANE = LaneIssued(TICKET, "A1001", ERRANDS)


def after(*actions: Action, flow: Flow | None = None) -> Flow:
    flow = flow or Flow()
    for action in actions:
        flow = step(flow, action)
    return flow


CONFIRM = after(Start(), PickAgency("dukcapil"), PickService("A1"))
ISSUING = step(CONFIRM, Take(COMMAND))


def test_four_touches_lead_to_a_number() -> None:
    flow = after(Start(), PickAgency("dukcapil"), PickService("A1"), Take(COMMAND))
    assert (flow.screen, flow.command) == (Screen.ISSUING, COMMAND)
    number = step(flow, Answered(COMMAND.id, ACCEPTED))
    assert (number.screen, number.issued) == (Screen.NUMBER, ISSUED)


def test_an_agency_with_one_service_has_no_page_of_services() -> None:
    flow = after(Start(), PickAgency("samsat", "R1"))
    assert (flow.screen, flow.service) == (Screen.CONFIRM, "R1")
    assert step(flow, Back()) == Flow(Screen.AGENCY)


@pytest.mark.parametrize(
    "action", [Take(OTHER), PickAgency("bankntt"), PickService("B1"), Start(), Back(), Home(), Retry(), Turn(1)]
)
def test_while_a_number_is_issued_nothing_else_can_be_chosen(action: Action) -> None:
    assert step(ISSUING, action) is ISSUING


def test_an_answer_to_another_command_is_not_ours() -> None:
    assert step(ISSUING, Answered(OTHER.id, ACCEPTED)) is ISSUING
    assert step(ISSUING, Unanswered(OTHER.id)) is ISSUING


def test_the_event_of_the_number_may_come_after_others() -> None:
    closed = Event(1, 2, 0, COMMAND.id, "kiosk-1", DayClosed(DAY))
    flow = step(ISSUING, Answered(COMMAND.id, Accepted((closed, *ACCEPTED.events))))
    assert flow.issued == ISSUED


def test_a_number_of_the_lane_is_a_number() -> None:
    assert step(ISSUING, Answered(COMMAND.id, LaneGiven(LANE))).issued == LANE


def test_a_refusal_has_a_way_back_to_the_start() -> None:
    refused = step(ISSUING, Answered(COMMAND.id, Refused(Refusal("quota"))))
    assert (refused.screen, refused.refusal) == (Screen.REFUSED, Refusal("quota"))
    assert step(refused, Home()) == Flow()


def test_a_retry_sends_the_same_command() -> None:
    away = step(ISSUING, Unanswered(COMMAND.id))
    assert away.screen is Screen.UNREACHABLE
    again = step(away, Retry())
    assert (again.screen, again.command) == (Screen.ISSUING, COMMAND)


def test_only_the_paper_of_this_number_is_told() -> None:
    number = step(ISSUING, Answered(COMMAND.id, ACCEPTED))
    assert step(number, PaperOut(OTHER.id, Paper.FAILED)) == number
    assert step(number, PaperOut(TICKET, Paper.PRINTED)) == replace(number, paper=Paper.PRINTED)


def test_back_goes_one_screen_and_keeps_its_page() -> None:
    services = after(Start(), PickAgency("dukcapil"), Turn(1))
    confirm = step(services, PickService("C3"))
    assert step(confirm, Back()) == services
    assert step(services, Back()) == Flow(Screen.AGENCY)
    assert step(Flow(Screen.AGENCY), Back()) == Flow()


def test_there_is_no_page_before_the_first() -> None:
    assert after(Start(), Turn(-1)).page == 0


@pytest.mark.parametrize("screen", [s for s in Screen if s is not Screen.ISSUING])
def test_everywhere_but_at_the_hub_one_can_go_home(screen: Screen) -> None:
    assert step(Flow(screen), Home()) == Flow()


def test_a_number_ordered_by_others_is_shown_to_who_waits_for_it() -> None:
    shown = step(Flow(), Ordered(ISSUED))
    assert (shown.screen, shown.issued, shown.paper) == (Screen.NUMBER, ISSUED, Paper.PRINTING)
    other = msgspec.structs.replace(ISSUED, ticket=derived("newer"), label="A002")
    assert step(shown, Ordered(other)).issued == other
    assert step(shown, PaperOut(TICKET, Paper.PRINTED)).paper is Paper.PRINTED


def test_a_number_ordered_by_others_disturbs_nobody() -> None:
    number = step(ISSUING, Answered(COMMAND.id, ACCEPTED))
    for busy in (CONFIRM, ISSUING, number):
        assert step(busy, Ordered(ISSUED)) == busy
