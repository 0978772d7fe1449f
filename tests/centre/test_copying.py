"""Many rows at once on both databases, and what happens where one is there already."""

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import OperationalError

from centre import copying, tables
from centre.copying import AlreadyThere
from centre.database import Database
from centre.intake import Intake
from store.rows import TicketRow
from tests.centre.conftest import Another
from tests.centre.mall import SITE, Mall, everything, stored

PARKED = [(SITE, 1, "a"), (SITE, 2, "b")]


def test_rows_that_are_new_are_added(database: Database) -> None:
    with database.writing() as connection:
        copying.insert(connection, tables.parked, PARKED)
        copying.insert(connection, tables.parked, [])
    assert stored(database, tables.parked) == PARKED


def test_one_that_is_there_is_told_and_nothing_is_added(database: Database) -> None:
    with database.writing() as connection:
        copying.insert(connection, tables.parked, PARKED[1:])
    with pytest.raises(AlreadyThere), database.writing() as connection:
        copying.insert(connection, tables.parked, PARKED)
    assert stored(database, tables.parked) == PARKED[1:]


def test_a_line_that_broke_is_told_as_by_any_other_statement(another: Another) -> None:
    database = another()
    with pytest.raises(OperationalError):
        insert_after_the_line_broke(database)
    assert stored(database, tables.parked) == []


def insert_after_the_line_broke(database: Database) -> None:
    with database.writing() as connection:
        pid = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        with database.writing() as other:
            other.execute(text("SELECT pg_terminate_backend(:pid, 10000)"), {"pid": pid})
        copying.insert(connection, tables.parked, PARKED)


def test_rows_that_nobody_expects_do_not_hold_a_site_up(database: Database, mall: Mall, another: Another) -> None:
    """Past the head there are neither events nor tickets; where somebody's hand put some, the batch comes through."""
    whole = another()
    for made in (Intake(database, lambda: 0), Intake(whole, lambda: 0)):
        made.take(mall.push(1, 500))
    ahead = mall.entries[600]
    database.make({ahead.day[:7]})
    later = next(row for row in mall.rows("ticket") if row[2] not in {r[2] for r in stored(database, tables.ticket)})
    with database.writing() as connection:
        connection.execute(
            insert(tables.event).values((SITE, ahead.day, ahead.lsn, ahead.epoch, ahead.raw, ahead.hash))
        )
        connection.execute(insert(tables.ticket).values(later))
    assert len(later) == len(TicketRow.__struct_fields__) + 1
    for made in (Intake(database, lambda: 0), Intake(whole, lambda: 0)):
        made.take(mall.push(501, len(mall.entries)))
    assert everything(database) == everything(whole)
