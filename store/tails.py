"""Parts of a site's log that others still hold past a backup: what a restored hub takes in before it goes on."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from store import documents, log
from store.documents import Document
from store.faults import Fault, told
from store.open import open_reader


class Tail(NamedTuple):
    """Part of a log as given, oldest first, and the documents that it names."""

    raws: Sequence[bytes]
    documents: Sequence[Document] = ()


Tails = Callable[[log.Head], Sequence[Tail]]
"""What reachable others hold past a head; those only whose hash at its lsn is the same."""

NOTHING = Tail(())


def tail_in(database: Path, base: log.Head, head: log.Head) -> Tail | None:
    """What the store in the file `database` says past `head`, as far as its bytes are whole. `base`: of the backup.

    Nothing where it goes no further; None where its log is another one, or does not reach back to the backup.
    Raises the faults of store.faults.
    """
    with open_reader(database) as connection, told(database):
        if log.hash_at(connection, base.lsn) != base.hash:
            return None
        if log.head(connection).lsn <= head.lsn:
            return NOTHING
        if log.hash_at(connection, head.lsn) != head.hash:
            return None
        entries = log.read(connection, head.lsn)
        bodies = list(documents.every(connection))
    broken = log.first_break(head.hash, entries)
    return Tail([entry.raw for entry in entries if broken is None or entry.lsn < broken], bodies)


def tail_of_replaced(database: Path | None, head: log.Head) -> Tail:
    """The same of the store that a backup takes the place of: it may be damaged, or none at all."""
    try:
        return (tail_in(database, head, head) if database is not None else None) or NOTHING
    except Fault:
        return NOTHING
