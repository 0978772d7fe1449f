"""The book of promises, as of a place in the log, and what would be promised now."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE promise_book (
        one INTEGER NOT NULL, form INTEGER NOT NULL, lsn INTEGER NOT NULL, book BLOB NOT NULL,
        CONSTRAINT pk_promise_book PRIMARY KEY (one),
        CONSTRAINT ck_promise_book_one CHECK (one = 1)
    )
    """,
    """
    CREATE TABLE promise_now (
        letter TEXT NOT NULL, low_ms INTEGER NOT NULL, high_ms INTEGER NOT NULL, at_ms INTEGER NOT NULL,
        CONSTRAINT pk_promise_now PRIMARY KEY (letter)
    )
    """,
)


def upgrade() -> None:
    for table in TABLES:
        op.execute(table)
