from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
import pytest
from sqlalchemy import event

from centre import tables
from centre.database import Database
from centre.intake import Intake, Missing, Parted, Push
from centre.memory import Recollection
from core import events
from core.rollup.account import Account
from store import centre_rollups, log
from store.log import Head
from tests.centre.conftest import Another
from tests.centre.mall import SITE, Mall, everything, stored


def taken(database: Database, mall: Mall, size: int = 1_000, site: str = SITE) -> Intake:
    """A centre that has the whole log of the mall."""
    made = Intake(database, lambda: 0)
    for push in mall.pushes(size, site):
        made.take(push)
    return made


def kept(database: Database) -> list[Account]:
    with database.reading() as connection:
        return centre_rollups.stored(connection, SITE, "2026-01-01", "2026-12-31")


def test_the_centre_holds_what_the_mall_holds(database: Database, mall: Mall) -> None:
    assert taken(database, mall).standing(SITE).head == mall.head
    log_rows = [(SITE, e.day, e.lsn, e.epoch, e.raw, e.hash) for e in mall.entries]
    assert stored(database, tables.event) == sorted(log_rows, key=repr)
    for table in (tables.ticket, tables.step, tables.counter):
        assert stored(database, table) == mall.rows(table.name)
    made = mall.accounts()
    assert len(made) >= 3
    assert kept(database)[: len(made)] == made


def test_batches_of_any_size_come_to_the_same(mall: Mall, another: Another) -> None:
    found = []
    for size in (997, 100_000):
        database = another()
        taken(database, mall, size)
        found.append(everything(database))
    assert found[0] == found[1]


def test_both_databases_come_to_the_same(mall: Mall, another: Another) -> None:
    found = []
    for database in (another(), another("sqlite")):
        taken(database, mall)
        found.append(everything(database))
    assert found[0] == found[1]


def test_a_batch_that_comes_again_changes_nothing(database: Database, mall: Mall) -> None:
    made = taken(database, mall)
    before = everything(database)
    for push in mall.pushes(700):
        assert made.take(push).head == mall.head
    assert everything(database) == before


def test_a_batch_that_reaches_back_adds_what_is_new(database: Database, mall: Mall) -> None:
    made = Intake(database, lambda: 0)
    made.take(mall.push(1, 500))
    assert made.take(mall.push(300, 900)).head.lsn == 900
    assert len(stored(database, tables.event)) == 900


def test_a_batch_that_comes_too_early_is_not_taken(database: Database, mall: Mall) -> None:
    made = Intake(database, lambda: 0)
    made.take(mall.push(1, 500))
    before = everything(database)
    with pytest.raises(Missing) as caught:
        made.take(mall.push(502, 600))
    assert caught.value.standing.head.lsn == 500
    assert everything(database) == before


@pytest.mark.parametrize("again", [False, True], ids=["past the head", "before the head"])
def test_another_log_of_the_same_site_is_not_taken(database: Database, mall: Mall, *, again: bool) -> None:
    made = Intake(database, lambda: 0)
    made.take(mall.push(1, 500))
    before = everything(database)
    push = mall.push(400, 600) if again else mall.push(501, 600)
    other = Head(push.after.lsn, bytes(16))
    with pytest.raises(Parted):
        made.take(push._replace(after=other))
    assert everything(database) == before


def test_sites_do_not_mix(database: Database, mall: Mall) -> None:
    made = Intake(database, lambda: 0)
    for push in mall.pushes(1_500):
        made.take(push)
        made.take(push._replace(site_id="mpp-lain"))
    ours, theirs = everything(database), everything(database, "mpp-lain")
    for name in ("event", "ticket", "step", "counter", "digest", "snapshot"):
        assert [row[1:] for row in ours[name]] == [row[1:] for row in theirs[name]], name


def test_a_worker_that_forgot_goes_on_from_the_database(database: Database, mall: Mall, another: Another) -> None:
    for push in mall.pushes(800):
        Intake(database, lambda: 0).take(push)
    whole = another()
    taken(whole, mall)
    assert everything(database) == everything(whole)


def test_two_workers_take_turns(database: Database, mall: Mall, another: Another) -> None:
    workers = [Intake(database, lambda: 0), Intake(database, lambda: 0)]
    for n, push in enumerate(mall.pushes(400)):
        workers[n % 3 % 2].take(push)
    whole = another()
    taken(whole, mall)
    assert everything(database) == everything(whole)


def test_a_worker_does_not_believe_what_it_remembers_of_a_log_that_another_cut(database: Database, mall: Mall) -> None:
    here, there = Intake(database, lambda: 0), Intake(database, lambda: 0)
    here.take(mall.push(1, 1_000))
    assert there.cut(SITE, 600, epoch=2)
    for first in range(601, len(mall.entries) + 1, 2_000):
        here.take(mall.push(first, first + 1_999))
    assert here.standing(SITE).head == mall.head
    assert stored(database, tables.parked) == []
    assert kept(database)[: len(mall.accounts())] == mall.accounts()


def test_little_memory_is_enough(database: Database, mall: Mall) -> None:
    made = Intake(database, lambda: 0, Recollection(most_tickets=1))
    for push in mall.pushes(2_000):
        for site in (SITE, "mpp-a", "mpp-b"):
            made.take(push._replace(site_id=site))
    assert [made.standing(site).head for site in (SITE, "mpp-a", "mpp-b")] == [mall.head] * 3


class _CutError(Exception):
    """The line to the database broke."""


@contextmanager
def cut_at(database: Database, step: int) -> Iterator[None]:
    """The statement number `step` of the block is not sent."""
    left = [step]

    def cut(*_: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise _CutError

    for engine in database.engines:
        event.listen(engine, "before_cursor_execute", cut)
    try:
        yield
    finally:
        for engine in database.engines:
            event.remove(engine, "before_cursor_execute", cut)


def test_a_batch_that_breaks_at_any_step_has_no_effect_and_is_taken_again(
    database: Database, mall: Mall, another: Another
) -> None:
    made = Intake(database, lambda: 0)
    middle = len(mall.entries) // 2
    made.take(mall.push(1, middle))
    before = everything(database)
    broken = 0
    while broken < 100:
        try:
            with cut_at(database, broken + 1):
                made.take(mall.push(middle + 1, len(mall.entries)))
        except _CutError:
            broken += 1
            assert everything(database) == before
        else:
            break
    assert 10 < broken < 100
    whole = another()
    taken(whole, mall)
    assert everything(database) == everything(whole)


@pytest.mark.parametrize(
    "poison",
    [
        b"{not json",
        b'{"epoch":1,"lsn":7,"at":0,"command":"x","device":"hub","body":{"kind":"from.the.future"}}',
        b"null",
    ],
    ids=["no json", "wrong place", "nothing"],
)
def test_a_poisoned_event_is_parked_and_the_rest_flows(database: Database, mall: Mall, poison: bytes) -> None:
    made = Intake(database, lambda: 0)
    made.take(mall.push(1, 900))
    bad = Push(SITE, Head(900, mall.entries[899].hash), [poison])
    assert made.take(bad).head == Head(901, log.chain(mall.entries[899].hash, poison))
    assert [row[1] for row in stored(database, tables.parked)] == [901]
    for push in mall.pushes(3_000, "mpp-lain"):
        made.take(push)
    assert made.standing("mpp-lain").head == mall.head
    # Whoever reads it anew parks it again.
    fresh_worker = Intake(database, lambda: 0)
    at = fresh_worker.standing(SITE).head
    event_901 = events.decode(mall.entries[900].raw)
    assert isinstance(event_901, events.Event)
    later = msgspec.structs.replace(event_901, lsn=902)
    assert fresh_worker.take(Push(SITE, at, [msgspec.json.encode(later)])).head.lsn == 902


def test_documents_that_come_late_are_used(database: Database, mall: Mall) -> None:
    made = Intake(database, lambda: 0)
    for push in mall.pushes(1_000):
        made.take(push._replace(documents=()))
    assert kept(database) == []
    made.take(Push(SITE, mall.head, [], mall.documents))
    assert kept(database)[: len(mall.accounts())] == mall.accounts()


def test_a_hub_that_was_set_back_goes_on_from_where_it_stands(database: Database, mall: Mall, another: Another) -> None:
    made = taken(database, mall)
    last = len(mall.entries) * 2 // 3
    assert made.cut(SITE, last, epoch=2)
    assert made.standing(SITE).head == Head(last, mall.entries[last - 1].hash)
    shorter = another()
    Intake(shorter, lambda: 0).take(mall.push(1, last))
    ours, theirs = everything(database), everything(shorter)
    assert sorted(row[2] for row in ours["aside"]) == [entry.lsn for entry in mall.entries[last:]]
    for name in ("event", "ticket", "step", "counter", "digest", "parked"):
        assert ours[name] == theirs[name], name
    made.take(mall.push(last + 1, len(mall.entries)))
    assert kept(database)[: len(mall.accounts())] == mall.accounts()


def test_a_second_hub_of_the_same_epoch_changes_nothing_and_is_noted(database: Database, mall: Mall) -> None:
    made = taken(database, mall)
    before = everything(database) | {"anomaly": []}
    assert not made.cut(SITE, 100, epoch=1)
    noted = everything(database)
    assert [row[2] for row in noted["anomaly"]] == ["two_hubs"]
    assert noted | {"anomaly": []} == before
