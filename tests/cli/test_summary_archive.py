"""`besti summary archive`: the year in one file, whole and readable."""

import zipfile
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from cli.main import main
from core.rollup.account import Account

DAYS = ("2026-09-07", "2026-09-08")


def besti(*words: str) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", *words], catch_exceptions=False)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive") / "store"
    assert besti("simulate", str(folder), "--days", "3", "--from", DAYS[0], "--seed", "4").exit_code == 0
    return folder


def test_a_year_is_put_away_with_its_report_and_its_days(store: Path, tmp_path: Path) -> None:
    result = besti("summary", "archive", "2026", "--folder", str(store), "--out", str(tmp_path / "new"))
    path = tmp_path / "new" / "besti-2026.zip"
    assert (result.exit_code, result.output) == (0, f"{path}\n")
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None
        names = set(file.namelist())
        read = [msgspec.json.decode(file.read(f"days/{day}.json"), type=Account) for day in DAYS]
        assert file.read("besti-2026.pdf").startswith(b"%PDF")
        whole = msgspec.json.decode(file.read("besti-2026.json"), type=Account)
    assert {f"besti-2026.{kind}" for kind in ("html", "pdf", "xlsx", "csv", "json")} <= names
    assert [account.day for account in read] == list(DAYS)
    assert whole.tickets.visits >= sum(account.tickets.visits for account in read) > 0


def test_a_year_without_data_a_bad_year_and_a_place_that_cannot_be_written(store: Path, tmp_path: Path) -> None:
    empty = besti("summary", "archive", "2020", "--folder", str(store), "--out", str(tmp_path))
    assert (empty.exit_code, "no data for 2020" in empty.output) == (66, True)
    assert besti("summary", "archive", "2026", "--folder", str(tmp_path / "none")).exit_code == 66
    (tmp_path / "file").touch()
    blocked = besti("summary", "archive", "2026", "--folder", str(store), "--out", str(tmp_path / "file" / "in"))
    assert blocked.exit_code == 73
    assert list(tmp_path.glob("*.zip")) == []


@pytest.mark.parametrize("year", ["20x", "1999", "3000", "02026", "²⁰²⁶", ""])
def test_what_is_no_year_is_said_plainly(store: Path, tmp_path: Path, year: str) -> None:
    words = ("summary", "archive", year, "--folder", str(store), "--out", str(tmp_path / "out"))
    for lang, said in (("id", f"{year} bukan tahun seperti 2026."), ("en", f"{year} is no year such as 2026.")):
        told = CliRunner().invoke(main, ["--lang", lang, *words], catch_exceptions=False)
        assert (told.exit_code, said in told.output) == (2, True)
    assert not (tmp_path / "out").exists()
