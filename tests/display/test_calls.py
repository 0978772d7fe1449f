"""The order of the calls on the screen: none lost, none before its time."""

from core.commands import CallNext, Finish, Recall, UndoCall
from core.events import Event
from display.calls import EARLIER, HOLD_MS, LEAST_HOLD_MS, Call, Parade, advance, call_of, hear, hold_ms, latest
from tests.ui.hub import Hub


def everywhere(_: Call) -> bool:
    return True


def labels(parade: Parade) -> list[str]:
    return [c.label for c in ([parade.current] if parade.current else []) + list(parade.earlier)]


def called(hub: Hub, *counters: int) -> list[Event]:
    return [event for no in counters for event in hub.do(CallNext(no))]


def test_a_call_is_the_large_one_at_once(hub: Hub) -> None:
    parade = advance(hear(Parade(), called(hub, 1), everywhere), 0, hub.state)
    assert labels(parade) == ["A001"]
    assert parade.reached == hub.state.lsn


def test_a_burst_is_shown_in_order_each_for_its_time(hub: Hub) -> None:
    parade = hear(Parade(), called(hub, 1, 2, 3, 7, 13), everywhere)
    seen, ticks = [], 0
    while parade.waiting:
        parade = advance(parade, ticks, hub.state)
        assert parade.current is not None
        seen.append(parade.current.label)
        assert advance(parade, ticks + LEAST_HOLD_MS - 1, hub.state) == parade
        ticks += hold_ms(parade)
    assert seen == ["A001", "A002", "A003", "U001", "K001"]
    assert labels(parade) == ["K001", "U001", "A003", "A002", "A001"]
    assert len(parade.earlier) == EARLIER


def test_the_more_wait_the_shorter_each_stays(hub: Hub) -> None:
    one = hear(Parade(), called(hub, 1), everywhere)
    assert hold_ms(one) == HOLD_MS
    assert hold_ms(Parade(waiting=one.waiting * 20)) == LEAST_HOLD_MS


def test_one_that_is_over_before_its_turn_stands_among_the_earlier(hub: Hub) -> None:
    parade = advance(hear(Parade(), called(hub, 1), everywhere), 0, hub.state)
    parade = hear(parade, called(hub, 2, 3), everywhere)
    hub.do(Finish(2))
    parade = advance(parade, HOLD_MS, hub.state)
    assert labels(parade) == ["A003", "A002", "A001"]
    assert parade.reached == max(c.lsn for c in (*parade.earlier, parade.current) if c)


def test_a_recall_comes_back_from_the_earlier_and_says_so(hub: Hub) -> None:
    parade = advance(hear(Parade(), called(hub, 1), everywhere), 0, hub.state)
    parade = advance(hear(parade, called(hub, 2), everywhere), HOLD_MS, hub.state)
    hub.clock.ms += 70_000
    parade = advance(hear(parade, hub.do(Recall(1)), everywhere), 2 * HOLD_MS, hub.state)
    assert labels(parade) == ["A001", "A002"]
    assert parade.current is not None
    assert parade.current.recall


def test_a_call_taken_back_leaves_the_screen(hub: Hub) -> None:
    parade = advance(hear(Parade(), called(hub, 1), everywhere), 0, hub.state)
    parade = advance(hear(parade, called(hub, 2), everywhere), HOLD_MS, hub.state)
    before = parade.reached
    parade = hear(parade, hub.do(UndoCall(2)), everywhere)
    assert labels(parade) == ["A001"]
    assert parade.reached == before
    assert labels(hear(parade, hub.do(UndoCall(1)), everywhere)) == []


def test_other_zones_are_not_ours(hub: Hub) -> None:
    parade = hear(Parade(), called(hub, 1, 13), lambda call: call.counter == 13)
    assert [c.label for c in parade.waiting] == ["K001"]


def test_after_a_start_the_last_calls_are_there(hub: Hub) -> None:
    assert latest(hub.state) == Parade()
    for no in (1, 2, 3, 7, 13, 20):
        called(hub, no)
        hub.clock.ms += 1_000
    assert labels(latest(hub.state)) == ["S001", "K001", "U001", "A003", "A002"]


def test_other_events_are_no_calls(hub: Hub) -> None:
    assert [call_of(e) for e in hub.log] == [None] * len(hub.log)
