"""What everybody who waits is told while they wait."""

import msgspec
import pytest

from core.commands import BeginOutage, CallNext, CloseCounter, CloseDay, EndOutage, Errand, Finish, PauseTicket
from core.promise.later import ABOUT_MS, about
from core.promise.live import STEADY_MS, Live, steady
from core.promise.span import MINUTE_MS, still_good
from core.state import Ticket
from core.words import Doubt, Reason
from tests.core.promise.listening import Promised


class Told(Promised):
    """`told`: as the hub tells every three seconds."""

    told = Live()

    def later(self, seconds: float = 0, minutes: float = 0) -> "Told":
        super().later(seconds, minutes)
        return self

    def look(self) -> Live:
        self.told = self.promiser.live(self.state, self.catalog, self.now_ms, self.told)
        return self.told

    def span(self, ticket: Ticket, n: int = 0) -> tuple[int, int] | None:
        return self.look().steps[ticket.id, n].span


@pytest.fixture
def hall() -> Told:
    made = Told()
    made.at("08:00").opened(1, 2, 3, 4, 5)
    for n in range(8):
        made.later(seconds=20).issue("KTP", device=f"k{n}")
    return made


def waiting(hall: Told) -> list[Ticket]:
    return [hall.state.tickets[ticket] for ticket, _ in hall.state.waiting["A"].values()]


def test_at_first_everybody_is_told_what_is_on_the_paper(hall: Told) -> None:
    for n in range(6):
        ticket = hall.later(seconds=40).issue("KTP", device=f"late-{n}")
        assert ticket.promise is not None
        assert hall.later(seconds=3).span(ticket) == ticket.promise


def test_a_span_stays_while_it_holds_and_changes_when_it_does_not(hall: Told) -> None:
    last = waiting(hall)[-1]
    spans = [hall.span(last)]
    for minute in range(40):
        fresh = hall.later(minutes=1).promiser.live(hall.state, hall.catalog, hall.now_ms, Live(standstills=0))
        before, now = spans[-1], hall.span(last)
        assert before is not None
        new = fresh.steps[last.id, 0].span if minute else None
        if now != before and new is not None:
            assert not still_good(before, new)
        spans.append(now)
    # Nobody is called for forty minutes: what is told moves on, but not with every look.
    assert 3 < len(set(spans)) < 20
    assert spans[-1] is not None
    assert spans[-1][1] > hall.now_ms


def test_calls_that_come_sooner_bring_an_earlier_span(hall: Told) -> None:
    last = waiting(hall)[-1]
    first = hall.span(last)
    for no in (1, 2, 5, 1, 2, 5):
        if hall.visitor(no):
            hall.do(Finish(no))
        hall.later(seconds=30).do(CallNext(no))
    assert first is not None
    now = hall.span(last)
    assert now is not None
    assert now[1] < first[1]
    assert hall.told.steps[last.id, 0].ahead == 1


def test_where_no_time_can_be_told_any_more_it_says_why(hall: Told) -> None:
    last = waiting(hall)[-1]
    hall.look()
    for no in (1, 2, 5):
        hall.do(CloseCounter(no))
    told = hall.look().steps[last.id, 0]
    assert (told.span, told.doubt) == (None, Doubt.NO_COUNTER)


def test_whoever_is_late_by_consent_is_told_nothing(hall: Told) -> None:
    first = waiting(hall)[0]
    hall.do(PauseTicket(first.id, Reason.VISITOR_ASKED))
    assert (first.id, 0) not in hall.look().steps


def test_after_an_outage_everything_is_promised_anew(hall: Told) -> None:
    assert hall.look().steps
    hall.later(minutes=1).do(BeginOutage(Reason.POWER))
    assert hall.look() == Live()
    hall.later(seconds=1).do(EndOutage())
    anew = hall.look()
    fresh = hall.promiser.live(hall.state, hall.catalog, hall.now_ms, Live(standstills=1))
    assert anew == fresh
    assert anew.standstills == 1


def test_an_outage_between_two_looks_is_noticed(hall: Told) -> None:
    """The paper's wide span would still hold, but it was promised before the outage."""
    last = waiting(hall)[-1]
    told = hall.look()
    low, high = told.steps[last.id, 0].span or (0, 0)
    hall.do(BeginOutage(Reason.POWER))
    hall.do(EndOutage())
    assert hall.look().standstills == 1
    wide = {name: msgspec.structs.replace(step, span=(low - 1, high + 1)) for name, step in told.steps.items()}
    again = hall.promiser.live(hall.state, hall.catalog, hall.now_ms, Live(wide))
    assert again == hall.promiser.live(hall.state, hall.catalog, hall.now_ms, Live(standstills=1))


def test_nothing_is_told_without_a_day_or_a_site_file(hall: Told) -> None:
    assert hall.look().steps
    assert hall.promiser.live(hall.state, None, hall.now_ms, hall.told) == Live()
    hall.do(CloseDay(hall.date))
    assert hall.look() == Live()
    assert Told().look() == Live()


def test_an_estimate_is_told_to_the_quarter_and_stays_while_it_is_about_right() -> None:
    eleven = 44 * ABOUT_MS
    assert about(eleven + 7 * MINUTE_MS) == steady(eleven + 7 * MINUTE_MS, None) == eleven
    assert about(eleven + 8 * MINUTE_MS) == eleven + ABOUT_MS
    assert steady(eleven + STEADY_MS, eleven) == steady(eleven - STEADY_MS, eleven) == eleven
    assert steady(eleven + STEADY_MS + 1, eleven) == eleven + ABOUT_MS
    assert steady(eleven - STEADY_MS - 1, eleven) == eleven - ABOUT_MS


def test_what_waits_for_another_step_is_never_told_before_it(hall: Told) -> None:
    after = [Errand(service, after=(n - 1,) if n else ()) for n, service in enumerate(("KTP", "LEGAL", "SETOR"))]
    tickets = [hall.later(minutes=1).issue(*after) for _ in range(2)]
    for ticket in tickets:
        told = hall.look()
        span = told.steps[ticket.id, 0].span
        assert span is not None
        assert span[1] <= told.later[ticket.id, 1] <= told.later[ticket.id, 2]
        hall.told = Live()


def test_the_estimate_on_the_paper_is_told_while_it_is_about_right(hall: Told) -> None:
    ticket = hall.later(minutes=1).issue("KTP", Errand("SETOR", after=(0,)))
    printed = ticket.steps[1].about_ms
    assert printed is not None
    assert hall.look().later[ticket.id, 1] == printed
    other = printed + 2 * ABOUT_MS
    ticket.steps[1].about_ms = other
    hall.told = Live()
    assert hall.look().later[ticket.id, 1] == printed
    hall.told = Live()
    ticket.steps[1].about_ms = printed - MINUTE_MS
    assert hall.look().later[ticket.id, 1] == printed - MINUTE_MS
    hall.do(BeginOutage(Reason.POWER))
    hall.later(seconds=1).do(EndOutage())
    assert hall.look().later[ticket.id, 1] % ABOUT_MS == 0


def test_whoever_is_at_a_counter_is_told_roughly_about_his_other_lines(hall: Told) -> None:
    """His span there may begin before he is done here; the moment he is, it is promised like any other."""
    ticket = hall.issue("SETOR", "KTP")
    assert hall.look().steps.keys() >= {(ticket.id, 0), (ticket.id, 1)}
    assert (ticket.id, 1) not in hall.told.later
    hall.do(CallNext(3))
    assert ticket.steps[0].counter == 3
    assert (ticket.id, 1) not in hall.look().steps
    there = hall.told.later[ticket.id, 1]
    assert there > hall.now_ms
    hall.later(minutes=5).do(Finish(3))
    assert hall.span(ticket, 1) == ticket.steps[1].promise
    assert (ticket.id, 1) not in hall.told.later


def test_a_paper_from_before_an_outage_is_no_longer_what_was_told(hall: Told) -> None:
    last = waiting(hall)[-1]
    hall.do(BeginOutage(Reason.POWER))
    hall.later(minutes=1).do(EndOutage())
    fresh = hall.span(last)
    assert fresh is not None
    # It would still hold, had there been no outage.
    last.promise = fresh[0] - 1, fresh[1] + 1
    hall.told = Live()
    assert hall.span(last) == fresh
