"""Orders of a page with buttons: read, allowed or not, carried to the hub under the number of whoever pressed."""

import logging

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from core.access import Person, may
from core.commands import Body, Command
from core.decider import Refused
from core.ids import Id
from web.answers import as_json
from web.asked import Turned, body, must_be_ours
from web.live import Topic, message
from web.parts import Entered, Parts
from web.sight import Sight

_log = logging.getLogger(__name__)

_OLDEST_MS = 24 * 3_600_000


class Order(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the page sends. `age_ms`: how long ago the button was pressed."""

    id: Id
    do: Body
    age_ms: int = 0


async def carried_out(parts: Parts, request: Request, who: Entered, topic: Topic, device: str, tongue: str) -> Response:
    """The page after the order, with the words of a refusal. Raises Turned where it is no order of theirs."""
    must_be_ours(request)
    parts.must_match(who, request.headers.get("x-besti", ""))
    try:
        order = msgspec.json.decode(await body(request), type=Order)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Turned(400, "page.unreadable") from None
    if not await parts.hall.ask(lambda sight: _allowed(sight, who.person, order.do)):
        _log.warning("%s may not send %s", who.person.id, type(order.do).__name__)
        raise Turned(403, "page.forbidden")
    age = max(0, min(order.age_ms, _OLDEST_MS))
    answer = await parts.deciding.decide(Command(order.id, device, order.do, who.person.id, age))
    words = answer.refusal.words(tongue) if isinstance(answer, Refused) else ""
    page = await parts.hall.ask(lambda sight: message(topic, sight))
    return as_json(409 if words else 200, words=words, **msgspec.structs.asdict(page))


def _allowed(sight: Sight, person: Person, intent: Body) -> bool:
    return sight.catalog is not None and may(person, intent, sight.state, sight.catalog)
