"""`besti paper-lane print` as typed: into a folder, and on a printer that runs out of paper."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from store.own_file import open_paper_lane
from store.paper_lane import PaperLane, Strip
from tests.cli.shell import Besti, besti, shell
from tests.printer.emulator.device import Device
from tests.printer.emulator.personality import EPSON
from tests.printer.emulator.server import Server

__all__ = ["besti"]


@pytest.fixture
def site(besti: Besti) -> Besti:
    """A store with the sample site."""
    assert besti("site", "load", str(files("assets") / "sites" / "mpp-kupang.json")).exit_code == 0
    return besti


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(Device(replace(EPSON, mm_s=5000.0, cut_s=0.0))) as running:
        yield running


def strips(folder: Path, letter: str) -> list[tuple[int, int]]:
    with closing(open_paper_lane(folder / "store" / "paper_lane.db")) as store:
        return [(strip.first, strip.many) for strip in PaperLane(store).strips(letter)]


def test_two_runs_never_print_the_same_number(site: Besti, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = site("paper-lane", "print", "--letter", "a", "--count", "3", "--out", str(out))
    assert (first.exit_code, first.output) == (0, "A9001 to A9003 printed. Next is A9004.\n")
    second = site("paper-lane", "print", "--letter", "A", "--count", "2", "--out", str(out))
    assert second.output == "A9004 to A9005 printed. Next is A9006.\n"
    assert len(list(out.glob("*.png"))) == 5
    assert strips(tmp_path, "A") == [(1, 3), (4, 2)]
    again = site("paper-lane", "print", "--letter", "A", "--count", "2", "--from", "5", "--out", str(out), lang="id")
    assert again.exit_code == 2
    assert "A9005 sudah dicetak kurang dari tiga hari yang lalu." in again.stderr
    other = site("paper-lane", "print", "--letter", "B", "--count", "1", "--out", str(out))
    assert other.output == "B9001 to B9001 printed. Next is B9002.\n"


def test_a_strip_on_a_printer_is_cut_apart(site: Besti, server: Server) -> None:
    done = site("paper-lane", "print", "--letter", "A", "--count", "3", "--printer", f"tcp://127.0.0.1:{server.port}",
                "--profile", "tm-t82")  # fmt: skip
    assert done.exit_code == 0, done.output
    pieces = [piece for piece in server.device.paper.pieces if piece.lines]
    assert [piece.cut for piece in pieces] == [True] * 3
    assert all("Nomor ini sah." in piece.text for piece in pieces)


def test_a_strip_goes_on_where_the_paper_ended(site: Besti, server: Server, tmp_path: Path) -> None:
    typed = ["paper-lane", "print", "--letter", "A", "--count", "4", "--printer", f"tcp://127.0.0.1:{server.port}",
             "--profile", "tm-t82"]  # fmt: skip
    with server.lock, server.device.changing() as sensors:
        sensors.paper_end = True
    stopped = site(*typed)
    assert stopped.exit_code == 69
    assert stopped.stderr.startswith("Stopped at A9001, 0 printed.")
    assert "new roll" in stopped.stderr
    assert strips(tmp_path, "A") == []
    with server.lock, server.device.changing() as sensors:
        sensors.paper_end = False
    assert site(*typed).output == "A9001 to A9004 printed. Next is A9005.\n"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["--letter", "QQ", "--out", "{out}"], 2, "There is no letter QQ. There are: A, C, U"),
        (["--letter", "A"], 2, "Name either --printer ADDRESS or --out FOLDER."),
        (["--letter", "A", "--out", "{out}", "--printer", "tcp://127.0.0.1:9"], 2, "Name either"),
        (["--letter", "A", "--printer", "pigeon:"], 78, "cannot be understood"),
        (["--letter", "A", "--out", "{out}", "--profile", "typewriter"], 78, "typewriter"),
        (["--letter", "A", "--out", "/proc/nowhere"], 73, "cannot be made"),
    ],
)
def test_what_cannot_be_printed_is_told(site: Besti, tmp_path: Path, words: list[str], code: int, told: str) -> None:
    typed = [word.format(out=tmp_path / "out") for word in words]
    done = site("paper-lane", "print", "--count", "2", *typed)
    assert done.exit_code == code
    assert told in done.stderr
    assert strips(tmp_path, "A") == []


def test_without_a_site_there_is_no_letter(tmp_path: Path) -> None:
    done = shell(tmp_path / "empty")("paper-lane", "print", "--letter", "A", "--count", "1", "--out", str(tmp_path))
    assert done.exit_code != 0
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_a_second_run_at_the_same_time_waits_for_nobody(site: Besti, tmp_path: Path) -> None:
    with closing(open_paper_lane(tmp_path / "store" / "paper_lane.db")):
        done = site("paper-lane", "print", "--letter", "A", "--count", "1", "--out", str(tmp_path / "out"))
    assert done.exit_code not in (0, 1)
    assert "paper_lane.db" in done.stderr
    assert not list((tmp_path / "out").glob("*.png"))


def test_a_strip_that_was_begun_and_not_finished_is_burnt(site: Besti, tmp_path: Path) -> None:
    with closing(open_paper_lane(tmp_path / "store" / "paper_lane.db")) as store:
        PaperLane(store).reserve("A", Strip(1, 50, 2**53))
    done = site("paper-lane", "print", "--letter", "A", "--count", "1", "--out", str(tmp_path / "out"))
    assert done.output == "A9051 to A9051 printed. Next is A9052.\n"
