"""`besti promise report` on a simulated day."""

import datetime as dt
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.display import _kept as told_by_display
from cli.main import main
from display.moment import Kept
from store.kept import kept, last_day_kept


def besti(*words: str, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["--lang", lang, *words], catch_exceptions=False)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report") / "store"
    assert besti("simulate", "--store", str(folder), "--days", "2", "--from", "2026-09-07").exit_code == 0
    return folder


def of_all(result: Result) -> tuple[int, list[int]]:
    """Numbers, and the shares that were kept, early and late, in per cent."""
    line = result.output.splitlines()[-1].split()
    assert (result.exit_code, line[0]) == (0, "all")
    return int(line[1]), [int(share) for share in re.findall(r"(\d+)%", result.output.splitlines()[-1])]


def test_most_promises_of_a_simulated_mall_are_kept(store: Path) -> None:
    numbers, (in_time, early, late) = of_all(besti("promise", "report", "--folder", str(store)))
    assert numbers > 300
    assert 70 <= in_time <= 97
    assert 99 <= in_time + early + late <= 101


def test_days_add_up(store: Path) -> None:
    folder = ("--folder", str(store))
    days = [of_all(besti("promise", "report", *folder, "--day", day))[0] for day in ("2026-09-07", "2026-09-08")]
    assert sum(days) == of_all(besti("promise", "report", *folder))[0]
    assert min(days) > 0


def test_it_says_where_there_are_none(store: Path, tmp_path: Path) -> None:
    result = besti("promise", "report", "--folder", str(store), "--day", "2026-09-09", lang="id")
    assert (result.exit_code, result.output) == (0, "Belum ada nomor dengan perkiraan yang sudah dipanggil.\n")
    missing = besti("promise", "report", "--folder", str(tmp_path / "none"))
    assert (missing.exit_code != 0, bool(missing.output)) == (True, True)


def test_a_display_tells_of_the_last_day_what_the_report_does(store: Path, tmp_path: Path) -> None:
    first, second = dt.date(2026, 9, 7), dt.date(2026, 9, 8)
    for day, before in ((first, second), (second, second + dt.timedelta(1)), (second, second + dt.timedelta(9))):
        lines = kept(store, day.isoformat())
        promised = sum(line.promised for line in lines)
        in_time = promised - sum(line.early + line.late for line in lines)
        assert 0 < in_time < promised
        assert last_day_kept(store, before) == (day, promised, in_time)
    assert last_day_kept(store, first) is None
    assert told_by_display(store, second) == Kept(first, *told_of(store, second))
    assert told_by_display(tmp_path / "none", second) is None


def told_of(store: Path, before: dt.date) -> tuple[int, int]:
    found = last_day_kept(store, before)
    assert found is not None
    return found.promised, found.kept
