"""The printer of a kiosk: asked about from a shell while the kiosk holds it; named wrongly, the kiosk runs anyhow."""

import queue
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.kiosk_printer import PrinterParts, kiosk_printer
from cli.main import main
from core.ids import derived
from printer.journal import JobState, PrintOutcome
from printer.spooler import Spooler
from printer.states import Cause
from store.own_file import open_kiosk
from tests.printer.emulator.device import Device
from tests.printer.emulator.personality import EPSON
from tests.printer.emulator.server import Server
from tests.printer.tickets import ORDINARY

Told = queue.SimpleQueue[PrintOutcome]


def started(folder: Path, url: str, profile: str, stack: ExitStack) -> tuple[Spooler, Told]:
    told: Told = queue.SimpleQueue()
    own = stack.enter_context(closing(open_kiosk(folder / "kiosk.db")))
    return kiosk_printer(PrinterParts(folder, url, profile), own, told.put, stack), told


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[tuple[Spooler, Told]]:
    with Server(Device(replace(EPSON, mm_s=5000.0, cut_s=0.0))) as server, ExitStack() as stack:
        yield started(tmp_path, f"tcp://127.0.0.1:{server.port}", "tm-t82", stack)


def typed(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(
        main, ["--lang", "en", "printer", *words, "--folder", str(folder)], catch_exceptions=False
    )


def test_the_kiosk_is_asked_how_its_printer_stands(kiosk: tuple[Spooler, Told], tmp_path: Path) -> None:
    spooler, told = kiosk
    spooler.enqueue(derived("ticket"), 0, ORDINARY)
    assert told.get(timeout=20).state is JobState.PRINTED
    result = typed(tmp_path, "status")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "Ready.")
    assert "m of paper used." in result.stdout


def test_a_test_slip_is_no_visitors_paper(kiosk: tuple[Spooler, Told], tmp_path: Path) -> None:
    _, told = kiosk
    for _ in range(2):
        result = typed(tmp_path, "test")
        assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "The test slip was printed (confirmed).")
    assert told.empty()


def test_the_kiosk_probes_its_printer(kiosk: tuple[Spooler, Told], tmp_path: Path) -> None:
    spooler, told = kiosk
    spooler.enqueue(derived("ticket"), 0, ORDINARY)
    assert told.get(timeout=20).state is JobState.PRINTED
    result = typed(tmp_path, "probe", "--try-id")
    assert result.exit_code == 0
    assert "maker" in result.stdout
    assert result.stdout.splitlines()[-1].split() == ["GS", "(", "H", "yes"]


@pytest.mark.parametrize("question", ["status", "test", "probe"])
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
