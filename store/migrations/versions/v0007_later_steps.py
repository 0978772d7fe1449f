"""What a later step was promised when it became free, and the estimate on the paper."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in ("about_ms", "promise_from_ms", "promise_until_ms"):
        op.execute(f"ALTER TABLE step ADD COLUMN {column} INTEGER")
