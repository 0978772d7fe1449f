"""Two hubs of one site, a hub set back and gone on, and programs of other versions, over HTTP to a real worker."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import urllib3
from sqlalchemy import Table

from centre import anomalies, tables
from centre.database import Database
from centre.keys import Keys
from core.commands import BeginEpoch
from core.decide import decide
from core.decider import Accepted
from core.fold import fold
from store.log_reader import LogReader
from store.writer import SiteWriter
from sync import wire_version
from sync.centre_line import CentreLine, Refused
from sync.down import STRANGE_S, Down
from sync.push import Pushing
from sync.upstream import Strange
from tests.centre.mall import SITE, stored
from tests.centre.worker import Worker, worker
from tests.sync.mall import NINE_O_CLOCK, command, issue, prepare

LATER = NINE_O_CLOCK + 60_000


@pytest.fixture
def served(address: str, database: Database) -> Iterator[Worker]:
    with worker(address) as running:
        yield running


@pytest.fixture
def line(database: Database, served: Worker) -> Iterator[CentreLine]:
    keys = Keys(database, lambda: 0)
    token = keys.token_for(SITE, keys.code_for(SITE))
    assert token is not None
    with closing(CentreLine(served.url, SITE, token)) as made:
        yield made


def went_on(folder: Path, numbers: int, *, epoch: bool = False) -> None:
    """So many more visitors; first in a new epoch, as a hub begins that was set back."""
    with closing(SiteWriter.open(folder, decide=decide, fold=fold)) as writer:
        commands = [command(BeginEpoch(50), "setup")] if epoch else []
        commands += [issue() for _ in range(numbers)]
        assert all(isinstance(answer, Accepted) for answer in writer.submit(commands, LATER))


def pushed(line: CentreLine, folder: Path) -> int:
    with closing(LogReader(folder)) as log:
        return Pushing(line, log).catch_up().lsn


def held(database: Database, table: Table) -> list[bytes]:
    """What the centre has of the log, in its order."""
    return [row[4] for row in sorted(stored(database, table), key=lambda row: row[2])]


def raws(folder: Path) -> list[bytes]:
    with closing(LogReader(folder)) as log:
        return [entry.raw for entry in log.after(0, 100_000)]


def test_of_two_hubs_of_one_site_the_second_is_refused_and_told_to_people(
    database: Database, line: CentreLine, tmp_path: Path
) -> None:
    first = prepare(tmp_path / "first")
    second = Path(shutil.copytree(first, tmp_path / "second"))
    went_on(first, 3)
    went_on(second, 2)
    pushed(line, first)
    with pytest.raises(Refused) as caught:
        pushed(line, second)
    assert caught.value.code == "fenced"
    assert held(database, tables.event) == raws(first)
    with database.reading() as connection:
        assert [each.kind for each in anomalies.newest(connection)] == ["two_hubs"]
    went_on(first, 1)
    pushed(line, first)
    assert held(database, tables.event) == raws(first)


def test_a_site_that_was_restored_goes_on_and_what_it_lost_is_kept_aside(
    database: Database, line: CentreLine, tmp_path: Path
) -> None:
    mall = prepare(tmp_path / "mall")
    backup = Path(shutil.copytree(mall, tmp_path / "backup"))
    went_on(mall, 3)
    lost = raws(mall)[len(raws(backup)) :]
    pushed(line, mall)
    with pytest.raises(Strange, match="lost"):
        pushed(line, backup)
    went_on(backup, 4, epoch=True)
    pushed(line, backup)
    assert held(database, tables.event) == raws(backup)
    assert held(database, tables.aside) == lost
    with pytest.raises(Refused):
        pushed(line, mall)


def test_a_hub_of_an_older_wire_and_one_of_a_newer_that_knows_ours_are_served(line: CentreLine, tmp_path: Path) -> None:
    mall = prepare(tmp_path / "mall")
    for said in ("1-1", "1-7"):
        line._headers[wire_version.HEADER] = said
        went_on(mall, 1)
        assert pushed(line, mall) == len(raws(mall))
    del line._headers[wire_version.HEADER]
    went_on(mall, 1)
    assert pushed(line, mall) == len(raws(mall))


@pytest.mark.parametrize("said", ["8-9", "0-0", "new"])
def test_a_hub_with_no_version_in_common_is_told_and_nothing_is_taken(
    database: Database, line: CentreLine, tmp_path: Path, said: str
) -> None:
    line._headers[wire_version.HEADER] = said
    with pytest.raises(Strange, match="update Besti"):
        pushed(line, prepare(tmp_path / "mall"))
    assert stored(database, tables.event) == []


def test_a_centre_from_before_anything_came_down_gets_the_log_all_the_same(
    line: CentreLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mall, now, asked = prepare(tmp_path / "mall"), [0.0], []

    def not_there(version: str) -> None:
        asked.append(version)
        raise Strange("404")

    monkeypatch.setattr(line, "down", not_there)
    with closing(LogReader(mall)) as log:
        down = Down(line, log, Nobody(), SITE, "0.1.0", clock=lambda: now[0])
        pushing = Pushing(line, log, down=down)
        for seconds in (0, 10, STRANGE_S):
            now[0] += seconds
            assert pushing.both_ways().lsn == log.head()[1].lsn
    assert len(asked) == 2


class Nobody:
    """A hub that is never asked."""

    def submit(self, command: object) -> Accepted:
        raise AssertionError(command)


def test_a_revoked_site_is_refused_with_its_reason(database: Database, line: CentreLine, served: Worker) -> None:
    Keys(database, lambda: 0).revoke(SITE)
    with pytest.raises(Refused) as caught:
        line.at()
    assert caught.value.code == "revoked"
    answer = urllib3.request("GET", f"{served.url}/v1/sites/{SITE}", headers=line._headers, retries=False)
    assert answer.status == 403
