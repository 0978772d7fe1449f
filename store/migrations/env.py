"""Alembic's way in. The connection, with its transaction begun, is handed over by store.schema."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
