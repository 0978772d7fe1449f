"""A visitor served from the shell alone: number, call, recall, done; and what is refused on the way."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from cli import deciding
from core.decide import decide
from core.fold import fold
from store.writer import SiteWriter
from tests.cli.shell import Besti, shell
from tests.core.sample import PATH, put, raw

MONDAY = dt.datetime(2026, 11, 30, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))


class Hand:
    """The hand of the clock that the command line reads where no hub runs."""

    def __init__(self) -> None:
        self.now = MONDAY

    def time_ns(self) -> int:
        return int(self.now.timestamp() * 1_000_000_000)


@pytest.fixture
def hand() -> Iterator[Hand]:
    hand = Hand()
    with patch.object(deciding, "time", hand):
        yield hand


@pytest.fixture
def besti(tmp_path: Path, hand: Hand) -> Besti:
    """A store with the sample site, opened on a Monday at nine; counter 1 is open."""
    typed = shell(tmp_path / "store")
    for words in (["site", "load", str(PATH)], ["confirm-date", "2026-11-30"], ["day", "open", "2026-11-30"]):
        assert typed(*words).exit_code == 0, words
    assert typed("open", "1").exit_code == 0
    return typed


def test_a_visitor_is_served(besti: Besti, hand: Hand) -> None:
    assert besti("issue", "A1").stdout == "A001 · 0 people ahead\n"
    assert besti("issue", "A2", "--priority", lang="id").stdout.startswith("A002 · 0 orang di depan")
    assert besti("next", "1").stdout == "A002 → counter 1\n"
    hand.now += dt.timedelta(seconds=61)
    assert besti("recall", "1").stdout == "A002 → counter 1\n"
    assert besti("start", "1").exit_code == 0
    assert besti("done", "1", "--outcome", "in_process", "--ready-on", "2026-12-02").exit_code == 0
    assert besti("next", "1").stdout == "A001 → counter 1\n"
    kinds = [json.loads(line)["body"]["kind"] for line in besti("log", "--json").stdout.splitlines()]
    assert kinds[-5:] == ["step.called", "step.recalled", "step.started", "step.done", "step.called"]


def test_several_errands_make_one_number(besti: Besti) -> None:
    assert besti("issue", "C1", "A3", "K2", "--in-order").stdout.startswith("C001")
    text = besti("status").stdout
    assert "1 numbers, 1 waiting" in text
    assert "Dukcapil" in text


def test_missed_and_returned(besti: Besti, hand: Hand) -> None:
    besti("issue", "A1")
    besti("next", "1")
    assert besti("absent", "1").exit_code == 0
    assert besti("next", "1").exit_code == 1
    assert besti("return", "A001").stdout == "A001: done.\n"
    assert besti("next", "1").stdout == "A001 → counter 1\n"


def test_undo_and_cancel(besti: Besti) -> None:
    besti("issue", "A1")
    besti("next", "1")
    assert besti("undo", "1").exit_code == 0
    assert besti("cancel", "a 001").exit_code == 0
    refused = besti("next", "1")
    assert (refused.exit_code, refused.stderr) == (1, "Nobody is waiting for counter 1.\n")


def test_a_copy_is_asked_of_a_kiosk(besti: Besti) -> None:
    besti("issue", "A1", "--print-at", "kiosk-1")
    assert besti("reprint", "A001", "--at", "kiosk-2").stdout == "A001: done.\n"
    asked = json.loads(besti("log", "--json").stdout.splitlines()[-1])["body"]
    assert (asked["kind"], asked["at"], asked["copy_no"]) == ("print.asked", "kiosk-2", 1)
    nowhere = besti("reprint", "A001", "--at", "kiosk-9")
    assert (nowhere.exit_code, nowhere.stderr) == (1, "The device kiosk-9 is not known.\n")


def test_why_says_who_goes_first(besti: Besti, hand: Hand) -> None:
    besti("issue", "A1")
    hand.now += dt.timedelta(minutes=5)
    besti("issue", "A2", "--priority")
    text = besti("why", "A001", "A002").stdout
    assert "A002 goes first" in text
    assert "head start of 20 minutes" in text
    assert "A002 lebih dulu" in besti("why", "A001", "A002", lang="id").stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["issue", "Q9"], "There is no service Q9."),
        (["issue", "M1"], "Sorry, this service needs a booking first."),
        (["issue", "Y1"], "Sorry, service is closed. From 2026-12-02"),
        (["next", "99"], "There is no counter 99."),
        (["next", "2"], "Counter 2 is not open."),
        (["done", "1"], "Nobody is called to counter 1."),
        (["cancel", "A999"], "This number was not found today."),
        (["why", "A001", "A002"], "This number was not found today."),
        (["day", "open", "2026-11-29"], "The date 2026-11-29 is not later than the last service day 2026-11-30."),
    ],
)
def test_refusals_are_told(besti: Besti, words: list[str], told: str) -> None:
    result = besti(*words)
    assert result.exit_code == 1
    assert result.stderr.startswith(told)


def test_a_refusal_tells_from_when(besti: Besti, hand: Hand) -> None:
    hand.now = MONDAY.replace(hour=14, minute=45)
    late = besti("issue", "A1")
    assert late.stderr == "Sorry, the time for taking numbers today is over. From 2026-12-01 07:30.\n"


def test_a_used_up_quota_is_told(besti: Besti, tmp_path: Path) -> None:
    doc = raw()
    put(doc, "agencies.0.letters.0.quota", 1)
    less = tmp_path / "less.json"
    less.write_text(json.dumps(doc))
    assert besti("site", "load", str(less)).exit_code == 0
    assert besti("issue", "A1").exit_code == 0
    refused = besti("issue", "A1")
    assert (refused.exit_code, "no numbers left for this service today" in refused.stderr) == (1, True)
    assert besti("log", "--json").stdout.count("ticket.issued") == 1


def test_a_holiday_is_named_in_the_readers_language(besti: Besti, hand: Hand) -> None:
    hand.now = dt.datetime(2026, 12, 25, 9, 0, tzinfo=MONDAY.tzinfo)
    assert "Kelahiran Yesus Kristus" in besti("issue", "A1", lang="id").stderr
    assert "Kelahiran" not in besti("issue", "A1").stderr


def test_without_a_store_there_is_a_message(tmp_path: Path) -> None:
    nothing = shell(tmp_path / "nothing")
    for words in (["status"], ["log"], ["why", "A001", "A002"]):
        result = nothing(*words)
        assert result.exit_code == 66
        assert "no data" in result.stderr


def test_without_a_site_file_nothing_is_issued(tmp_path: Path) -> None:
    refused = shell(tmp_path / "store")("issue", "A1")
    assert (refused.exit_code, "besti site load" in refused.stderr) == (1, True)


def test_training_says_so(tmp_path: Path) -> None:
    SiteWriter.open(tmp_path / "store", decide=decide, fold=fold, training=True).close()
    assert shell(tmp_path / "store")("status").stdout.startswith("TRAINING")


def test_status_before_the_day(tmp_path: Path) -> None:
    typed = shell(tmp_path / "store")
    typed("site", "load", str(PATH))
    assert typed("status").stdout == "The service day has not been opened.\n"
