"""`besti site`: check, diff, load, export, as typed into a shell."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from core.decide import decide
from core.fold import fold
from store.sitefile import dump, read_site
from store.writer import SiteWriter
from tests.core.sample import PATH, put, raw

Besti = Callable[..., Result]
NOWHERE = "http://127.0.0.1:9"
"""A hub that never answers: the command line is the writer itself."""


@pytest.fixture
def besti(tmp_path: Path) -> Besti:
    where = ["--folder", str(tmp_path / "store"), "--hub", NOWHERE]

    def run(*words: str, lang: str = "en", place: bool = True) -> Result:
        return CliRunner().invoke(
            main, ["--lang", lang, "site", *words, *(where if place else [])], catch_exceptions=False
        )

    return run


def spoilt(tmp_path: Path, **places: Any) -> str:
    """The path of a site file like the sample, with other values at some places."""
    doc = raw()
    for place, value in places.items():
        put(doc, place.replace("__", "."), value)
    path = tmp_path / "spoilt.json"
    path.write_text(json.dumps(doc))
    return str(path)


def test_the_sample_is_in_order(besti: Besti) -> None:
    result = besti("check", str(PATH), place=False)
    assert result.exit_code == 0
    assert "18 agencies, 49 services, 25 counters" in result.output


def test_all_faults_are_told_a_line_each(besti: Besti, tmp_path: Path) -> None:
    path = spoilt(tmp_path, site__timezone="Asia/Kupang", agencies__0__letters__0__quotta=5, load__tickets_per_day="x")
    result = besti("check", path, lang="id", place=False)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "$.agencies[0].letters[0].quotta: Isian “quotta” tidak dikenal. Mungkin maksudnya “quota”?",
        "$.load.tickets_per_day: Di sini harus bilangan bulat.",
        "$.site.timezone: Zona waktu “Asia/Kupang” tidak dikenal; tulis seperti Asia/Makassar.",
    ]
    assert "3 kesalahan" in result.stderr


def test_a_file_that_is_not_there(besti: Besti, tmp_path: Path) -> None:
    result = besti("check", str(tmp_path / "none.json"), place=False)
    assert result.exit_code == 66
    assert "cannot be read" in result.stderr


def test_two_files_are_compared(besti: Besti, tmp_path: Path) -> None:
    path = spoilt(tmp_path, counters__1__accessible=True)
    assert besti("diff", str(PATH), path, lang="id").output == "Loket 2, mudah dijangkau: tidak → ya.\n"
    assert besti("diff", str(PATH), str(PATH)).output == "There is no difference.\n"


def test_without_a_store_there_is_nothing_to_compare_or_export(besti: Besti) -> None:
    for words in (["diff", str(PATH)], ["export"]):
        result = besti(*words)
        assert result.exit_code != 0
        assert result.stderr
        assert result.stdout == ""


def test_a_store_without_a_site_says_how_to_load_one(besti: Besti, tmp_path: Path) -> None:
    SiteWriter.open(tmp_path / "store", decide=decide, fold=fold).close()
    result = besti("export")
    assert result.exit_code == 1
    assert "besti site load" in result.stderr


def test_a_site_is_loaded_compared_and_exported(besti: Besti, tmp_path: Path) -> None:
    assert besti("load", str(PATH)).output == "The site file is loaded.\n"
    assert besti("export").output == dump(read_site(PATH))
    changed = spoilt(tmp_path, counters__1__accessible=True)
    assert besti("diff", changed).output == "Counter 2, accessible: no → yes.\n"
    assert besti("load", changed).exit_code == 0
    assert besti("diff", changed).output == "There is no difference.\n"
    out = tmp_path / "out.json"
    assert besti("export", str(out)).exit_code == 0
    assert read_site(out) == read_site(Path(changed))


def test_the_same_file_twice_is_told(besti: Besti) -> None:
    assert besti("load", str(PATH)).exit_code == 0
    assert besti("load", str(PATH)).exit_code == 1


def test_a_faulty_file_is_not_loaded(besti: Besti, tmp_path: Path) -> None:
    assert besti("load", spoilt(tmp_path, site__timezone="Asia/Kupang")).exit_code == 1
    assert besti("export").exit_code != 0


def test_a_folder_that_takes_no_file(besti: Besti, tmp_path: Path) -> None:
    assert besti("load", str(PATH)).exit_code == 0
    result = besti("export", str(tmp_path))
    assert result.exit_code == 73
    assert "cannot be written" in result.stderr
