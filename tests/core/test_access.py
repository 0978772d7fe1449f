"""Least privilege: who may send what, intent by intent."""

import datetime as dt
from typing import get_args

import pytest

from core import commands
from core.access import EVERYWHERE, MAY, VISITOR, Duty, Person, Staff, may
from core.commands import (
    AddStep,
    AdmitPapers,
    AnswerColleague,
    AskColleague,
    AskHelp,
    Body,
    CallNext,
    CallTicket,
    CancelBooking,
    CancelTicket,
    ChangeDocument,
    CloseDay,
    CloseEarly,
    Errand,
    Intent,
    Issue,
    MakeBooking,
    MarkRound,
    OpenCounter,
    OpenDay,
    PauseAgency,
    PostNotice,
    Print,
    Return,
    TakeHelp,
    TryZone,
)
from core.words import Check, PaperKind, Question, Reason, Reply
from tests.core.play import Play, ident

NEVER = {
    "BeginEpoch", "BeginOutage", "EndOutage", "HandLane", "ExpireHold", "ExpireBooking", "RateVisit", "CountUnmet",
    "LaneIssued", "Printed", "PaperPrinted", "Shown", "TrialShown", "Rate",
}  # fmt: skip

HASH = "0" * 64


def person(duty: Duty, agency: str = "dukcapil", active: bool = True) -> Person:
    return Person("101", "Ani", "-", {agency: (duty,)}, active)


@pytest.fixture
def play() -> Play:
    return Play().opened(1, 3)


def allowed(play: Play, who: Person, intent: Intent) -> bool:
    return may(who, intent, play.state, play.hall)


def test_every_intent_is_given_to_somebody_or_kept_from_all() -> None:
    given = {intent.__name__ for intents in MAY.values() for intent in intents}
    every = {intent.__name__ for intent in get_args(Body)}
    assert given | NEVER == every
    assert given & NEVER == set()
    assert {intent.__name__ for intent in VISITOR} == {"PauseTicket", "ResumeTicket", "CancelTicket", "Rate"}


@pytest.mark.parametrize("duty", Duty)
def test_whoever_is_inactive_may_nothing(play: Play, duty: Duty) -> None:
    assert not allowed(play, person(duty, EVERYWHERE, active=False), OpenCounter(1))


@pytest.mark.parametrize(
    ("duty", "yes"),
    [(Duty.OFFICER, True), (Duty.SUPERVISOR, True), (Duty.USHER, False), (Duty.ADMIN, False)],
)
def test_counters_are_worked_by_their_own_agency(play: Play, duty: Duty, yes: bool) -> None:
    assert allowed(play, person(duty), CallNext(1)) is yes
    assert not allowed(play, person(duty), CallNext(3))
    assert not allowed(play, person(duty), CallNext(99))
    assert allowed(play, person(duty, EVERYWHERE), CallNext(3)) is yes


def test_a_chosen_visitor_is_called_to_an_own_counter_only(play: Play) -> None:
    mine, theirs = play.issue("KTP"), play.issue("SETOR")
    officer = person(Duty.OFFICER)
    assert allowed(play, officer, CallTicket(1, mine.id, Reason.PRIORITY))
    assert not allowed(play, officer, CallTicket(3, theirs.id, Reason.PRIORITY))


def test_a_step_comes_back_to_its_own_agency(play: Play) -> None:
    ticket = play.issue("KTP", "SETOR")
    officer = person(Duty.OFFICER)
    assert allowed(play, officer, Return(ticket.id, 0))
    assert not allowed(play, officer, Return(ticket.id, 1))
    assert not allowed(play, officer, Return(ident("unknown"), 0))
    assert allowed(play, officer, AddStep(ticket.id, Errand("SETOR")))
    assert not allowed(play, person(Duty.OFFICER, "imigrasi"), AddStep(ticket.id, Errand("LEGAL")))
    assert not allowed(play, officer, CancelTicket(ticket.id))


def test_an_usher_of_one_agency_gives_its_numbers_only(play: Play) -> None:
    usher = person(Duty.USHER)
    assert allowed(play, usher, Issue(ident("t"), (Errand("KTP"), Errand("AKTA"))))
    assert not allowed(play, usher, Issue(ident("t"), (Errand("KTP"), Errand("SETOR"))))
    assert not allowed(play, usher, Issue(ident("t"), (Errand("NONE"),)))
    assert allowed(play, person(Duty.USHER, EVERYWHERE), Issue(ident("t"), (Errand("KTP"), Errand("SETOR"))))


def test_help_is_answered_by_anybody_who_has_the_duty(play: Play) -> None:
    assert allowed(play, person(Duty.USHER), TakeHelp(ident("h")))
    assert allowed(play, person(Duty.OFFICER), AskHelp(ident("h"), "1"))
    assert not allowed(play, person(Duty.OFFICER), TakeHelp(ident("h")))
    assert not allowed(play, person(Duty.ADMIN, EVERYWHERE), TakeHelp(ident("h")))


def test_a_supervisor_leads_one_agency(play: Play) -> None:
    chief = person(Duty.SUPERVISOR)
    play.do(MakeBooking(ident("b"), "PASPOR", play.now_ms + 3_600_000, HASH))
    assert allowed(play, chief, PauseAgency("dukcapil", Reason.MEETING))
    assert not allowed(play, chief, PauseAgency("bank", Reason.MEETING))
    assert not allowed(play, chief, CloseEarly(None, play.now_ms, Reason.OTHER))
    assert allowed(play, person(Duty.ADMIN, EVERYWHERE), CloseEarly(None, play.now_ms, Reason.OTHER))
    assert allowed(play, chief, MakeBooking(ident("c"), "KTP", play.now_ms, HASH))
    assert not allowed(play, chief, MakeBooking(ident("c"), "PASPOR", play.now_ms, HASH))
    assert allowed(play, person(Duty.SUPERVISOR, "imigrasi"), CancelBooking(ident("b")))
    assert not allowed(play, chief, CancelBooking(ident("b")))
    assert not allowed(play, chief, CancelBooking(ident("none")))


def test_documents_are_changed_by_admins_of_the_whole_site(play: Play) -> None:
    change = ChangeDocument("staff", "{}")
    assert allowed(play, person(Duty.ADMIN, EVERYWHERE), change)
    assert not allowed(play, person(Duty.ADMIN, "dukcapil"), change)
    assert not allowed(play, person(Duty.SUPERVISOR, EVERYWHERE), change)


def test_people_are_found_by_number() -> None:
    staff = Staff((person(Duty.USHER),))
    assert staff.person("101") == staff.people[0]
    assert staff.person("102") is None


def test_the_envelope_has_room_for_who_it_was() -> None:
    assert commands.Command(ident("c"), "web", CallNext(1), "101").actor == "101"


def test_counters_ask_and_answer_for_themselves(play: Play) -> None:
    officer = person(Duty.OFFICER)
    assert allowed(play, officer, AskColleague(ident("a"), 1, Question.COME, 3))
    assert not allowed(play, officer, AskColleague(ident("a"), 3, Question.COME, 1))
    assert not allowed(play, officer, AnswerColleague(ident("a"), 3, Reply.YES))
    assert not allowed(play, person(Duty.USHER, EVERYWHERE), AnswerColleague(ident("a"), 3, Reply.YES))


def test_papers_are_asked_for_by_those_whom_they_concern(play: Play) -> None:
    mine, both, who = play.issue("KTP"), play.issue("SETOR", "KTP"), person(Duty.OFFICER)

    def asks(paper: PaperKind, subject: str, step: int | None = None) -> bool:
        return allowed(play, who, Print(ident("p"), paper, subject, "kios-1", step))

    assert asks(PaperKind.PICKUP, mine.id, 0)
    assert not asks(PaperKind.PICKUP, mine.id, 5)
    assert not asks(PaperKind.PICKUP, both.id, 0)
    assert asks(PaperKind.NOTA, both.id)
    assert not asks(PaperKind.NOTA, ident("nobody"))
    assert asks(PaperKind.DOCUMENTS, "KTP")
    assert not asks(PaperKind.DOCUMENTS, "SETOR")
    assert not asks(PaperKind.DAY, "2026-11-24")


def test_an_usher_books_in_papers_of_an_own_agency(play: Play) -> None:
    papers = AdmitPapers("A", 1, 1, "KTP", (ident("t"),))
    assert allowed(play, person(Duty.USHER), papers)
    assert not allowed(play, person(Duty.USHER, "bank"), papers)
    assert not allowed(play, person(Duty.OFFICER), papers)


def test_who_leads_the_whole_hall_opens_it_and_tells_it_things(play: Play) -> None:
    today = play.state.day.date if play.state.day else dt.date.max
    notice = PostNotice(ident("n"), play.now_ms + 1, text="Halo")
    for intent in (OpenDay(today), CloseDay(today), notice, TryZone("utara"), MarkRound(Check.CLOCK, True)):
        assert allowed(play, person(Duty.SUPERVISOR, EVERYWHERE), intent)
        assert allowed(play, person(Duty.ADMIN, EVERYWHERE), intent)
        assert not allowed(play, person(Duty.SUPERVISOR), intent)
        for duty in (Duty.OFFICER, Duty.USHER):
            assert not allowed(play, person(duty, EVERYWHERE), intent)


def test_a_test_slip_is_for_who_leads_the_whole_hall(play: Play) -> None:
    slip = Print(ident("p"), PaperKind.TEST, "kios-1", "kios-1")
    assert allowed(play, person(Duty.SUPERVISOR, EVERYWHERE), slip)
    assert allowed(play, person(Duty.ADMIN, EVERYWHERE), slip)
    assert not allowed(play, person(Duty.ADMIN, EVERYWHERE), Print(ident("d"), PaperKind.DOCUMENTS, "KTP", "kios-1"))
    assert not allowed(play, person(Duty.SUPERVISOR), slip)
