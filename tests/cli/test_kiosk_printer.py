"""The printer of a kiosk: asked about from a shell while the kiosk holds it; named wrongly, the kiosk runs anyhow."""

import queue
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from cli.kiosk_printer import KioskPrinter, PrinterParts, kiosk_printer
from cli.main import main
from core.ids import derived
from kiosk.paper_asked import AskedPaper
from printer.journal import JobState, PrintOutcome
from printer.states import Cause, PrinterState
from store.own_file import open_kiosk
from tests.printer.emulator.device import Device
from tests.printer.emulator.personality import EPSON
from tests.printer.emulator.server import Server
from tests.printer.papers import DAY, DOCUMENTS, NOTA, PICKUP
from tests.printer.tickets import ORDINARY

Told = queue.SimpleQueue[PrintOutcome]


def started(folder: Path, url: str, profile: str, stack: ExitStack) -> tuple[KioskPrinter, Told]:
    told: Told = queue.SimpleQueue()
    own = stack.enter_context(closing(open_kiosk(folder / "kiosk.db")))
    return kiosk_printer(PrinterParts(folder, url, profile), own, told.put, stack), told


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[tuple[KioskPrinter, Told]]:
    with Server(Device(replace(EPSON, mm_s=5000.0, cut_s=0.0))) as server, ExitStack() as stack:
        yield started(tmp_path, f"tcp://127.0.0.1:{server.port}", "tm-t82", stack)


def typed(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(
        main, ["--lang", "en", "printer", *words, "--folder", str(folder)], catch_exceptions=False
    )


def test_the_kiosk_is_asked_how_its_printer_stands(kiosk: tuple[KioskPrinter, Told], tmp_path: Path) -> None:
    spooler, told = kiosk
    spooler.enqueue(derived("ticket"), 0, ORDINARY)
    assert told.get(timeout=20).state is JobState.PRINTED
    result = typed(tmp_path, "status")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "Ready.")
    assert "m of paper used." in result.stdout


def test_the_paper_is_counted_from_the_new_roll_on(kiosk: tuple[KioskPrinter, Told], tmp_path: Path) -> None:
    spooler, told = kiosk
    spooler.enqueue(derived("ticket"), 0, ORDINARY)
    assert told.get(timeout=20).state is JobState.PRINTED
    result = typed(tmp_path, "new-roll")
    assert (result.exit_code, result.stdout.splitlines()[:2]) == (
        0,
        ["Ready.", "About 80 m of paper left (0.0 m used since the new roll)."],
    )
    assert typed(tmp_path, "emptied").exit_code == 0
    assert "About 80 m of paper left" in typed(tmp_path, "status").stdout


def test_a_kiosk_hears_how_its_printer_stands(tmp_path: Path) -> None:
    states: queue.SimpleQueue[PrinterState] = queue.SimpleQueue()
    with ExitStack() as stack:
        own = stack.enter_context(closing(open_kiosk(tmp_path / "kiosk.db")))
        parts = PrinterParts(tmp_path, "screen:", "generic-80", roll_m=65.0)
        printer = kiosk_printer(parts, own, lambda outcome: None, stack, lambda status: states.put(status.state))
        assert states.get(timeout=20) is PrinterState.READY
        printer.desk.enable(False)
        assert states.get(timeout=20) is PrinterState.DISABLED
        facts = printer.desk.facts()
    assert (facts.status.state, facts.paper.length_mm) == (PrinterState.DISABLED, 65_000.0)


def test_a_test_slip_is_no_visitors_paper(kiosk: tuple[KioskPrinter, Told], tmp_path: Path) -> None:
    _, told = kiosk
    for _ in range(2):
        result = typed(tmp_path, "test")
        assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "The test slip was printed (confirmed).")
    assert told.empty()


def test_the_kiosk_probes_its_printer(kiosk: tuple[KioskPrinter, Told], tmp_path: Path) -> None:
    spooler, told = kiosk
    spooler.enqueue(derived("ticket"), 0, ORDINARY)
    assert told.get(timeout=20).state is JobState.PRINTED
    result = typed(tmp_path, "probe", "--try-id")
    assert result.exit_code == 0
    assert "maker" in result.stdout
    assert result.stdout.splitlines()[-1].split() == ["GS", "(", "H", "yes"]


def test_tickets_come_under_the_logo_of_the_device(tmp_path: Path) -> None:
    Image.new("1", (160, 100)).save(tmp_path / "logo.png")
    pictures = [_papers_of(tmp_path / name, logo) for name, logo in (("with", tmp_path / "logo.png"), ("bare", None))]
    assert pictures[0].height - pictures[1].height > 100


@pytest.mark.parametrize("paper", [NOTA, PICKUP, DOCUMENTS, DAY], ids=lambda paper: type(paper).__name__)
def test_other_papers_come_under_it_too_and_once(tmp_path: Path, paper: AskedPaper) -> None:
    Image.new("1", (160, 100)).save(tmp_path / "logo.png")
    heights = []
    for name, logo in (("with", tmp_path / "logo.png"), ("bare", None)):
        (made,) = _printed(tmp_path / name, logo, lambda printer: twice(printer, paper))
        heights.append(made.height)
    assert heights[0] - heights[1] > 100


def test_without_its_logo_a_ticket_is_printed_all_the_same(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    plain = _papers_of(tmp_path / "bare", None)
    assert _papers_of(tmp_path / "missing", tmp_path / "nowhere.png").tobytes() == plain.tobytes()
    assert "nowhere.png cannot be used: there is no such file" in caplog.text


def twice(printer: KioskPrinter, paper: AskedPaper) -> None:
    for _ in range(2):
        printer.enqueue_paper("paper-1", paper)


def _papers_of(folder: Path, logo: Path | None) -> Image.Image:
    """The one ticket that a kiosk printed to the screen."""
    (picture,) = _printed(folder, logo, lambda printer: printer.enqueue("t", 0, ORDINARY))
    return picture


def _printed(folder: Path, logo: Path | None, enqueue: Callable[[KioskPrinter], object]) -> list[Image.Image]:
    """The papers that a kiosk printed to the screen until it was closed."""
    told: Told = queue.SimpleQueue()
    with ExitStack() as stack:
        own = stack.enter_context(closing(open_kiosk(folder / "kiosk.db")))
        enqueue(kiosk_printer(PrinterParts(folder, "screen:", "generic-80", logo), own, told.put, stack))
        assert told.get(timeout=20).state is JobState.PRINTED
    pictures = []
    for file in (folder / "papers").glob("*.png"):
        with Image.open(file) as picture:
            pictures.append(picture.copy())
    return pictures


@pytest.mark.parametrize("question", ["status", "test", "probe", "new-roll", "emptied"])
def test_without_a_kiosk_there_is_a_message(tmp_path: Path, question: str) -> None:
    result = typed(tmp_path, question)
    assert result.exit_code == 69
    assert "--printer" in result.stderr


@pytest.mark.parametrize(("url", "profile"), [("carrier-pigeon://roof", "generic-80"), ("screen:", "typewriter")])
def test_a_printer_named_wrongly_prints_nothing_and_says_so(
    tmp_path: Path, url: str, profile: str, caplog: pytest.LogCaptureFixture
) -> None:
    with ExitStack() as stack:
        spooler, told = started(tmp_path, url, profile, stack)
        spooler.enqueue(derived("ticket"), 0, ORDINARY)
        outcome = told.get(timeout=20)
        assert outcome.state is JobState.EXPIRED
        assert spooler.status.cause is Cause.SETTINGS
        result = typed(tmp_path, "status")
    assert result.exit_code == 69
    assert "settings is wrong" in result.stdout
    assert "the printer cannot be used" in caplog.text
