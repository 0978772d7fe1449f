"""The bodies of versioned documents: site file, staff, devices, voice settings. The log holds name and hash."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from core.catalog import Catalog
from core.site import Site
from store.connection import Connection

SITE = "site"


class Document(NamedTuple):
    """One version of a document, as the table holds it."""

    name: str
    version: int
    hash: str
    body: str


def put(connection: Connection, document: Document) -> None:
    """Stores one version; the same version again changes nothing."""
    statement = "INSERT OR IGNORE INTO document (name, version, hash, body) VALUES (?, ?, ?, ?)"
    connection.exec_driver_sql(statement, tuple(document))


def body(connection: Connection, name: str, version: int) -> str | None:
    query = "SELECT body FROM document WHERE name = ? AND version = ?"
    found: str | None = connection.exec_driver_sql(query, (name, version)).scalar()
    return found


def holds(connection: Connection, name: str, version: int) -> bool:
    """Whether that version is here. A site file is long, and a follower asks with each event."""
    query = "SELECT 1 FROM document WHERE name = ? AND version = ?"
    return connection.exec_driver_sql(query, (name, version)).scalar() is not None


def get(connection: Connection, name: str, version: int) -> Document | None:
    query = "SELECT name, version, hash, body FROM document WHERE name = ? AND version = ?"
    row = connection.exec_driver_sql(query, (name, version)).first()
    return Document(*row) if row else None


def versions(connection: Connection, name: str) -> list[int]:
    """The versions of a document that the store holds, newest first."""
    query = "SELECT version FROM document WHERE name = ? ORDER BY version DESC"
    return [version for (version,) in connection.exec_driver_sql(query, (name,))]


def every(connection: Connection) -> Iterator[Document]:
    """All versions that the store holds."""
    query = "SELECT name, version, hash, body FROM document ORDER BY name, version"
    return (Document(*row) for row in connection.exec_driver_sql(query))


def catalog_of(text: str) -> Catalog:
    """The site file in `text`, made easy to ask. Raises msgspec.ValidationError on a file that nobody checked."""
    return Catalog(msgspec.json.decode(text, type=Site))
