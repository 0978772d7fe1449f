"""The history of site.db's tables, run by Alembic from store.schema."""
