"""Which devices follow the hub, and by how much their clocks are off."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLE = """
    CREATE TABLE heard (
        device TEXT NOT NULL, at_ms INTEGER NOT NULL, lsn INTEGER NOT NULL, offset_ms INTEGER NOT NULL,
        CONSTRAINT pk_heard PRIMARY KEY (device)
    ) WITHOUT ROWID
"""


def upgrade() -> None:
    op.execute(TABLE)
