"""`besti printer` as typed, against the emulator on a real socket."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from printer.transports.tcp import TcpTransport
from tests.printer.emulator.device import Device
from tests.printer.emulator.personality import CLONE, EPSON, Personality
from tests.printer.emulator.server import Server


def fast(kind: Personality) -> Device:
    return Device(replace(kind, mm_s=5000.0, cut_s=0.0))


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(fast(EPSON)) as running:
        yield running


def typed(server: Server, *words: str, lang: str = "en", profile: str = "tm-t82") -> Result:
    where = ["--printer", f"tcp://127.0.0.1:{server.port}", "--profile", profile]
    return CliRunner().invoke(main, ["--lang", lang, "printer", *words, *where], catch_exceptions=False)


def test_status(server: Server) -> None:
    done = typed(server, "status")
    assert (done.exit_code, done.output) == (0, "Ready.\n12 12 12 12\n")
    with server.lock, server.device.changing() as sensors:
        sensors.cover = True
    done = typed(server, "status", lang="id")
    assert done.exit_code == 69
    assert "Tutup penutup pencetak" in done.output


def test_a_test_slip_fills_the_width(server: Server) -> None:
    done = typed(server, "test")
    assert (done.exit_code, done.output) == (0, "The test slip was printed (confirmed).\n")
    (piece,) = [piece for piece in server.device.paper.pieces if piece.lines]
    assert "123456789012345678901234567890123456789012345678" in piece.lines


def test_a_test_slip_without_paper(server: Server) -> None:
    with server.lock, server.device.changing() as sensors:
        sensors.paper_end = True
    done = typed(server, "test")
    assert done.exit_code == 69
    assert "not printed" in done.output
    assert "Put in a new roll" in done.output


def test_a_probe_prints_nothing(server: Server) -> None:
    done = typed(server, "probe")
    assert done.exit_code == 0
    assert [line.split() for line in done.output.splitlines()[1:]] == [
        ["maker", "EPSON"],
        ["GS", "r", "yes"],
        ["GS", "(", "H", "not", "asked"],
    ]
    assert typed(server, "probe", "--try-id").output.endswith("yes\n")
    assert not server.device.paper.last.data


def test_a_clone_is_found_out_by_a_probe() -> None:
    with Server(fast(CLONE)) as server:
        done = typed(server, "probe", "--try-id", profile="xp-80")
    assert done.output.endswith("GS r         yes\nGS ( H       no\n")


def test_a_printer_that_the_kiosk_holds_is_let_alone(server: Server) -> None:
    held = TcpTransport("127.0.0.1", server.port)
    held.open(5.0)
    try:
        done = typed(server, "status")
    finally:
        held.close()
    assert done.exit_code == 69
    assert "Another program on this device holds the printer" in done.output


@pytest.mark.parametrize("words", [["--printer", "foo:bar"], ["--printer", "screen:", "--profile", "tm-t99"]])
def test_what_cannot_be_meant(words: list[str]) -> None:
    done = CliRunner().invoke(main, ["printer", "status", *words], catch_exceptions=False)
    assert done.exit_code == 78
    assert "Traceback" not in done.output


def test_profiles() -> None:
    done = CliRunner().invoke(main, ["printer", "profiles"], catch_exceptions=False)
    assert "tm-t82" in done.output
    assert "384 dots" in done.output
