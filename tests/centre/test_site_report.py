"""The report of a mall at the centre says what the report at its hub says."""

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from centre.database import Database
from centre.intake import Intake
from centre.site_report import NoReport, site_report
from cli.main import main
from tests.centre.mall import SITE, Mall

DAY = "2026-11-03"


@pytest.fixture
def filled(address: str, mall: Mall) -> str:
    database = Database.open(address)
    Intake(database, lambda: 0).take(mall.push(1, len(mall.entries)))
    database.close()
    return address


def besti(*words: str) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", *words], catch_exceptions=False)


@pytest.mark.parametrize("kind", ["day", "month"])
def test_both_say_the_same(filled: str, mall: Mall, tmp_path: Path, kind: str) -> None:
    here, there = tmp_path / "centre", tmp_path / "hub"
    asked = ("--day", DAY, "--period", kind)
    formats = ("--format", "html", "--format", "csv", "--format", "json")
    made = besti("centre", "--db", filled, "summary", SITE, *asked, *formats, "--out", str(here))
    assert made.exit_code == 0
    own = besti("summary", "--folder", str(mall.folder), *asked, "--format", "html,csv,json", "--out", str(there))
    assert own.exit_code == 0
    label = DAY if kind == "day" else DAY[:7]
    for name in ("html", "csv"):
        at_centre = (here / f"besti-{SITE}-{label}.{name}").read_text()
        assert at_centre == (there / f"besti-{label}.{name}").read_text()
    account = json.loads((here / f"besti-{SITE}-{label}.json").read_text())
    assert account == json.loads((there / f"besti-{label}.json").read_text())


def test_what_there_is_no_report_of(filled: str, tmp_path: Path) -> None:
    none = besti("centre", "--db", filled, "summary", SITE, "--day", "2026-11-01", "--out", str(tmp_path))
    assert (none.exit_code, none.stderr) == (66, f"The centre has no day of 2026-11-01 of {SITE}.\n")
    unknown = besti("centre", "--db", filled, "summary", "nowhere", "--day", DAY, "--out", str(tmp_path))
    assert (unknown.exit_code, unknown.stderr) == (66, "The site file of nowhere has not come to the centre.\n")
    (tmp_path / "file").touch()
    shut = besti("centre", "--db", filled, "summary", SITE, "--day", DAY, "--out", str(tmp_path / "file"))
    assert shut.exit_code in (2, 73)
    assert "Traceback" not in shut.output


def test_a_language_is_that_of_the_report(filled: str) -> None:
    database = Database.open(filled)
    with database.reading() as connection:
        found = site_report(connection, SITE, "week", dt.date(2026, 11, 3), "id")
        with pytest.raises(NoReport):
            site_report(connection, SITE, "year", dt.date(2025, 11, 3), "id")
    database.close()
    assert found.title.id == "Minggu 45, 2026"
