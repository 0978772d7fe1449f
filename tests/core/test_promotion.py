"""Who must agree before another device becomes the hub."""

from core.commands import BeginEpoch, EnrolDevice, RevokeDevice
from core.promotion import HUB, Electorate, Place, Stage, Vote, electorate, is_bound, is_majority, tally
from core.words import Role
from tests.core.play import Play

FOUR = Electorate(frozenset({HUB, "kios", "layar", "siaga"}), HUB, "siaga")
HERE = Place(1, 10)


def vote(device: str, *, hears: bool = False, pledged: int = 0, place: Place = HERE) -> Vote:
    return Vote(device, hears, pledged, place, "")


def stage(*votes: Vote, mine: Vote | None = None, asked: Electorate = FOUR, forced: bool = False) -> Stage:
    given = {vote.device: vote for vote in votes}
    return tally(asked, given, mine or vote("siaga", pledged=2), 2, forced=forced).stage


def test_the_voters_are_the_devices_that_are_always_on(play: Play) -> None:
    for device, role in (("k", Role.KIOSK), ("d", Role.DISPLAY), ("c", Role.COUNTER), ("old", Role.DISPLAY)):
        play.do(EnrolDevice(device, role))
    play.do(RevokeDevice("old"))
    assert electorate(play.state, "k") == Electorate(frozenset({HUB, "k", "d"}), HUB, "k")
    assert not is_bound(play.state)
    play.do(EnrolDevice("s", Role.HUB))
    assert electorate(play.state, "s").voters == {HUB, "k", "d", "s"}
    assert is_bound(play.state)


def test_a_hub_with_one_other_device_is_bound_to_nobody(play: Play) -> None:
    """Two can never outvote a hub that is gone; there a supervisor decides."""
    play.do(EnrolDevice("s", Role.HUB))
    assert not is_bound(play.state)
    play.do(EnrolDevice("d", Role.DISPLAY))
    assert is_bound(play.state)
    play.do(RevokeDevice("s"))
    assert not is_bound(play.state)


def test_the_hub_has_a_majority_with_half_of_the_others(play: Play) -> None:
    for device in ("a", "b", "c"):
        play.do(EnrolDevice(device, Role.DISPLAY))
    assert not is_majority(play.state, {"a"})
    assert not is_majority(play.state, {"a", "stranger", "another"})
    assert is_majority(play.state, {"a", "b"})


def test_after_a_takeover_the_first_hub_has_a_voice_like_any_other(play: Play) -> None:
    for device, role in (("s", Role.HUB), ("d", Role.DISPLAY), ("k", Role.KIOSK)):
        play.do(EnrolDevice(device, role))
    play.do(BeginEpoch(1, to=2), device="s")
    assert electorate(play.state, "k").leader == "s"
    assert not is_majority(play.state, {"d"})
    assert is_majority(play.state, {"d", HUB})


def test_a_promotion_waits_for_a_majority_that_hears_nothing_then_for_their_promise() -> None:
    assert stage(vote("kios")) is Stage.ASKING
    assert stage(vote("kios"), vote("layar")) is Stage.PLEDGING
    assert stage(vote("kios", pledged=2), vote("layar")) is Stage.PLEDGING
    assert stage(vote("kios", pledged=2), vote("layar", pledged=3)) is Stage.PLEDGING
    assert stage(vote("kios", pledged=2), vote("layar", pledged=2)) is Stage.ELECTED


def test_nobody_is_promoted_while_a_single_device_hears_the_hub() -> None:
    found = tally(FOUR, {"x": vote("x", hears=True)}, vote("siaga", pledged=2), 2, forced=False)
    assert (found.stage, found.hearing, found.missing) == (Stage.HEARD, ("x",), ("kios", "layar"))
    assert stage(vote("kios", pledged=2), vote("layar", pledged=2), vote("x", hears=True)) is Stage.HEARD
    assert stage(vote("x", hears=True), forced=True) is Stage.ELECTED


def test_strangers_do_not_count_but_their_log_does() -> None:
    assert stage(vote("kios"), vote("x"), vote("y")) is Stage.ASKING
    far = vote("x", place=Place(1, 12))
    both = (vote("kios", pledged=2), vote("layar", pledged=2))
    found = tally(FOUR, {v.device: v for v in (*both, far)}, vote("siaga", pledged=2), 2, forced=False)
    assert (found.stage, found.longer) == (Stage.LONGER, "x")
    assert stage(*both, far, mine=vote("siaga", pledged=2, place=Place(2, 3))) is Stage.ELECTED


def test_a_candidate_that_is_no_voter_does_not_count_itself() -> None:
    outside = Electorate(FOUR.voters, HUB, "tamu")
    mine = vote("tamu", pledged=2)
    assert stage(vote("kios"), vote("layar"), mine=mine, asked=outside) is Stage.ASKING
    assert stage(vote("kios"), vote("layar"), vote("siaga"), mine=mine, asked=outside) is Stage.PLEDGING


def test_forced_it_neither_asks_nor_waits_but_takes_the_longest_log() -> None:
    assert stage(forced=True) is Stage.ELECTED
    assert stage(vote("kios", place=Place(1, 11)), forced=True) is Stage.LONGER


def test_a_promoted_hub_begins_the_promised_epoch(hall: Play) -> None:
    hall.do(BeginEpoch(300, to=5, forced=True))
    assert (hall.log[-1].epoch, hall.state.epoch) == (5, 5)
    takeover = hall.state.takeover
    assert takeover is not None
    assert (takeover.at_ms, takeover.device, takeover.forced) == (hall.now_ms, hall.log[-1].device, True)
    hall.issue("KTP")
    assert hall.log[-1].epoch == 5
    refused = hall.refused(BeginEpoch(300, to=5))
    assert refused.code == "epoch_past"
    assert refused.words("en")
    hall.do(BeginEpoch(300))
    assert hall.state.epoch == 6
    assert hall.state.takeover == takeover
