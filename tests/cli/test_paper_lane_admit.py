"""`besti paper-lane admit` as typed: emergency numbers come into the queue, each once."""

import datetime as dt
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest

from tests.cli.shell import Besti, besti, shell

__all__ = ["besti", "shell"]


@pytest.fixture
def site(besti: Besti) -> Besti:
    assert besti("site", "load", str(files("assets") / "sites" / "mpp-kupang.json")).exit_code == 0
    return besti


def admit(besti: Besti, *words: str, lang: str = "en") -> tuple[int, str]:
    result = besti("paper-lane", "admit", "A1", "--letter", "a", *words, lang=lang)
    return result.exit_code, (result.stdout or result.stderr or "-").splitlines()[-1]


def test_papers_are_booked_in_once(site: Besti) -> None:
    today = dt.datetime.now(ZoneInfo("Asia/Makassar")).date().isoformat()
    assert site("confirm-date", today).exit_code == 0
    assert site("day", "open", today).exit_code == 0
    assert admit(site, "--from", "9001", "--to", "9014") == (0, "14 numbers put into the queue: A9001 to A9014.")
    assert admit(site, "--from", "1", "--to", "14") == (1, "A9001 to A9014 are on record already.")
    assert admit(site, "--from", "14", "--to", "15", lang="id") == (0, "1 nomor masuk antrean: A9015 sampai A9015.")


def test_before_the_day_nothing_comes_in(site: Besti) -> None:
    assert admit(site, "--from", "9001", "--to", "9002", lang="id") == (1, "Hari layanan belum dibuka.")
    for first, last in (("0", "9002"), ("9001", "10000"), ("x", "2")):
        assert admit(site, "--from", first, "--to", last)[0] == 2
    assert admit(site, "--from", "9009", "--to", "9002")[0] == 1
