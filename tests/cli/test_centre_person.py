"""`besti centre person`: people are added, get a new PIN, and are stopped; nothing that is wrong gets through."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from centre import people
from centre.database import Database
from centre.people import Stale, may_see
from cli.main import main
from core.access import Staff
from store.pins import matches


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "centre.db"


def person(file: Path, *words: str) -> Result:
    argv = ["--lang", "en", "centre", "--db", str(file), "person", *words]
    return CliRunner().invoke(main, argv, catch_exceptions=False)


def now(file: Path) -> Staff:
    database = Database.open(str(file))
    with database.reading() as connection:
        found = people.read(connection).staff
    database.close()
    return found


def pin_of(told: Result) -> str:
    found = re.search(r"PIN (\d{6})", told.output)
    assert found is not None
    return found[1]


def test_who_is_added_sees_all_malls_or_those_that_were_named(file: Path) -> None:
    assert "There is nobody" in person(file, "list").output
    first, second = person(file, "add", "Ibu Wali"), person(file, "add", "Kepala", "--site", "mpp-a", "--site", "mpp-b")
    everybody, some = now(file).people
    assert matches(everybody.pin, pin_of(first))
    assert matches(some.pin, pin_of(second))
    assert (may_see(everybody, "mpp-c"), may_see(some, "mpp-b"), may_see(some, "mpp-c")) == (True, True, False)
    assert person(file, "list").output.splitlines() == ["101  Ibu Wali  all malls", "102  Kepala  mpp-a, mpp-b"]


def test_a_new_pin_and_the_end(file: Path) -> None:
    old = pin_of(person(file, "add", "Ibu Wali"))
    new = pin_of(person(file, "reset", "101"))
    assert (matches(now(file).people[0].pin, old), matches(now(file).people[0].pin, new)) == (False, True)
    person(file, "stop", "101")
    assert not may_see(now(file).people[0], "mpp-a")
    assert "no longer comes in" in person(file, "list").output


def test_what_is_wrong_changes_nothing(file: Path) -> None:
    assert person(file, "add", "\n").exit_code == 65
    unknown = person(file, "reset", "999")
    assert (unknown.exit_code, unknown.stderr) == (1, "There is nobody with the number 999.\n")
    assert now(file) == Staff()


def test_two_who_change_it_at_once(file: Path) -> None:
    database = Database.open(str(file))
    people.save(database, Staff(), 0)
    with pytest.raises(Stale):
        people.save(database, Staff(), 0)
    database.close()
