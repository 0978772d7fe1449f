"""Forgets a site on a device that was thrown out: the copy of the log, what was set aside, and the device's own files.

A file with facts that the hub has not heard stays: it names nobody, and is sent once the device belongs again.
"""

import shutil
from contextlib import closing, suppress
from pathlib import Path

from store.anchor import anchor_path
from store.faults import AlreadyWriting, told
from store.open import WriterLock, open_reader, schema_of
from store.opening import DATABASE
from store.unsent import unsent

OWN_FILES = ("kiosk.db", "display.db")


def wipe(folder: Path) -> list[Path]:
    """Returns what stays: files with unsent facts, and files that another process still writes.

    Raises the faults of store.faults; what is already gone stays gone.
    """
    stays = [path for path in (folder / name for name in (DATABASE, *OWN_FILES)) if not _wiped(path)]
    with told(folder):
        anchor_path(folder).unlink(missing_ok=True)
        for aside in folder.parent.glob(f"{folder.name}.aside-*.ndjson"):
            aside.unlink(missing_ok=True)
        for keys in (folder / "keys", folder / "tls"):
            shutil.rmtree(keys, ignore_errors=True)
    return stays


def _wiped(path: Path) -> bool:
    """Whether it is gone."""
    if not path.exists():
        return True
    with suppress(AlreadyWriting):
        lock = WriterLock(path)
        try:
            return _unowed(path)
        finally:
            lock.release()
    return False


def _unowed(path: Path) -> bool:
    if path.name in OWN_FILES and _owes(path):
        return False
    with told(path):
        for file in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
            file.unlink(missing_ok=True)
    return True


def _owes(path: Path) -> bool:
    """Whether facts in it have not been heard; a file that was only just begun owes nothing."""
    with closing(open_reader(path)) as connection, told(path):
        if schema_of(connection) == 0:
            return False
    owed = unsent(path, 0)
    return owed is not None and owed.many > 0
