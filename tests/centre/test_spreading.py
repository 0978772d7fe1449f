"""What a Citus cluster asks of keys and statements, as far as it can be seen without one."""

import re
from typing import Any

import pytest
from sqlalchemy import Connection, Table, event

from centre import copying, down_tables, spreading, tables
from centre.database import Database
from centre.intake import Intake
from store.log import Head
from tests.centre.mall import SITE, Mall

TABLES = down_tables.order.metadata.sorted_tables
_WRITING = re.compile(r"\s*(INSERT|UPDATE|DELETE|TRUNCATE|ALTER|DROP)", re.IGNORECASE)
_FROM_COPIED = re.compile(r"INSERT INTO (\w+) SELECT \* FROM new_\1 ")


@pytest.mark.parametrize("table", [each for each in TABLES if each is not tables.schema], ids=lambda each: each.name)
def test_every_key_begins_with_the_site(table: Table) -> None:
    keys = [list(table.primary_key.columns), *(list(index.columns) for index in table.indexes)]
    assert [columns[0].name for columns in keys] == ["site_id"] * len(keys)


def test_all_tables_are_spread_alike_once() -> None:
    said = spreading.statements(TABLES, {"ticket"})
    assert said[0] == "SELECT create_distributed_table('site_head', 'site_id')"
    assert "SELECT create_reference_table('schema')" in said
    assert "SELECT create_distributed_table('event', 'site_id', colocate_with => 'site_head')" in said
    assert not [each for each in said if "'ticket'" in each]
    assert len(said) == len(TABLES) - 1
    assert spreading.statements(TABLES, {table.name for table in TABLES}) == []


class Watching:
    """Notes each writing statement of a site's batch that is not about that site alone."""

    def __init__(self, site: str) -> None:
        self.statements, self.strangers = 0, list[str]()
        self._site = site

    def statement(self, _: Connection, __: object, said: str, values: Any, *___: object) -> None:
        if not _WRITING.match(said):
            return
        self.statements += 1
        rows = values if isinstance(values, list) else [values]
        named = all(self._site in (row.values() if isinstance(row, dict) else row) for row in rows)
        if not named and not _FROM_COPIED.match(said):
            self.strangers.append(said)

    def rows(self, table: Table, rows: copying.Rows) -> None:
        self.statements += 1
        self.strangers += [table.name for row in rows if row[0] != self._site]


def test_every_writing_statement_of_a_batch_is_about_one_site(
    database: Database, mall: Mall, monkeypatch: pytest.MonkeyPatch
) -> None:
    watching, copy = Watching(SITE), copying._copy

    def seen(connection: Connection, table: Table, name: str, rows: copying.Rows) -> None:
        watching.rows(table, rows)
        copy(connection, table, name, rows)

    made = Intake(database, lambda: 0)
    made.take(mall.push(1, 300, "mpp-lain"))
    monkeypatch.setattr(copying, "_copy", seen)
    database.make({entry.day[:7] for entry in mall.entries if entry.day})
    event.listen(database.engines[0], "before_cursor_execute", watching.statement)
    half = len(mall.entries) // 2
    made.take(mall.push(1, half))
    made.take(mall.push(half + 1, len(mall.entries)))
    assert made.cut(SITE, half, epoch=2)
    made.learn(SITE, mall.documents)
    event.remove(database.engines[0], "before_cursor_execute", watching.statement)
    assert made.standing(SITE).head == Head(half, mall.entries[half - 1].hash)
    assert watching.statements > 20
    assert watching.strangers == []
