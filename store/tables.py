"""The tables of site.db, for the programs and for people with an SQL prompt.

Times are whole milliseconds since 1970 (UTC), dates are YYYY-MM-DD. `ticket`, `step` and `counter` are written from the
folded state in the transaction of the log; their keys begin with site and day, so old days cost the new one nothing.
"""

from typing import Any

from sqlalchemy import BLOB, INTEGER, REAL, TEXT, CheckConstraint, Column, MetaData, PrimaryKeyConstraint, Table
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.dialects.sqlite.pysqlite import dialect
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={"pk": "pk_%(table_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s"},
)


def _column(name: str, kind: TypeEngine[Any], *, null: bool = False) -> Column[object]:
    return Column(name, kind, nullable=null)


def _integers(*names: str, null: bool = False) -> list[Column[object]]:
    return [_column(name, INTEGER(), null=null) for name in names]


def _texts(*names: str, null: bool = False) -> list[Column[object]]:
    return [_column(name, TEXT(), null=null) for name in names]


log = Table(
    "log",
    metadata,
    *_integers("lsn", "epoch"),
    *_texts("day"),
    _column("raw", BLOB()),
    _column("hash", BLOB()),
    PrimaryKeyConstraint("lsn"),
)

digest = Table(
    "digest",
    metadata,
    *_texts("day"),
    *_integers("first_lsn", "last_lsn", "events"),
    _column("hash", BLOB()),
    PrimaryKeyConstraint("day", "first_lsn"),
)

snapshot = Table(
    "snapshot",
    metadata,
    *_integers("lsn", "epoch", "rules"),
    _column("hash", BLOB()),
    _column("state", BLOB()),
    PrimaryKeyConstraint("lsn"),
)

ticket = Table(
    "ticket",
    metadata,
    *_texts("site_id", "day", "ticket", "label", "letter"),
    *_integers("number"),
    *_integers("lane", null=True),
    *_integers("issued_ms"),
    *_texts("device", "state"),
    *_integers("priority", "head_start_ms"),
    *_texts("needs", "language", "channel"),
    *_texts("journey", "print_at", "booking", null=True),
    *_integers("ahead", "promise_from_ms", "promise_until_ms", null=True),
    *_texts("burnt"),
    *_integers("paused_until_ms", null=True),
    *_texts("paper", null=True),
    *_integers("copies"),
    *_integers("last_counter", "last_done_ms", null=True),
    PrimaryKeyConstraint("site_id", "day", "ticket"),
    sqlite_with_rowid=False,
)

step = Table(
    "step",
    metadata,
    *_texts("site_id", "day", "ticket"),
    *_integers("n"),
    *_texts("service", "letter", "agency", "state"),
    *_integers("required"),
    *_texts("waits_for"),
    *_integers("lsn", "part", "created_ms"),
    *_integers("place_ms", "only_counter", "counter", null=True),
    *_integers("calls"),
    *_integers("called_ms", "last_call_ms", "started_ms", "ended_ms", null=True),
    *_texts("outcome", null=True),
    *_integers("inferred"),
    *_texts("ready_on", null=True),
    *_integers("held_ms", "hold_until_ms", null=True),
    *_texts("hold_reason", "out_of_turn", null=True),
    *_integers("rated"),
    *_integers("about_ms", "promise_from_ms", "promise_until_ms", null=True),
    PrimaryKeyConstraint("site_id", "day", "ticket", "n"),
    sqlite_with_rowid=False,
)

counter = Table(
    "counter",
    metadata,
    *_texts("site_id", "day"),
    *_integers("counter"),
    *_texts("state"),
    *_texts("officer", null=True),
    *_integers("since_ms"),
    *_texts("reason", null=True),
    *_integers("until_ms", null=True),
    *_texts("ticket", null=True),
    *_integers("n", null=True),
    PrimaryKeyConstraint("site_id", "day", "counter"),
    sqlite_with_rowid=False,
)

document = Table(
    "document",
    metadata,
    *_texts("name"),
    *_integers("version"),
    *_texts("hash", "body"),
    PrimaryKeyConstraint("name", "version"),
)

note = Table("note", metadata, *_texts("ref", "body"), *_integers("until_ms"), PrimaryKeyConstraint("ref"))

parked = Table("parked", metadata, *_integers("lsn"), *_texts("kind"), PrimaryKeyConstraint("lsn"))

anomaly = Table(
    "anomaly",
    metadata,
    *_integers("id", "at_ms"),
    *_texts("kind", "detail"),
    PrimaryKeyConstraint("id"),
)

identity = Table(
    "identity",
    metadata,
    *_integers("one"),
    *_texts("database_id", "site_id", "device", "incarnation", "machine"),
    *_integers("training", "clean", "created_ms"),
    PrimaryKeyConstraint("one"),
    CheckConstraint("one = 1", name="one"),
)

alive = Table(
    "alive",
    metadata,
    *_integers("one", "wall_ms", "clock_ms", "mono_ms"),
    PrimaryKeyConstraint("one"),
    CheckConstraint("one = 1", name="one"),
)

heard = Table(
    "heard",
    metadata,
    *_texts("device"),
    *_integers("at_ms", "lsn", "offset_ms"),
    PrimaryKeyConstraint("device"),
    sqlite_with_rowid=False,
)

promise_book = Table(
    "promise_book",
    metadata,
    *_integers("one", "form", "lsn"),
    _column("book", BLOB()),
    PrimaryKeyConstraint("one"),
    CheckConstraint("one = 1", name="one"),
)

promise_now = Table(
    "promise_now",
    metadata,
    *_texts("letter"),
    *_integers("low_ms", "high_ms", "at_ms"),
    PrimaryKeyConstraint("letter"),
)

promise_basis = Table(
    "promise_basis",
    metadata,
    *_texts("letter"),
    *_integers("ahead"),
    _column("counters", REAL()),
    *_integers("each_ms"),
    *_integers("gap_from_ms", "gap_until_ms", null=True),
    *_integers("kept", "promises", "at_ms"),
    PrimaryKeyConstraint("letter"),
)

capacity_now = Table(
    "capacity_now",
    metadata,
    *_texts("letter"),
    *_integers("room", null=True),
    *_texts("doubt", null=True),
    *_integers("at_ms"),
    PrimaryKeyConstraint("letter"),
)

promise_step = Table(
    "promise_step",
    metadata,
    *_texts("ticket"),
    *_integers("n"),
    *_integers("low_ms", "high_ms", null=True),
    *_texts("doubt", null=True),
    *_integers("ahead"),
    _column("counters", REAL()),
    *_integers("each_ms"),
    *_integers("gap_from_ms", "gap_until_ms", null=True),
    *_integers("kept", "promises", "at_ms"),
    PrimaryKeyConstraint("ticket", "n"),
    sqlite_with_rowid=False,
)

promise_later = Table(
    "promise_later",
    metadata,
    *_texts("ticket"),
    *_integers("n", "about_ms", "at_ms"),
    PrimaryKeyConstraint("ticket", "n"),
    sqlite_with_rowid=False,
)

rollup = Table(
    "rollup",
    metadata,
    *_texts("site_id", "day"),
    *_integers("form", "lsn"),
    _column("account", BLOB()),
    PrimaryKeyConstraint("site_id", "day"),
)

_dialect = dialect(paramstyle="qmark")


def columns(table: Table) -> tuple[str, ...]:
    return tuple(c.name for c in table.columns)


def upsert(table: Table) -> str:
    """INSERT of a whole row that replaces the row of the same key; parameters in the order of the columns."""
    keys = [c.name for c in table.primary_key.columns]
    statement = insert(table)
    rest = {name: statement.excluded[name] for name in columns(table) if name not in keys}
    return str(statement.on_conflict_do_update(index_elements=keys, set_=rest).compile(dialect=_dialect))
