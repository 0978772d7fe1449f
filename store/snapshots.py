"""The folded state as it stood at a place in the log, so that loading a day does not mean folding all years."""

from typing import NamedTuple

from core import state as states
from core.state import RULES_VERSION, State
from store.connection import Connection
from store.log import EMPTY, Head

KEEP = 3
MAX_LSN = 2**62

_NEWEST = "SELECT state, lsn, hash FROM snapshot WHERE rules = ? AND lsn <= ? ORDER BY lsn DESC LIMIT 1"


class Snapshot(NamedTuple):
    """One row. `rules`: the RULES_VERSION that folded it; `hash`: of the log up to `lsn`."""

    lsn: int
    epoch: int
    rules: int
    hash: bytes
    state: bytes


class Start(NamedTuple):
    """Where folding starts. `by_old_rules`: what stands in the tables was folded by an earlier version of the rules."""

    state: State
    head: Head
    by_old_rules: bool


def taken(state: State, hash_: bytes) -> Snapshot:
    return Snapshot(state.lsn, state.epoch, RULES_VERSION, hash_, states.encode(state))


def save(connection: Connection, snapshot: Snapshot) -> None:
    """Stores one and drops all but the newest few: each holds the tickets of a day."""
    connection.exec_driver_sql("INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?, ?)", tuple(snapshot))
    older = "SELECT lsn FROM snapshot ORDER BY lsn DESC LIMIT -1 OFFSET ?"
    connection.exec_driver_sql(f"DELETE FROM snapshot WHERE lsn IN ({older})", (KEEP,))  # noqa: S608 - own words


def up_to(connection: Connection, lsn: int) -> Start | None:
    """Where to start to fold what follows `lsn`: a snapshot by today's rules at or before it, else the log's beginning;
    None where that is gone.
    """
    if row := connection.exec_driver_sql(_NEWEST, (RULES_VERSION, lsn)).first():
        return Start(states.decode(row[0]), Head(row[1], row[2]), by_old_rules=False)
    if connection.exec_driver_sql("SELECT min(lsn) FROM log").scalar() == 1:
        return Start(State(), EMPTY, by_old_rules=False)
    return None


def newest(connection: Connection) -> Snapshot | None:
    """The newest one, whatever rules folded it."""
    query = "SELECT lsn, epoch, rules, hash, state FROM snapshot ORDER BY lsn DESC LIMIT 1"
    row = connection.exec_driver_sql(query).first()
    return Snapshot(*row) if row else None


def cut(connection: Connection, last: int) -> None:
    """Drops those that stand past `last`."""
    connection.exec_driver_sql("DELETE FROM snapshot WHERE lsn > ?", (last,))


def start(connection: Connection) -> Start:
    """The newest snapshot by today's rules; else the log's beginning; else, where that is gone, the oldest snapshot."""
    if row := connection.exec_driver_sql(_NEWEST, (RULES_VERSION, MAX_LSN)).first():
        return Start(states.decode(row[0]), Head(row[1], row[2]), by_old_rules=False)
    oldest = connection.exec_driver_sql("SELECT state, lsn, hash FROM snapshot ORDER BY lsn LIMIT 1").first()
    if oldest is None or connection.exec_driver_sql("SELECT min(lsn) FROM log").scalar() == 1:
        return Start(State(), EMPTY, by_old_rules=oldest is not None)
    state = states.decode(oldest[0])
    state.rules = RULES_VERSION
    return Start(state, Head(oldest[1], oldest[2]), by_old_rules=True)
