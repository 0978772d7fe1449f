"""The program dies, the disk fills up, the clock jumps; and a long stretch of everything at once."""

import random
from collections.abc import Callable

import pytest

from printer.journal import JobState
from printer.profiles import PROFILES, Profile
from tests.printer.emulator.personality import CLONE, EPSON, PERSONALITIES, Personality
from tests.printer.scene import Scene

XP = PROFILES["xp-80"]
KINDS: list[tuple[Personality, Profile]] = [
    (EPSON, PROFILES["tm-t82"]),
    (CLONE, XP),
    (PERSONALITIES["silent"], XP),
    (PERSONALITIES["4-kb"], XP),
    (PERSONALITIES["no-fence"], XP),
    (PERSONALITIES["idle-close"], PROFILES["tm-t82"]),
    (PERSONALITIES["custom"], PROFILES["vkp80"]),
]
ALL_KINDS = pytest.mark.parametrize(("kind", "profile"), KINDS)


class Killed(BaseException):
    """kill -9: nothing of ours runs after it."""


def killing(at: JobState) -> Callable[[JobState], None]:
    def kill(to: JobState) -> None:
        if to is at:
            raise Killed

    return kill


@pytest.mark.parametrize("at", [JobState.QUEUED, JobState.SENDING, JobState.SENT, JobState.PRINTED])
@pytest.mark.parametrize("committed", [False, True])
def test_killed_in_each_state(at: JobState, committed: bool) -> None:
    scene = Scene()
    scene.print("zuvor")
    setattr(scene.journal, "after" if committed else "before", killing(at))
    dead_journal = scene.journal
    with pytest.raises(Killed):
        scene.print("a")
    dead_journal.before = dead_journal.after = lambda to: None
    # Whatever the dying program still did in this process never happened.
    if ("a", 0) in scene.journal.rows:
        reached = [step[2] for step in scene.journal.steps if step[0] == "a"]
        scene.journal.rows["a", 0] = reached[-1]
    scene.restart()
    scene.wait(5)
    originals = scene.originals("a")
    assert originals == (at is JobState.PRINTED or (at is JobState.SENT))
    assert scene.print("b").state is JobState.PRINTED
    scene.wait(60)
    assert scene.originals("a") == originals
    scene.told = [outcome for outcome in scene.told if outcome.ticket_id != "a"] + scene.told[-1:]


def test_killed_with_bytes_on_their_way_leaves_a_ticket_that_is_never_printed_again() -> None:
    scene = Scene()
    scene.print("zuvor")
    scene.clock.after(0.02, _die)
    with pytest.raises(Killed):
        scene.print("a")
    scene.journal.rows["a", 0] = JobState.SENT
    scene.restart()
    assert scene.told[-1].state is JobState.UNKNOWN
    scene.press.idle()
    with pytest.raises(AssertionError):
        scene.print("a")  # nobody is told anything: it is not a job any more
    assert scene.print("b").state is JobState.PRINTED
    assert scene.originals("a") <= 1


def _die() -> None:
    raise Killed


@pytest.mark.parametrize("full_at", [JobState.QUEUED, JobState.SENDING])
def test_no_byte_leaves_that_the_journal_does_not_know_of(full_at: JobState) -> None:
    scene = Scene()
    scene.print("zuvor")
    scene.journal.fails_at = full_at
    received = scene.device.received
    with pytest.raises(OSError, match="no space"):
        scene.print("a")
    assert scene.device.received - received <= 12 * 2
    assert scene.originals("a") == 0
    assert scene.told[-1].state is JobState.EXPIRED


def test_a_disk_that_fills_up_after_the_job_was_sent() -> None:
    """The ticket may be out; the next one waits until the printer is known to have done with it."""
    scene = Scene(CLONE, XP)
    scene.journal.fails_at = JobState.SENT
    with pytest.raises(OSError, match="no space"):
        scene.print("a")
    assert scene.told[-1].state is JobState.UNKNOWN
    scene.journal.fails_at = None
    assert scene.print("b").state is JobState.PRINTED
    assert [piece.lines for piece in scene.device.paper.pieces] == [["TIKET a", "habis"], [], ["TIKET b", "habis"], []]


def test_a_clock_that_jumps_expires_what_a_crash_left_rather_than_surprise_anybody() -> None:
    for jump_ms in (-3_600_000, 31_000):
        scene = Scene()
        scene.journal.begin("a", 0)
        scene.clock.wall_offset_ms += jump_ms
        scene.restart()
        assert [outcome.state for outcome in scene.told] == [JobState.EXPIRED]


def test_a_job_left_before_its_first_byte_expires_by_itself() -> None:
    scene = Scene()
    scene.journal.begin("a", 0)
    scene.restart()
    scene.wait(20)
    assert scene.told == []
    scene.wait(12)
    assert [outcome.state for outcome in scene.told] == [JobState.EXPIRED]
    scene.check()


def test_whoever_asks_again_for_what_has_expired_is_told_so() -> None:
    """A kiosk that died before it took it in."""
    scene = Scene()
    scene.press.enable(False)
    scene.print("a")
    scene.restart()
    assert scene.print("a").state is JobState.EXPIRED
    assert scene.originals("a") == 0


def test_two_taps_give_one_paper() -> None:
    scene = Scene()
    scene.print("a")
    with pytest.raises(AssertionError):
        scene.print("a")
    assert scene.originals("a") == 1


def test_a_thousand_tickets_leave_nothing_behind() -> None:
    scene = Scene()
    for number in range(1000):
        assert scene.print(f"t{number}").state is JobState.PRINTED
        scene.wait(0.5)
    assert len(scene.press._link._heard) == 0
    scene.check()


class Fate:
    """What happens next, drawn from a seed."""

    def __init__(self, scene: Scene, seed: int) -> None:
        self._scene = scene
        self._draw = random.Random(seed)
        self._number = 0

    def go(self, steps: int) -> None:
        for _ in range(steps):
            for trouble in self._draw.choices(self._troubles(), k=self._draw.choice([0, 0, 1, 1, 2])):
                self._scene.clock.after(self._draw.choice([0.0, 0.01, 0.05, 0.2, 0.5, 1.5, 20.0]), trouble)
            if self._draw.random() < 0.7:
                self._number += 1
                self._scene.print(f"t{self._number}")
            elif self._number and self._draw.random() < 0.3:
                self._copy()
            self._scene.wait(self._draw.choice([0.1, 1.0, 4.0, 15.0, 45.0, 200.0]))
            if self._draw.random() < 0.5:
                self._mend()
        self._scene.clock.happen.clear()
        self._mend()
        self._scene.wait(200)

    def _copy(self) -> None:
        name = f"t{self._number}"
        copies = [copy_no for ticket, copy_no in self._scene.journal.rows if ticket == name]
        self._scene.print(name, max(copies) + 1)

    def _troubles(self) -> list[Callable[[], object]]:
        scene, draw = self._scene, self._draw
        device, wire = scene.device, scene.wire
        sensors = [self._setting(name) for name in ("cover", "feeding", "offline", "jam", "paper_end", "near_end")]
        return [
            *sensors,
            lambda: setattr(device, "rows_left", draw.randrange(1, 400)),
            lambda: setattr(device, "jams_at_cut", True),
            lambda: device.overheat(draw.choice([3, 20])),
            device.switch_off,
            wire.cut,
            lambda: setattr(wire, "ends_after", draw.randrange(1, 12_000)),
            lambda: setattr(wire, "black_hole", True),
            lambda: setattr(wire, "refuses", None),
            lambda: setattr(device.back, "late_s", draw.choice([0.05, 0.25, 2.0])),
            lambda: setattr(device.back, "split", True),
            lambda: setattr(device.back, "doubled", True),
            lambda: setattr(device.back, "lost", True),
        ]

    def _setting(self, name: str) -> Callable[[], None]:
        def act() -> None:
            with self._scene.device.changing() as sensors:
                setattr(sensors, name, True)

        return act

    def _mend(self) -> None:
        device, wire = self._scene.device, self._scene.wire
        if not device.powered:
            device.switch_on(self._draw.choice([0.0, 8.0]))
        with device.changing() as sensors:
            sensors.cover = sensors.feeding = sensors.offline = sensors.jam = sensors.broken = False
        device.jams_at_cut = False
        device.load_paper()
        device.back.late_s, device.back.split, device.back.doubled, device.back.lost = 0.0, False, False, False
        wire.black_hole, wire.ends_after = False, None


def soak(kind: Personality, profile: Profile, seed: int, steps: int) -> None:
    scene = Scene(kind, profile)
    Fate(scene, seed).go(steps)
    scene.check()
    assert scene.print("akhir").state is JobState.PRINTED, scene.press.status
    assert [p.lines for p in scene.device.paper.pieces if p.lines][-1] == ["TIKET akhir", "habis"]


@ALL_KINDS
@pytest.mark.parametrize("seed", range(8))
def test_soak(kind: Personality, profile: Profile, seed: int) -> None:
    soak(kind, profile, seed, 40)


@pytest.mark.proof
@ALL_KINDS
@pytest.mark.parametrize("seed", range(100, 160))
def test_long_soak(kind: Personality, profile: Profile, seed: int) -> None:
    soak(kind, profile, seed, 250)
