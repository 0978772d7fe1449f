"""What is learned from the log."""

import msgspec

from core.commands import (
    BeginOutage,
    CallNext,
    CallTicket,
    CloseDay,
    EndOutage,
    Errand,
    Finish,
    Hold,
    OpenDay,
    PauseCounter,
    PauseTicket,
    ResumeTicket,
    Return,
    Start,
    UndoCall,
)
from core.events import Parked
from core.words import Reason
from tests.core.promise.listening import Heard
from tests.core.small_site import WEDNESDAY, catalog


def opened(*counters: int) -> Heard:
    hall = Heard()
    hall.at("08:00").opened(*(counters or (1, 2, 3, 4, 5)))
    return hall


def served(hall: Heard, counter: int, minutes: float = 6) -> None:
    hall.do(CallNext(counter))
    hall.later(seconds=20).do(Start(counter))
    hall.later(minutes=minutes).do(Finish(counter))


def test_a_call_is_compared_with_its_promise_and_tells_the_pace() -> None:
    hall = opened()
    hall.issue("SETOR")
    hall.do(CallNext(3))
    ticket = hall.issue("SETOR")
    assert hall.pending(ticket) is not None
    hall.later(minutes=7).do(Finish(3))
    hall.do(CallNext(3))
    line = hall.book.line("C")
    assert hall.pending(ticket) is None
    assert (line.calls, line.minutes, line.last_wait, line.last_ms) == (1.0, 7.0, 7.0, hall.now_ms)
    assert sum(len(bag.came) for bag in hall.book.spread.bags) == 1
    assert not line.waits


def test_time_counts_by_the_counters_that_are_there() -> None:
    hall = opened(1)
    hall.issue("KTP")
    hall.issue("KTP")
    hall.later(minutes=2)
    hall.do(PauseCounter(1, Reason.TOILET))
    assert hall.book.line("A").minutes == 6.0
    assert hall.book.line("A").counters == 3.0


def test_service_times_are_measured_from_the_start() -> None:
    hall = opened()
    hall.issue("SETOR")
    served(hall, 3, minutes=4)
    assert hall.book.services["SETOR"].minutes < 8.0
    taught = hall.book.services["SETOR"].count
    hall.issue("SETOR")
    hall.issue("SETOR")
    hall.do(CallNext(3))
    hall.later(minutes=4).do(CallNext(3))
    assert hall.book.services["SETOR"].count == taught


def test_only_a_wait_in_turn_tells_how_long_a_turn_takes() -> None:
    hall = opened()
    early = hall.issue("SETOR", priority=True)
    chosen = hall.issue("SETOR")
    hall.later(minutes=3).do(CallNext(3))
    assert hall.book.line("C").last_wait is None
    assert hall.pending(early) is None
    hall.do(Finish(3))
    hall.do(CallTicket(3, chosen.id, Reason.COMPANION))
    assert hall.book.line("C").last_wait is None
    assert hall.pending(chosen) is None
    assert hall.book.line("C").calls == 1.0
    assert sum(tally.kept + len(tally.last) for tally in hall.book.tallies) in (1, 2)


def test_a_later_step_is_promised_when_it_becomes_free() -> None:
    hall = opened()
    ticket = hall.issue("SETOR", Errand("KTP", after=(0,)))
    assert (hall.pending(ticket, 0) is None, hall.pending(ticket, 1) is None) == (False, True)
    served(hall, 3)
    made = hall.pending(ticket, 1)
    assert made is not None
    assert made.promise.asked_ms == hall.now_ms


def test_who_waits_in_two_lines_is_promised_both_and_the_other_anew_when_he_is_free() -> None:
    hall = opened()
    ticket = hall.issue("SETOR", "KTP")
    assert hall.pending(ticket, 1) is not None
    hall.do(CallNext(3))
    assert hall.pending(ticket, 1) is None
    hall.later(minutes=6).do(Finish(3))
    made = hall.pending(ticket, 1)
    assert made is not None
    assert made.promise.asked_ms == hall.now_ms


def test_after_an_outage_whoever_is_at_a_counter_is_not_promised_another() -> None:
    hall = opened()
    ticket = hall.issue("SETOR", "KTP")
    hall.do(CallNext(3))
    hall.do(BeginOutage(Reason.POWER))
    hall.do(EndOutage())
    assert hall.pending(ticket, 1) is None


def test_who_steps_out_is_promised_anew() -> None:
    hall = opened()
    ticket = hall.issue("SETOR")
    hall.do(PauseTicket(ticket.id, Reason.TOILET, 5))
    assert hall.pending(ticket) is None
    hall.later(minutes=2).do(ResumeTicket(ticket.id))
    made = hall.pending(ticket)
    assert made is not None
    assert made.promise.asked_ms == hall.now_ms


def test_who_returns_from_a_hold_is_promised_anew_but_tells_nothing_of_a_turn() -> None:
    hall = opened()
    ticket = hall.issue("SETOR")
    hall.do(CallNext(3))
    hall.do(Hold(3, Reason.DOCUMENTS, 10))
    assert hall.pending(ticket) is None
    hall.later(minutes=1).do(Return(ticket.id, 0))
    assert hall.pending(ticket) is not None
    hall.book.line("C").last_wait = None
    hall.do(CallNext(3))
    assert hall.book.line("C").last_wait is None


def test_who_met_a_free_counter_tells_nothing_of_the_pace() -> None:
    hall = opened()
    hall.issue("SETOR")
    hall.later(seconds=3).do(CallNext(3))
    assert hall.book.line("C").calls == 0.0
    hall.issue("SETOR")
    hall.later(minutes=3).do(Finish(3))
    hall.do(CallNext(3))
    assert hall.book.line("C").calls == 1.0


def test_an_undone_call_is_promised_again() -> None:
    hall = opened()
    ticket = hall.issue("SETOR")
    hall.do(CallNext(3))
    hall.later(seconds=5).do(UndoCall(3))
    assert hall.pending(ticket) is not None


def test_after_an_outage_everything_is_promised_anew_and_it_tells_nothing() -> None:
    hall = opened()
    ticket = hall.issue("SETOR")
    hall.later(minutes=5).do(BeginOutage(Reason.POWER))
    hall.later(minutes=40).do(EndOutage())
    made = hall.pending(ticket)
    assert made is not None
    assert made.promise.asked_ms == hall.now_ms
    assert hall.book.line("C").minutes == 0.0


def test_the_next_day_begins_with_what_was_learned() -> None:
    hall = opened()
    hall.issue("SETOR")
    served(hall, 3)
    left = hall.issue("SETOR")
    hall.at("16:00").do(CloseDay(hall.date))
    assert hall.pending(left) is None
    hall.on(WEDNESDAY, "07:30").do(OpenDay(WEDNESDAY, synchronised=True))
    line = hall.book.line("C")
    assert (line.minutes, line.last_ms, line.ends) == (7.0 * 60 + 53 + 2 / 3, None, [480])
    assert hall.book.pending == {}
    assert line.midnight_ms == hall.hall.at(WEDNESDAY, "00:00")


def test_a_lane_ticket_of_a_day_that_was_not_open_is_promised_when_it_is() -> None:
    hall = Heard()
    ticket = hall.at("07:40").lane("C1001", "SETOR")
    assert hall.pending(ticket) is None
    hall.opened()
    assert hall.pending(ticket) is not None


def test_what_is_not_known_is_passed_over() -> None:
    hall = opened()
    before = msgspec.json.encode(hall.book)
    hall.take(Parked(1, hall.state.lsn + 1, hall.now_ms, "c", "d", msgspec.Raw(b"{}")))
    assert msgspec.json.encode(hall.book) == before


def test_the_same_log_gives_the_same_book() -> None:
    def played() -> bytes:
        hall = opened()
        for n in range(30):
            hall.issue(("KTP", "AKTA", "SETOR", "KK")[n % 4 if n < 12 else n % 4 // 2 * 2])
            hall.later(minutes=1)
            if n % 2:
                served(hall, (1, 2, 3)[n % 3], minutes=1)
        return msgspec.json.encode(hall.book)

    assert played() == played()


def test_a_break_in_turns_counts_half_for_the_pace() -> None:
    tuesday = {"tue": [["08:00", "15:00"]]}
    learned = []
    for turns in ([], [["12:00", "13:00"]]):
        hall = Heard(catalog(hours={"week": tuesday, "rolling_break": {"tue": turns}, "holidays": []}))
        hall.at("11:50").opened(3)
        hall.issue("SETOR")
        hall.at("12:30").do(CallNext(3))
        line = hall.book.line("C")
        learned.append((round(line.minutes), line.last_wait))
    assert learned == [(40, 40.0), (25, 25.0)]
