"""The order of the calls on the stage: each at once, each for its time, none lost."""

import datetime as dt

from core.commands import CallNext, CloseDay, Finish, OpenDay, Recall, UndoCall
from core.events import Event
from display.calls import EARLIER, MINIMUM_MS, Call, Parade, Standing, advance, awaited, call_of, hear, latest
from tests.ui.hub import DAY, Hub


def everywhere(_: Call) -> bool:
    return True


def labels(parade: Parade) -> list[str]:
    return [s.call.label for s in parade.stage]


def earlier(parade: Parade) -> list[str]:
    return [call.label for call in parade.earlier]


def called(hub: Hub, *counters: int) -> list[Event]:
    return [event for no in counters for event in hub.do(CallNext(no))]


def after(hub: Hub, parade: Parade, ticks_ms: int, *counters: int) -> Parade:
    return advance(hear(parade, called(hub, *counters), everywhere), ticks_ms, lambda call: awaited(hub.state, call))


def test_a_call_is_on_the_stage_at_once(hub: Hub) -> None:
    parade = after(hub, Parade(), 0, 1)
    assert labels(parade) == ["A001"]
    assert parade.reached == hub.state.lsn


def test_calls_that_come_together_stand_side_by_side(hub: Hub) -> None:
    parade = after(hub, Parade(), 0, 1, 2, 3)
    parade = after(hub, parade, 900, 7, 13)
    assert labels(parade) == ["A001", "A002", "A003", "U001", "K001"]
    assert earlier(parade) == []


def test_each_leaves_after_its_time_and_the_newest_stays(hub: Hub) -> None:
    parade = after(hub, Parade(), 0, 1)
    parade = after(hub, parade, 1_000, 2)
    assert labels(after(hub, parade, MINIMUM_MS - 1)) == ["A001", "A002"]
    parade = after(hub, parade, MINIMUM_MS)
    assert (labels(parade), earlier(parade)) == (["A002"], ["A001"])
    assert after(hub, parade, 10 * MINIMUM_MS) == parade


def test_the_earlier_are_the_newest_first_and_no_more_than_fit(hub: Hub) -> None:
    parade = Parade()
    for tick, no in enumerate((1, 2, 3, 7, 13, 20)):
        parade = after(hub, parade, tick * MINIMUM_MS, no)
    assert (labels(parade), earlier(parade)) == (["S001"], ["K001", "U001", "A003", "A002"])
    assert len(parade.earlier) == EARLIER


def test_a_recall_comes_back_from_the_earlier_and_says_so(hub: Hub) -> None:
    parade = after(hub, Parade(), 0, 1)
    parade = after(hub, parade, MINIMUM_MS, 2)
    hub.clock.ms += 70_000
    parade = advance(hear(parade, hub.do(Recall(1)), everywhere), MINIMUM_MS + 1, everywhere)
    assert (labels(parade), earlier(parade)) == (["A002", "A001"], [])
    assert [s.call.recall for s in parade.stage] == [False, True]


def test_a_call_taken_back_leaves_the_screen(hub: Hub) -> None:
    parade = after(hub, Parade(), 0, 1)
    parade = after(hub, parade, MINIMUM_MS, 2)
    before = parade.reached
    parade = hear(parade, hub.do(UndoCall(2)), everywhere)
    assert (labels(parade), earlier(parade)) == (["A001"], [])
    assert parade.stage[0].since_ms < 0
    assert parade.reached == before
    assert hear(parade, hub.do(UndoCall(1)), everywhere).stage == ()


def test_a_call_taken_back_before_it_was_shown_never_is(hub: Hub) -> None:
    events = [*called(hub, 1), *hub.do(UndoCall(1))]
    assert hear(Parade(), events, everywhere).waiting == ()


def test_other_zones_are_not_ours(hub: Hub) -> None:
    parade = hear(Parade(), called(hub, 1, 13), lambda call: call.counter == 13)
    assert [c.label for c in parade.waiting] == ["K001"]


def test_a_call_stands_while_its_visitor_is_awaited(hub: Hub) -> None:
    parade = after(hub, Parade(), 0, 1)
    call = parade.stage[0].call
    assert awaited(hub.state, call)
    assert not awaited(hub.state, Call(1, "unknown", 0, "A009", 1))
    assert not awaited(hub.state, Call(1, call.ticket, 0, "A001", 2))
    hub.do(Finish(1))
    assert not awaited(hub.state, call)


def test_after_a_start_the_last_calls_are_there(hub: Hub) -> None:
    assert latest(hub.state, everywhere) == Parade()
    for no in (1, 2, 3, 7, 13, 20):
        called(hub, no)
        hub.clock.ms += 1_000
    parade = latest(hub.state, everywhere)
    assert (labels(parade), earlier(parade)) == (["S001"], ["K001", "U001", "A003", "A002"])
    assert labels(latest(hub.state, lambda call: call.counter == 7)) == ["U001"]
    assert [type(s) for s in parade.stage] == [Standing]


def test_a_new_day_begins_with_an_empty_stage(hub: Hub) -> None:
    parade = after(hub, Parade(), 0, 1, 2)
    assert latest(hub.state, everywhere).stage
    hub.do(CloseDay(DAY))
    hub.clock.ms += 22 * 3_600_000
    parade = hear(parade, hub.do(OpenDay(DAY + dt.timedelta(days=1), synchronised=True)), everywhere)
    assert (parade.stage, parade.earlier, parade.waiting) == ((), (), ())
    assert parade.reached > 0
    assert latest(hub.state, everywhere) == Parade()


def test_other_events_are_no_calls(hub: Hub) -> None:
    assert [call_of(e) for e in hub.log] == [None] * len(hub.log)
