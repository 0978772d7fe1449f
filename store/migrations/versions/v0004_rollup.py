"""What each day came to."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLE = """
    CREATE TABLE rollup (
        site_id TEXT NOT NULL, day TEXT NOT NULL, form INTEGER NOT NULL, lsn INTEGER NOT NULL, account BLOB NOT NULL,
        CONSTRAINT pk_rollup PRIMARY KEY (site_id, day)
    )
"""


def upgrade() -> None:
    op.execute(TABLE)
