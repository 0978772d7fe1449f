"""The table of screens: what leads where, and what leads nowhere."""

from dataclasses import replace

import msgspec
import pytest

from core.commands import Command, Errand, Issue, LaneIssued
from core.decider import Accepted, LaneGiven, Refused
from core.events import DayClosed, Event, PlannedStep, TicketIssued
from core.ids import derived
from core.refusal import Refusal
from core.words import Need
from kiosk.flow import step
from kiosk.flow.actions import (
    AddErrand,
    Answered,
    Ask,
    Back,
    Block,
    DropErrand,
    Go,
    Home,
    Ordered,
    PaperOut,
    PickAgency,
    PickService,
    PrintAgain,
    Prioritise,
    Require,
    Retry,
    Start,
    Take,
    Turn,
    Type,
    Unanswered,
)
from kiosk.flow.where import Flow, Paper, Screen
from tests.ui.hub import DAY

TICKET = derived("ticket")
ERRANDS = (Errand("A1"),)
COMMAND = Command(derived("command"), "kiosk-1", Issue(TICKET, ERRANDS))
OTHER = Command(derived("other"), "kiosk-1", Issue(derived("other ticket"), ERRANDS))
ISSUED = TicketIssued(TICKET, DAY, "A001", "A", 1, (PlannedStep(0, "A1", "A", "dukcapil"),))
ACCEPTED = Accepted((Event(1, 2, 0, COMMAND.id, "kiosk-1", ISSUED),))
LANE = LaneIssued(TICKET, "A1001", ERRANDS)


def after(*actions: object, flow: Flow | None = None) -> Flow:
    flow = flow or Flow()
    for action in actions:
        flow = step(flow, action)
    return flow


AGENCIES = after(Start(), Go(Screen.AGENCY))
CONFIRM = after(PickAgency("dukcapil"), PickService("A1"), flow=AGENCIES)
ISSUING = step(CONFIRM, Take(COMMAND))


def test_three_touches_lead_to_what_is_often_chosen() -> None:
    flow = after(Start(), PickService("A1"), Take(COMMAND))
    assert (flow.screen, flow.command) == (Screen.ISSUING, COMMAND)
    number = step(flow, Answered(COMMAND.id, ACCEPTED))
    assert (number.screen, number.issued) == (Screen.NUMBER, ISSUED)


def test_an_agency_with_one_service_has_no_page_of_services() -> None:
    flow = step(AGENCIES, PickAgency("samsat", "R1"))
    assert (flow.screen, flow.service) == (Screen.CONFIRM, "R1")
    assert step(flow, Back()) == AGENCIES


@pytest.mark.parametrize(
    "action", [Take(OTHER), PickAgency("bankntt"), PickService("B1"), Start(), Back(), Home(), Retry(), Turn(1)]
)
def test_while_a_number_is_issued_nothing_else_can_be_chosen(action: object) -> None:
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


@pytest.mark.parametrize("before", [ISSUING, step(ISSUING, Unanswered(COMMAND.id))])
def test_a_paper_that_is_out_before_the_answer_is_told_with_it(before: Flow) -> None:
    ahead = step(before, PaperOut(TICKET, Paper.PRINTED))
    assert after(Retry(), Answered(COMMAND.id, ACCEPTED), flow=ahead).paper is Paper.PRINTED
    other = step(before, PaperOut(OTHER.id, Paper.PRINTED))
    assert after(Retry(), Answered(COMMAND.id, ACCEPTED), flow=other).paper is Paper.PRINTING


def test_back_goes_one_screen_and_keeps_its_page() -> None:
    services = after(PickAgency("dukcapil"), Turn(1), flow=AGENCIES)
    confirm = step(services, PickService("C3"))
    assert step(confirm, Back()) == services
    assert step(services, Back()) == AGENCIES
    assert after(Back(), Back(), Back(), flow=AGENCIES) == Flow()


def test_there_is_no_page_before_the_first() -> None:
    assert step(AGENCIES, Turn(-1)).page == 0


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


def test_more_errands_go_onto_the_same_number() -> None:
    more = after(AddErrand(), PickService("K1"), flow=CONFIRM)
    assert [errand.service for errand in more.wish.errands] == ["A1", "K1"]
    assert step(more, DropErrand(0)).wish.errands == (Errand("K1"),)
    assert step(CONFIRM, DropErrand(0)) == CONFIRM
    assert after(Back(), Back(), flow=more) == CONFIRM


def test_an_errand_is_wanted_once() -> None:
    assert after(AddErrand(), PickService("A1"), flow=CONFIRM).wish.errands == (Errand("A1"),)


def test_what_waited_for_a_dropped_errand_waits_no_longer() -> None:
    wish = replace(CONFIRM.wish, errands=(Errand("K1"), Errand("A1"), Errand("S1", after=(0, 1))))
    assert step(replace(CONFIRM, wish=wish), DropErrand(0)).wish.errands == (Errand("A1"), Errand("S1", after=(0,)))


def test_needs_and_priority_stay_on_the_way_back() -> None:
    needs = after(Go(Screen.NEEDS), Require(Need.INTERPRETER), Prioritise(), flow=CONFIRM)
    back = step(needs, Back())
    assert (back.screen, back.wish.needs, back.wish.priority) == (Screen.CONFIRM, frozenset({Need.INTERPRETER}), True)
    assert after(Prioritise(), Go(Screen.NEEDS), Require(Need.INTERPRETER), flow=back).wish == CONFIRM.wish


def test_without_paper_nothing_is_awaited_from_the_printer() -> None:
    number = after(Block(), Take(COMMAND, paper=False), Answered(COMMAND.id, ACCEPTED), flow=CONFIRM)
    assert (number.screen, number.paper) == (Screen.NUMBER, Paper.NONE)


def test_a_paper_that_failed_is_printed_again_once() -> None:
    failed = after(Answered(COMMAND.id, ACCEPTED), PaperOut(TICKET, Paper.FAILED), flow=ISSUING)
    again = step(failed, PrintAgain())
    assert (again.paper, again.reprinted) == (Paper.PRINTING, True)
    assert step(again, PrintAgain()) == again
    failed_again = step(again, PaperOut(TICKET, Paper.FAILED))
    assert step(failed_again, PrintAgain()) == failed_again


def test_what_the_hub_decides_beside_numbers_leads_back_to_where_it_was_asked() -> None:
    ticket = replace(AGENCIES, screen=Screen.TICKET, ticket=TICKET)
    asked = step(ticket, Ask(OTHER, Screen.TICKET))
    assert asked.screen is Screen.ISSUING
    done = step(asked, Answered(OTHER.id, Accepted(())))
    assert (done.screen, done.ticket) == (Screen.TICKET, TICKET)
    assert step(done, Back()) == step(ticket, Back())
    refused = step(asked, Answered(OTHER.id, Refused(Refusal("ticket_over"))))
    assert step(refused, Back()) == ticket


def test_what_is_typed_is_cut_before_it_is_long() -> None:
    search = after(Start(), Go(Screen.SEARCH), Type("k" * 500))
    assert search.typed == "k" * 40
