import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from core.decide import decide
from core.fold import fold
from store import open as doors
from store.connection import Connection
from store.faults import AlreadyWriting, Corrupt, Fault, Missing, NewerSchema, NotAStore, ReadOnly, fault_of
from store.opening import DATABASE
from store.reader import SiteReader
from store.writer import SiteWriter
from tests.store.hall import OPENING_MS, Commands, accepted, open_hub


def test_a_second_writer_is_refused_and_told_who_writes(tmp_path: Path) -> None:
    hub = open_hub(tmp_path / "site")
    with pytest.raises(AlreadyWriting, match=str(os.getpid())):
        open_hub(tmp_path / "site")
    other = "import sys; from pathlib import Path; from tests.store.hall import open_hub; open_hub(Path(sys.argv[1]))"
    ended = subprocess.run([sys.executable, "-c", other, tmp_path / "site"], capture_output=True, text=True)
    assert "AlreadyWriting" in ended.stderr
    hub.close()
    open_hub(tmp_path / "site").close()


@pytest.mark.parametrize("open_store", [open_hub, lambda folder: SiteReader.open(folder, fold=fold)])
def test_a_store_of_a_newer_version_is_refused_untouched(tmp_path: Path, open_store: Callable[[Path], object]) -> None:
    open_hub(tmp_path / "site").close()
    path = tmp_path / "site" / DATABASE
    with doors.open_writer(path) as connection:
        connection.exec_driver_sql("PRAGMA user_version=99")
    before = sha256(path.read_bytes())
    with pytest.raises(NewerSchema) as caught:
        open_store(tmp_path / "site")
    assert sha256(path.read_bytes()).digest() == before.digest()
    assert caught.value.exit_code == 78
    assert "Perbarui Besti" in caught.value.words()


def test_a_file_that_is_no_store_is_refused_untouched(tmp_path: Path) -> None:
    for content in (b"these are not the pages of a database, but words of a letter " * 20, None):
        folder = tmp_path / str(content is None)
        folder.mkdir()
        if content:
            (folder / DATABASE).write_bytes(content)
        else:
            with doors.open_writer(folder / DATABASE) as connection:
                connection.exec_driver_sql("CREATE TABLE other (x)")
        before = (folder / DATABASE).read_bytes()
        with pytest.raises(NotAStore):
            open_hub(folder)
        assert (folder / DATABASE).read_bytes() == before


def test_damaged_pages_are_found_after_an_unclean_stop(tmp_path: Path) -> None:
    make = Commands()
    hub = open_hub(tmp_path / "site")
    accepted(hub.submit([*make.morning(), make.issue("A")], OPENING_MS))
    hub.close()
    path = tmp_path / "site" / DATABASE
    with doors.open_writer(path) as connection:
        connection.exec_driver_sql("UPDATE identity SET clean = 0")
        page = connection.exec_driver_sql("SELECT rootpage FROM sqlite_schema WHERE name = 'ticket'").scalar_one()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    with pytest.raises(Corrupt):
        open_hub(tmp_path / "site")


def test_a_log_that_was_tampered_with_is_found(tmp_path: Path) -> None:
    hub = open_hub(tmp_path / "site")
    accepted(hub.submit(Commands().morning(), OPENING_MS))
    hub.close()
    with doors.open_writer(tmp_path / "site" / DATABASE) as connection:
        connection.exec_driver_sql("UPDATE log SET raw = CAST(replace(raw, 'opened', 'closed') AS BLOB) WHERE lsn = 4")
    with pytest.raises(Corrupt, match="lsn 4"):
        open_hub(tmp_path / "site")


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    open_hub(tmp_path / "site").close()
    with (
        doors.open_reader(tmp_path / "site" / DATABASE) as connection,
        pytest.raises(doors.DriverError) as caught,
    ):
        connection.exec_driver_sql("DELETE FROM identity")
    assert isinstance(fault_of(caught.value, tmp_path), ReadOnly)


def test_a_reader_of_nothing_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(Missing):
        doors.open_reader(tmp_path / DATABASE)
    assert list(tmp_path.iterdir()) == []


def test_the_writers_connection_is_durable(tmp_path: Path) -> None:
    with doors.open_writer(tmp_path / DATABASE) as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "mmap_size")
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked}
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "mmap_size": 0}


def _insert(connection: Connection, *statements: str) -> None:
    with doors.transaction(connection):
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_a_transaction_takes_effect_whole_or_not_at_all(tmp_path: Path) -> None:
    with doors.open_writer(tmp_path / DATABASE) as connection:
        connection.exec_driver_sql("CREATE TABLE t (x)")
        with pytest.raises(doors.DriverError):
            _insert(connection, "INSERT INTO t VALUES (1)", "INSERT INTO nothing VALUES (1)")
        _insert(connection, "INSERT INTO t VALUES (2)")
        assert connection.exec_driver_sql("SELECT x FROM t").all() == [(2,)]


def test_our_own_errors_are_not_the_worlds(tmp_path: Path) -> None:
    with doors.open_writer(tmp_path / DATABASE) as connection, pytest.raises(doors.DriverError) as caught:
        connection.exec_driver_sql("SELECT * FROM nothing_of_the_kind")
    assert fault_of(caught.value, tmp_path) is None
    assert fault_of(ValueError(), tmp_path) is None


def kinds(base: type[Fault]) -> list[type[Fault]]:
    return [kind for child in base.__subclasses__() for kind in (child, *kinds(child))]


@pytest.mark.parametrize("kind", kinds(Fault))
def test_every_fault_has_words_in_both_languages(kind: type[Fault]) -> None:
    fault = kind(Path("folder"), "detail")
    assert "folder" in fault.words("id")
    assert fault.words("id") != fault.words("en") == str(fault)
    assert 64 <= kind.exit_code <= 78
    assert len({other.code for other in kinds(Fault)}) == len(kinds(Fault))


def test_the_doctor_can_ask_which_library_it_is() -> None:
    version, sound = doors.sqlite_version()
    assert version.count(".") == 2
    assert sound == (tuple(map(int, version.split("."))) >= (3, 51, 3))


def test_a_writer_that_fails_to_open_gives_the_lock_back(tmp_path: Path) -> None:
    def breaking(*_: object) -> None:
        raise Corrupt(tmp_path)

    make = Commands()
    hub = open_hub(tmp_path / "site")
    accepted(hub.submit(make.morning(), OPENING_MS))
    hub.close()
    with pytest.raises(Corrupt):
        SiteWriter.open(tmp_path / "site", decide=decide, fold=breaking)
    open_hub(tmp_path / "site").close()
