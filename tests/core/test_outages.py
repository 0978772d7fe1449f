"""Outages of the power and of the hub itself: begun late, ended at once, never twice."""

from core.commands import BeginOutage, CloseDay, Command, EndOutage
from core.due import CLOCK
from core.outages import DARK_MS, POWER_MS, after_darkness, of_power
from core.refusal import Refusal
from core.words import Reason
from tests.core.play import Play
from tests.core.small_site import TUESDAY

HOUR_MS = 3_600_000


def power(play: Play, lost_ms: int | None, last_chance: bool = False) -> list[Command]:
    return of_power(play.state, lost_ms, play.now_ms, last_chance=last_chance)


def sent(play: Play, commands: list[Command]) -> list[str]:
    """The bodies of commands that were all accepted."""
    for command in commands:
        assert command.device == CLOCK
        assert not isinstance(play.send(command), Refusal)
    return [type(command.body).__name__ for command in commands]


def test_a_cut_is_an_outage_once_it_lasts_a_minute(play: Play) -> None:
    play.opened(1)
    lost = play.now_ms
    assert power(play.later(seconds=POWER_MS / 1000 - 1), lost) == []
    assert sent(play.later(seconds=1), power(play, lost)) == ["BeginOutage"]
    assert (play.state.outage_ms, play.state.outage_cause) == (lost, Reason.POWER)
    assert power(play.later(minutes=1), lost) == []


def test_it_ends_when_the_mains_are_back(play: Play) -> None:
    play.opened(1)
    lost = play.now_ms
    sent(play, power(play.later(minutes=2), lost))
    assert sent(play.later(minutes=5), power(play, None)) == ["EndOutage"]
    assert play.state.outage_ms is None
    assert power(play, None) == []


def test_before_the_hub_stops_there_is_no_waiting(play: Play) -> None:
    play.opened(1)
    lost = play.now_ms
    assert power(play.later(seconds=5), lost) == []
    assert sent(play, power(play, lost, last_chance=True)) == ["BeginOutage"]


def test_an_outage_of_another_cause_is_not_ended_by_the_mains(play: Play) -> None:
    play.opened(1).do(BeginOutage(Reason.NETWORK))
    assert power(play, None) == []


def test_at_night_nobody_waits(play: Play) -> None:
    lost = play.now_ms
    assert power(play.later(minutes=5), lost) == []
    play.opened(1).do(CloseDay(TUESDAY))
    assert power(play, lost) == []
    assert after_darkness(play.state, lost, play.now_ms) == []


def test_a_hub_that_was_away_for_long_tells_of_it(play: Play) -> None:
    play.opened(1)
    last = play.now_ms
    play.later(seconds=DARK_MS / 1000)
    assert sent(play, after_darkness(play.state, last, play.now_ms)) == ["BeginOutage", "EndOutage"]
    assert play.state.day is not None
    assert play.state.day.freezes[-1][0] == last
    assert play.state.outage_ms is None


def test_a_hub_that_was_hardly_missed_does_not(play: Play) -> None:
    play.opened(1)
    last = play.now_ms
    assert after_darkness(play.state, last, play.later(seconds=DARK_MS / 1000 - 1).now_ms) == []
    assert after_darkness(play.state, last, last + 25 * HOUR_MS) == []
    assert after_darkness(play.state, None, play.now_ms) == []
    assert after_darkness(play.state, last + HOUR_MS, last) == []


def test_an_outage_that_was_begun_before_the_hub_stopped_goes_on(play: Play) -> None:
    play.opened(1)
    last = play.now_ms
    sent(play, power(play, last, last_chance=True))
    assert after_darkness(play.state, last, play.later(minutes=20).now_ms) == []
    play.do(EndOutage())
