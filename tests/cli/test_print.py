"""Papers that a shell asks of a kiosk: without a hub, and through one."""

import datetime as dt
import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from cli import deciding
from core.decide import decide
from core.fold import fold
from store.writer import SiteWriter
from tests.cli.shell import Besti, shell
from tests.core.sample import PATH

MONDAY = dt.datetime(2026, 11, 30, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))


class NineOClock:
    def time_ns(self) -> int:
        return int(MONDAY.timestamp()) * 1_000_000_000


@pytest.fixture
def besti(tmp_path: Path) -> Iterator[Besti]:
    """Nine on a Monday: A001 is through, with something to fetch from its first errand; A002 waits."""
    typed = shell(tmp_path / "store")
    lines = (
        f"site load {PATH}", "confirm-date 2026-11-30", "day open 2026-11-30", "open 1",
        "issue A1 A3 --language en", "issue A1", "next 1", "start 1",
        "done 1 --outcome in_process --ready-on 2026-12-02", "next 1", "start 1", "done 1",
    )  # fmt: skip
    with patch.object(deciding, "time", NineOClock()):
        for line in lines:
            assert typed(*line.split()).exit_code == 0, line
        yield typed


def asked(besti: Besti) -> list[dict[str, Any]]:
    """The papers of the log."""
    bodies = [json.loads(line)["body"] for line in besti("log", "--json").stdout.splitlines()]
    return [body for body in bodies if body["kind"] == "paper.asked"]


def test_the_nota_of_a_visit_in_the_language_of_its_ticket(besti: Besti) -> None:
    done = besti("print", "nota", "a 001", "--device", "kiosk-2")
    assert (done.exit_code, done.stdout) == (0, "kiosk-2 was asked to print: Nota Beres of A001.\n")
    (paper,) = asked(besti)
    assert (paper["paper"], paper["at"], paper["language"]) == ("nota", "kiosk-2", "en")
    by_id = besti("print", "nota", paper["subject"], "--language", "id", lang="id")
    assert by_id.stdout == "kiosk-1 diminta mencetak: Nota Beres A001.\n"
    assert "language" not in asked(besti)[1]
    assert asked(besti)[1]["print"] != paper["print"]


def test_the_slip_of_every_errand_with_something_to_fetch(besti: Besti) -> None:
    assert besti("print", "pickup", "A001").stdout == "kiosk-1 was asked to print: pick-up slip of A001.\n"
    assert besti("print", "pickup", "A001", "--step", "1").exit_code == 0
    assert [paper["step"] for paper in asked(besti)] == [0, 0]


def test_documents_and_the_day(besti: Besti) -> None:
    assert besti("print", "documents", "S1").stdout == "kiosk-1 was asked to print: documents for S1.\n"
    assert besti("print", "day", lang="id").stdout == "kiosk-1 diminta mencetak: lembar hari 2026-11-30.\n"
    assert besti("print", "day", "2026-11-30").exit_code == 0
    assert [paper["subject"] for paper in asked(besti)] == ["S1", "2026-11-30", "2026-11-30"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nota", "A002"], "The visit of number A002 is not over yet."),
        (["nota", "A009"], "This number was not found today."),
        (["nota", "Budi"], "This number was not found today."),
        (["pickup", "A002"], "There is nothing to fetch for this errand of number A002."),
        (["pickup", "A001", "--step", "2"], "There is nothing to fetch for this errand of number A001."),
        (["pickup", "A001", "--step", "3"], "Number A001 has no such errand."),
        (["documents", "Q9"], "There is no service Q9."),
        (["documents", "surat sehat"], "There is no service surat sehat."),
        (["documents", "A1", "--device", "kiosk-9"], "The device kiosk-9 is not known."),
        (["documents", "A1", "--device", "pintu depan"], "The device pintu depan is not known."),
        (["day", "2026-11-27"], "Only the service day 2026-11-30 is known here."),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_what_cannot_be_printed_is_told(besti: Besti, words: list[str], told: str) -> None:
    result = besti("print", *words)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"{told}\n")
    assert asked(besti) == []


def test_before_the_first_day_there_is_no_day_slip(tmp_path: Path) -> None:
    besti = shell(tmp_path / "store")
    assert besti("site", "load", str(PATH)).exit_code == 0
    result = besti("print", "day")
    assert (result.exit_code, result.stderr) == (1, "The service day has not been opened.\n")


def test_through_a_running_hub(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    assert shell(folder)("site", "load", str(PATH)).exit_code == 0
    words = [sys.executable, "-m", "besti", "hub", "--folder", str(folder), "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as hub:
        assert hub.stdout is not None
        (url,) = re.findall(r"http://127[.]0[.]0[.]1:[0-9]+", hub.stdout.readline())
        besti = shell(folder, url)
        assert besti("print", "documents", "A1").exit_code == 0
        assert besti("print", "documents", "A1", "--device", "kiosk-9").exit_code == 1
        hub.send_signal(signal.SIGTERM)
    assert [(paper["paper"], paper["subject"], paper["at"]) for paper in asked(shell(folder))] == [
        ("documents", "A1", "kiosk-1")
    ]


def test_without_a_hub_that_answers_nothing_is_asked(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    assert shell(folder)("site", "load", str(PATH)).exit_code == 0
    with closing(SiteWriter.open(folder, decide=decide, fold=fold)):
        result = shell(folder)("print", "documents", "A1")
    assert (result.exit_code, result.stdout) == (69, "")
    assert "does not answer" in result.stderr
