"""What days came to: made from the log, kept, made anew when something came later, and the same from any start."""

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest

from core import commands
from core.decide import decide
from core.fold import fold
from core.rollup.account import FORM, OLDEST
from core.words import Evidence
from store import anomalies, log
from store.log import Entry
from store.open import open_reader
from store.opening import DATABASE
from store.rollups import Made, accounts, due, ended, made_due, so_far
from store.writer import SiteWriter
from tests.store.busy_day import play
from tests.store.hall import DAY, OPENING_MS, Commands, accepted, open_hub

FIRST, SECOND, THIRD = (str(DAY + dt.timedelta(days=n)) for n in range(3))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store of two days, the second still open."""
    hub = open_hub(tmp_path / "hub")
    play(hub, seed=3, batches=60)
    hub.close()
    return tmp_path / "hub"


def written(folder: Path) -> SiteWriter:
    return SiteWriter.open(folder, decide=decide, fold=fold)


def keep(folder: Path) -> list[Made]:
    made = made_due(folder, fold)
    writer = written(folder)
    writer.keep_accounts(made)
    writer.close()
    return made


def test_a_day_that_is_over_is_due_until_it_is_kept(folder: Path) -> None:
    assert [made.account.day for made in keep(folder)] == [FIRST]
    assert made_due(folder, fold) == []
    with open_reader(folder / DATABASE) as connection:
        assert [span.day for span in ended(connection)] == [FIRST]
        row = connection.exec_driver_sql("SELECT site_id, day, form FROM rollup").first()
    assert tuple(row or ()) == ("mpp-test", FIRST, FORM)


def test_an_account_counts_what_the_tables_hold(folder: Path) -> None:
    (account,) = accounts(folder, fold, FIRST, FIRST)
    with open_reader(folder / DATABASE) as connection:
        query = "SELECT service, count(*), sum(state = 'done') FROM step WHERE day = ? GROUP BY service"
        rows = {row[0]: (row[1], row[2]) for row in connection.exec_driver_sql(query, (FIRST,))}
        tickets = connection.exec_driver_sql("SELECT count(*) FROM ticket WHERE day = ?", (FIRST,)).scalar_one()
    assert {service: (steps.created, steps.done) for service, steps in account.services.items()} == rows
    assert account.tickets.created == tickets
    assert account.closed


def test_what_was_kept_is_what_would_be_made_now(folder: Path) -> None:
    before = accounts(folder, fold, FIRST, FIRST)
    keep(folder)
    assert accounts(folder, fold, FIRST, FIRST) == before


def test_an_account_of_an_older_form_is_made_anew_as_long_as_its_events_are_there(folder: Path) -> None:
    kept = keep(folder)[0].account
    writer = written(folder)
    poor = msgspec.json.encode(msgspec.structs.replace(kept, desks={}))
    writer._opened.connection.exec_driver_sql("UPDATE rollup SET form = ?, account = ?", (OLDEST, poor))
    writer.close()
    assert kept.desks
    assert accounts(folder, fold, FIRST, FIRST) == [kept]
    assert [made.account for made in keep(folder)] == [kept]


def test_many_days_are_made_in_one_reading_of_the_log(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Commands("more")
    writer = written(folder)
    for n in range(1, 5):
        evening = OPENING_MS + n * commands.DAY_MS + 10 * 3_600_000
        writer.submit([make(commands.CloseDay(DAY + dt.timedelta(days=n)))], evening)
        opening = commands.OpenDay(DAY + dt.timedelta(days=n + 1), synchronised=True)
        accepted(writer.submit([make(opening)], evening + 14 * 3_600_000))
    writer._opened.connection.exec_driver_sql("DELETE FROM snapshot")
    head = writer.state.lsn
    writer.close()
    read: list[int] = []

    def counted(*words: Any) -> list[Entry]:
        entries = log_read(*words)
        read.append(len(entries))
        return entries

    log_read = log.read
    monkeypatch.setattr(log, "read", counted)
    assert len(made_due(folder, fold)) == 5
    assert sum(read) == head


def test_what_the_store_noted_on_that_day_is_counted_by_kind(folder: Path) -> None:
    writer = written(folder)
    for at_ms in (OPENING_MS - 1000, OPENING_MS + 1000, OPENING_MS + 2000, OPENING_MS + 5 * commands.DAY_MS):
        anomalies.note(writer._opened.connection, at_ms, "command_failed", "x")
    writer.close()
    assert accounts(folder, fold, FIRST, FIRST)[0].anomalies["command_failed"] == 2


def test_the_day_so_far(folder: Path) -> None:
    account = so_far(folder, fold, OPENING_MS + commands.DAY_MS + 3_600_000)
    assert account is not None
    assert (account.day, account.closed) == (SECOND, False)
    assert account.until_ms == OPENING_MS + commands.DAY_MS + 3_600_000
    assert accounts(folder, fold, SECOND, SECOND) == []


def test_a_store_without_a_day_has_no_account(tmp_path: Path) -> None:
    open_hub(tmp_path / "hub").close()
    assert so_far(tmp_path / "hub", fold, 0) is None
    assert made_due(tmp_path / "hub", fold) == []
    assert accounts(tmp_path / "hub", fold, FIRST, THIRD) == []


def test_a_closed_day_is_kept_at_once_and_made_anew_with_what_comes_later(folder: Path) -> None:
    make = Commands("later")
    evening = OPENING_MS + commands.DAY_MS + 10 * 3_600_000
    writer = written(folder)
    writer.submit([make(commands.CloseDay(DAY + dt.timedelta(days=1)))], evening)
    writer.close()
    first = {made.account.day: made for made in keep(folder)}
    assert set(first) == {FIRST, SECOND}
    writer = written(folder)
    today = DAY + dt.timedelta(days=1)
    served = next(t for t in writer.state.tickets.values() if t.paper is None and t.day == today)
    printed = commands.Printed(served.id, 0, Evidence.CONFIRMED)
    accepted(writer.submit([make(printed, "kiosk-1", commands.Origin("evening", 1))], evening + 1000))
    opening = commands.OpenDay(DAY + dt.timedelta(days=2), synchronised=True)
    accepted(writer.submit([make(opening)], evening + 14 * 3_600_000))
    writer.close()
    with open_reader(folder / DATABASE) as connection:
        assert [span.day for span in due(connection)] == [SECOND]
    again = {made.account.day: made for made in keep(folder)}
    assert again[SECOND].lsn > first[SECOND].lsn
    assert again[SECOND].account.papers["confirmed"] == first[SECOND].account.papers.get("confirmed", 0) + 1
    assert made_due(folder, fold) == []


def test_without_the_snapshot_the_log_gives_the_same(folder: Path) -> None:
    before = accounts(folder, fold, FIRST, FIRST), so_far(folder, fold, 0)
    writer = written(folder)
    writer._opened.connection.exec_driver_sql("DELETE FROM snapshot")
    writer.close()
    assert (accounts(folder, fold, FIRST, FIRST), so_far(folder, fold, 0)) == before


def test_a_day_whose_beginning_is_gone_has_no_account_unless_it_was_kept(folder: Path) -> None:
    kept = keep(folder)[0].account
    writer = written(folder)
    writer._opened.connection.exec_driver_sql("DELETE FROM log WHERE lsn <= 40")
    writer._opened.connection.exec_driver_sql("DELETE FROM snapshot WHERE lsn <= 40")
    writer._opened.connection.exec_driver_sql("UPDATE rollup SET form = 0")
    assert accounts(folder, fold, FIRST, FIRST) == []
    writer._opened.connection.exec_driver_sql("UPDATE rollup SET form = ?", (OLDEST,))
    assert accounts(folder, fold, FIRST, FIRST) == [kept]
    writer._opened.connection.exec_driver_sql("UPDATE rollup SET form = ?", (FORM,))
    writer.close()
    assert accounts(folder, fold, FIRST, FIRST) == [kept]
