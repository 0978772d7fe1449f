"""Erasable free text: what a person wrote, under a random reference. It never enters the log and can be forgotten.

The file is written with `secure_delete`, so erasing overwrites.
"""

import secrets
from collections.abc import Iterable
from typing import NamedTuple

from store.connection import Connection


class Note(NamedTuple):
    """`until_ms`: when it may be erased."""

    ref: str
    text: str
    until_ms: int


def put(connection: Connection, text: str, until_ms: int) -> str:
    """Stores `text` until `until_ms` and returns its reference."""
    ref = secrets.token_urlsafe(16)
    connection.exec_driver_sql("INSERT INTO note (ref, body, until_ms) VALUES (?, ?, ?)", (ref, text, until_ms))
    return ref


def hang(connection: Connection, note: Note) -> None:
    """Stores a note under the reference that its writer gave it; the same note again changes nothing."""
    statement = "INSERT OR IGNORE INTO note (ref, body, until_ms) VALUES (?, ?, ?)"
    connection.exec_driver_sql(statement, tuple(note))


def keep_only(connection: Connection, refs: Iterable[str]) -> None:
    """Erases every note that is not among `refs`."""
    kept = frozenset(refs)
    for (ref,) in connection.exec_driver_sql("SELECT ref FROM note").all():
        if ref not in kept:
            erase(connection, ref)


def text_of(connection: Connection, ref: str) -> str | None:
    """The text under `ref`; None where it was erased."""
    found: str | None = connection.exec_driver_sql("SELECT body FROM note WHERE ref = ?", (ref,)).scalar()
    return found


def erase(connection: Connection, ref: str) -> None:
    connection.exec_driver_sql("DELETE FROM note WHERE ref = ?", (ref,))


def erase_expired(connection: Connection, now_ms: int) -> int:
    """Erases what is past its time; returns how many notes went."""
    return connection.exec_driver_sql("DELETE FROM note WHERE until_ms <= ?", (now_ms,)).rowcount
