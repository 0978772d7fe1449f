"""`besti push` all day: the centre comes and goes, and has everything once it is there; a note it never has."""

import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select

from centre import heads, tables
from centre.database import Database
from core.commands import PostNotice
from tests.centre.down.joined import Joined
from tests.centre.down.pushed import pushing
from tests.centre.mall import SITE, stored
from tests.centre.worker import Worker, worker
from tests.sync.mall import new_id

LONGEST_S = 60.0
NOTE = "Bapak Yosef dari Oesapa ditunggu keluarganya"


def wait_for(there: Callable[[], bool]) -> None:
    until = time.monotonic() + LONGEST_S
    while not there():
        assert time.monotonic() < until
        time.sleep(0.1)


def has_all(database: Database, site: Joined) -> bool:
    with database.reading() as connection:
        return heads.read(connection, SITE).head == site.log.head()[1]


def test_a_centre_that_comes_and_goes_has_everything_when_it_is_there(
    address: str, database: Database, site: Joined, served: Worker
) -> None:
    port = int(served.url.rpartition(":")[2])
    with pushing(site):
        site.issue()
        wait_for(lambda: has_all(database, site))
        served.kill()
        lost = [site.issue() for _ in range(3)]
        for _ in range(2):
            with worker(address, port) as back:
                wait_for(lambda: has_all(database, site))
                back.kill()
            lost.append(site.issue())
        with worker(address, port):
            wait_for(lambda: has_all(database, site))
    assert set(lost) <= {row[2] for row in stored(database, tables.ticket)}
    assert sorted(row[2] for row in stored(database, tables.event)) == [entry.lsn for entry in site.log.after(0, 1_000)]


def test_a_note_never_travels(database: Database, site: Joined) -> None:
    site.do(PostNotice(new_id(), 2**42, text=NOTE))
    site.look()
    assert has_all(database, site)
    assert NOTE.encode() in b"".join(each.read_bytes() for each in files(site.hub.folder))
    with database.reading() as connection:
        held = [str(row) for table in tables.metadata.tables.values() for row in connection.execute(select(table))]
    assert any("notice" in each for each in held)
    assert not any("Yosef" in each for each in held)


def files(folder: Path) -> list[Path]:
    return [each for each in folder.iterdir() if each.name.startswith("site.db")]
