"""The hall: a planned day played by the real rules, and by answers made up to be awkward."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import msgspec

from core import events
from core.catalog import Catalog
from core.commands import Body, CallNext, Errand, Finish, Issue, OpenCounter
from core.decider import Accepted, Answer, Refused
from core.events import Event
from core.hall import play
from core.hall_alone import play_alone
from core.promise.book import Book
from core.promise.promiser import Promiser
from core.refusal import Refusal
from core.state import State
from core.timetable import MINUTE_MS
from core.visitors import plan_of
from core.visitors_plan import Care, DayPlan, Onward, Outing, Rest, Shift, Visitor
from core.words import Outcome, Reason
from tests.core.small_mall import mall

MONDAY = dt.date(2026, 9, 7)
MALL = mall()
NINE = MALL.at(MONDAY, "09:00")


def day_of(*visitors: Visitor, shifts: tuple[Shift, ...], opens: str = "07:30") -> DayPlan:
    return DayPlan(MONDAY, "key", MALL.at(MONDAY, opens), MALL.at(MONDAY, "16:00"), visitors, shifts)


def visitor(ticket: str, *services: str, at_ms: int = NINE, walk_s: int = 20, **more: object) -> Visitor:
    cares = tuple(Care(walk_s * 1000, 5 * MINUTE_MS) for _ in services)
    errands = tuple(Errand(s, after=(n - 1,) if n else ()) for n, s in enumerate(services))
    usual: dict[str, object] = {"patience_ms": 10**9, "cares": cares}
    return Visitor(ticket.ljust(22, "x"), at_ms, "kiosk-1", errands, **(usual | more))  # type: ignore[arg-type]


def shift(no: int, *rests: Rest, until: str = "10:00") -> Shift:
    return Shift(no, f"staff-{no}", NINE - 5 * MINUTE_MS, MALL.at(MONDAY, until), 20_000, rests)


def bodies(plan: DayPlan, catalog: Catalog = MALL) -> list[tuple[int, events.Body]]:
    """What happens, with the seconds since nine o'clock."""
    played = play_alone(plan, catalog, State())
    return [
        ((at_ms - NINE) // 1000, event.body)
        for at_ms, _, answer in played
        if isinstance(answer, Accepted)
        for event in answer.events
    ]


def of(kind: type, plan: DayPlan) -> list[int]:
    return [at for at, body in bodies(plan) if isinstance(body, kind)]


def test_a_visitor_from_the_kiosk_to_the_end() -> None:
    kinds = [(at, type(body).__name__) for at, body in bodies(day_of(visitor("a", "K1"), shifts=(shift(4),)))]
    assert kinds == [
        (-5400, "DayOpened"), (-300, "CounterOpened"), (0, "TicketIssued"), (1, "TicketPrinted"), (3, "StepCalled"),
        (23, "StepStarted"), (323, "StepDone"), (3600, "CounterClosed"), (25200, "DayClosed"),
    ]  # fmt: skip


def test_the_same_plan_gives_the_same_commands() -> None:
    plan = plan_of(MALL, MONDAY, 1)
    assert plan
    first, second = (list(play_alone(plan, MALL, State())) for _ in range(2))
    assert first == second
    ids = [command.id for _, command, _ in first]
    assert len(set(ids)) == len(ids)
    assert all(a <= b for (a, _, _), (b, _, _) in pairwise(first))


def test_who_dawdles_is_called_again() -> None:
    plan = day_of(visitor("a", "K1", walk_s=70), shifts=(shift(4),))
    assert of(events.StepRecalled, plan) == [63]
    assert of(events.StepStarted, plan) == [73]


def test_who_left_is_called_three_times_and_held() -> None:
    plan = day_of(visitor("a", "K1"), visitor("b", "K1", patience_ms=60_000), shifts=(shift(4),))
    assert of(events.StepHeld, plan) == [343 + 180]
    assert of(events.StepAbsent, plan) == [343 + 180 + 1800]


def test_some_come_back_in_time_and_are_served() -> None:
    back = visitor("b", "K1", patience_ms=60_000, back_ms=5 * MINUTE_MS)
    plan = day_of(visitor("a", "K1"), back, shifts=(shift(4),))
    assert of(events.StepReturned, plan) == [343 + 180 + 300]
    assert len(of(events.StepDone, plan)) == 2
    assert of(events.StepAbsent, plan) == []


def test_who_comes_back_too_late_is_absent() -> None:
    late = visitor("b", "K1", patience_ms=60_000, back_ms=31 * MINUTE_MS)
    assert of(events.StepReturned, day_of(visitor("a", "K1"), late, shifts=(shift(4),))) == []


def test_a_very_slow_visitor_missed_the_calls_but_is_there() -> None:
    plan = day_of(visitor("a", "K1", walk_s=300), shifts=(shift(4),))
    assert of(events.StepReturned, plan)[0] == 3 + 180 + 60


def test_where_the_site_does_not_hold_the_step_is_over() -> None:
    strict = mall(rules={"after_last_call": "absent"})
    plan = day_of(visitor("a", "K1"), visitor("b", "K1", patience_ms=60_000, back_ms=1), shifts=(shift(4),))
    assert [at for at, body in bodies(plan, strict) if isinstance(body, events.StepAbsent)] == [523]


def test_a_journey_is_called_at_the_next_counter_after_the_walk() -> None:
    plan = day_of(visitor("a", "C1", "K1"), shifts=(shift(1), shift(4)))
    called = [(at, body.counter) for at, body in bodies(plan) if isinstance(body, events.StepCalled)]
    assert called == [(3, 1), (323 + 90 + 3, 4)]


def test_missing_documents_end_a_journey() -> None:
    cares = (Care(1000, MINUTE_MS, Outcome.DOCUMENTS_INCOMPLETE, ("kk",)), Care(1000, MINUTE_MS))
    plan = day_of(visitor("a", "C1", "K1", cares=cares), shifts=(shift(1), shift(4)))
    assert of(events.TicketCancelled, plan) == of(events.StepDone, plan)


def test_whoever_queues_in_turn_takes_the_next_number_after_the_first_errand() -> None:
    then = visitor("b", "C1")
    first = Onward(**msgspec.structs.asdict(visitor("a", "K1")), then=then, walk_ms=40_000)
    plan = day_of(first, shifts=(shift(1), shift(4)))
    assert of(events.TicketIssued, plan) == [0, 323 + 40]
    assert of(events.StepCalled, plan) == [3, 323 + 40 + 3]
    without = (Care(1000, MINUTE_MS, Outcome.DOCUMENTS_INCOMPLETE, ("kk",)),)
    plan = day_of(msgspec.structs.replace(first, cares=without), shifts=(shift(1), shift(4)))
    assert of(events.TicketIssued, plan) == [0]


def test_an_officer_rests_after_the_visitor_then_served() -> None:
    rests = (Rest(NINE + MINUTE_MS, 10, Reason.TOILET),)
    plan = day_of(visitor("a", "K1"), visitor("b", "K1"), shifts=(shift(4, *rests),))
    assert of(events.CounterPaused, plan) == [343]
    assert of(events.StepCalled, plan)[1] == 343 + 600


def test_an_idle_officer_rests_in_time_and_calls_for_whoever_came() -> None:
    rests = (Rest(NINE - MINUTE_MS, 10, Reason.PRAYER),)
    plan = day_of(visitor("a", "K1"), shifts=(shift(4, *rests),))
    assert of(events.CounterPaused, plan) == [-60]
    assert of(events.StepCalled, plan) == [540]


def test_officers_stay_until_nobody_waits_or_the_day_ends() -> None:
    crowd = [visitor(chr(97 + n), "K1", at_ms=NINE + n * 1000) for n in range(20)]
    assert of(events.CounterClosed, day_of(*crowd[:4], shifts=(shift(4, until="09:10"),))) == [23 + 4 * 320 + 3 * 20]
    long = (Care(1000, 60 * MINUTE_MS),)
    slow = [visitor(chr(97 + n), "K1", at_ms=NINE + n * 1000, cares=long) for n in range(9)]
    happened = bodies(day_of(*slow, shifts=(shift(4, until="09:10"),)))
    assert isinstance(happened[-1][1], events.DayClosed)
    assert sum(isinstance(body, events.TicketExpired) for _, body in happened) == 2


def test_an_outing_and_a_question_to_the_usher() -> None:
    asks = visitor("b", "K1", outing=Outing(60_000, 5, Reason.TOILET), help_ms=60_000)
    plan = day_of(visitor("a", "K1"), asks, shifts=(shift(4),))
    assert of(events.TicketPaused, plan) == [61]
    assert of(events.TicketResumed, plan) == [361]
    assert of(events.HelpAsked, plan) == [-60]
    assert of(events.HelpTaken, plan) == [-20]
    assert of(events.HelpFinished, plan) == [70]


def test_an_outing_is_refused_while_the_visitor_is_called() -> None:
    plan = day_of(visitor("a", "K1", outing=Outing(5_000, 5, Reason.TOILET)), shifts=(shift(4),))
    assert of(events.TicketPaused, plan) == []
    assert len(of(events.StepDone, plan)) == 1


def test_a_refused_number_is_a_visitor_less() -> None:
    plan = day_of(visitor("a", "K1", at_ms=MALL.at(MONDAY, "14:45")), shifts=(shift(4),))
    assert of(events.TicketIssued, plan) == []


def test_without_kiosks_nothing_is_printed() -> None:
    lone = msgspec.structs.replace(visitor("a", "K1", help_ms=1000), kiosk=None)
    plan = day_of(lone, shifts=(shift(4),))
    assert of(events.TicketPrinted, plan) == []
    assert len(of(events.HelpAsked, plan)) == 1


# Among others: a hub that decides, people who join in, and answers that nobody planned.


def among_others(plan: DayPlan, answer: Callable[[Body], Answer | None], most: int = 500) -> list[tuple[int, Body]]:
    """Plays with answers made up per command; None: accepted without events."""
    hall = play(plan, MALL, alone=False)
    said: list[tuple[int, Body]] = []
    at_ms, command = next(hall)
    while len(said) < most:
        said.append(((at_ms - NINE) // 1000, command.body))
        try:
            at_ms, command = hall.send(answer(command.body) or Accepted(()))
        except StopIteration:
            break
    return said


def refused(code: str) -> Refused:
    return Refused(Refusal(code))


def called(ticket: str, n: int = 0) -> Accepted:
    return Accepted((Event(1, 1, NINE, "c", "d", events.StepCalled(ticket, n, 4, "K001")),))


def test_among_others_the_hall_leaves_the_clock_and_the_papers_to_them() -> None:
    said = among_others(day_of(visitor("a", "K1"), shifts=()), lambda body: None)
    assert [type(body) for _, body in said] == [Issue]


def test_among_others_an_idle_officer_looks_up_every_minute() -> None:
    said = among_others(
        day_of(shifts=(shift(4),)), lambda body: refused("nobody") if isinstance(body, CallNext) else None
    )
    assert Counter(type(body).__name__ for _, body in said) == {"OpenCounter": 1, "CallNext": 63, "CloseCounter": 1}


def test_a_stranger_is_served_for_the_usual_time() -> None:
    answers = iter([called("stranger")])

    def answer(body: Body) -> Answer | None:
        return next(answers, refused("nobody")) if isinstance(body, CallNext) else None

    said = among_others(day_of(shifts=(shift(4),)), answer)
    assert [at for at, body in said if isinstance(body, Finish)] == [-300 + 30 + 7 * 60]


def test_a_counter_that_somebody_else_paused_is_opened_again() -> None:
    answers = iter([refused("counter_paused")])

    def answer(body: Body) -> Answer | None:
        return next(answers, refused("nobody")) if isinstance(body, CallNext) else None

    said = among_others(day_of(shifts=(shift(4),)), answer)
    assert [at for at, body in said if isinstance(body, OpenCounter)] == [-300, -240]


def test_among_others_a_shift_ends_with_the_day() -> None:
    said = among_others(day_of(shifts=(shift(4),)), lambda body: called("s", 1) if isinstance(body, CallNext) else None)
    assert (said[-1][0] - 7 * 3600) // 600 == 0
    assert type(said[-1][1]).__name__ == "CloseCounter"


def test_everything_may_be_refused() -> None:
    """The whole day is played to its end, and in a reasonable number of commands."""
    people = [
        visitor("a", "C1", "K1", help_ms=60_000, outing=Outing(1000, 5, Reason.TOILET)),
        visitor("b", "K1", patience_ms=-1, back_ms=1000),
    ]
    plan = day_of(*people, shifts=(shift(1), shift(4, Rest(NINE, 5, Reason.BREAK))))
    assert len(among_others(plan, lambda body: refused("closed"))) < 500


def test_what_another_hand_did_meanwhile_only_ends_that_visit() -> None:
    gone = visitor("b", "K1", patience_ms=-1, back_ms=1000)
    held = events.StepHeld(gone.ticket, 0, 4, Reason.MISSED, NINE + 30 * MINUTE_MS)
    calls = iter([called(gone.ticket), called("stranger", 3)])

    def answer(body: Body) -> Answer | None:
        match type(body).__name__:
            case "CallNext":
                return next(calls, refused("nobody"))
            case "Absent":
                return Accepted((Event(1, 1, NINE, "c", "d", held),))
            case "Return" | "Finish" | "Recall" | "PauseCounter":
                return refused("closed")
        return None

    plan = day_of(
        msgspec.structs.replace(gone, at_ms=NINE - 10 * MINUTE_MS), shifts=(shift(4, Rest(NINE, 5, Reason.BREAK)),)
    )
    said = Counter(type(body).__name__ for _, body in among_others(plan, answer))
    assert (said["Recall"], said["Absent"], said["Return"], said["Finish"]) == (2, 1, 1, 1)


def test_a_hold_of_another_hub_runs_out_by_its_clock() -> None:
    gone = visitor("b", "K1", patience_ms=-1, at_ms=NINE - 10 * MINUTE_MS)
    calls = iter([called(gone.ticket)])
    held = events.StepHeld(gone.ticket, 0, 4, Reason.MISSED, NINE + 30 * MINUTE_MS)

    def answer(body: Body) -> Answer | None:
        match type(body).__name__:
            case "CallNext":
                return next(calls, refused("nobody"))
            case "Absent":
                return Accepted((Event(1, 1, NINE, "c", "d", held),))
        return None

    said = Counter(type(body).__name__ for _, body in among_others(day_of(gone, shifts=(shift(4),)), answer))
    assert said["ExpireHold"] == 0
    assert said["Absent"] == 1


def test_a_hall_with_a_promiser_prints_times_on_its_numbers() -> None:
    plan = plan_of(MALL, MONDAY, 7)
    assert plan is not None
    plain, state = State(), State()
    list(play_alone(plan, MALL, plain))
    played = list(play_alone(plan, MALL, state, Promiser(Book.empty())))
    assert any(isinstance(answer, Refused) for _, _, answer in played)
    assert all(ticket.promise is None for ticket in plain.tickets.values())
    assert any(ticket.promise is not None for ticket in state.tickets.values())
