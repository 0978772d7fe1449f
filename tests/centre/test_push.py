"""A hub's log over HTTP to a real worker of the centre."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import urllib3

from centre import tables
from centre.database import Database
from centre.intake import Intake
from centre.keys import CODE_MS, MOST_TRIES, Keys
from store.documents import Document
from store.log import GENESIS, Entry, Head
from store.log_reader import LogReader
from sync.centre_line import CentreLine, Refused
from sync.push import Pushing
from sync.upstream import Cut, Strange
from sync.wire import Position
from sync.wire_centre import NotNext, packed
from tests.centre.conftest import Another
from tests.centre.mall import SITE, Mall, everything, stored
from tests.centre.worker import Worker, worker


@pytest.fixture
def token(database: Database) -> str:
    keys = Keys(database, lambda: 0)
    found = keys.token_for(SITE, keys.code_for(SITE))
    assert found is not None
    return found


@pytest.fixture
def log(mall: Mall) -> Iterator[LogReader]:
    reader = LogReader(mall.folder)
    yield reader
    reader.close()


def test_a_hub_brings_its_log_and_stays_with_it(
    address: str, database: Database, mall: Mall, log: LogReader, token: str
) -> None:
    with worker(address) as served:
        line = CentreLine(served.url, SITE, token)
        assert Pushing(line, log).catch_up().lsn == mall.head.lsn
        assert Pushing(line, log).catch_up().hash == mall.head.hash.hex()
        line.close()
    assert len(stored(database, tables.event)) == len(mall.entries)
    assert [row[1:3] for row in stored(database, tables.document)] == [(d.name, d.version) for d in mall.documents]


def test_a_centre_that_is_killed_again_and_again_gets_everything_once(
    address: str, database: Database, mall: Mall, log: LogReader, token: str, another: Another
) -> None:
    for after in (1, 2, 3):
        with worker(address) as served:
            line = CentreLine(served.url, SITE, token)
            seen: list[object] = []

            def heard(at: object, seen: list[object] = seen, served: Worker = served, after: int = after) -> None:
                seen.append(at)
                if len(seen) > after:
                    served.kill()

            with pytest.raises(Cut):
                Pushing(line, Slow(log), heard).catch_up()
            line.close()
    with worker(address) as served:
        line = CentreLine(served.url, SITE, token)
        assert Pushing(line, log).catch_up().lsn == mall.head.lsn
        line.close()
    whole = another()
    taking = Intake(whole, lambda: 0)
    for push in mall.pushes(1_000):
        taking.take(push)
    ignored: dict[str, list[tuple[object, ...]]] = {"site_key": [], "site_code": []}
    assert everything(database) | ignored == everything(whole) | ignored


class Slow:
    """A log that is handed out in small pieces."""

    def __init__(self, log: LogReader) -> None:
        self._reader = log

    def after(self, lsn: int, limit: int) -> Sequence[Entry]:
        return self._reader.after(lsn, min(limit, 700))

    def first(self) -> int:
        return self._reader.first()

    def head(self) -> tuple[int, Head]:
        return self._reader.head()

    def hash_at(self, lsn: int) -> bytes | None:
        return self._reader.hash_at(lsn)

    def documents(self) -> Sequence[Document]:
        return self._reader.documents()


def test_a_centre_of_yesterday_gets_again_what_it_lost(
    address: str, database: Database, mall: Mall, log: LogReader, token: str
) -> None:
    half = len(mall.entries) // 2
    Intake(database, lambda: 0).take(mall.push(1, half))
    with worker(address) as served:
        line = CentreLine(served.url, SITE, token)
        assert Pushing(line, log).catch_up().lsn == mall.head.lsn
        line.close()


def test_a_hub_that_lost_its_end_does_not_take_the_centres(
    address: str, database: Database, mall: Mall, token: str
) -> None:
    taking = Intake(database, lambda: 0)
    for push in mall.pushes(2_000):
        taking.take(push)
    before = everything(database)
    with worker(address) as served:
        line = CentreLine(served.url, SITE, token)
        with pytest.raises(Strange, match="lost"):
            Pushing(line, Shorter(mall, 900)).catch_up()
        line.close()
    assert everything(database) == before


class Shorter:
    """The mall's log up to an event."""

    def __init__(self, mall: Mall, last: int) -> None:
        self._entries = mall.entries[:last]
        self._documents = mall.documents

    def after(self, lsn: int, limit: int) -> Sequence[Entry]:
        return self._entries[lsn : lsn + limit]

    def first(self) -> int:
        return 1

    def head(self) -> tuple[int, Head]:
        return self._entries[-1].epoch, Head(self._entries[-1].lsn, self._entries[-1].hash)

    def hash_at(self, lsn: int) -> bytes | None:
        if lsn == 0:
            return GENESIS
        return self._entries[lsn - 1].hash if lsn <= len(self._entries) else None

    def documents(self) -> Sequence[Document]:
        return self._documents


def test_whoever_has_no_token_of_the_site_is_not_let_in(address: str, database: Database, token: str) -> None:
    keys = Keys(database, lambda: 0)
    other = keys.token_for("mpp-lain", keys.code_for("mpp-lain"))
    assert other is not None
    with worker(address) as served:
        for site, said in ((SITE, "x"), (SITE, ""), (SITE, other)):
            line = CentreLine(served.url, site, said)
            with pytest.raises(Refused):
                line.push(Position(1, 0), GENESIS, [b"{}"])
            line.close()
        keys.revoke(SITE)
        line = CentreLine(served.url, SITE, token)
        with pytest.raises(Refused):
            line.at()
        line.close()
    assert stored(database, tables.event) == []


def test_whoever_was_revoked_stands_in_the_log_of_the_centre(
    address: str, database: Database, token: str, tmp_path: Path
) -> None:
    Keys(database, lambda: 0).revoke(SITE)
    said = tmp_path / "said"
    with said.open("w") as errors, worker(address, errors=errors) as served:
        line = CentreLine(served.url, SITE, token)
        with pytest.raises(Refused):
            line.at()
        line.close()
    assert f"turned away {SITE}: it was revoked" in said.read_text()
    assert token not in said.read_text()


def test_a_code_is_good_once_and_for_its_site(database: Database) -> None:
    now = [0]
    keys = Keys(database, lambda: now[0])
    code = keys.code_for(SITE)
    assert keys.token_for("mpp-lain", code) is None
    token = keys.token_for(SITE, f" {code.lower()} ")
    assert token is not None
    assert keys.speaks_for(token) == SITE
    assert keys.token_for(SITE, code) is None
    late = keys.code_for(SITE)
    now[0] = CODE_MS + 1
    assert keys.token_for(SITE, late) is None


def test_a_code_cannot_be_guessed_at_for_long(database: Database) -> None:
    keys = Keys(database, lambda: 0)
    code = keys.code_for(SITE)
    for _ in range(MOST_TRIES):
        assert keys.token_for(SITE, "BBBBBBBB") is None
    assert keys.token_for(SITE, code) is None


@pytest.mark.parametrize(
    ("body", "query"),
    [
        (b"not packed", "after=1.0&hash=" + "00" * 16),
        (packed([b"{}"])[:-3], "after=1.0&hash=" + "00" * 16),
        (packed([b"x" * 3_000_000]), "after=1.0&hash=" + "00" * 16),
        (packed([b"{}"] * 5_001), "after=1.0&hash=" + "00" * 16),
        (packed([b"{}"]), "after=one&hash=" + "00" * 16),
        (packed([b"{}"]), "after=1.0&hash=zz"),
        (packed([b"{}"]), ""),
        (b"y" * 4_000_000, "after=1.0&hash=" + "00" * 16),
    ],
    ids=["not packed", "cut short", "too long", "too many", "no place", "no hash", "nothing", "a large body"],
)
def test_what_is_no_batch_is_told_and_changes_nothing(
    address: str, database: Database, token: str, body: bytes, query: str
) -> None:
    with worker(address) as served:
        url = f"{served.url}/v1/sites/{SITE}/log?{query}"
        answer = urllib3.request("POST", url, body=body, headers={"Authorization": f"Bearer {token}"}, retries=False)
        assert answer.status == 400
        assert answer.json()["words"]["id"]
    assert stored(database, tables.event) == []


def test_a_batch_that_comes_too_early_is_told_where_the_centre_stands(
    address: str, database: Database, mall: Mall, token: str
) -> None:
    with worker(address) as served:
        line = CentreLine(served.url, SITE, token)
        answer = line.push(Position(1, 10), mall.entries[9].hash, [mall.entries[10].raw])
        line.close()
    assert isinstance(answer, NotNext)
    assert (answer.code, answer.lsn) == ("missing", 0)
