"""`besti summary import-totals`, on a real store, and the report that tells of it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main


def besti(*words: str, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["--lang", lang, "summary", *words], catch_exceptions=False)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("totals") / "store"
    words = ["simulate", str(folder), "--days", "2", "--from", "2026-09-07", "--seed", "4"]
    assert CliRunner().invoke(main, words, catch_exceptions=False).exit_code == 0
    return folder


def listed(folder: Path, text: str) -> str:
    path = folder / "totals.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_what_was_imported_is_in_the_report_and_marked(store: Path, tmp_path: Path) -> None:
    file = listed(tmp_path, "month,visits\n2025-09,2100\n2026-08,5000\n")
    done = besti("import-totals", file, "--folder", str(store))
    assert (done.exit_code, done.output) == (0, "2 months imported, 7100 visits; marked * in reports.\n")
    place = ["--folder", str(store), "--format", "html", "--out", str(tmp_path)]
    assert besti("--day", "2026-09-08", "--period", "month", *place).exit_code == 0
    html = (tmp_path / "besti-2026-09.html").read_text(encoding="utf-8")
    assert "<td>August 2026</td><td>5,000*</td>" in html
    assert "<td>September 2025</td><td>2,100*</td>" in html
    assert "From records before Besti" in html


def test_the_year_so_far_holds_the_days_of_the_report(store: Path, tmp_path: Path) -> None:
    place = ["--folder", str(store), "--format", "html", "--out", str(tmp_path)]
    assert besti("--day", "2026-09-08", "--period", "month", *place).exit_code == 0
    html = (tmp_path / "besti-2026-09.html").read_text(encoding="utf-8")
    own, year = (
        html.split(f"<td>{name}</td>")[1].split("</tr>")[0] for name in ("September 2026", "The year 2026 so far")
    )
    assert own == year


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [("bulan,jumlah\n1,2\n", 65, "Line 1: its header"), ("month,visits\n2024-01,x\n", 65, "Line 2:")],
)
def test_a_bad_list_is_told_and_changes_nothing(store: Path, tmp_path: Path, text: str, code: int, words: str) -> None:
    before = sorted(path.name for path in store.iterdir())
    result = besti("import-totals", listed(tmp_path, text), "--folder", str(store))
    assert (result.exit_code, words in result.output) == (code, True)
    assert sorted(path.name for path in store.iterdir()) == before


def test_no_list_no_text_and_no_store(store: Path, tmp_path: Path) -> None:
    assert besti("import-totals", str(tmp_path / "none"), "--folder", str(store)).exit_code == 66
    binary = tmp_path / "x.csv"
    binary.write_bytes(b"\xff\xfe\x00")
    assert besti("import-totals", str(binary), "--folder", str(store)).exit_code == 66
    file = listed(tmp_path, "month,visits\n2024-01,5\n")
    result = besti("import-totals", file, "--folder", str(tmp_path / "nowhere"), lang="id")
    assert result.exit_code == 66
    assert not (tmp_path / "nowhere").exists()
