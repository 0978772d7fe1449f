"""`besti promise report` on a simulated day."""

import datetime as dt
import json
import re
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from cli.display import _kept as told_by_display
from cli.main import main
from cli.promise_words import report_lines
from core.fold import fold
from core.kept import Outcome
from core.visitors_frozen import frozen_catalog
from display.moment import Kept
from store.kept import called, kept, last_day_kept
from store.reader import SiteReader


def besti(*words: str, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["--lang", lang, *words], catch_exceptions=False)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report") / "store"
    assert besti("simulate", "--store", str(folder), "--days", "2", "--from", "2026-09-07").exit_code == 0
    return folder


def of_all(result: Result) -> tuple[int, list[int]]:
    """Numbers, and the shares that were kept, early and late, in per cent."""
    assert result.exit_code == 0
    line = next(line for line in result.output.splitlines() if line.startswith("all"))
    return int(line.split()[1]), [int(share) for share in re.findall(r"(\d+)%", line)]


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


def test_the_tables_fit_a_terminal_and_say_which_is_which(store: Path) -> None:
    for lang, words in (("id", ("layanan", "loket", "hari", "tepat")), ("en", ("service", "counter", "day", "kept"))):
        lines = besti("promise", "report", "--folder", str(store), lang=lang).output.splitlines()
        assert max(map(len, lines[1:])) <= 80
        assert all(line == line.rstrip() for line in lines)
        assert [line.split()[0] for line in lines if line.split()[:1] and line.split()[0] in words[:3]] == list(
            words[:3]
        )
        assert words[3] in lines[3]
        assert re.match(r"\d+ (di antaranya untuk keperluan berikutnya|of them were for a later errand); ", lines[1])


def test_one_object_holds_the_same_figures(store: Path) -> None:
    figures = json.loads(besti("promise", "report", "--folder", str(store), "--json").output)
    assert list(figures) == ["all", "later", "services", "counter_hours", "days"]
    everything = figures["all"]
    assert 0 < figures["later"]["promised"] < everything["promised"]
    assert everything["kept"] + everything["early"] + everything["late"] == everything["promised"]
    for part in ("services", "days"):
        assert sum(share["kept"] for share in figures[part]) == everything["kept"]
    assert {cell["hour"] for cell in figures["counter_hours"]} <= set(range(7, 17))
    assert [day["day"] for day in figures["days"]] == ["2026-09-07", "2026-09-08"]
    five = figures["days"][1]["five_days"]
    assert five["low"] < five["coverage"] < five["high"]
    assert five["promised"] == everything["promised"]
    assert figures["days"][1]["alarm"] is None
    none = json.loads(besti("promise", "report", "--folder", str(store), "--day", "2026-09-06", "--json").output)
    assert none == {"all": None, "later": None, "services": [], "counter_hours": [], "days": []}


def test_a_counter_and_an_alarm_stand_in_the_tables() -> None:
    """Six days on which every other promise is broken: the fifth and the sixth alarm."""
    catalog = frozen_catalog()
    outcomes = [
        Outcome(dt.date(2026, 9, 7 + n // 100), "A1", 1 + n % 2 if n % 9 else None, 8 + n % 3, n % 2 * 9, 0, 5)
        for n in range(600)
    ]
    lines = list(report_lines(outcomes, None, catalog, "en"))
    assert [line for line in lines if line.endswith("! too often broken")] == lines[-2:]
    wide = [replace(outcome, called_ms=1) for outcome in outcomes]
    assert next(reversed(list(report_lines(wide, None, catalog, "id")))).endswith("! rentang terlalu lebar")
    month = [replace(outcome, day=outcome.day + dt.timedelta(10 * n)) for n in range(4) for outcome in outcomes]
    assert "… and 10 days before (--json)" in list(report_lines(month, None, catalog, "en"))


def test_later_errands_count_by_what_was_told_when_they_were_free(store: Path) -> None:
    """The first of a ticket by its paper, each later one by the log; the estimates on paper by nothing."""
    with closing(SiteReader.open(store, fold=fold)) as reader:
        tickets = list(reader.state.tickets.values())
    day = max(ticket.day for ticket in tickets)
    steps = [step for ticket in tickets if ticket.day == day for step in ticket.steps[1:]]
    called_ones = [step for step in steps if step.called_ms is not None and step.chosen is None]
    told = [(step.called_ms or 0, *step.promise) for step in called_ones if step.promise]
    kept_ones = sum(low_ms <= called_ms <= high_ms for called_ms, low_ms, high_ms in told)
    result = besti("promise", "report", "--folder", str(store), "--day", str(day), "--json")
    later = json.loads(result.output)["later"]
    assert (later["promised"], later["kept"]) == (len(told), kept_ones)
    assert any(step.about_ms for step in steps)
    lines = [outcome for outcome in called(store, day) if outcome.day == day]
    assert sum(line.later for line in lines) == len(told) > 5


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
