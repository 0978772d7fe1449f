"""Orders of a page with buttons: read, allowed or not, carried to the hub under the number of whoever pressed."""

import logging
from collections.abc import Callable

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from core.access import Person, may
from core.catalog import Catalog
from core.commands import Body, Command
from core.decider import Refused
from core.ids import Id
from web.answers import as_json
from web.asked import Turned, body, language, must_be_ours
from web.live import Topic, message
from web.parts import Parts
from web.sight import Sight

_log = logging.getLogger(__name__)

_OLDEST_MS = 24 * 3_600_000


class Order(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the page sends. `age_ms`: how long ago the button was pressed."""

    id: Id
    do: Body
    age_ms: int = 0


async def carried_out(
    parts: Parts, request: Request, topic: Topic, device: str, theirs: Callable[[Sight, Person], bool]
) -> Response:
    """The page after the order, with the words of a refusal. `theirs`: whether the page is for that person.

    Raises NotIn, and Turned where it is no order of theirs.
    """
    must_be_ours(request)
    session = parts.session(request)
    parts.must_match(session, request.headers.get("x-besti", ""))
    try:
        order = msgspec.json.decode(await body(request), type=Order)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Turned(400, "page.unreadable") from None

    def allowed(sight: Sight, person: Person) -> bool:
        known = sight.catalog is not None and theirs(sight, person)
        return known and may(person, order.do, sight.state, sight.catalog or Catalog.empty())

    who, well = await parts.entered_for(request, allowed)
    if not well:
        _log.warning("%s may not send %s", who.person.id, type(order.do).__name__)
        raise Turned(403, "page.forbidden")
    age = max(0, min(order.age_ms, _OLDEST_MS))
    answer = await parts.decide(Command(order.id, device, order.do, who.person.id, age))
    words = answer.refusal.words(language(request)) if isinstance(answer, Refused) else ""
    page = await parts.hall.ask(lambda sight: message(topic, sight))
    return as_json(409 if words else 200, words=words, **msgspec.structs.asdict(page))
