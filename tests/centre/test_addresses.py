"""Sites found by the code that stands in their papers' addresses."""

import json
from typing import Any

from centre import tables
from centre.addresses import FRESH_S, Addresses
from centre.database import Database
from tests.core.sample import raw


def loaded(database: Database, site: str, code: str, version: int = 1) -> None:
    doc: Any = raw()
    doc["site"] |= {"id": site, "code": code}
    with database.writing() as connection:
        values = {"site_id": site, "name": "site", "version": version, "hash": "", "body": json.dumps(doc)}
        connection.execute(tables.document.insert().values(values))


def test_a_site_is_found_by_code_and_by_id(database: Database) -> None:
    loaded(database, "mpp-a", "aaa")
    loaded(database, "mpp-b", "bbb")
    known = Addresses(database)
    assert [known.site_of(code) for code in ("aaa", "bbb", "mpp-b", "ccc", "")] == [
        "mpp-a",
        "mpp-b",
        "mpp-b",
        None,
        None,
    ]


def test_a_new_code_is_heard_of_and_the_old_one_ends(database: Database) -> None:
    now = [0.0]
    known = Addresses(database, lambda: now[0])
    loaded(database, "mpp-a", "aaa")
    assert known.site_of("aaa") == "mpp-a"
    loaded(database, "mpp-a", "new", version=2)
    assert known.site_of("new") is None
    now[0] += FRESH_S
    assert known.site_of("new") == "mpp-a"
    assert known.site_of("aaa") is None


def test_nobody_takes_the_address_of_another_site(database: Database) -> None:
    loaded(database, "mpp-a", "aaa")
    loaded(database, "mpp-b", "aaa")
    loaded(database, "mpp-c", "mpp-a")
    known = Addresses(database)
    assert known.site_of("aaa") == "mpp-a"
    assert known.site_of("mpp-a") == "mpp-a"


def test_a_file_that_is_no_site_file_leaves_the_others_found(database: Database) -> None:
    loaded(database, "mpp-a", "aaa")
    with database.writing() as connection:
        values = {"site_id": "mpp-z", "name": "site", "version": 1, "hash": "", "body": "{"}
        connection.execute(tables.document.insert().values(values))
    known = Addresses(database)
    assert known.site_of("aaa") == "mpp-a"
    assert known.site_of("mpp-z") == "mpp-z"
