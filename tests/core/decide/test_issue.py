"""A new number: its label, its place, and who gets none."""

import pytest

from core import events
from core.commands import (
    AddStep,
    BeginEpoch,
    CallNext,
    CancelTicket,
    CloseDay,
    CloseEarly,
    Errand,
    Issue,
    OpenDay,
    PauseAgency,
    Transfer,
)
from core.words import Channel, Language, Need, Reason
from tests.core.play import Play, first, ident, kinds
from tests.core.small_site import FRIDAY, TUESDAY, WEDNESDAY, catalog, form


def test_numbers_go_up_by_one_in_each_letter(hall: Play) -> None:
    labels = [hall.issue(s).label for s in ("KTP", "AKTA", "KK", "LEGAL", "AKTA")]
    assert labels == ["A001", "B001", "A002", "BA001", "B002"]
    assert hall.state.labels.keys() == {"A001", "A002", "B001", "B002", "BA001"}


def test_the_event_holds_what_was_asked_for(hall: Play) -> None:
    wanted = Issue(
        ident("t"), (Errand("AKTA"), Errand("KK", after=(0,))), priority=True, needs=(Need.QUIET_CALL,),
        language=Language.EN, channel=Channel.USHER, journey="lahir", print_at="kios-1",
    )  # fmt: skip
    (issued,) = hall.do(wanted, "kios-2")
    assert isinstance(issued, events.TicketIssued)
    ticket = hall.state.tickets[ident("t")]
    assert (ticket.label, ticket.day, ticket.device, ticket.issued_ms) == ("B001", TUESDAY, "kios-2", hall.now_ms)
    assert (ticket.language, ticket.channel, ticket.journey, ticket.print_at) == ("en", "usher", "lahir", "kios-1")
    assert ticket.head_start_ms == 20 * 60_000
    assert [s.place_ms for s in ticket.steps] == [hall.now_ms - 20 * 60_000, None]
    assert hall.waiting("B") == {"B001"}
    assert hall.waiting("A") == set()
    assert ticket.is_open


def test_the_letter_is_that_of_the_first_required_errand(hall: Play) -> None:
    assert hall.issue(Errand("SETOR", required=False), "AKTA").label == "B001"
    assert hall.issue(Errand("SETOR", required=False)).label == "C001"


def test_it_says_how_many_are_ahead(hall: Play) -> None:
    assert [hall.issue("KTP").ahead for _ in range(3)] == [0, 1, 2]
    assert hall.issue("KTP", priority=True).ahead == 0
    hall.later(seconds=1)
    assert hall.issue("KK").ahead == 4


@pytest.mark.parametrize(
    ("errands", "code"),
    [
        ((), "bad_steps"),
        ((Errand("KTP"),) * 9, "bad_steps"),
        ((Errand("KTP", after=(0,)),), "bad_steps"),
        ((Errand("KTP"), Errand("KK", after=(-1,))), "bad_steps"),
        ((Errand("SIM"),), "unknown_service"),
        ((Errand("KIA"),), "not_valid"),
        ((Errand("PASPOR"),), "booking_only"),
    ],
)
def test_errands_that_cannot_be(hall: Play, errands: tuple[Errand, ...], code: str) -> None:
    assert hall.code(Issue(ident("t"), errands)) == code


def test_eight_errands_are_one_ticket(hall: Play) -> None:
    ticket = hall.issue(*["KTP"] * 8)
    assert len(ticket.steps) == 8
    assert len({s.seq for s in ticket.steps}) == 8


def test_an_agency_that_is_not_there_any_more() -> None:
    agencies = [a | {"valid_until": "2026-11-23"} if a["id"] == "bank" else a for a in form()["agencies"]]
    hall = Play(catalog(agencies=agencies)).opened()
    assert hall.code(Issue(ident("t"), (Errand("SETOR"),))) == "not_valid"


def test_an_unknown_journey(hall: Play) -> None:
    assert hall.code(Issue(ident("t"), (Errand("KTP"),), journey="pindah")) == "unknown_journey"


def test_an_id_is_used_once(hall: Play) -> None:
    ticket = hall.issue("KTP")
    assert hall.code(Issue(ticket.id, (Errand("KTP"),))) == "ticket_exists"


def test_not_before_the_day_is_open(play: Play) -> None:
    wanted = Issue(ident("t"), (Errand("KTP"),))
    assert play.code(wanted) == "day_not_open"
    assert play.at("07:00").refused(wanted).from_ms == play.at("07:30").now_ms
    play.at("07:30").opened().do(CloseDay(TUESDAY))
    assert play.code(wanted) == "closed"
    play.on(WEDNESDAY, "08:00")
    assert play.code(wanted) == "day_not_open"


def test_yesterday_left_open_gives_no_numbers(play: Play) -> None:
    play.opened().on(WEDNESDAY, "08:00")
    assert play.code(Issue(ident("t"), (Errand("KTP"),))) == "day_not_open"


@pytest.mark.parametrize(("clock", "code"), [("11:45", "break"), ("14:45", "last_ticket"), ("15:30", "closed")])
def test_no_numbers_outside_the_hours(clock: str, code: str) -> None:
    hall = Play(day=FRIDAY, clock=clock).opened()
    assert hall.code(Issue(ident("t"), (Errand("KTP"),))) == code


def test_a_later_step_need_only_come_up_today() -> None:
    week = {"fri": [["10:00", "12:00"]]}
    agencies = form()["agencies"]
    agencies[1]["letters"][0]["hours"] = week
    hall = Play(catalog(agencies=agencies), FRIDAY, "08:30").opened()
    assert hall.code(Issue(ident("t"), (Errand("SETOR"),))) == "not_yet"
    hall.issue("KTP", Errand("SETOR", after=(0,)))
    hall.checked()


def test_a_quota_counts_errands_not_people(hall: Play) -> None:
    hall.issue("AKTA", "AKTA")
    cancelled = hall.issue("AKTA")
    hall.do(CancelTicket(cancelled.id))
    assert hall.code(Issue(ident("t"), (Errand("AKTA"), Errand("AKTA")))) == "quota"
    hall.issue("KTP", "AKTA")
    assert hall.refused(Issue(ident("t"), (Errand("AKTA"),))).from_ms == hall.on(WEDNESDAY, "07:30").now_ms


def test_a_transfer_within_a_letter_takes_nothing_off_the_quota(hall: Play) -> None:
    hall.issue("AKTA")
    hall.do(CallNext(2))
    hall.do(Transfer(2, "AKTA"))
    assert hall.state.day is not None
    assert hall.state.day.created["B"] == 1
    hall.later(minutes=2).do(CallNext(2))
    hall.do(Transfer(2, "KTP"))
    assert hall.state.day.created == {"A": 1, "B": 1}


def test_a_series_ends_at_999(hall: Play) -> None:
    hall.do(BeginEpoch(998))
    assert hall.issue("KTP").label == "A999"
    assert hall.code(Issue(ident("t"), (Errand("KTP"),))) == "quota"


def test_a_kiosk_gives_a_dozen_a_minute_in_one_letter(hall: Play) -> None:
    for _ in range(12):
        hall.issue("KTP", device="kios-1")
        hall.later(seconds=2)
    refused = hall.refused(Issue(ident("t"), (Errand("KTP"),)), "kios-1")
    assert (refused.code, refused.from_ms) == ("too_many", hall.at("08:01").now_ms)
    hall.at("08:00").later(seconds=30)
    hall.issue("KTP", device="kios-2")
    hall.issue("SETOR", device="kios-1")
    hall.at("08:01").issue("KTP", device="kios-1")


def test_an_agency_that_pauses_gives_none(hall: Play) -> None:
    hall.do(PauseAgency("bank", Reason.SYSTEM_DOWN, hall.now_ms + 60_000))
    refused = hall.refused(Issue(ident("t"), (Errand("SETOR"),)))
    assert (refused.code, refused.from_ms) == ("paused", hall.now_ms + 60_000)
    hall.issue("KTP")


def test_an_early_close_ends_the_giving(hall: Play) -> None:
    hall.do(CloseEarly(None, hall.now_ms + 20 * 60_000, Reason.SECURITY))
    assert hall.code(Issue(ident("t"), (Errand("SETOR"),))) == "closed_early"


def test_a_holiday_is_named() -> None:
    play = Play(day=TUESDAY.replace(month=12, day=25), clock="09:00")
    play.do(OpenDay(play.date, synchronised=True))
    refused = play.refused(Issue(ident("t"), (Errand("KTP"),)))
    assert refused.code == "holiday"
    assert "Natal" in refused.words("id")


def test_a_step_added_stands_behind(hall: Play) -> None:
    ticket = hall.issue("KTP", priority=True)
    hall.later(minutes=5)
    assert kinds(hall.do(AddStep(ticket.id, Errand("AKTA")))) == ["step.added"]
    assert ticket.steps[1].place_ms == hall.now_ms - 20 * 60_000
    assert first(ticket).seq < ticket.steps[1].seq


def test_whoever_comes_back_for_a_result_waits_in_a_short_line(hall: Play) -> None:
    ahead = hall.issue("KTP")
    hall.do(Issue(ident("back"), (Errand("KTP"),), pickup=True))
    back = hall.state.tickets[ident("back")]
    assert (back.pickup, back.head_start_ms, back.ahead) == (True, 30 * 60_000, 0)
    hall.do(Issue(ident("elder"), (Errand("KTP"),), priority=True, pickup=True))
    assert hall.state.tickets[ident("elder")].head_start_ms == 30 * 60_000
    hall.do(CallNext(1))
    assert hall.visitor(1) == back.label
    assert not ahead.pickup


def test_a_number_for_a_pickup_has_one_errand(hall: Play) -> None:
    assert hall.code(Issue(ident("two"), (Errand("KTP"), Errand("KK")), pickup=True)) == "pickup_one"
