"""An emergency from end to end: papers printed beforehand, handed out while nothing works, booked in, called, shown."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from cli.bench.hub import running_hub
from cli.bench.mall import letters
from cli.bench.stores import opened_store
from core.fold import fold
from core.words import StepState
from store.reader import SiteReader
from tests.cli.shell import shell
from tests.cli.test_follow import follow
from tests.printer.emulator.device import Device
from tests.printer.emulator.personality import EPSON
from tests.printer.emulator.server import Server

LETTER = letters()[0]
SERVICE, COUNTER = f"{LETTER}1", "1"


@pytest.fixture
def printer() -> Iterator[Server]:
    with Server(Device(replace(EPSON, mm_s=5000.0, cut_s=0.0))) as running:
        yield running


def labels(folder: Path) -> list[str]:
    with closing(SiteReader.open(folder, fold=fold)) as reader:
        return [ticket.label for ticket in reader.state.tickets.values()]


def test_a_morning_without_a_hub(tmp_path: Path, printer: Server) -> None:
    mall, tv = tmp_path / "mall", tmp_path / "tv"
    opened_store(mall).close()
    paper = ("--printer", f"tcp://127.0.0.1:{printer.port}", "--profile", "tm-t82")
    alone = shell(mall)
    done = alone("paper-lane", "print", "--letter", LETTER, "--count", "5", *paper)
    assert done.exit_code == 0, done.output
    pieces = [piece for piece in printer.device.paper.pieces if piece.lines]
    assert [(piece.cut, "Nomor ini sah." in piece.text) for piece in pieces] == [(True, True)] * 5
    with running_hub(mall) as url:
        besti = shell(mall, url)
        screen = follow(tv, url)
        screen.line()
        # Three of the five were handed out, to people who have waited for twenty minutes.
        words = ("admit", SERVICE, "--letter", LETTER, "--from", "9001", "--to", "9003", "--minutes-ago", "20")
        assert besti("paper-lane", *words).exit_code == 0
        assert besti("paper-lane", *words).exit_code == 1
        besti("issue", SERVICE)
        called = besti("next", COUNTER)
        assert (called.exit_code, f"{LETTER}9001" in called.output) == (0, True), called.output
        again = besti("paper-lane", "print", "--letter", LETTER, "--count", "1", *paper)
        assert f"{LETTER}9006" in again.output
        assert screen.end() == 0
    assert labels(tv) == labels(mall) == [f"{LETTER}9001", f"{LETTER}9002", f"{LETTER}9003", f"{LETTER}001"]
    with closing(SiteReader.open(tv, fold=fold)) as reader:
        first = next(iter(reader.state.tickets.values()))
        assert first.steps[0].state is StepState.CALLED
        waited_ms = reader.state.at_ms - (first.steps[0].place_ms or 0)
        assert waited_ms >= 20 * 60_000
