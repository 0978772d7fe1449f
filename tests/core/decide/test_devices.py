"""Devices, and the lanes of numbers that they may give alone."""

import datetime as dt

from core import events
from core.commands import (
    BeginEpoch,
    Body,
    ConfirmDate,
    EnrolDevice,
    Errand,
    HandLane,
    LaneIssued,
    OpenDay,
    Reprint,
    RevokeDevice,
    Shown,
)
from core.numbers import DAY_MS, JUMPS_MAX, LANE_REST_MS
from core.words import Role
from tests.core.play import Play, ident, kinds
from tests.core.small_site import TUESDAY, catalog, form


def handed(play: Play, device: str = "kios-1", life: str = "a") -> events.LaneHanded:
    (made,) = play.do(HandLane(device, life), device)
    assert isinstance(made, events.LaneHanded)
    return made


def test_a_device_is_enrolled_once_and_revoked_once(play: Play) -> None:
    assert play.code(RevokeDevice("tablet")) == "unknown_device"
    assert kinds(play.do(EnrolDevice("tablet", Role.COUNTER, zone="utara"))) == ["device.enrolled"]
    assert play.code(EnrolDevice("tablet", Role.COUNTER)) == "device_known"
    assert kinds(play.do(RevokeDevice("tablet"))) == ["device.revoked"]
    assert play.code(RevokeDevice("tablet")) == "unknown_device"
    assert play.do(EnrolDevice("tablet", Role.KIOSK, lane=3))


def test_a_display_that_has_shown_something_can_still_be_enrolled(play: Play) -> None:
    play.fact(Shown(5, 4), "layar-1")
    play.fact(Shown(3, 6), "layar-1")
    assert play.code(RevokeDevice("layar-1")) == "unknown_device"
    play.do(EnrolDevice("layar-1", Role.DISPLAY))
    device = play.state.devices["layar-1"]
    assert (device.shown_lsn, device.spoken_lsn) == (5, 6)


def test_a_copy_may_come_out_of_an_enrolled_kiosk(hall: Play) -> None:
    ticket = hall.issue("KTP")
    hall.do(EnrolDevice("kios-9", Role.KIOSK))
    assert hall.do(Reprint(ticket.id, "kios-9"))


def test_a_lane_belongs_to_one_device(play: Play) -> None:
    assert play.code(EnrolDevice("kios-9", Role.KIOSK, lane=9)) == "no_lane"
    assert play.code(EnrolDevice("kios-9", Role.KIOSK, lane=0)) == "no_lane"
    assert play.refused(EnrolDevice("kios-9", Role.KIOSK, lane=1)).values == {"lane": "1", "device": "kios-1"}
    play.do(EnrolDevice("kios-9", Role.KIOSK, lane=3))
    assert play.code(EnrolDevice("kios-8", Role.KIOSK, lane=3)) == "lane_taken"
    play.do(RevokeDevice("kios-9"))
    play.do(EnrolDevice("kios-8", Role.KIOSK, lane=3))
    assert play.code(HandLane("kios-9", "a")) == "no_lane"
    assert handed(play, "kios-8").lane == 3


def test_a_lane_of_the_site_file_that_an_enrolled_device_has_is_handed_to_nobody_else(play: Play) -> None:
    play.do(EnrolDevice("kios-9", Role.KIOSK, lane=3))
    kiosks = [*form()["kiosks"][:2], form()["kiosks"][2] | {"lane": 3}]
    play.catalog = catalog(kiosks=kiosks)
    assert play.code(HandLane("kios-3", "a")) == "lane_taken"


def test_who_has_no_lane(play: Play) -> None:
    for device in ("kios-3", "kios-7"):
        assert play.code(HandLane(device, "a")) == "no_lane"
    play.fact(Shown(1, 1), "kios-2")
    assert handed(play, "kios-2").lane == 2
    play.do(EnrolDevice("kios-7", Role.KIOSK))
    assert play.code(HandLane("kios-7", "a")) == "no_lane"


def test_a_fresh_lane_starts_at_nought_and_goes_on_in_the_same_life(hall: Play) -> None:
    assert handed(hall) == events.LaneHanded("kios-1", "a", 1, {"A": 0, "B": 0, "C": 0, "BA": 0})
    hall.lane("A1001", "KTP")
    hall.lane("A1002", "KTP")
    assert handed(hall).counters == {"A": 2, "B": 0, "C": 0, "BA": 0}


def test_a_new_life_jumps_in_every_letter_also_where_no_paper_is_known(hall: Play) -> None:
    """Whatever the old life gave alone died with its disk."""
    handed(hall)
    hall.lane("A1002", "KTP")
    assert handed(hall, life="b").counters == {"A": 302, "B": 300, "C": 300, "BA": 300}
    assert handed(hall, life="b").counters == {"A": 302, "B": 300, "C": 300, "BA": 300}


def test_a_long_rest_does_not_vouch_for_papers_that_nobody_knows(hall: Play) -> None:
    handed(hall)
    hall.lane("A1002", "KTP")
    hall.on(TUESDAY.replace(day=30), "08:00")
    assert handed(hall, life="b").counters["A"] == 302


def test_a_lane_that_moved_to_another_kiosk_jumps(play: Play) -> None:
    handed(play)
    kiosks = [{**k, "lane": {"kios-1": 2, "kios-2": 1}.get(k["id"])} for k in form()["kiosks"]]
    play.catalog = catalog(kiosks=kiosks)
    assert handed(play, "kios-2").counters["A"] == 300


def test_papers_of_a_lane_that_was_never_handed_out(hall: Play) -> None:
    hall.lane("A1007", "KTP")
    assert handed(hall).counters["A"] == 307


def test_late_papers_of_the_old_life_do_not_turn_the_counter_back(hall: Play) -> None:
    handed(hall)
    handed(hall, life="b")
    hall.lane("A1301", "KTP")
    hall.lane("A1004", "KTP")
    assert hall.state.lanes[1].counters["A"] == 301
    assert handed(hall, life="b").counters["A"] == 301


def test_lives_that_begin_too_often_leave_the_lane_to_rest(play: Play) -> None:
    """The next jump would land on numbers that were given within three days."""
    start = play.now_ms
    handed(play)
    for life in "bc":
        play.later(minutes=60)
        handed(play, life=life)
    refused = play.later(minutes=60).refused(HandLane("kios-1", "d"))
    assert (refused.code, refused.from_ms) == ("lane_rests", start + 3600_000 + LANE_REST_MS)
    assert refused.from_ms is not None
    play.now_ms = refused.from_ms - 1
    assert play.code(HandLane("kios-1", "d")) == "lane_rests"
    play.now_ms += 1
    assert handed(play, life="d").counters["A"] == 900
    assert [by for _, by in play.state.lanes[1].jumps] == [300, 300]


def test_a_lane_rests_by_the_service_day_not_by_a_clock_that_is_a_year_ahead(hall: Play) -> None:
    """And what it noted under that clock does not keep the lane from its device for a year."""
    start = hall.now_ms
    for life in "abc":
        handed(hall, life=life)
    hall.now_ms = start + 400 * DAY_MS
    assert hall.code(HandLane("kios-1", "d")) == "lane_rests"
    hall.do(BeginEpoch(300))
    assert [by for _, by in hall.state.lanes[1].jumps] == [300, 300, 300]
    hall.now_ms = start + 60_000
    assert hall.code(HandLane("kios-1", "d")) == "lane_rests"
    hall.on(hall.date + dt.timedelta(7), "09:00").do(ConfirmDate(hall.date))
    hall.do(OpenDay(hall.date))
    assert handed(hall, life="d").lane == 1


def test_a_restored_hub_moves_on_what_it_knows_and_what_it_does_not(hall: Play) -> None:
    handed(hall)
    for label in ("A1298", "A1598", "A1798"):
        hall.lane(label, "KTP")
    hall.do(BeginEpoch(300))
    assert hall.state.lanes[1].counters["A"] == 99
    counters = handed(hall).counters
    assert (counters["A"], counters["B"]) == (399, 600)
    assert hall.code(HandLane("kios-1", "b")) == "lane_rests"
    assert handed(hall, "kios-2").counters["A"] == 300


def test_a_number_from_before_the_jumps_does_not_turn_a_lane_back(hall: Play) -> None:
    """It was given before the hub came back, and is told only now that the lane has gone to another life."""
    handed(hall, life="a")
    hall.do(BeginEpoch(300))
    assert handed(hall, life="b").counters["A"] == 600
    hall.lane("A1002", "KTP")
    assert hall.state.lanes[1].counters["A"] == 600


def test_letters_that_come_and_go_keep_their_counter(hall: Play) -> None:
    handed(hall)
    hall.lane("C1005", "SETOR")
    whole = hall.catalog
    agencies = [a for a in form()["agencies"] if a["id"] != "bank"]
    hall.catalog = catalog(agencies=agencies)
    assert handed(hall, life="b").counters["C"] == 305
    hall.catalog = whole
    assert handed(hall, life="c").counters["C"] == 605
    assert JUMPS_MAX == 600


def test_a_number_that_nobody_can_read_moves_no_lane(hall: Play) -> None:
    body: Body = LaneIssued(ident("t"), "kacau", (Errand("KTP"),))
    hall.fact(body)
    assert hall.state.lanes == {}
    assert hall.state.labels == {"kacau": ident("t")}
