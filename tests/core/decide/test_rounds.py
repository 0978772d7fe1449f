"""The opening round: trials of displays and test slips, and the marks of whoever walks it."""

from core import events
from core.commands import MarkRound, Print, TrialShown, TryZone
from core.state import Day, RoundMark, Trial
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


def test_a_trial_may_name_a_counter_of_its_zone(hall: Play) -> None:
    assert hall.catalog is not None
    counters = hall.catalog.site.counters
    no, other = (next(c.no for c in counters if (c.zone == "utara") is here) for here in (True, False))
    assert hall.do(TryZone("utara", no)) == [events.ZoneTried("utara", no)]
    assert day_of(hall).trials == {"utara": Trial(hall.now_ms, no)}
    for wrong in (other, 999):
        assert hall.refused(TryZone("utara", wrong)).values == {"counter": str(wrong)}


def test_who_has_shown_and_said_a_trial_is_known_until_the_next(hall: Play) -> None:
    hall.do(TryZone("utara"))
    first = hall.now_ms
    for device, spoken in (("tv-1", False), ("tv-2", False), ("tv-1", True), ("tv-1", True)):
        told = hall.fact(TrialShown("utara", first, spoken), device)
        assert told == [events.TrialShown("utara", first, spoken)]
    assert day_of(hall).trials["utara"] == Trial(first, None, ("tv-1", "tv-2"), ("tv-1",))
    hall.later(1000)
    hall.do(TryZone("utara"))
    for zone, at_ms in (("utara", first), ("selatan", hall.now_ms)):
        hall.fact(TrialShown(zone, at_ms, True), "tv-1")
    assert day_of(hall).trials == {"utara": Trial(hall.now_ms, None)}


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
    assert hall.code(Print(ident("q"), PaperKind.TEST, "nowhere", "kios-1")) == "unknown_device"


def test_a_test_slip_may_show_a_number_of_a_service(hall: Play) -> None:
    (asked,) = hall.do(Print(ident("p"), PaperKind.TEST, "KTP", "kios-1"))
    assert asked == events.PaperAsked(ident("p"), PaperKind.TEST, "KTP", "kios-1")
    assert hall.code(Print(ident("q"), PaperKind.TEST, "KTP", "nowhere")) == "unknown_device"
