"""Printers that stop, stay silent or lie, and what becomes of their tickets."""

from collections.abc import Callable

import pytest

from core.words import Evidence
from printer.journal import JobState
from printer.profiles import PROFILES
from printer.states import Cause, PrinterState
from tests.printer.emulator.personality import CLONE, PERSONALITIES
from tests.printer.scene import Scene

XP = PROFILES["xp-80"]
TOP_ROWS = 20
MIDDLE_ROWS = 34 + 60
CUT_ROWS = 34 + 128 + 34


def epson() -> Scene:
    return Scene()


def clone() -> Scene:
    return Scene(CLONE, XP)


BOTH = pytest.mark.parametrize("make", [epson, clone])


def sets(scene: Scene, **sensors: bool) -> Callable[[], None]:
    def act() -> None:
        with scene.device.changing() as now:
            for name, value in sensors.items():
                setattr(now, name, value)

    return act


@pytest.mark.parametrize(
    ("sensor", "cause"),
    [
        ("paper_end", Cause.PAPER_OUT),
        ("cover", Cause.COVER_OPEN),
        ("jam", Cause.CUTTER),
        ("broken", Cause.UNRECOVERABLE),
        ("hot", Cause.OVERHEATED),
        ("feeding", Cause.FEEDING),
        ("offline", Cause.OFFLINE),
    ],
)
@BOTH
def test_blocked_before_the_first_byte(make: Callable[[], Scene], sensor: str, cause: Cause) -> None:
    scene = make()
    sets(scene, **{sensor: True})()
    outcome = scene.print("a")
    assert (outcome.state, outcome.cause) == (JobState.EXPIRED, cause)
    assert (scene.press.status.state, scene.press.status.cause) == (PrinterState.BLOCKED, cause)
    sets(scene, **{sensor: False})()
    scene.wait(5)
    assert scene.press.status.state is PrinterState.READY
    assert scene.print("b").state is JobState.PRINTED
    assert scene.originals("a") == 0
    scene.check()


@BOTH
def test_near_end_prints_and_is_told_to_the_staff(make: Callable[[], Scene]) -> None:
    scene = make()
    sets(scene, near_end=True)()
    assert scene.print("a").state is JobState.PRINTED
    assert scene.press.status.state is PrinterState.LOW_PAPER
    scene.check()


@pytest.mark.parametrize("rows", [1, TOP_ROWS, MIDDLE_ROWS, CUT_ROWS, CUT_ROWS + 50])
def test_paper_ends_in_a_job_and_the_next_visitor_gets_no_old_ticket(rows: int) -> None:
    scene = epson()
    scene.device.rows_left = rows
    outcome = scene.print("a")
    assert (outcome.state, outcome.cause) == (JobState.UNKNOWN, Cause.PAPER_OUT)
    before = scene.originals("a")
    scene.wait(600)
    assert scene.print("b").state is JobState.EXPIRED
    scene.device.load_paper()
    scene.wait(10)
    assert scene.originals("a") == before
    assert scene.print("c").evidence is Evidence.CONFIRMED
    assert scene.originals("c") == 1
    scene.check()


@pytest.mark.parametrize("rows", [1, TOP_ROWS, MIDDLE_ROWS, CUT_ROWS])
def test_paper_ends_in_a_printer_that_cannot_forget(rows: int) -> None:
    """It prints the old ticket when paper is loaded: once, alone on its piece of paper, and it is known by then."""
    scene = clone()
    scene.device.rows_left = rows
    assert scene.print("a").state is JobState.UNKNOWN
    scene.wait(600)
    assert scene.press.status.state is PrinterState.DIRTY_BUFFER
    assert scene.press.status.cause is Cause.PAPER_OUT
    scene.device.load_paper()
    scene.wait(10)
    assert scene.state("a") is JobState.PRINTED
    assert scene.print("b").state is JobState.PRINTED
    assert [piece.lines for piece in scene.device.paper.pieces if piece.lines][-1] == ["TIKET b", "habis"]
    scene.check()


@pytest.mark.parametrize("name", ["4-kb", "small-buffer"])
def test_paper_ends_in_a_printer_whose_buffer_is_full(name: str) -> None:
    """Even questions do not get through; after the roll is changed the next ticket is whole and alone."""
    scene = Scene(PERSONALITIES[name], XP, pipe_bytes=1000)
    scene.device.rows_left = MIDDLE_ROWS
    assert scene.print("a").state is JobState.UNKNOWN
    scene.wait(600)
    assert scene.press.status.state is PrinterState.DIRTY_BUFFER
    scene.device.load_paper()
    scene.wait(60)
    assert scene.print("b").state is JobState.PRINTED
    assert [piece.lines for piece in scene.device.paper.pieces if piece.lines][-1] == ["TIKET b", "habis"]
    scene.check()


@BOTH
def test_a_roll_that_is_changed_at_once_still_gives_the_ticket(make: Callable[[], Scene]) -> None:
    scene = make()
    scene.device.rows_left = MIDDLE_ROWS
    scene.clock.after(20, scene.device.load_paper)
    assert scene.print("a").state is JobState.UNKNOWN
    scene.wait(20)
    assert scene.told[-1].state is JobState.PRINTED
    assert scene.originals("a") == 1
    assert scene.journal.states("a")[-2:] == [JobState.UNKNOWN, JobState.PRINTED]
    scene.check()


@pytest.mark.parametrize("seconds", [0.03, 0.2, 0.45])
@BOTH
def test_cover_opened_in_a_job_and_closed_with_no_paper(make: Callable[[], Scene], seconds: float) -> None:
    scene = make()
    scene.print("zuvor")
    scene.clock.after(seconds, sets(scene, cover=True))
    outcome = scene.print("a")
    assert (outcome.state, outcome.cause) == (JobState.UNKNOWN, Cause.COVER_OPEN)
    sets(scene, cover=False, paper_end=True)()
    scene.wait(5)
    assert scene.press.status.cause is Cause.PAPER_OUT
    scene.device.load_paper()
    scene.wait(60)
    assert scene.print("b").state is JobState.PRINTED
    scene.check()


def test_a_jam_at_the_cut() -> None:
    scene = epson()
    scene.device.jams_at_cut = True
    assert scene.print("a").cause is Cause.CUTTER
    sets(scene, jam=False)()
    scene.wait(40)
    assert scene.print("b").state is JobState.PRINTED
    scene.check()


@BOTH
def test_a_hot_head_pauses_and_the_ticket_is_known_in_the_end(make: Callable[[], Scene]) -> None:
    scene = make()
    scene.clock.after(0.1, lambda: scene.device.overheat(20))
    assert scene.print("a").cause is Cause.OVERHEATED
    scene.wait(30)
    assert scene.state("a") is JobState.PRINTED
    scene.check()


def test_a_hot_head_that_cools_soon_costs_the_visitor_a_moment() -> None:
    scene = epson()
    scene.device.overheat(6)
    assert scene.print("a").evidence is Evidence.CONFIRMED
    scene.check()


def test_a_printer_that_is_silent_when_not_ready() -> None:
    scene = Scene(PERSONALITIES["silent"], XP)
    sets(scene, cover=True)()
    assert scene.print("a").cause is Cause.SILENT
    scene.wait(30)
    assert scene.press.status.state is PrinterState.BLOCKED
    sets(scene, cover=False)()
    scene.wait(5)
    assert scene.print("b").state is JobState.PRINTED
    scene.clock.after(0.2, sets(scene, cover=True))
    assert scene.print("c").state is JobState.UNKNOWN
    scene.wait(120)
    sets(scene, cover=False)()
    scene.wait(30)
    assert scene.print("d").state is JobState.PRINTED
    scene.check()


def test_a_printer_that_powers_up() -> None:
    scene = epson()
    scene.device.switch_on(12)
    outcome = scene.print("a")
    assert (outcome.state, outcome.cause) == (JobState.EXPIRED, Cause.SILENT)
    assert scene.press.status.state is PrinterState.STARTING
    scene.wait(15)
    assert scene.print("b").state is JobState.PRINTED
    scene.check()


def test_a_printer_that_never_starts_is_blocked() -> None:
    scene = epson()
    scene.device.switch_on(60)
    scene.wait(30)
    assert scene.press.status.state is PrinterState.BLOCKED


@pytest.mark.parametrize("name", ["asb-on", "byte4", "drawer-high", "realtime-in-images", "idle-close"])
def test_odd_but_well_printers_confirm(name: str) -> None:
    scene = Scene(PERSONALITIES[name])
    for ticket in "abc":
        assert scene.print(ticket).evidence is Evidence.CONFIRMED
        scene.wait(25)
        assert scene.press.status.state is PrinterState.READY
    scene.check()


@pytest.mark.parametrize(
    ("name", "evidence"),
    [
        ("clone", Evidence.PROCESSED),
        ("liar", Evidence.PROCESSED),
        ("one-connection", Evidence.PROCESSED),
        ("small-buffer", Evidence.PROCESSED),
        ("no-fence", Evidence.UNVERIFIED),
    ],
)
def test_cheap_printers_prove_what_they_can(name: str, evidence: Evidence) -> None:
    scene = Scene(PERSONALITIES[name], XP)
    assert [scene.print(ticket).evidence for ticket in "abc"] == [evidence] * 3
    scene.check()


def test_a_printer_without_a_fence_is_waited_for_only_once() -> None:
    scene = Scene(PERSONALITIES["no-fence"], XP)
    took = []
    for ticket in "ab":
        begun = scene.clock.now()
        scene.print(ticket)
        took.append(scene.clock.now() - begun)
    assert took[0] > 5 > 3 > took[1]


def test_a_printer_that_says_nothing_is_blocked_unless_its_profile_says_so() -> None:
    scene = Scene(PERSONALITIES["write-only"], XP)
    assert scene.print("a").cause is Cause.SILENT
    blind = Scene(PERSONALITIES["write-only"], PROFILES["blind-80"])
    assert blind.print("a").evidence is Evidence.UNVERIFIED
    blind.check()


def test_a_clone_taken_for_an_epson_is_found_out_by_tickets_that_stay_unknown() -> None:
    scene = Scene(CLONE)
    assert scene.print("a").state is JobState.UNKNOWN
    assert scene.print("b").state is JobState.UNKNOWN
    assert scene.device.paper.tickets(copies=False) == ["a", "b"]
    scene.wait(200)
    scene.check()


def test_a_custom_printer_whose_mouth_is_full() -> None:
    scene = Scene(PERSONALITIES["custom"], PROFILES["vkp80"])
    assert scene.print("a").state is JobState.PRINTED
    sets(scene, not_taken=True)()
    scene.clock.after(4, sets(scene, not_taken=False))
    assert scene.print("b").state is JobState.PRINTED
    assert scene.clock.now() > 4
    sets(scene, not_taken=True)()
    assert scene.print("c").cause is Cause.NOT_TAKEN
    sets(scene, not_taken=False, cover=True)()
    scene.wait(3)
    assert scene.press.status.cause is Cause.COVER_OPEN
    scene.check()


def test_restarted_with_data_held() -> None:
    """Switched off with a ticket in its buffer: the ticket is gone, and that is not known."""
    scene = clone()
    scene.device.rows_left = MIDDLE_ROWS
    scene.print("a")
    scene.device.switch_off()
    scene.device.load_paper()
    scene.wait(5)
    scene.device.switch_on(8)
    scene.wait(60)
    assert scene.press.status.state is PrinterState.READY
    assert scene.state("a") is JobState.UNKNOWN
    assert scene.print("b").state is JobState.PRINTED
    scene.check()


def test_a_person_empties_the_printer_and_decides() -> None:
    scene = clone()
    scene.device.rows_left = MIDDLE_ROWS
    scene.print("a")
    scene.device.switch_off()
    scene.device.switch_on()
    scene.device.load_paper()
    scene.press.emptied()
    scene.press.decide("a", 0, printed=False)
    scene.press.decide("a", 0, printed=True)
    assert scene.told[-1].state is JobState.NOT_PRINTED
    assert scene.print("a", copy_no=1).state is JobState.PRINTED
    assert scene.device.paper.tickets(copies=True) == ["a"]
    scene.check()


def test_a_disabled_printer_is_let_alone() -> None:
    scene = epson()
    scene.print("a")
    scene.wait(30)
    disabled_at = scene.clock.now()
    scene.press.enable(False)
    received = scene.device.received
    assert scene.print("b").state is JobState.EXPIRED
    scene.wait(60)
    assert scene.press.status.state is PrinterState.DISABLED
    assert disabled_at <= scene.press.status.since < disabled_at + 1
    assert scene.device.received == received
    scene.press.enable(True)
    assert scene.print("c").state is JobState.PRINTED
    scene.check()
