"""The copy of a hub's store that is made before a newer Besti changes its tables: the way back, if nobody made one.

It lies beside the store and is a backup like any other: the older Besti restores it.
"""

import logging
from pathlib import Path

from store import copy_mark, identity
from store.connection import Connection
from store.disk import to_disk
from store.faults import Fault, told
from store.open import copy_database, schema_of

_log = logging.getLogger(__name__)

KEEP = 2
"""So many stay, each of another schema: whoever skips an upgrade may have to go back over two."""


def path_of(database: Path, schema: int) -> Path:
    """Where the copy of a store of `schema` lies."""
    return database.with_name(f"before-upgrade-{schema:02}.besti.db")


def keep(connection: Connection, database: Path, newest: int) -> Path | None:
    """Copies the store that is about to be brought to the schema `newest`; None where there is nothing to go back to.

    The copy of another device's log needs none: it comes anew from the hub. Raises DiskFull, ReadOnly and the like;
    then nothing is changed, and the older Besti still opens the store.
    """
    with told(database):
        schema = schema_of(connection)
        if schema in (0, newest) or copy_mark.read(connection) == copy_mark.FOLLOWS:
            return None
    target = path_of(database, schema)
    new = target.with_name(target.name + ".part")
    with told(new):
        new.unlink(missing_ok=True)
    try:
        copy_database(connection, new, identity.MARK_AS_COPY)
        with told(target):
            to_disk(new)
            new.replace(target)
            to_disk(target.parent)
    except Fault:
        new.unlink(missing_ok=True)
        raise
    _log.warning("the store of schema %d was copied to %s before it is changed", schema, target)
    _forget_older(target)
    return target


def _forget_older(newest: Path) -> None:
    with told(newest):
        others = sorted(path for path in newest.parent.glob("before-upgrade-*.besti.db") if path != newest)
        for old in others[: max(0, len(others) - (KEEP - 1))]:
            old.unlink()
