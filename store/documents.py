"""The bodies of versioned documents: site file, staff, devices, voice settings. The log holds name and hash."""

import msgspec
from sqlalchemy import Connection

from core.catalog import Catalog
from core.site import Site

SITE = "site"


def put(connection: Connection, name: str, version: int, hash_: str, body: str) -> None:
    """Stores one version; the same version again changes nothing."""
    row = (name, version, hash_, body)
    connection.exec_driver_sql("INSERT OR IGNORE INTO document (name, version, hash, body) VALUES (?, ?, ?, ?)", row)


def body(connection: Connection, name: str, version: int) -> str | None:
    query = "SELECT body FROM document WHERE name = ? AND version = ?"
    found: str | None = connection.exec_driver_sql(query, (name, version)).scalar()
    return found


def catalog_of(text: str) -> Catalog:
    """The site file in `text`, made easy to ask. Raises msgspec.ValidationError on a file that nobody checked."""
    return Catalog(msgspec.json.decode(text, type=Site))
