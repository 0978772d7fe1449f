"""What the promise to somebody who comes now rests on."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE promise_basis (
            letter TEXT NOT NULL, ahead INTEGER NOT NULL, counters REAL NOT NULL, each_ms INTEGER NOT NULL,
            gap_from_ms INTEGER, gap_until_ms INTEGER, kept INTEGER NOT NULL, promises INTEGER NOT NULL,
            at_ms INTEGER NOT NULL,
            CONSTRAINT pk_promise_basis PRIMARY KEY (letter)
        )
        """
    )
