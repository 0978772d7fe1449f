"""What administrators of the centre want of hubs: documents, holidays for all, revocations, the oldest version.

Orders of one site, and those for every site, are numbered from 1. A hub answers them in their order, so the last answer
says where it stands.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, func, select
from sqlalchemy.dialects import postgresql, sqlite

from centre import tables
from centre.database import Database
from centre.down_tables import answer, order
from sync.wire_down import EVERY_SITE, MOST_ORDERS, Order, OrderAnswer

FLOOR = "floor"
"""A kind of order that hubs read and do not answer: `body` is the oldest version of Besti that they should have."""


class Answered(NamedTuple):
    """What the hub of `site_id` made of the order `n` of `whose`."""

    site_id: str
    whose: str
    n: int
    at_ms: int
    outcome: str
    code: str
    words_id: str
    words_en: str


class Given(NamedTuple):
    """An order as it was given. `whose`: a site, or EVERY_SITE."""

    whose: str
    n: int
    kind: str
    based_on: int | None
    made_ms: int


def give(database: Database, whose: str, kind: str, body: str, now_ms: int, based_on: int | None = None) -> int:
    """Adds an order; returns its number."""
    with database.writing() as connection:
        _one_after_the_other(connection)
        last = select(func.coalesce(func.max(order.c.n), 0)).where(order.c.site_id == whose)
        n: int = connection.execute(last).scalar_one() + 1
        values = {"site_id": whose, "n": n, "kind": kind, "body": body, "based_on": based_on, "made_ms": now_ms}
        connection.execute(order.insert().values(values))
    return n


def _one_after_the_other(connection: Connection) -> None:
    """Two administrators at once get two numbers."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(func.hashtext("besti.orders"))))


def pending(connection: Connection, site_id: str) -> list[Order]:
    """What the hub of a site has not answered, the oldest first, at most MOST_ORDERS."""
    seen = (
        select(answer.c.whose, func.max(answer.c.n).label("n"))
        .where(answer.c.site_id == site_id)
        .group_by(answer.c.whose)
    )
    last: dict[str, int] = {row.whose: row.n for row in connection.execute(seen)}
    found: list[Row[Any]] = []
    for whose in (site_id, EVERY_SITE):
        query = select(order).where(order.c.site_id == whose, order.c.n > last.get(whose, 0), order.c.kind != FLOOR)
        found += connection.execute(query.order_by(order.c.n).limit(MOST_ORDERS)).all()
    found.sort(key=lambda row: (row.made_ms, row.site_id, row.n))
    return [Order(row.site_id, row.n, row.kind, row.body, row.based_on) for row in found[:MOST_ORDERS]]


def floor(connection: Connection) -> str:
    """The oldest version that hubs should have; "" where nobody asked for one."""
    query = select(order.c.body).where(order.c.site_id == EVERY_SITE, order.c.kind == FLOOR)
    found: str | None = connection.execute(query.order_by(order.c.n.desc()).limit(1)).scalar()
    return found or ""


def learn(connection: Connection, site_id: str, answers: Sequence[OrderAnswer], now_ms: int) -> None:
    """Keeps what a hub made of its orders; one that it was never given is passed over."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    for each in answers:
        known = select(order.c.n).where(order.c.site_id == each.whose, order.c.n == each.n)
        if each.whose not in (site_id, EVERY_SITE) or connection.execute(known).first() is None:
            continue
        said = Answered(site_id, each.whose, each.n, now_ms, each.outcome, each.code, each.words.id, each.words.en)
        connection.execute(insert(answer).values(said._asdict()).on_conflict_do_nothing())


def given(connection: Connection) -> list[Given]:
    """All orders, the newest first."""
    rows = connection.execute(select(order).order_by(order.c.made_ms.desc(), order.c.site_id, order.c.n.desc()))
    return [Given(row.site_id, row.n, row.kind, row.based_on, row.made_ms) for row in rows]


def answered(connection: Connection) -> list[Answered]:
    """All answers, by site and number."""
    rows = connection.execute(select(answer).order_by(answer.c.whose, answer.c.n, answer.c.site_id))
    return [Answered(*row) for row in rows]


def body(connection: Connection, whose: str, n: int) -> str | None:
    """What was ordered; None where there is no such order."""
    query = select(order.c.body).where(order.c.site_id == whose, order.c.n == n)
    found: str | None = connection.execute(query).scalar()
    return found


def seen_version(connection: Connection, site_id: str, name: str) -> int | None:
    """The newest version of a site's document that the centre has; None where it has none."""
    document = tables.document
    query = select(func.max(document.c.version)).where(document.c.site_id == site_id, document.c.name == name)
    found: int | None = connection.execute(query).scalar()
    return found


def joined(connection: Connection) -> list[str]:
    """The sites that may speak here, and so may be asked for something."""
    key = tables.site_key
    query = select(key.c.site_id).where(key.c.revoked_ms.is_(None)).distinct().order_by(key.c.site_id)
    return list(connection.execute(query).scalars())
