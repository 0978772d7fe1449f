"""What everybody who waits is told while they wait."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE promise_step (
        ticket TEXT NOT NULL, n INTEGER NOT NULL, low_ms INTEGER, high_ms INTEGER, doubt TEXT, ahead INTEGER NOT NULL,
        counters REAL NOT NULL, each_ms INTEGER NOT NULL, gap_from_ms INTEGER, gap_until_ms INTEGER,
        kept INTEGER NOT NULL, promises INTEGER NOT NULL, at_ms INTEGER NOT NULL,
        CONSTRAINT pk_promise_step PRIMARY KEY (ticket, n)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE promise_later (
        ticket TEXT NOT NULL, n INTEGER NOT NULL, about_ms INTEGER NOT NULL, at_ms INTEGER NOT NULL,
        CONSTRAINT pk_promise_later PRIMARY KEY (ticket, n)
    ) WITHOUT ROWID
    """,
)


def upgrade() -> None:
    for table in TABLES:
        op.execute(table)
