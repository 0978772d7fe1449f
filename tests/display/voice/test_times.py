"""How loud the voice is, and when it is quiet, by the site's time of day."""

import datetime as dt

import pytest

from display.voice.times import Quiet, times


def at(text: str) -> dt.time:
    return dt.time.fromisoformat(text)


def test_volume_by_the_hour() -> None:
    plan = times(80, ["07:00-09:30=40", "09:00-10:00=60"])
    hours = {text: plan.percent(at(text)) for text in ("06:59", "07:00", "09:29", "09:30", "10:00")}
    assert hours == {"06:59": 80, "07:00": 40, "09:29": 40, "09:30": 60, "10:00": 80}


def test_quiet_hours_may_go_over_midnight() -> None:
    plan = times(quiet=["18:00-06:00=nothing", "12:00-13:00"])
    assert [plan.quiet_at(at(text)) for text in ("17:59", "18:00", "23:59", "00:00", "05:59", "06:00")] == [
        None, Quiet.NOTHING, Quiet.NOTHING, Quiet.NOTHING, Quiet.NOTHING, None
    ]  # fmt: skip
    assert plan.quiet_at(at("12:30")) is Quiet.CHIME


def test_a_day_ends_at_24() -> None:
    assert times(quiet=["15:00-24:00"]).quiet_at(at("23:59")) is Quiet.CHIME


@pytest.mark.parametrize(
    ("volumes", "quiet"),
    [
        (["7-9=40"], []),
        (["07:00-09:00=101"], []),
        (["07:00-09:00=loud"], []),
        (["07:00-07:00=40"], []),
        (["25:00-26:00=40"], []),
        (["07:00-24:30=40"], []),
        ([], ["12:00-13:00=music"]),
        ([], ["noon"]),
    ],
)
def test_what_cannot_be_meant_is_refused(volumes: list[str], quiet: list[str]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        times(80, volumes, quiet)
    with pytest.raises(ValueError, match="101"):
        times(101)
