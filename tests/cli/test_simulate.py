"""A simulated history on disk: the same for the same seed, whole days, and never over a store that is there."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from core.decide import decide
from core.events import decode
from core.fold import fold
from store.log_reader import LogReader
from store.writer import SiteWriter


def simulate(folder: Path, *words: str, language: str = "en") -> Result:
    command = ["--lang", language, "simulate", "--store", str(folder), *words]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def log(folder: Path) -> list[bytes]:
    reader = LogReader(folder)
    try:
        return [entry.raw for entry in reader.after(0, 100_000)]
    finally:
        reader.close()


def test_the_same_seed_gives_the_same_log(tmp_path: Path) -> None:
    two_days = ("--days", "2", "--from", "2026-09-07")
    for name, seed in (("a", "1"), ("b", "1"), ("c", "2")):
        assert simulate(tmp_path / name, *two_days, "--seed", seed).exit_code == 0
    first, again, other = (log(tmp_path / name) for name in "abc")
    assert len(first) > 2000
    assert len({decode(raw).at for raw in first}) > 2000  # each fact at its own time
    assert first == again
    assert first != other


def test_the_folder_may_stand_alone_but_must_stand_once(tmp_path: Path) -> None:
    words = ["--lang", "en", "simulate", "--days", "1", "--from", "2026-09-06"]
    assert CliRunner().invoke(main, [*words, str(tmp_path / "a")]).exit_code == 0
    assert (tmp_path / "a" / "site.db").exists()
    for more in ([], ["--store", str(tmp_path / "b"), str(tmp_path / "b")]):
        result = CliRunner().invoke(main, [*words, *more])
        assert (result.exit_code, "Name one folder" in result.output) == (2, True)
    assert not (tmp_path / "b").exists()


def test_closed_days_are_passed_over_and_the_figures_add_up(tmp_path: Path) -> None:
    result = simulate(tmp_path / "a", "--days", "4", "--from", "2026-12-24")
    assert [line.split()[:2] for line in result.output.splitlines()[:4]] == [
        ["2026-12-24", "closed"], ["2026-12-25", "closed"], ["2026-12-26", "closed"], ["2026-12-27", "closed"]
    ]  # fmt: skip
    assert "Tickets                 0" in result.output

    result = simulate(tmp_path / "b", "--days", "2", "--from", "2026-09-07")
    days = [int(line.split()[1]) for line in result.output.splitlines()[:2]]
    assert f"Tickets          {sum(days):8d}" in result.output


def test_a_hub_goes_on_where_the_history_ends(tmp_path: Path) -> None:
    simulate(tmp_path / "a", "--days", "1", "--from", "2026-09-07")
    writer = SiteWriter.open(tmp_path / "a", decide=decide, fold=fold)
    try:
        assert writer.suspicion is None
        assert writer.state.day
        assert not writer.state.day.open
        assert not any(ticket.is_open for ticket in writer.state.tickets.values())
    finally:
        writer.close()


def test_a_history_ends_yesterday_where_no_day_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.simulate._now_ms", lambda: 1_788_739_200_000)  # 7 September 2026, 08:00 at the site
    assert simulate(tmp_path / "a", "--days", "1").output.startswith("2026-09-06  closed")


def test_a_store_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    simulate(tmp_path, "--days", "1", "--from", "2026-09-07")
    before = log(tmp_path)
    result = simulate(tmp_path, "--days", "1", "--from", "2026-09-08", language="id")
    assert (result.exit_code, "sudah ada penyimpanan" in result.output) == (2, True)
    assert log(tmp_path) == before


@pytest.mark.parametrize(("text", "code"), [(None, 66), ('{"schema": 1}', 65)])
def test_a_bad_site_file_is_told_and_nothing_is_written(tmp_path: Path, text: str | None, code: int) -> None:
    site = tmp_path / "site.json"
    if text is not None:
        site.write_text(text)
    result = simulate(tmp_path / "a", "--site", str(site))
    assert result.exit_code == code
    assert result.output
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize(("folder", "code"), [("/proc/besti", 66), (__file__, 2)])
def test_a_folder_that_cannot_be_made_is_told(folder: str, code: int) -> None:
    result = simulate(Path(folder), "--days", "1", "--from", "2026-09-07")
    assert result.exit_code == code
    assert result.output
