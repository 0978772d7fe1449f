"""Who is ahead of a step, in the order of the call rule."""

from core import order
from core.promise.ahead import Ahead, ahead_of
from core.promise.scenes import free_ms
from core.state import Step, Ticket
from tests.core.play import Play


def by_the_rule(play: Play, ticket: Ticket, step: Step) -> Ahead:
    """The same, by the line in its order."""
    line = order.queue(play.state, step.letter)
    inside = any(other is step for _, other in line)
    before = [other.service for _, other in line if order.key(other) < order.key(step)]
    head = line[0] if before else (ticket, step)
    return Ahead({service: before.count(service) for service in before}, free_ms(*head), int(not inside))


def test_everybody_stands_where_the_call_rule_has_them(play: Play) -> None:
    play.at("08:00").opened(1, 2, 3, 4, 5)
    for n in range(12):
        minutes = n % 3 // 2
        play.later(minutes=minutes).issue(("KTP", "KK")[n % 2], priority=n % 4 == 3, device=f"k{n}")
    line = order.queue(play.state, "A")
    assert len(line) == 12
    assert len({order.key(step)[0] for _, step in line}) < 12, "some have the same place"
    for n, (ticket, step) in enumerate(line):
        found = ahead_of(play.state, ticket, step)
        assert found == by_the_rule(play, ticket, step)
        assert (found.people, found.joining) == (n, 0)


def test_whoever_is_about_to_come_heads_an_empty_line(play: Play) -> None:
    play.at("08:00").opened(1)
    step = Step(0, "KTP", "A", "dukcapil", True, (), (10**9, 0), play.now_ms, play.now_ms - 20)
    ticket = Ticket("new", play.date, "A999", "A", 999, None, play.now_ms, "k", [step], head_start_ms=20)
    assert ahead_of(play.state, ticket, step) == Ahead({}, play.now_ms, 1)
    play.issue("KTP")
    assert ahead_of(play.state, ticket, step) == Ahead({}, play.now_ms, 1)
    step.place_ms = play.now_ms
    assert ahead_of(play.state, ticket, step) == Ahead({"KTP": 1}, play.now_ms, 1)
