"""On a Citus cluster: every table is spread by its site, all alike, so that what one site needs lies together."""

from collections.abc import Container, Iterable

from sqlalchemy import Connection, Table, text

FIRST = "site_head"
"""The table that the others are laid beside."""


def is_cluster(connection: Connection) -> bool:
    """Whether the database has the extension."""
    return connection.execute(text("SELECT 1 FROM pg_extension WHERE extname = 'citus'")).scalar() is not None


def spread(connection: Connection, tables: Iterable[Table]) -> None:
    """Spreads the tables that are not yet; safe to repeat. Call it on a cluster."""
    known = connection.execute(text("SELECT logicalrelid::regclass::text FROM pg_dist_partition"))
    for statement in statements(tables, {str(name) for (name,) in known}):
        connection.execute(text(statement))


def statements(tables: Iterable[Table], already: Container[str]) -> list[str]:
    """What spreads `tables`, the first of them first; a table without sites is copied to every machine."""
    found = []
    for table in sorted(tables, key=lambda each: each.name != FIRST):
        if table.name in already:
            continue
        if "site_id" not in table.columns:
            found.append(f"SELECT create_reference_table('{table.name}')")
        else:
            beside = "" if table.name == FIRST else f", colocate_with => '{FIRST}'"
            found.append(f"SELECT create_distributed_table('{table.name}', 'site_id'{beside})")
    return found
