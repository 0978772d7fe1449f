"""`besti promise replay` as it is typed."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main

HEADER = "date,service,arrival,called,open_counters,displayed_service_min,ahead_at_snapshot,snapshot\n"
LOG = HEADER + (
    "2026-09-07,SIM,2026-09-07T08:00:00,2026-09-07T08:10:00,2,8,4,2026-09-07T08:00:00\n"
    "2026-09-07,SIM,2026-09-07T08:00:30,2026-09-07T08:00:40,2,8,0,2026-09-07T08:01:00\n"
)


def replay(log: Path, out: Path, *words: str, lang: str = "en") -> Result:
    typed = ["--lang", lang, "promise", "replay", str(log), "--out", str(out), *words]
    return CliRunner().invoke(main, typed, catch_exceptions=False)


def test_every_row_has_a_line_empty_where_nothing_was_to_promise(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(LOG)
    result = replay(tmp_path / "log.csv", tmp_path / "out.csv", "--round", "0")
    assert (result.exit_code, result.output[:36]) == (0, "1 of 2 tickets were promised a time;")
    rows = list(csv.DictReader((tmp_path / "out.csv").read_text().splitlines()))
    assert [list(row) for row in rows] == [["row", "low80", "mid", "high80", "low90", "high90"]] * 2
    spans = [float(rows[0][name]) for name in ("low90", "low80", "mid", "high80", "high90")]
    assert spans == sorted(spans)
    assert list(rows[1].values()) == ["1", "", "", "", "", ""]


def test_spans_are_rounded_to_five_minutes_unless_told_otherwise(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(LOG)
    replay(tmp_path / "log.csv", tmp_path / "out.csv")
    row = next(csv.DictReader((tmp_path / "out.csv").read_text().splitlines()))
    assert [float(row[name]) % 5 for name in ("low90", "low80", "high80", "high90")] == [0.0] * 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "no queue log"),
        (b"a,b\n1,2\n", "no queue log"),
        (HEADER.encode(), "not a single ticket"),
        (HEADER.replace("called,", "").encode(), "called"),
        (LOG.replace("T08:10", "T07:10").encode(), "Line 2"),
        (b"\xff\xfe\x00", "UTF-8"),
    ],
)
def test_what_is_no_log_is_told_and_nothing_is_written(tmp_path: Path, text: bytes, said: str) -> None:
    (tmp_path / "log.csv").write_bytes(text)
    result = replay(tmp_path / "log.csv", tmp_path / "out.csv")
    assert (result.exit_code, said in result.output) == (65, True)
    assert "log.csv" in replay(tmp_path / "log.csv", tmp_path / "out.csv", lang="id").output
    assert not (tmp_path / "out.csv").exists()


def test_files_that_are_not_there_are_told(tmp_path: Path) -> None:
    assert replay(tmp_path / "log.csv", tmp_path / "out.csv").exit_code == 66
    (tmp_path / "log.csv").write_text(LOG)
    assert replay(tmp_path / "log.csv", tmp_path / "no" / "out.csv").exit_code == 73
