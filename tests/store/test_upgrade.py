"""An upgrade and the way back, rehearsed with stores of every older schema, as docs/install/upgrade.md tells it."""

from pathlib import Path

import pytest
from alembic import command as alembic
from alembic.config import Config

from core.decide import decide
from core.fold import fold
from store import before_upgrade, copy_mark, identity
from store.backup import backup, check_copy, restore
from store.check import differences
from store.connection import Connection
from store.faults import NewerSchema, OlderSchema, ReadOnly
from store.follower import Follower
from store.open import check_schema, copy_database, open_reader, open_writer, sqlalchemy_of, transaction
from store.opening import DATABASE
from store.schema import MIGRATIONS, SCHEMA
from tests.store.hall import OPENING_MS, Commands, accepted, open_hub, stored_log, ticket_of

OLDER = range(1, SCHEMA)


def columns(connection: Connection, schema: str) -> dict[str, list[str]]:
    """The columns of every table of a store, without alembic's own."""
    found = connection.exec_driver_sql(f"SELECT name FROM {schema}.sqlite_schema WHERE type = 'table'")
    names = [name for (name,) in found if name != "alembic_version"]
    return {
        name: [row[1] for row in connection.exec_driver_sql(f"PRAGMA {schema}.table_info({name})")] for name in names
    }


def as_of(revision: int, newer: Path, older: Path) -> None:
    """Writes the store `newer` as the Besti of that schema had it into the new file `older`."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with open_writer(older) as connection:
        with sqlalchemy_of(connection) as shared, transaction(connection):
            shared.begin()
            config.attributes["connection"] = shared
            alembic.upgrade(config, f"{revision:04}")
        connection.exec_driver_sql(f"ATTACH '{newer}' AS newer")
        had, has = columns(connection, "main"), columns(connection, "newer")
        with transaction(connection):
            for table, names in had.items():
                listed = ", ".join(name for name in names if name in has[table])
                connection.exec_driver_sql(f"INSERT INTO main.{table} ({listed}) SELECT {listed} FROM newer.{table}")
            connection.exec_driver_sql(f"PRAGMA user_version={revision}")


@pytest.fixture(params=OLDER)
def schema(request: pytest.FixtureRequest) -> int:
    number: int = request.param
    return number


@pytest.fixture
def make() -> Commands:
    return Commands()


@pytest.fixture
def folder(tmp_path: Path, schema: int, make: Commands) -> Path:
    """The folder of a hub as an older Besti left it; it has given A001."""
    today = open_hub(tmp_path / "site")
    accepted(today.submit([*make.morning(), make.issue("A")], OPENING_MS))
    today.close()
    path = tmp_path / "site" / DATABASE
    as_of(schema, path, tmp_path / "older.db")
    (tmp_path / "older.db").rename(path)
    return tmp_path / "site"


def copied(folder: Path, to: Path) -> Path:
    """`besti backup` of the older Besti."""
    with open_reader(folder / DATABASE) as connection:
        copy_database(connection, to, identity.MARK_AS_COPY)
    return to


def test_the_newer_besti_takes_an_older_store_over_and_the_older_one_its_copy(
    tmp_path: Path, folder: Path, schema: int, make: Commands
) -> None:
    copy = copied(folder, tmp_path / "before.db")
    before = [entry.raw for entry in stored_log(folder)]
    newer = open_hub(folder)
    assert newer.suspicion is None
    (answer,) = accepted(newer.submit([make.issue("A")], OPENING_MS))
    assert answer.events[0].body.label == "A002"  # type: ignore[union-attr]
    newer.close()
    assert check_schema(folder / DATABASE, SCHEMA) == SCHEMA
    assert [entry.raw for entry in stored_log(folder)][: len(before)] == before
    assert differences(folder, fold) == []
    # Back: the older one refuses the store, as it is, and takes the copy, which nothing has changed.
    with pytest.raises(NewerSchema):
        check_schema(folder / DATABASE, schema)
    assert check_schema(copy, schema) == schema
    assert check_copy(copy) == (1, len(before))


def test_the_newer_besti_restores_an_older_copy_too(tmp_path: Path, folder: Path, make: Commands) -> None:
    copy = copied(folder, tmp_path / "before.db")
    late = make.issue("A")
    newer = open_hub(folder)
    accepted(newer.submit([late], OPENING_MS))
    newer.close()
    done = restore(copy, folder, decide=decide, fold=fold)
    assert done.recovered == 1
    again = open_hub(folder)
    assert ticket_of(late) in again.state.tickets
    again.close()
    assert differences(folder, fold) == []


def test_the_copy_before_an_upgrade_is_made_by_the_older_besti(tmp_path: Path, folder: Path, schema: int) -> None:
    """The newer one says so, and changes nothing."""
    with pytest.raises(OlderSchema):
        backup(folder, tmp_path / "before.db")
    assert not (tmp_path / "before.db").exists()
    assert check_schema(folder / DATABASE, SCHEMA) == schema


def kept_copies(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("before-upgrade-*"))


def test_who_made_no_copy_goes_back_by_the_one_that_the_upgrade_made(folder: Path, schema: int, make: Commands) -> None:
    before = [entry.raw for entry in stored_log(folder)]
    newer = open_hub(folder)
    accepted(newer.submit([make.issue("A")], OPENING_MS))
    newer.close()
    copy = before_upgrade.path_of(folder / DATABASE, schema)
    assert kept_copies(folder) == [copy.name]
    assert check_schema(copy, schema) == schema
    assert check_copy(copy) == (1, len(before))
    with open_reader(copy) as connection:
        known = identity.read(connection)
    assert known is not None
    assert known.machine == ""  # whoever goes on with it begins a new epoch
    open_hub(folder).close()
    assert kept_copies(folder) == [copy.name]  # where nothing is changed nothing is copied


def test_without_room_for_the_copy_nothing_is_changed(
    folder: Path, schema: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise ReadOnly(folder)

    monkeypatch.setattr(before_upgrade, "copy_database", full)
    with pytest.raises(ReadOnly):
        open_hub(folder)
    assert check_schema(folder / DATABASE, schema) == schema
    assert kept_copies(folder) == []


def test_the_newest_copies_stay(folder: Path, schema: int) -> None:
    for older in ("00", "90", "91"):
        (folder / f"before-upgrade-{older}.besti.db").touch()
    open_hub(folder).close()
    assert kept_copies(folder) == [before_upgrade.path_of(folder / DATABASE, schema).name, "before-upgrade-91.besti.db"]


def test_the_copy_of_another_hubs_log_is_not_kept(tmp_path: Path, schema: int) -> None:
    Follower.open(tmp_path / "display", fold=fold, device="display-1", now_ms=0).close()
    path = tmp_path / "display" / DATABASE
    as_of(schema, path, tmp_path / "older.db")
    with open_writer(tmp_path / "older.db") as older:
        copy_mark.write(older, copy_mark.FOLLOWS)
    (tmp_path / "older.db").rename(path)
    Follower.open(tmp_path / "display", fold=fold, device="display-1", now_ms=0).close()
    assert check_schema(path, SCHEMA) == SCHEMA
    assert kept_copies(tmp_path / "display") == []
