"""Counters, agencies, help: open, pause, close."""

from core.commands import (
    AskHelp,
    CallNext,
    CloseCounter,
    CloseDay,
    CloseEarly,
    FinishHelp,
    OpenCounter,
    PauseAgency,
    PauseCounter,
    ResumeAgency,
    TakeHelp,
)
from core.words import CounterState, HelpState, Reason
from tests.core.play import Play, ident, kinds
from tests.core.small_site import TUESDAY, WEDNESDAY, catalog


def test_a_counter_opens_pauses_and_closes(play: Play) -> None:
    assert play.code(OpenCounter(1)) == "day_not_open"
    play.opened()
    assert play.code(OpenCounter(9)) == "unknown_counter"
    assert play.code(OpenCounter(6)) == "unknown_counter"
    assert play.code(PauseCounter(1, Reason.PRAYER)) == "counter_closed"
    assert play.code(CloseCounter(1)) == "counter_closed"
    assert kinds(play.do(OpenCounter(1), actor="ani")) == ["counter.opened"]
    assert play.state.counters[1].officer == "ani"
    assert play.code(OpenCounter(1)) == "counter_open"
    assert kinds(play.do(PauseCounter(1, Reason.PRAYER, 10))) == ["counter.paused"]
    now = play.state.counters[1]
    assert (now.state, now.reason, now.until_ms) == (CounterState.PAUSED, Reason.PRAYER, play.now_ms + 600_000)
    assert play.code(PauseCounter(1, Reason.PRAYER)) == "counter_paused"
    play.do(OpenCounter(1), actor="ani")
    play.do(PauseCounter(1, Reason.BREAK))
    assert now.until_ms is None
    assert kinds(play.do(CloseCounter(1))) == ["counter.closed"]
    assert (now.state, now.officer, now.reason) == (CounterState.CLOSED, None, None)


def test_not_over_the_head_of_a_visitor(hall: Play) -> None:
    hall.issue("KTP")
    hall.do(CallNext(1))
    assert hall.refused(PauseCounter(1, Reason.PRAYER)).values == {"counter": "1", "label": "A001"}
    assert hall.code(CloseCounter(1)) == "counter_busy"


def test_an_agency_pauses_and_resumes(play: Play) -> None:
    assert play.code(PauseAgency("bank", Reason.BREAK)) == "day_not_open"
    play.opened()
    assert play.code(PauseAgency("samsat", Reason.BREAK)) == "unknown_agency"
    assert play.code(PauseAgency("bank", Reason.BREAK, play.now_ms)) == "time_past"
    assert play.code(ResumeAgency("bank")) == "agency_not_paused"
    assert play.code(ResumeAgency("samsat")) == "unknown_agency"
    assert kinds(play.do(PauseAgency("bank", Reason.BREAK))) == ["agency.paused"]
    assert play.code(PauseAgency("bank", Reason.BREAK)) == "agency_paused"
    assert kinds(play.do(ResumeAgency("bank"))) == ["agency.resumed"]
    assert play.state.agencies == {}


def test_an_agency_that_left_the_site_file_while_it_paused_can_be_resumed(hall: Play) -> None:
    hall.do(PauseAgency("bank", Reason.BREAK))
    hall.catalog = catalog(agencies=[])
    assert hall.do(ResumeAgency("bank"))


def test_a_pause_over_several_days_lasts(hall: Play) -> None:
    hall.do(PauseAgency("bank", Reason.SYSTEM_DOWN, hall.now_ms + 3 * 24 * 3600_000))
    hall.do(PauseAgency("imigrasi", Reason.SYSTEM_DOWN, hall.now_ms + 3600_000))
    hall.do(PauseAgency("dukcapil", Reason.SYSTEM_DOWN))
    hall.do(CloseDay(TUESDAY))
    hall.on(WEDNESDAY, "08:00").opened()
    assert hall.state.agencies.keys() == {"bank"}


def test_closing_early(play: Play) -> None:
    wanted = CloseEarly(None, play.now_ms + 1, Reason.SECURITY)
    assert play.code(wanted) == "day_not_open"
    play.opened()
    assert play.code(CloseEarly("samsat", play.now_ms + 1, Reason.SECURITY)) == "unknown_agency"
    assert play.code(CloseEarly("bank", play.now_ms - 1, Reason.SECURITY)) == "time_past"
    assert kinds(play.do(CloseEarly("bank", play.now_ms, Reason.SECURITY))) == ["closing.set"]
    play.do(wanted)
    assert play.state.day is not None
    assert play.state.day.closings.keys() == {"bank", ""}


def test_help_is_asked_taken_and_finished(hall: Play) -> None:
    asked, by_device = ident("help"), ident("help", 2)
    assert kinds(hall.do(AskHelp(asked, "kios-1", ident("ticket")))) == ["help.asked"]
    assert hall.code(AskHelp(asked, "kios-1")) == "help_exists"
    assert hall.code(TakeHelp(ident("no"))) == hall.code(FinishHelp(ident("no"))) == "unknown_help"
    hall.do(TakeHelp(asked), actor="budi")
    assert hall.state.helps[asked].by == "budi"
    assert hall.code(TakeHelp(asked)) == "help_taken"
    assert kinds(hall.do(FinishHelp(asked))) == ["help.finished"]
    assert hall.code(FinishHelp(asked)) == "unknown_help"
    hall.do(AskHelp(by_device, "loket-3"))
    hall.do(TakeHelp(by_device), device="tablet")
    assert hall.state.helps[by_device].by == "tablet"
    hall.on(WEDNESDAY, "08:00").opened()
    assert {h.id: h.state for h in hall.state.helps.values()} == {by_device: HelpState.TAKEN}
