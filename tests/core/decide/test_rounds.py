"""The opening round: trials of displays and test slips, and the marks of whoever walks it."""

from core import events
from core.commands import MarkRound, Print, TryZone
from core.state import Day, RoundMark
from core.words import Check, PaperKind
from tests.core.play import Play, ident

SOUND = f"{Check.SOUND}/utara"


def day_of(hall: Play) -> Day:
    assert hall.state.day is not None
    return hall.state.day


def test_a_zone_shows_and_says_a_trial(hall: Play) -> None:
    assert hall.do(TryZone("utara")) == [events.ZoneTried("utara")]
    assert day_of(hall).tried == {"utara": hall.now_ms}
    assert hall.refused(TryZone("barat")).values == {"zone": "barat"}


def test_a_line_is_marked_and_the_last_mark_stands(hall: Play) -> None:
    hall.do(MarkRound(Check.SOUND, False, "utara"))
    assert day_of(hall).round[SOUND].well is False
    hall.do(MarkRound(Check.SOUND, True, "utara"))
    hall.do(MarkRound(Check.CLOCK, True))
    by = day_of(hall).round[SOUND].by
    assert day_of(hall).round == {
        SOUND: RoundMark(by, hall.now_ms, True),
        f"{Check.CLOCK}/": RoundMark(by, hall.now_ms, True),
    }


def test_before_the_day_nothing_is_tried_or_marked(play: Play) -> None:
    assert play.code(TryZone("utara")) == "day_not_open"
    assert play.code(MarkRound(Check.CLOCK, True)) == "day_not_open"


def test_a_test_slip_is_about_its_kiosk(hall: Play) -> None:
    (asked,) = hall.do(Print(ident("p"), PaperKind.TEST, "kios-1", "kios-1"))
    assert asked == events.PaperAsked(ident("p"), PaperKind.TEST, "kios-1", "kios-1")
    assert hall.code(Print(ident("q"), PaperKind.TEST, "A1", "kios-1")) == "unknown_device"
