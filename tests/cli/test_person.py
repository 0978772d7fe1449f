"""`besti person`: the first admin is made, a list is taken whole or not at all, a PIN is never kept in clear."""

import re
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import Result

from core.access import EVERYWHERE, Duty
from core.fold import fold
from store.pins import WeakPin, hashed, matches
from store.reader import SiteReader
from store.staff import Known, read
from tests.cli.shell import Besti, besti

__all__ = ["besti"]

SITE = str(files("assets") / "sites" / "mpp-kupang.json")


@pytest.fixture
def typed(besti: Besti) -> Besti:
    assert besti("site", "load", SITE).exit_code == 0
    return besti


def known(folder: Path) -> Known:
    with closing(SiteReader.open(folder / "store", fold=fold)) as reader:
        return read(reader)


def pin_of(result: Result) -> str:
    found = re.search(r"PIN (\d{6})", result.output)
    assert found, result.output
    return found[1]


def test_the_first_admin_is_made(typed: Besti, tmp_path: Path) -> None:
    made = typed("person", "add", "Maria da Costa")
    (who,) = known(tmp_path).staff.people
    assert (who.id, who.name, who.duties) == ("101", "Maria da Costa", {EVERYWHERE: (Duty.ADMIN,)})
    assert matches(who.pin, pin_of(made))
    assert pin_of(made) not in who.pin
    assert "101  Maria da Costa  *: admin" in typed("person", "list").output
    assert "Maria" not in typed("log").output


def test_a_reset_pin_ends_the_old_one(typed: Besti, tmp_path: Path) -> None:
    typed("person", "add", "Maria da Costa")
    old = pin_of(typed("person", "add", "Ani", "--duty", "officer", "--agency", "dukcapil"))
    new = pin_of(typed("person", "reset", "102"))
    _, who = known(tmp_path).staff.people
    assert matches(who.pin, new)
    assert old == new or not matches(who.pin, old)
    assert typed("person", "stop", "102").exit_code == 0
    assert not known(tmp_path).staff.people[1].active
    assert "not on duty" in typed("person", "list").output
    assert typed("person", "reset", "999").exit_code == 1


def test_duties_come_and_go_per_agency(typed: Besti, tmp_path: Path) -> None:
    typed("person", "add", "Maria da Costa")
    typed("person", "add", "Ani", "--duty", "officer", "--agency", "dukcapil")
    assert (
        "dukcapil: officer, supervisor" in typed("person", "duty", "102", "supervisor", "--agency", "dukcapil").output
    )
    assert "*: usher" in typed("person", "duty", "102", "usher").output
    assert typed("person", "duty", "102", "officer", "--agency", "dukcapil", "--off").exit_code == 0
    assert known(tmp_path).staff.people[1].duties == {"dukcapil": (Duty.SUPERVISOR,), EVERYWHERE: (Duty.USHER,)}
    assert typed("person", "duty", "102", "supervisor", "--agency", "dukcapil", "--off").exit_code == 0
    assert known(tmp_path).staff.people[1].duties == {EVERYWHERE: (Duty.USHER,)}
    assert typed("person", "duty", "102", "officer", "--agency", "nowhere").exit_code == 65
    assert typed("person", "duty", "999", "officer").exit_code == 1
    last = typed("person", "duty", "101", "admin", "--off")
    assert (last.exit_code, "one admin" in last.stderr) == (1, True)


def test_a_list_is_taken_whole(typed: Besti, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("name,agency,duty,pin\nAni,dukcapil,officer,246813\nAni,dukcapil,supervisor,\nBudi,*,admin,\n")
    result = typed("person", "import", str(path))
    assert result.exit_code == 0, result.output
    ani, budi = known(tmp_path).staff.people
    assert ani.duties == {"dukcapil": (Duty.OFFICER, Duty.SUPERVISOR)}
    assert matches(ani.pin, "246813")
    assert "246813" not in result.output
    assert matches(budi.pin, pin_of(result))


@pytest.mark.parametrize(
    "line",
    ["Ani,nowhere,officer,", "Ani,dukcapil,king,", "Ani,dukcapil,officer,12", "Ani,dukcapil,officer,111111",
     ",dukcapil,officer,", "A\x07ni,dukcapil,officer,", "Ani"],
)  # fmt: skip
def test_a_faulty_list_is_not_taken_at_all(typed: Besti, tmp_path: Path, line: str) -> None:
    path = tmp_path / "people.csv"
    path.write_text(f"name,agency,duty,pin\nBudi,*,usher,\n{line}\n")
    for lang, word in (("en", "Line 3"), ("id", "Baris 3")):
        result = typed("person", "import", str(path), lang=lang)
        assert (result.exit_code, result.stderr[: len(word)]) == (65, word)
    assert known(tmp_path).staff.people == ()


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a,b\n1,2\n", b"", b" " * 1_000_001])
def test_a_file_that_is_no_list_is_told(typed: Besti, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    assert typed("person", "import", str(path)).exit_code == 65


def test_a_list_that_is_not_there_is_told_with_the_reason(typed: Besti, tmp_path: Path) -> None:
    missing = typed("person", "import", str(tmp_path / "none.csv"))
    assert missing.exit_code == 66
    assert missing.stderr.endswith("cannot be read: No such file or directory.\n")
    folder = typed("person", "import", str(tmp_path), lang="id")
    assert folder.exit_code == 66
    assert folder.stderr.endswith("tidak bisa dibaca: Is a directory.\n")


def test_every_faulty_line_is_told_at_once(typed: Besti, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("name,agency,duty,pin\nAni,nowhere,officer,\nBudi,*,admin,\nCici,*,king,\n")
    told = typed("person", "import", str(path)).stderr.splitlines()
    assert [line[:7] for line in told] == ["Line 2:", "Line 4:"]


def test_the_last_admin_stays(typed: Besti, tmp_path: Path) -> None:
    first = typed("person", "add", "Ani", "--duty", "officer", "--agency", "dukcapil")
    assert (first.exit_code, "Add an admin first" in first.stderr) == (1, True)
    typed("person", "add", "Maria da Costa")
    assert typed("person", "stop", "101").exit_code == 1
    assert known(tmp_path).staff.people[0].active


def test_without_a_site_nobody_is_added(besti: Besti) -> None:
    besti("day", "open")
    assert besti("person", "add", "Ani").exit_code != 0


def test_weak_pins_are_refused() -> None:
    for pin in ("12345", "1" * 6, "1234567890123", "12345a", "１２３４５６"):
        with pytest.raises(WeakPin):
            hashed(pin)
    assert not matches("not a hash", "123456")
