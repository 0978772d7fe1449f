from pathlib import Path

import msgspec
import pytest
from sqlalchemy import Table

from core import events
from core.fold import fold
from store import rows, tables
from store.check import differences
from store.open import open_writer
from store.opening import DATABASE
from tests.store.busy_day import play
from tests.store.hall import folded_rows, open_hub, stored_log, stored_rows


@pytest.mark.parametrize("seed", range(3))
def test_the_tables_are_the_fold_of_the_log(tmp_path: Path, seed: int) -> None:
    hub = open_hub(tmp_path / "site")
    play(hub, seed, batches=150)
    hub.close()
    kinds = {type(events.decode(entry.raw).body) for entry in stored_log(tmp_path / "site")}
    assert len(kinds) > 20
    assert stored_rows(tmp_path / "site") == folded_rows(tmp_path / "site")
    assert differences(tmp_path / "site", fold) == []


def test_a_row_that_differs_is_told(tmp_path: Path) -> None:
    hub = open_hub(tmp_path / "site")
    play(hub, 5, batches=40, days=1)
    hub.close()
    with open_writer(tmp_path / "site" / DATABASE) as connection:
        connection.exec_driver_sql("UPDATE step SET calls = calls + 1 WHERE n = 0")
        connection.exec_driver_sql("DELETE FROM counter WHERE counter = 1")
    told = differences(tmp_path / "site", fold)
    assert {line.split(",")[0] for line in told} == {"step", "counter"}
    assert len(told) == 1 + 2 * len([row for row in stored_rows(tmp_path / "site")["step"] if row[3] == 0])


@pytest.mark.parametrize(
    ("row", "table"),
    [(rows.TicketRow, tables.ticket), (rows.StepRow, tables.step), (rows.CounterRow, tables.counter)],
)
def test_a_row_has_the_columns_of_its_table(row: type[msgspec.Struct], table: Table) -> None:
    assert ("site_id", *row.__struct_fields__) == tables.columns(table)
