"""What one hub is told when it looks, and what it tells of it."""

import re
from collections.abc import Callable

import msgspec
from starlette.requests import Request

from centre import down_orders, phones_wishes
from centre.database import Database
from centre.presence import Presence
from sync.wire import BadRequest
from sync.wire_down import DONE, REFUSED, VERSION, Answers, Down
from sync.wire_follow import SPOKEN


class DownDesk:
    """Threads may share it."""

    def __init__(self, database: Database, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._now_ms = now_ms
        self._presence = Presence(database, now_ms)

    def look(self, site_id: str, version: str) -> Down:
        """What the hub of a site has not answered. `version`: of Besti there."""
        now_ms = self._now_ms()
        self._presence.note(site_id, version)
        with self._database.reading() as connection:
            orders = down_orders.pending(connection, site_id)
            floor = down_orders.floor(connection)
            wishes = phones_wishes.pending(connection, site_id, now_ms)
        if wishes:
            with self._database.writing() as connection:
                phones_wishes.handed(connection, site_id, wishes, now_ms)
        return Down(SPOKEN, now_ms, floor, tuple(orders), tuple(wishes))

    def learn(self, site_id: str, answers: Answers) -> None:
        with self._database.writing() as connection:
            down_orders.learn(connection, site_id, answers.orders, self._now_ms())
            phones_wishes.learn(connection, site_id, answers.wishes, self._now_ms())


def version_of(request: Request) -> str:
    """The version of Besti at the hub; "" where it says none."""
    said = request.headers.get(VERSION, "")
    return said if re.fullmatch(r"[0-9A-Za-z.+-]{1,40}", said) else ""


def answers_in(raw: bytes) -> Answers:
    """Raises BadRequest."""
    try:
        found = _answers.decode(raw)
    except msgspec.DecodeError as error:
        raise BadRequest("bad_body", str(error)) from error
    said = {one.outcome for one in found.orders} | {one.outcome for one in found.wishes}
    if said - {DONE, REFUSED}:
        raise BadRequest("bad_body", f"an outcome is {DONE} or {REFUSED}")
    return found


_answers = msgspec.json.Decoder(Answers)
