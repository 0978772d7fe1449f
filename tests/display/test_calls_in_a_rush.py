"""Whatever comes, and however fast: every call is on the stage, in order, and for its time."""

from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from core.events import Event, StepCalled
from display.calls import CAPACITY, EARLIER, LEAST_MS, MINIMUM_MS, Call, Parade, advance, hear

Rush = list[tuple[int, list[int]]]
"""Looks: how long after the one before, and the tickets that were called since."""

rushes = st.lists(st.tuples(st.integers(1, 4_000), st.lists(st.integers(0, 60), max_size=30)), max_size=15)
few = settings(max_examples=60)


@dataclass
class Watched:
    """`spans`: when each call was on the stage, from the look at which it stepped there to that at which it was gone.
    `heard`: its look. `crowded`: the looks at which the stage was full.
    """

    order: list[int] = field(default_factory=list)
    spans: dict[int, list[int]] = field(default_factory=dict)
    heard: dict[int, int] = field(default_factory=dict)
    replaced: set[int] = field(default_factory=set)
    crowded: list[int] = field(default_factory=list)
    gone: dict[int, int] = field(default_factory=dict)


def watch(rush: Rush) -> Watched:
    """Plays `rush` and then looks on until nothing waits."""
    seen, parade, ticks, lsn = Watched(), Parade(), 0, 0
    newest: dict[str, int] = {}
    for after_ms, tickets in [*rush, *([(LEAST_MS, [])] * 30)]:
        ticks += after_ms
        events, taken = [], 0
        for ticket in tickets:
            lsn += 1
            events.append(Event(1, lsn, 0, "c", "d", StepCalled(str(ticket), 0, ticket % 9, f"A{ticket:03}")))
            seen.heard[lsn] = ticks
            if str(ticket) in newest:
                seen.replaced.add(newest[str(ticket)])
                taken += 1
            newest[str(ticket)] = lsn
        before = {s.call.lsn for s in parade.stage}
        parade = advance(hear(parade, events, lambda _: True), ticks, _called)
        note(seen, parade, before, ticks, taken)
    assert parade.waiting == ()
    return seen


def _called(call: Call) -> bool:
    return call.counter % 2 == 0


def note(seen: Watched, parade: Parade, before: set[int], ticks: int, taken: int) -> None:
    on_stage = [s.call.lsn for s in parade.stage]
    assert len(on_stage) <= CAPACITY
    assert len(parade.earlier) <= EARLIER
    tickets = [s.call.ticket for s in parade.stage] + [c.ticket for c in parade.earlier]
    assert len(tickets) == len(set(tickets))
    seen.order += [lsn for lsn in on_stage if lsn not in seen.spans]
    for lsn in on_stage:
        seen.spans.setdefault(lsn, [ticks, ticks])
    for lsn in before - set(on_stage):
        seen.gone[lsn] = ticks
    if len(on_stage) + taken >= CAPACITY:
        seen.crowded.append(ticks)


@few
@given(rushes)
def test_every_call_is_shown_in_the_order_of_the_log(rush: Rush) -> None:
    seen = watch(rush)
    assert seen.order == sorted(seen.order)
    assert set(seen.heard) - set(seen.order) <= seen.replaced


@few
@given(rushes)
def test_a_call_is_shown_at_once_unless_the_stage_is_full_of_newcomers(rush: Rush) -> None:
    seen = watch(rush)
    late = [lsn for lsn, (since, _) in seen.spans.items() if since > seen.heard[lsn]]
    for lsn in late:
        rivals = [n for n, (since, _) in seen.spans.items() if seen.heard[lsn] - LEAST_MS < since <= seen.heard[lsn]]
        assert len(rivals) >= CAPACITY


@few
@given(rushes)
def test_no_call_leaves_before_its_time_unless_the_stage_is_full(rush: Rush) -> None:
    seen = watch(rush)
    for lsn, ticks in seen.gone.items():
        stood = ticks - seen.spans[lsn][0]
        if stood < MINIMUM_MS and lsn not in seen.replaced:
            assert stood >= LEAST_MS
            assert ticks in seen.crowded


def test_twenty_calls_in_a_second_stand_together_for_ten() -> None:
    events = [Event(1, n, 0, "c", "d", StepCalled(str(n), 0, n, f"B{n:03}")) for n in range(1, 21)]
    parade = Parade()
    for n, event in enumerate(events):
        parade = advance(hear(parade, [event], lambda _: True), n * 50, _called)
    assert [s.call.lsn for s in parade.stage] == list(range(1, 21))
    assert advance(parade, MINIMUM_MS - 1, _called) == parade
    assert [s.call.lsn for s in advance(parade, MINIMUM_MS, _called).stage] == list(range(2, 21))


def test_in_a_full_house_those_that_are_over_give_way_first() -> None:
    events = [Event(1, n, 0, "c", "d", StepCalled(str(n), 0, n, f"B{n:03}")) for n in range(1, CAPACITY + 2)]
    parade = advance(hear(Parade(), events[:CAPACITY], lambda _: True), 0, _called)
    full = hear(parade, events[CAPACITY:], lambda _: True)
    assert advance(full, LEAST_MS - 1, _called) == full
    shown = [s.call.lsn for s in advance(full, LEAST_MS, lambda call: call.lsn != 7).stage]
    assert shown == [*range(1, 7), *range(8, CAPACITY + 2)]
