"""`besti summary invite` on a simulated store, and where there is nothing to invite with."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main


def besti(*words: str, lang: str = "id") -> Result:
    return CliRunner().invoke(main, ["--lang", lang, *words], catch_exceptions=False)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("invite") / "store"
    assert besti("simulate", str(folder), "--days", "3", "--from", "2026-09-07", "--seed", "4").exit_code == 0
    return folder


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_pdf_is_written_and_named(store: Path, tmp_path: Path, lang: str) -> None:
    done = besti("summary", "invite", "--folder", str(store), "--to", "BPOM", "--out", str(tmp_path / "new"), lang=lang)
    assert done.exit_code == 0, done.output
    path = Path(done.output.strip())
    assert path.parent == tmp_path / "new"
    assert path.read_bytes().startswith(b"%PDF")


def test_where_nothing_is_it_says_so(tmp_path: Path) -> None:
    done = besti("summary", "invite", "--folder", str(tmp_path / "nothing"), "--out", str(tmp_path))
    assert 64 <= done.exit_code <= 78
    assert "Traceback" not in done.output
    assert list(tmp_path.glob("*.pdf")) == []


def test_where_it_cannot_write_it_says_so(store: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    done = besti("summary", "invite", "--folder", str(store), "--out", str(blocked / "under"))
    assert done.exit_code == 73
    assert "tidak bisa ditulis" in done.output
