"""What was asked on phones outside a mall: kept until its hub has come for it, decided, and told what came of it.

A ticket can be given up, kept waiting once, and each of its errands rated: of each the last asking is kept. The ids are
those that the hub's own page would give, so that the same wish there and here is one.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, select, update
from sqlalchemy.dialects import postgresql, sqlite

from centre.database import Database
from centre.down_tables import wish
from core.centre_access import Wished, late_id
from core.commands import CancelTicket, PauseTicket
from core.ids import derived
from core.words import Text
from sync.wire_down import DONE, MOST_WISHES, Wish, WishAnswer

CANCEL, LATE, RATE = "cancel", "late", "rate"


class WishState(StrEnum):
    """LOST: the hub never came for it in time. SILENT: it came, and did not say what it decided."""

    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"
    LOST = "lost"
    SILENT = "silent"


class WishNow(NamedTuple):
    """How a wish stands. `until_ms`: it is carried out by then or not at all. `words`: why it was refused."""

    what: str
    state: WishState
    asked_ms: int
    until_ms: int
    words: Text


def what_of(body: Wished) -> str:
    """Names the wish within its ticket."""
    if isinstance(body, CancelTicket):
        return CANCEL
    return LATE if isinstance(body, PauseTicket) else f"{RATE}-{body.step}"


def id_of(body: Wished) -> str:
    if isinstance(body, CancelTicket):
        return derived("cancel", body.ticket)
    if isinstance(body, PauseTicket):
        return late_id(body.ticket)
    return derived("rate", body.ticket, body.step, *sorted(body.scores.items()))


def ask(database: Database, site_id: str, body: Wished, now_ms: int) -> None:
    """Queues a wish. One that waits, or was granted, is the same wish; one that came to nothing is asked anew."""
    what = what_of(body)
    key = (wish.c.site_id == site_id) & (wish.c.ticket == body.ticket) & (wish.c.what == what)
    values = {
        "id": id_of(body), "body": msgspec.json.encode(body).decode(), "asked_ms": now_ms,
        "until_ms": now_ms + type(body).LIFETIME_MS, "handed_ms": None, "answered_ms": None, "outcome": "", "code": "",
        "words_id": "", "words_en": "",
    }  # fmt: skip
    with database.writing() as connection:
        row = connection.execute(select(wish).where(key).with_for_update()).first()
        if row is None:
            insert = postgresql.insert if database.is_postgres else sqlite.insert
            named = {"site_id": site_id, "ticket": body.ticket, "what": what}
            connection.execute(insert(wish).values(named | values).on_conflict_do_nothing())
        elif _state(row, now_ms) not in (WishState.WAITING, WishState.DONE):
            later = max(now_ms, row.asked_ms + 1)
            connection.execute(update(wish).where(key).values(values | {"asked_ms": later}))


def of_ticket(connection: Connection, site_id: str, ticket: str, now_ms: int) -> dict[str, WishNow]:
    """The wishes about a ticket, by what they want."""
    rows = connection.execute(select(wish).where(wish.c.site_id == site_id, wish.c.ticket == ticket))
    return {
        row.what: WishNow(row.what, _state(row, now_ms), row.asked_ms, row.until_ms, Text(row.words_id, row.words_en))
        for row in rows
    }


def pending(connection: Connection, site_id: str, now_ms: int) -> list[Wish]:
    """What a hub is to decide now, the oldest first; what is past its lifetime is not handed out."""
    query = select(wish).where(wish.c.site_id == site_id, wish.c.until_ms > now_ms, wish.c.answered_ms.is_(None))
    rows = connection.execute(query.order_by(wish.c.asked_ms, wish.c.id).limit(MOST_WISHES))
    return [Wish(row.id, row.asked_ms, max(0, now_ms - row.asked_ms), msgspec.Raw(row.body.encode())) for row in rows]


def handed(connection: Connection, site_id: str, wishes: Sequence[Wish], now_ms: int) -> None:
    """Notes that the hub came for them."""
    ids = [each.id for each in wishes]
    mine = (wish.c.site_id == site_id) & wish.c.id.in_(ids) & wish.c.handed_ms.is_(None)
    connection.execute(update(wish).where(mine).values(handed_ms=now_ms))


def learn(connection: Connection, site_id: str, answers: Sequence[WishAnswer], now_ms: int) -> None:
    """Keeps what a hub decided, if that very asking still stands."""
    for each in answers:
        this = (wish.c.site_id == site_id) & (wish.c.id == each.id) & (wish.c.asked_ms == each.attempt)
        said = {"answered_ms": now_ms, "outcome": each.outcome, "code": each.code}
        words = {"words_id": each.words.id, "words_en": each.words.en}
        connection.execute(update(wish).where(this, wish.c.answered_ms.is_(None)).values(said | words))


def _state(row: Row[Any], now_ms: int) -> WishState:
    if row.answered_ms is not None:
        return WishState.DONE if row.outcome == DONE else WishState.REFUSED
    if now_ms <= row.until_ms:
        return WishState.WAITING
    return WishState.LOST if row.handed_ms is None else WishState.SILENT
