"""`besti doctor` names what is wrong and what to do."""

import datetime as dt
from contextlib import AbstractContextManager
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

from store.open import open_writer
from tests.cli.shell import shell
from tests.core.sample import PATH


def on(year: int, month: int, day: int) -> AbstractContextManager[object]:
    """The doctor's clock at noon of a date."""
    noon = dt.datetime(year, month, day, 12, tzinfo=dt.UTC).timestamp()
    return patch("cli.examination.time.time", return_value=noon)


def test_without_a_store(tmp_path: Path) -> None:
    result = shell(tmp_path / "store")("doctor")
    assert result.exit_code == 1
    assert "!!  There is no data" in result.stdout


def test_without_a_hub_everything_else_is_well(tmp_path: Path) -> None:
    besti = shell(tmp_path / "store")
    besti("site", "load", str(PATH))
    with on(2026, 12, 1):
        result = besti("doctor")
    wrong = [line for line in result.stdout.splitlines() if line.startswith("!!")]
    assert wrong == ["!!  The hub does not run: besti up"]
    assert "SQLite 3." in result.stdout
    assert "MPP Kota Kupang, lsn 1.1" in result.stdout
    assert "PySide6 6.11.3" in result.stdout


def test_the_holidays_of_next_year_are_asked_for_in_november(tmp_path: Path) -> None:
    besti = shell(tmp_path / "store")
    besti("site", "load", str(PATH))
    with on(2027, 10, 31):
        assert "2028" not in besti("doctor").stdout
    with on(2027, 11, 1):
        assert "!!  Hari libur 2028 belum diisi." in besti("doctor", lang="id").stdout


def test_without_a_site_file(tmp_path: Path) -> None:
    besti = shell(tmp_path / "store")
    besti("issue", "A1")
    assert "!!  Data situs belum dimuat: besti site load BERKAS" in besti("doctor", lang="id").stdout


def test_a_full_disk_and_another_qt(tmp_path: Path) -> None:
    besti = shell(tmp_path / "store")
    with (
        patch("cli.examination.shutil.disk_usage", return_value=SimpleNamespace(free=0)),
        patch("cli.examination.importlib.metadata.version", return_value="6.12.0"),
    ):
        text = besti("doctor").stdout
    assert "0 MB free" in text
    assert "PySide6 6.12.0; install 6.11.3" in text


def test_a_newer_store(tmp_path: Path) -> None:
    besti = shell(tmp_path / "store")
    besti("site", "load", str(PATH))
    with open_writer(tmp_path / "store" / "site.db") as connection:
        connection.exec_driver_sql("PRAGMA user_version=999")
    result = besti("doctor")
    assert result.exit_code == 1
    assert "newer Besti" in result.stdout
