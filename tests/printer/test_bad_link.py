"""Links that break, stall or lie, and what becomes of the tickets on them."""

from collections.abc import Callable

import pytest

from core.words import Evidence
from printer.journal import JobState
from printer.profiles import PROFILES
from printer.protocol import job_id
from printer.states import Cause, PrinterState
from tests.printer.emulator.personality import CLONE, EPSON, PERSONALITIES
from tests.printer.scene import Scene

XP = PROFILES["xp-80"]
JOB_BYTES = 9290


def epson() -> Scene:
    return Scene()


def clone() -> Scene:
    return Scene(CLONE, XP)


BOTH = pytest.mark.parametrize("make", [epson, clone])


@pytest.mark.parametrize("cause", [Cause.REFUSED, Cause.ABSENT, Cause.DENIED, Cause.HELD])
def test_not_reached(cause: Cause) -> None:
    scene = epson()
    scene.wire.refuses = cause
    outcome = scene.print("a")
    assert (outcome.state, outcome.cause) == (JobState.EXPIRED, cause)
    assert (scene.press.status.state, scene.press.status.cause) == (PrinterState.UNREACHABLE, cause)
    scene.wire.refuses = None
    scene.wait(60)
    assert scene.press.status.state is PrinterState.READY
    assert scene.originals("a") == 0
    assert scene.print("b").state is JobState.PRINTED
    scene.check()


def test_a_night_without_the_printer_brings_no_stale_tickets() -> None:
    scene = epson()
    scene.device.switch_off()
    for ticket in "abcde":
        assert scene.print(ticket).state is JobState.EXPIRED
        scene.wait(600)
    scene.device.switch_on(10)
    scene.wait(120)
    assert scene.device.paper.tickets(copies=False) == []
    assert scene.print("f").state is JobState.PRINTED
    scene.check()


@pytest.mark.parametrize("after", [1, 12, 30, 2000, 4700, 9000, JOB_BYTES - 12, JOB_BYTES - 3, JOB_BYTES])
@pytest.mark.parametrize("stubborn", [True, False])
@BOTH
def test_dropped_in_a_job(make: Callable[[], Scene], after: int, stubborn: bool) -> None:
    """The next ticket is whole and alone on its paper, whatever the printer had kept of the broken one."""
    scene = make()
    scene.device.kind = type(EPSON)(**{**vars(scene.device.kind), "stubborn_buffer": stubborn})
    scene.print("zuvor")
    scene.wire.ends_after = after
    outcome = scene.print("a")
    assert outcome.state in (JobState.UNKNOWN, JobState.PRINTED)
    scene.wait(5)
    assert scene.print("b").state is JobState.PRINTED
    assert ["TIKET b", "habis"] in [piece.lines for piece in scene.device.paper.pieces]
    scene.check()


@BOTH
def test_dropped_before_the_confirmation(make: Callable[[], Scene]) -> None:
    scene = make()
    scene.print("zuvor")
    scene.clock.after(0.05, scene.wire.cut)
    outcome = scene.print("a")
    assert (outcome.state, outcome.cause) == (JobState.UNKNOWN, Cause.LOST)
    scene.wait(30)
    assert scene.state("a") is JobState.UNKNOWN
    assert scene.print("b").state is JobState.PRINTED
    scene.check()


def test_an_id_after_a_reconnect_proves_nothing() -> None:
    scene = epson()
    scene.device.rows_left = 20
    assert scene.print("a").state is JobState.UNKNOWN
    number = next(n for n, step in enumerate(scene.journal.steps, 1) if step[2] is JobState.SENDING)
    connected = scene.device.connected

    def connected_with_an_echo() -> None:
        connected()
        scene.device.back.put(b"\x37\x22" + job_id(number) + b"\x00", scene.clock.now())

    scene.device.connected = connected_with_an_echo  # type: ignore[method-assign]
    scene.wire.cut()
    scene.wait(10)
    assert scene.state("a") is JobState.UNKNOWN


def test_a_ticket_that_is_held_when_the_link_breaks_is_forgotten_while_there_is_no_paper() -> None:
    scene = epson()
    scene.device.rows_left = 20
    assert scene.print("a").state is JobState.UNKNOWN
    scene.wire.cut()
    scene.wait(20)
    assert (scene.press.status.state, scene.press.status.cause) == (PrinterState.BLOCKED, Cause.PAPER_OUT)
    scene.device.load_paper()
    scene.wait(10)
    assert scene.originals("a") == 0
    scene.check()


def test_a_fence_of_the_cleaning_proves_nothing_about_the_next_job() -> None:
    scene = clone()
    scene.wire.ends_after = 4000
    assert scene.print("a").state is JobState.UNKNOWN
    scene.device.back.doubled = True

    def no_more_paper(to: JobState) -> None:
        if to is JobState.SENDING:
            scene.device.back.doubled = False
            scene.device.rows_left = 20

    scene.journal.after = no_more_paper
    assert scene.print("b").state is JobState.UNKNOWN
    assert scene.originals("b") == 0


def test_the_fence_of_an_older_job_proves_nothing_about_the_next_one() -> None:
    scene = clone()
    scene.print("zuvor")
    scene.clock.after(0.05, lambda: _cover(scene, True))
    assert scene.print("a").state is JobState.UNKNOWN
    _cover(scene, False)

    def little_paper(to: JobState) -> None:
        if to is JobState.SENDING:
            scene.device.rows_left = 120

    scene.journal.after = little_paper
    assert scene.print("b").state is JobState.UNKNOWN


def _cover(scene: Scene, opened: bool) -> None:
    with scene.device.changing() as sensors:
        sensors.cover = opened


@BOTH
def test_a_cable_pulled_while_idle(make: Callable[[], Scene]) -> None:
    scene = make()
    scene.print("a")
    scene.wire.black_hole = True
    scene.wait(20)
    assert scene.press.status.state is PrinterState.UNREACHABLE
    assert scene.print("b").state is JobState.EXPIRED
    scene.wire.black_hole = False
    scene.wait(60)
    assert scene.print("c").state is JobState.PRINTED
    scene.check()


@BOTH
def test_a_cable_pulled_in_a_job(make: Callable[[], Scene]) -> None:
    scene = make()
    scene.print("zuvor")
    scene.clock.after(0.02, lambda: setattr(scene.wire, "black_hole", True))
    assert scene.print("a").state is JobState.UNKNOWN
    scene.wait(30)
    scene.wire.black_hole = False
    scene.wait(120)
    assert scene.print("b").state is JobState.PRINTED
    scene.check()


def test_accepted_and_ignored() -> None:
    scene = clone()
    scene.print("zuvor")
    scene.journal.after = lambda to: setattr(scene.wire, "ignored", to is JobState.SENDING or scene.wire.ignored)
    assert scene.print("a").state is JobState.UNKNOWN
    scene.wait(60)
    assert scene.print("b").state is JobState.EXPIRED
    scene.journal.after = lambda to: None
    scene.wire.ignored = False
    scene.wait(30)
    assert scene.print("c").state is JobState.PRINTED
    scene.check()


def test_a_printer_that_another_computer_uses() -> None:
    scene = Scene(PERSONALITIES["one-connection"], XP)
    scene.wire.busy_elsewhere = True
    assert scene.print("a").cause is Cause.REFUSED
    scene.wire.busy_elsewhere = False
    scene.wait(40)
    assert scene.print("b").state is JobState.PRINTED
    scene.check()


def test_a_printer_that_ends_idle_connections() -> None:
    scene = Scene(PERSONALITIES["idle-close"])
    scene.print("a")
    scene.clock.pause(300)
    assert scene.print("b").evidence is Evidence.CONFIRMED
    assert PrinterState.UNREACHABLE not in [state for state, _ in scene.states]
    scene.check()


def test_switched_off_and_on_while_idle() -> None:
    scene = epson()
    scene.print("a")
    scene.device.switch_off()
    scene.wait(30)
    assert scene.press.status.state is PrinterState.UNREACHABLE
    scene.device.switch_on(10)
    scene.wait(60)
    assert scene.print("b").evidence is Evidence.CONFIRMED
    scene.check()


@pytest.mark.parametrize("seconds", [0.01, 0.1, 0.3, 0.5])
@BOTH
def test_switched_off_in_a_job(make: Callable[[], Scene], seconds: float) -> None:
    scene = make()
    scene.print("zuvor")
    scene.clock.after(seconds, scene.device.switch_off)
    scene.print("a")
    scene.wait(10)
    scene.device.switch_on(10)
    scene.wait(60)
    assert scene.print("b").state is JobState.PRINTED
    scene.check()


def test_200_bytes_a_second() -> None:
    scene = Scene(EPSON, speed=200)
    assert scene.print("a").state is JobState.UNKNOWN
    scene.wait(100)
    assert scene.originals("a") <= 1
    scene.check()


def test_a_serial_line_is_given_the_time_that_it_needs() -> None:
    scene = Scene(PERSONALITIES["small-buffer"], XP, speed=960, pipe_bytes=64)
    scene.wire.bytes_per_s = 960.0
    assert scene.print("a").state is JobState.PRINTED
    scene.check()


def test_a_line_held_up_before_the_first_byte_expires_the_job() -> None:
    """DSR stays low: nothing is taken, nothing has left."""
    scene = Scene(CLONE, XP, pipe_bytes=0)
    assert scene.print("a").state is JobState.EXPIRED
    scene.check()


def test_a_line_held_up_in_a_job() -> None:
    scene = Scene(PERSONALITIES["small-buffer"], XP, pipe_bytes=16)
    scene.print("zuvor")
    scene.device.rows_left = 60
    outcome = scene.print("a")
    assert outcome.state is JobState.UNKNOWN
    sent = scene.journal.steps[-1][4]
    assert 0 < sent < JOB_BYTES
    scene.device.load_paper()
    scene.wait(60)
    assert scene.print("b").state is JobState.PRINTED
    assert [piece.lines for piece in scene.device.paper.pieces if piece.lines][-1] == ["TIKET b", "habis"]
    scene.check()


def test_a_line_that_stalls_in_the_midst_of_a_picture() -> None:
    scene = Scene(CLONE, XP, speed=20_000, pipe_bytes=500)
    scene.print("zuvor")
    scene.clock.after(0.2, lambda: setattr(scene.wire, "ignored", True))
    assert scene.print("a").state is JobState.UNKNOWN
    scene.wire.ignored = False
    assert scene.print("b").state is JobState.PRINTED
    assert [piece.lines for piece in scene.device.paper.pieces if piece.lines][-1] == ["TIKET b", "habis"]
    scene.check()


@pytest.mark.parametrize("changes", [{"split": True}, {"late_s": 0.2}, {"noise": b"\x80\xff"}])
@BOTH
def test_odd_answers_confirm_all_the_same(make: Callable[[], Scene], changes: dict[str, object]) -> None:
    scene = make()
    for name, value in changes.items():
        setattr(scene.device.back, name, value)
    assert scene.print("a").state is JobState.PRINTED
    scene.wait(10)
    assert scene.print("b").state is JobState.PRINTED
    scene.check()


@BOTH
def test_answers_that_come_twice_prove_nothing_about_the_next_job(make: Callable[[], Scene]) -> None:
    scene = make()
    scene.device.back.doubled = True
    assert scene.print("a").state is JobState.PRINTED
    scene.device.rows_left = 20
    assert scene.print("b").state is JobState.UNKNOWN
    scene.check()


def test_answers_that_come_too_late_are_silence() -> None:
    scene = epson()
    scene.device.back.late_s = 3.0
    assert scene.print("a").cause is Cause.SILENT
    scene.device.back.late_s = 0.0
    scene.wait(10)
    assert scene.print("b").state is JobState.PRINTED
    scene.check()


@pytest.mark.parametrize(
    "said", [b"\x37\x22ZZZZ\x00", b"\x37\x220000\x00", b"\x37\x2200", b"\x12\x16\x1a", b"\x37\x25\x00"]
)
def test_what_is_not_the_id_of_this_job_proves_nothing(said: bytes) -> None:
    scene = epson()
    scene.print("zuvor")
    scene.device.rows_left = 20
    scene.clock.after(0.3, lambda: scene.device.back.put(said, scene.clock.now()))
    assert scene.print("a").state is JobState.UNKNOWN


def test_no_answer_to_the_id() -> None:
    scene = epson()
    scene.print("zuvor")
    scene.clock.after(0.05, lambda: setattr(scene.device.back, "lost", True))
    assert scene.print("a").state is JobState.UNKNOWN
    scene.device.back.lost = False
    scene.wait(60)
    assert scene.print("b").state is JobState.PRINTED
    scene.check()
