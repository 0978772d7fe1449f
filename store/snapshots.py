"""The folded state as it stood at a place in the log, so that loading a day does not mean folding all years."""

from typing import NamedTuple

from sqlalchemy import Connection

from core import state as states
from core.state import RULES_VERSION, State
from store.log import EMPTY, Head

KEEP = 3


class Snapshot(NamedTuple):
    """One row. `rules`: the RULES_VERSION that folded it; `hash`: of the log up to `lsn`."""

    lsn: int
    epoch: int
    rules: int
    hash: bytes
    state: bytes


class Start(NamedTuple):
    """Where folding starts. `rules`: by which rules the state there was folded."""

    state: State
    head: Head
    rules: int = RULES_VERSION


def taken(state: State, hash_: bytes) -> Snapshot:
    return Snapshot(state.lsn, state.epoch, RULES_VERSION, hash_, states.encode(state))


def save(connection: Connection, snapshot: Snapshot) -> None:
    """Stores one and drops all but the newest few: each holds the tickets of a day."""
    connection.exec_driver_sql("INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?, ?)", tuple(snapshot))
    older = "SELECT lsn FROM snapshot ORDER BY lsn DESC LIMIT -1 OFFSET ?"
    connection.exec_driver_sql(f"DELETE FROM snapshot WHERE lsn IN ({older})", (KEEP,))  # noqa: S608 - own words


def start(connection: Connection) -> Start:
    """The newest snapshot by today's rules; else the log's beginning; else, where that is gone, the oldest snapshot."""
    newest = "SELECT state, lsn, hash, rules FROM snapshot WHERE rules = ? ORDER BY lsn DESC LIMIT 1"
    row = connection.exec_driver_sql(newest, (RULES_VERSION,)).first()
    if row is None and connection.exec_driver_sql("SELECT min(lsn) FROM log").scalar() != 1:
        row = connection.exec_driver_sql("SELECT state, lsn, hash, rules FROM snapshot ORDER BY lsn LIMIT 1").first()
    if row is None:
        return Start(State(), EMPTY)
    state = states.decode(row[0])
    state.rules = RULES_VERSION
    return Start(state, Head(row[1], row[2]), row[3])
