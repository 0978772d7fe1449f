"""`besti promise report` on a simulated day."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main


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
