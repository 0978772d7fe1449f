"""How many more the day has room for, per letter, and why no time is told where none is."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLE = """
    CREATE TABLE capacity_now (
        letter TEXT NOT NULL, room INTEGER, doubt TEXT, at_ms INTEGER NOT NULL,
        CONSTRAINT pk_capacity_now PRIMARY KEY (letter)
    )
    """


def upgrade() -> None:
    op.execute(TABLE)
