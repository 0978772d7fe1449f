"""What a device keeps of past days: the log of a few, of the others what they came to and what to compare them by."""

import datetime as dt
from contextlib import closing
from pathlib import Path

import pytest

from core.commands import Body, CloseDay, OpenDay
from core.decide import decide
from core.fold import fold
from store import log
from store.log_reader import LogReader
from store.open import open_reader
from store.rollups import accounts
from store.writer import SiteWriter
from tests.cli.test_follow import Program, follow
from tests.sync.mall import DAY, NINE_O_CLOCK, command, issue, prepare

DAYS = 4
DAY_MS = 86_400_000


@pytest.fixture
def mall(tmp_path: Path) -> Path:
    """A hub with four days behind it, each with a number."""
    folder = prepare(tmp_path / "mall")
    with closing(SiteWriter.open(folder, decide=decide, fold=fold)) as writer:
        for n in range(DAYS):
            today = DAY + dt.timedelta(days=n)
            now = NINE_O_CLOCK + n * DAY_MS
            bodies: list[Body] = [CloseDay(today - dt.timedelta(days=1)), OpenDay(today, synchronised=True)]
            writer.submit([*([command(body, "setup") for body in bodies] if n else []), issue()], now + 1000)
    return folder


def test_old_days_live_on_as_sums_and_digests(mall: Path, tmp_path: Path) -> None:
    copy = tmp_path / "tv"
    hub = Program("hub", "--folder", str(mall), "--port", "0", "--demo-clock")
    url = hub.line().split()[-1]
    program = Program("follow", "--folder", str(copy), "--hub", url, "--keep-days", "1")
    assert "This device follows" in program.line()
    assert (program.end(), hub.end()) == (0, 0)
    first, last = DAY.isoformat(), (DAY + dt.timedelta(days=DAYS - 2)).isoformat()
    kept = accounts(copy, fold, first, last)
    assert kept == accounts(mall, fold, first, last)
    assert [account.day for account in kept] == [(DAY + dt.timedelta(days=n)).isoformat() for n in range(DAYS - 1)]
    with closing(LogReader(copy)) as here, closing(LogReader(mall)) as there:
        assert here.digests() == there.digests()
        assert here.first() > there.first() == 1
    with open_reader(copy / "site.db") as connection:
        days = {entry.day for entry in log.read(connection, 0)}
    assert first not in days
    assert (DAY + dt.timedelta(days=DAYS - 2)).isoformat() in days


def test_a_day_s_sums_need_the_log_once_only(mall: Path, tmp_path: Path) -> None:
    """Started again, the device does not look for days whose log has gone."""
    hub = Program("hub", "--folder", str(mall), "--port", "0", "--demo-clock")
    url = hub.line().split()[-1]
    for _ in range(2):
        program = follow(tmp_path / "copy", url)
        program.line()
        assert program.end() == 0
    assert hub.end() == 0
    days = accounts(tmp_path / "copy", fold, DAY.isoformat(), (DAY + dt.timedelta(days=9)).isoformat())
    assert len(days) == DAYS - 1
