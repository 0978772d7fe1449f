"""The first tables: log, snapshots, and what the log adds up to."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE log (
        lsn INTEGER NOT NULL, epoch INTEGER NOT NULL, day TEXT NOT NULL, raw BLOB NOT NULL, hash BLOB NOT NULL,
        CONSTRAINT pk_log PRIMARY KEY (lsn)
    )
    """,
    """
    CREATE TABLE digest (
        day TEXT NOT NULL, first_lsn INTEGER NOT NULL, last_lsn INTEGER NOT NULL, events INTEGER NOT NULL,
        hash BLOB NOT NULL,
        CONSTRAINT pk_digest PRIMARY KEY (day, first_lsn)
    )
    """,
    """
    CREATE TABLE snapshot (
        lsn INTEGER NOT NULL, epoch INTEGER NOT NULL, rules INTEGER NOT NULL, hash BLOB NOT NULL,
        state BLOB NOT NULL,
        CONSTRAINT pk_snapshot PRIMARY KEY (lsn)
    )
    """,
    """
    CREATE TABLE ticket (
        site_id TEXT NOT NULL, day TEXT NOT NULL, ticket TEXT NOT NULL, label TEXT NOT NULL, letter TEXT NOT NULL,
        number INTEGER NOT NULL, lane INTEGER, issued_ms INTEGER NOT NULL, device TEXT NOT NULL,
        state TEXT NOT NULL, priority INTEGER NOT NULL, head_start_ms INTEGER NOT NULL, needs TEXT NOT NULL,
        language TEXT NOT NULL, channel TEXT NOT NULL, journey TEXT, print_at TEXT, booking TEXT, ahead INTEGER,
        promise_from_ms INTEGER, promise_until_ms INTEGER, burnt TEXT NOT NULL, paused_until_ms INTEGER,
        paper TEXT, copies INTEGER NOT NULL, last_counter INTEGER, last_done_ms INTEGER,
        CONSTRAINT pk_ticket PRIMARY KEY (site_id, day, ticket)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE step (
        site_id TEXT NOT NULL, day TEXT NOT NULL, ticket TEXT NOT NULL, n INTEGER NOT NULL, service TEXT NOT NULL,
        letter TEXT NOT NULL, agency TEXT NOT NULL, state TEXT NOT NULL, required INTEGER NOT NULL,
        waits_for TEXT NOT NULL, lsn INTEGER NOT NULL, part INTEGER NOT NULL, created_ms INTEGER NOT NULL,
        place_ms INTEGER, only_counter INTEGER, counter INTEGER, calls INTEGER NOT NULL, called_ms INTEGER,
        last_call_ms INTEGER, started_ms INTEGER, ended_ms INTEGER, outcome TEXT, inferred INTEGER NOT NULL,
        ready_on TEXT, held_ms INTEGER, hold_until_ms INTEGER, hold_reason TEXT, out_of_turn TEXT,
        rated INTEGER NOT NULL,
        CONSTRAINT pk_step PRIMARY KEY (site_id, day, ticket, n)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE counter (
        site_id TEXT NOT NULL, day TEXT NOT NULL, counter INTEGER NOT NULL, state TEXT NOT NULL, officer TEXT,
        since_ms INTEGER NOT NULL, reason TEXT, until_ms INTEGER, ticket TEXT, n INTEGER,
        CONSTRAINT pk_counter PRIMARY KEY (site_id, day, counter)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE document (
        name TEXT NOT NULL, version INTEGER NOT NULL, hash TEXT NOT NULL, body TEXT NOT NULL,
        CONSTRAINT pk_document PRIMARY KEY (name, version)
    )
    """,
    """
    CREATE TABLE note (
        ref TEXT NOT NULL, body TEXT NOT NULL, until_ms INTEGER NOT NULL,
        CONSTRAINT pk_note PRIMARY KEY (ref)
    )
    """,
    """
    CREATE TABLE parked (
        lsn INTEGER NOT NULL, kind TEXT NOT NULL,
        CONSTRAINT pk_parked PRIMARY KEY (lsn)
    )
    """,
    """
    CREATE TABLE anomaly (
        id INTEGER NOT NULL, at_ms INTEGER NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL,
        CONSTRAINT pk_anomaly PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE identity (
        one INTEGER NOT NULL, database_id TEXT NOT NULL, site_id TEXT NOT NULL, device TEXT NOT NULL,
        incarnation TEXT NOT NULL, machine TEXT NOT NULL, training INTEGER NOT NULL, clean INTEGER NOT NULL,
        created_ms INTEGER NOT NULL,
        CONSTRAINT pk_identity PRIMARY KEY (one),
        CONSTRAINT ck_identity_one CHECK (one = 1)
    )
    """,
    """
    CREATE TABLE alive (
        one INTEGER NOT NULL, wall_ms INTEGER NOT NULL, clock_ms INTEGER NOT NULL, mono_ms INTEGER NOT NULL,
        CONSTRAINT pk_alive PRIMARY KEY (one),
        CONSTRAINT ck_alive_one CHECK (one = 1)
    )
    """,
)


def upgrade() -> None:
    for table in TABLES:
        op.execute(table)
