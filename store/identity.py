"""Which store this is: the database, its device, and the device's present life (incarnation).

A new incarnation is a new author: whoever held the old name can no longer speak for this store. The clean mark tells
whether the last writer ended by itself.
"""

import secrets

import msgspec

from store.connection import Connection
from store.machine import this_machine


class Identity(msgspec.Struct, frozen=True):
    """In the order of the table's columns, after `one`. `site_id` is "" until the site file has been loaded."""

    database_id: str
    site_id: str
    device: str
    incarnation: str
    machine: str
    training: bool
    clean: bool
    created_ms: int


def new_incarnation() -> str:
    return secrets.token_hex(8)


def read(connection: Connection) -> Identity | None:
    """The identity of an open store; None while it has none yet."""
    query = "SELECT database_id, site_id, device, incarnation, machine, training, clean, created_ms FROM identity"
    row = connection.exec_driver_sql(query).first()
    if row is None:
        return None
    database_id, site_id, device, incarnation, machine, training, clean, created_ms = row
    return Identity(database_id, site_id, device, incarnation, machine, bool(training), bool(clean), created_ms)


MARK_AS_COPY = "UPDATE identity SET machine = '', clean = 1"
"""What a backup carries instead of a machine: whoever writes to it next is not the one that wrote it."""


def known(connection: Connection) -> Identity:
    """The identity of a store that has one."""
    found = read(connection)
    assert found is not None, "a store is named when it is made"
    return found


def create(connection: Connection, device: str, training: bool, now_ms: int) -> Identity:
    """Names a new store."""
    made = Identity(secrets.token_hex(16), "", device, new_incarnation(), this_machine(), training, False, now_ms)
    connection.exec_driver_sql(
        "INSERT INTO identity VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)", tuple(msgspec.structs.astuple(made))
    )
    return made


def renew(connection: Connection, identity: Identity) -> Identity:
    """A new life on this machine: new database id, new incarnation."""
    made = msgspec.structs.replace(
        identity, database_id=secrets.token_hex(16), incarnation=new_incarnation(), machine=this_machine()
    )
    connection.exec_driver_sql(
        "UPDATE identity SET database_id = ?, incarnation = ?, machine = ?",
        (made.database_id, made.incarnation, made.machine),
    )
    return made


def mark(connection: Connection, *, clean: bool) -> None:
    connection.exec_driver_sql("UPDATE identity SET clean = ?", (int(clean),))


def mark_machine(connection: Connection) -> None:
    """Notes the machine as it is now: it may have a new network card."""
    connection.exec_driver_sql("UPDATE identity SET machine = ?", (this_machine(),))


def name_site(connection: Connection, identity: Identity, site_id: str) -> Identity:
    """Gives the store its site, once; rows of papers that came before it follow."""
    connection.exec_driver_sql("UPDATE identity SET site_id = ?", (site_id,))
    for table in ("ticket", "step", "counter"):
        connection.exec_driver_sql(f"UPDATE {table} SET site_id = ? WHERE site_id = ''", (site_id,))  # noqa: S608
    return msgspec.structs.replace(identity, site_id=site_id)
