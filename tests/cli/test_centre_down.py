"""`besti centre document`, `revoke-device` and `floor` as they are typed, up to what a real hub made of them."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from centre.keys import LETTERS
from core.fold import fold
from store.floor_note import floor
from store.reader import SiteReader
from tests.centre.worker import worker
from tests.cli.test_centre import typed
from tests.sync.conftest import StartHub, start_hub
from tests.sync.mall import prepare, site

__all__ = ["start_hub"]

KPG = "mpp-kota-kupang"


@pytest.fixture
def address(tmp_path: Path) -> str:
    return str(tmp_path / "centre.db")


@pytest.fixture
def push(tmp_path: Path, address: str, start_hub: StartHub) -> Iterator[list[str]]:
    """What is typed at a mall that has joined and pushed."""
    folder = prepare(tmp_path / "mall")
    hub = start_hub(folder)
    code = re.search(rf"[{LETTERS}]{{8}}", typed("centre", "--db", address, "code", KPG).output)
    assert code is not None
    words = ["push", "--folder", str(folder), "--hub", hub.url]
    with worker(address) as served:
        assert typed(*words, "join", served.url, code[0]).exit_code == 0
        assert typed(*words, "--once").exit_code == 0
        yield [*words, "--once"]


def holidays(folder: Path, *lines: str) -> str:
    file = folder / "libur.csv"
    file.write_text("\n".join(["date,name,name_en,kind", *lines]) + "\n")
    return str(file)


def test_holidays_for_all_come_to_a_mall(tmp_path: Path, address: str, push: list[str]) -> None:
    file = holidays(tmp_path, "2031-01-01,Tahun Baru,New Year's Day,libur_nasional")
    done = typed("centre", "--db", address, "document", "put", "--all", file)
    assert done.exit_code == 0, done.output
    listed = typed("centre", "--db", address, "document", "list").output
    assert "all sites  holidays" in listed
    assert f"{KPG}  waiting" in listed
    assert typed(*push).exit_code == 0
    assert f"{KPG}  done" in typed("centre", "--db", address, "document", "list").output
    assert "2031-01-01" in typed("centre", "--db", address, "document", "show", "1").output
    with closing(SiteReader.open(tmp_path / "mall", fold=fold)) as reader:
        assert reader.catalog is not None
        assert str(reader.catalog.site.hours.holidays[-1].date) == "2031-01-01"


def test_what_a_mall_refuses_is_shown_with_its_reason(address: str, push: list[str]) -> None:
    assert typed("centre", "--db", address, "revoke-device", "--site", "kpg", "kiosk-77").exit_code == 0
    assert typed(*push).exit_code == 0
    listed = typed("centre", "--db", address, "document", "list").output
    assert re.search(rf"{KPG}  refused: .*kiosk-77", listed), listed


def test_the_site_file_of_one_mall(tmp_path: Path, address: str, push: list[str]) -> None:
    doc: Any = json.loads(site())
    doc["site"]["short"] = "MPP Baru"
    file = tmp_path / "kpg.json"
    file.write_text(json.dumps(doc))
    assert typed("centre", "--db", address, "document", "put", "--site", "kpg", str(file)).exit_code == 0
    assert typed(*push).exit_code == 0
    with closing(SiteReader.open(tmp_path / "mall", fold=fold)) as reader:
        assert reader.catalog is not None
        assert reader.catalog.site.site.short == "MPP Baru"


def test_the_floor_is_set_and_reaches_the_mall(tmp_path: Path, address: str, push: list[str]) -> None:
    assert "No version" in typed("centre", "--db", address, "floor").output
    assert typed("centre", "--db", address, "floor", "9.1").exit_code == 0
    assert typed("centre", "--db", address, "floor", "nine").exit_code == 64
    assert typed(*push).exit_code == 0
    assert floor(tmp_path / "mall") == "9.1"


def test_a_file_that_is_no_good_is_told_and_not_ordered(tmp_path: Path, address: str, push: list[str]) -> None:
    put = ("centre", "--db", address, "document", "put")
    other: Any = json.loads(site())
    other["site"]["id"] = "mpp-lain"
    files = {
        "people.json": '{"people": []}', "broken.json": "{", "list.csv": "a,b\n1,2\n", "empty.csv": "date,name\n",
        "date.csv": "date,name\n31-12-2030,Libur\n", "other.json": json.dumps(other), "big.json": " " * 900_000,
    }  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).write_text(text)
        said = typed(*put, "--site", "kpg", str(tmp_path / name))
        assert said.exit_code == 65, (name, said.output)
    good = tmp_path / "good.json"
    good.write_text(site())
    for words, code in (
        ((str(good),), 64), (("--all", str(good)), 65), (("--site", "xyz", str(good)), 1),
        (("--site", "kpg", str(tmp_path / "nowhere.json")), 66), (("--all", "--site", "kpg", str(good)), 64),
    ):  # fmt: skip
        assert typed(*put, *words).exit_code == code, words
    assert "no orders" in typed("centre", "--db", address, "document", "list").output
    assert typed("centre", "--db", address, "document", "show", "1").exit_code == 1


def test_without_a_database_it_says_so(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "no" / "centre.db")
    assert typed("centre", "--db", nowhere, "document", "list").exit_code == 69
