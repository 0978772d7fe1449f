"""The local SQLite store: log, tables, documents."""
