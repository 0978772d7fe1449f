"""The centre's PostgreSQL and a hub's SQLite hold the same days and give the same reports."""

from pathlib import Path

import msgspec
from click.testing import CliRunner
from msgspec.structs import replace
from sqlalchemy import create_engine, func, select

from cli.main import main
from core.fold import fold
from core.rollup.account import Account
from core.words import Text
from store import centre_rollups
from store.open import open_reader, sqlalchemy_of
from store.opening import DATABASE
from store.rollups import Made, accounts
from summary.report import Head, report_on
from summary.sentences import Before
from summary.table import table

HEAD = Head(Text("MPP", "Mall"), "Dinas", "Jalan 1", "Asia/Makassar", "WITA")
FIRST, LAST = "2026-09-07", "2026-09-13"


def kept_week(folder: Path) -> list[Made]:
    """A simulated store, whose days are kept with it, and those days."""
    words = ["simulate", str(folder), "--days", "4", "--from", FIRST, "--seed", "9"]
    assert CliRunner().invoke(main, words, catch_exceptions=False).exit_code == 0
    with open_reader(folder / DATABASE) as connection:
        rows = connection.exec_driver_sql("SELECT account, lsn FROM rollup ORDER BY day")
        return [Made(msgspec.json.decode(row[0], type=Account), int(row[1])) for row in rows]


def from_sqlite(folder: Path, site: str) -> list[Account]:
    with open_reader(folder / DATABASE) as connection, sqlalchemy_of(connection) as shared:
        return centre_rollups.stored(shared, site, FIRST, LAST)


def report(days: list[Account]) -> bytes:
    return table(report_on(days, Text("x", "x"), "x", HEAD, Before(), "id"))


def test_both_databases_give_the_same_week(tmp_path: Path, postgres: str) -> None:
    made = kept_week(tmp_path / "store")
    site = made[0].account.site
    other = [Made(replace(each.account, site="mpp-lain"), each.lsn) for each in made[:2]]
    engine = create_engine(postgres)
    with engine.begin() as connection:
        centre_rollups.metadata.create_all(connection)
        for _ in range(2):  # a hub may send its days again
            centre_rollups.put(connection, [*made, *other])
    with engine.connect() as connection:
        at_centre = centre_rollups.stored(connection, site, FIRST, LAST)
        elsewhere = centre_rollups.stored(connection, "mpp-lain", FIRST, LAST)
        rows = connection.execute(select(func.count()).select_from(centre_rollups.rollup)).scalar_one()
    engine.dispose()
    at_hub = accounts(tmp_path / "store", fold, FIRST, LAST)
    assert at_centre == from_sqlite(tmp_path / "store", site) == at_hub
    assert len(at_hub) >= 3
    assert report(at_centre) == report(at_hub)
    assert [account.day for account in elsewhere] == [each.account.day for each in made[:2]]
    assert rows == len(made) + len(other)
