"""`besti centre keep` and `reread` as typed."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import delete, func, select

from centre import tables
from centre.database import Database
from centre.intake import Intake, Push
from cli.main import main
from store.log import EMPTY
from store.log_reader import LogReader

SITE = "mpp-kota-kupang"


@pytest.fixture
def db(tmp_path: Path) -> str:
    """A centre with a week of last year of one mall, the beginning of its last day alone."""
    store = tmp_path / "store"
    words = ["simulate", str(store), "--days", "5", "--from", "2025-10-27", "--seed", "3"]
    assert CliRunner().invoke(main, words, catch_exceptions=False).exit_code == 0
    reader = LogReader(store)
    entries, documents = reader.after(0, 100_000), reader.documents()
    reader.close()
    address = str(tmp_path / "centre.db")
    database = Database.open(address)
    Intake(database, lambda: 0).take(Push(SITE, EMPTY, [entry.raw for entry in entries], documents))
    with database.writing() as connection:
        newest = connection.execute(select(func.max(tables.snapshot.c.lsn))).scalar_one()
        connection.execute(delete(tables.snapshot).where(tables.snapshot.c.lsn < newest))
    database.close()
    return address


def typed(db: str, *words: str) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", "centre", "--db", db, *words], catch_exceptions=False)


def test_a_month_goes_and_comes_back(db: str, tmp_path: Path) -> None:
    folder = tmp_path / "bulan"
    assert typed(db, "keep", str(folder)).exit_code == 66
    folder.mkdir()
    went = typed(db, "keep", str(folder))
    assert went.exit_code == 0
    assert "2025-10" in went.output
    assert "of 1 sites" in went.output
    assert "No month is old enough" in typed(db, "keep", str(folder)).output
    (file,) = folder.iterdir()
    seen = typed(db, "reread", str(file), "--check")
    assert seen.exit_code == 0
    digest = seen.output.split()[-1]
    assert digest in went.output
    back = typed(db, "reread", str(file))
    assert back.exit_code == 0
    assert "events are back" in back.output


def test_what_is_no_such_file_is_said(db: str, tmp_path: Path) -> None:
    (tmp_path / "x.zst").write_bytes(b"no")
    bad = typed(db, "reread", str(tmp_path / "x.zst"))
    assert (bad.exit_code, "no monthly file" in bad.output) == (65, True)
    gone = typed(db, "reread", str(tmp_path / "gone.zst"), "--check")
    assert gone.exit_code == 66
    assert "Traceback" not in gone.output


def test_a_centre_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    assert typed(f"postgresql://besti@/nowhere?host={tmp_path}", "keep", str(tmp_path)).exit_code == 69
