"""A centre with a few malls and its pages in a browser: the same simulated week under four names, one of them late."""

import asyncio
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import requests
import uvicorn
from sqlalchemy import select, update

from centre import people, tables
from centre.database import Database
from centre.intake import Intake
from centre.pages import CentrePages
from core.access import EVERYWHERE, Duty, Staff
from store.pins import hashed
from store.staff import added
from sync.serve import bound
from tests.centre.mall import Mall

PIN = "305718"
HASH = hashed(PIN)
NOON_MS = 1_793_764_800_000
"""Noon of 4 November 2026 where the malls stand."""

NAMES = {
    "mpp-kota-kupang": ("MPP Kota Kupang", "Kupang city mall"), "mpp-belu": ("MPP Belu", "Belu mall"),
    "mpp-sikka": ("MPP <i>Sikka</i>", "Sikka mall"), "mpp-alor": ("MPP Alor", "Alor mall"),
}  # fmt: skip
KUPANG, BELU, SIKKA, ALOR = NAMES


class _At(msgspec.Struct):
    at: int


class City:
    """`url`: of its pages. `now_ms`: its clock, which a test may set."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now_ms = NOON_MS
        self.url = ""
        self.numbers: dict[str, str] = {}

    def fill(self, mall: Mall) -> None:
        """Kupang and Sikka have brought everything until now, Belu not since yesterday; Alor has joined only."""
        self.push(mall, KUPANG, NOON_MS)
        self.push(mall, SIKKA, NOON_MS)
        self.push(mall, BELU, NOON_MS - 22 * 3_600_000)
        with self.database.writing() as connection:
            values = {"site_id": ALOR, "token_hash": b"x", "made_ms": 0, "revoked_ms": None}
            connection.execute(tables.site_key.insert().values(values))
        staff, anybody = added(Staff(), "Ibu Wali", HASH, {EVERYWHERE: (Duty.SUPERVISOR,)})
        staff, of_one = added(staff, "Kepala Belu", HASH, {BELU: (Duty.SUPERVISOR,)})
        people.save(self.database, staff, 0)
        self.numbers = {"mayor": anybody.id, "belu": of_one.id}

    def push(self, mall: Mall, site: str, until_ms: int) -> None:
        last = max(entry.lsn for entry in mall.entries if msgspec.json.decode(entry.raw, type=_At).at <= until_ms)
        Intake(self.database, lambda: until_ms).take(mall.push(1, last, site))
        document = tables.document
        mine = (document.c.site_id == site) & (document.c.name == "site")
        with self.database.writing() as connection:
            for version, body in connection.execute(select(document.c.version, document.c.body).where(mine)).all():
                renamed = msgspec.json.encode(_renamed(msgspec.json.decode(body), site)).decode()
                connection.execute(update(document).where(mine, document.c.version == version).values(body=renamed))


def _renamed(site: dict[str, Any], id_: str) -> dict[str, Any]:
    name = {"id": NAMES[id_][0], "en": NAMES[id_][1]}
    return site | {"site": site["site"] | {"id": id_, "name": name, "short": NAMES[id_][0]}}


@contextmanager
def served(city: City) -> Iterator[City]:
    """The pages on loopback, in a thread of their own."""
    pages = CentrePages(city.database, lambda: city.now_ms)
    with bound(0, "127.0.0.1") as listening:
        config = uvicorn.Config(pages.app, log_config=None, access_log=False, ws="none", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listening])))
        thread.start()
        city.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        try:
            yield city
        finally:
            server.should_exit = True
            thread.join(30)


class Visitor(requests.Session):
    """Somebody's browser."""

    def __init__(self, city: City, who: str = "") -> None:
        super().__init__()
        self._city = city
        if who:
            assert self.enter(city.numbers[who]).status_code == 200

    def see(self, path: str, **more: Any) -> requests.Response:
        return self.get(self._city.url + path, timeout=60, **more)

    def post_form(self, path: str, **fields: str) -> requests.Response:
        return self.post(self._city.url + path, data=fields, timeout=60)

    def enter(self, number: str, pin: str = PIN, after: str = "") -> requests.Response:
        mark = token(self.see("/login").text)
        return self.post_form("/login", number=number, pin=pin, csrf=mark, next=after)


def token(html: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', html)
    assert found is not None
    return found[1]
