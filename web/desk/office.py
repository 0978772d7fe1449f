"""What the pages of the desk share: who comes in, what was sent, the order to the hub, and the frame of a page."""

import logging
import secrets
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from core.access import Duty, Person, may
from core.catalog import Catalog
from core.commands import Body, Command
from core.decider import Refused
from core.ids import spelled
from core.refusal import Refusal
from web.asked import Turned, form, language, must_be_ours
from web.desk.leads import leads
from web.desk.upload import Sent, sent
from web.parts import Entered, Parts
from web.sight import Sight

_log = logging.getLogger(__name__)

DEVICE = "desk"

DONE = frozenset({
    "stopped", "duties", "applied", "booked", "cancelled", "listed", "dropped", "opened", "posted",
    "taken_down", "paused", "resumed", "closing", "day_open", "day_close", "day_confirm", "help", "marked", "slip",
    "device_in", "device_out",
    "released", "withdrawn", "unlinked",
    "tried", "trial", "posted_later",
})  # fmt: skip
"""What a page may say that the page before it has done; there are words for each."""

T = TypeVar("T")


class Door(NamedTuple):
    """A page of the desk in its navigation; `duties`: whom it is for. `whole`: only where they lead the whole hall."""

    address: str
    words: str
    duties: frozenset[Duty]
    whole: bool = False

    def open_to(self, person: Person) -> bool:
        return has_duty(person, *self.duties) and (leads(person) or not self.whole)

    def leads_to(self, path: str) -> bool:
        """Whether `path` is this page or one below it; every page lies below the first."""
        return path == self.address or (self.address != HOME and path.startswith(self.address + "/"))


HOME = "/desk"
_LEADS = frozenset({Duty.SUPERVISOR, Duty.ADMIN})
_ADMIN = frozenset({Duty.ADMIN})

DOORS = (
    Door(HOME, "page.d_today", _LEADS),
    Door("/desk/round", "page.d_round", _LEADS, whole=True),
    Door("/desk/hall", "page.d_hall", _LEADS),
    Door("/desk/notices", "page.d_notices", _LEADS, whole=True),
    Door("/summary", "page.r_summary", _LEADS, whole=True),
    Door("/desk/trail", "page.d_trail", _LEADS, whole=True),
    Door("/desk/training", "page.d_training", _ADMIN, whole=True),
    Door("/desk/bookings", "page.o_bookings", frozenset({Duty.SUPERVISOR})),
    Door("/desk/people", "page.o_people", _ADMIN),
    Door("/desk/devices", "page.v_devices", _ADMIN, whole=True),
    Door("/desk/site", "page.o_site", _ADMIN),
    Door("/desk/holidays", "page.o_holidays", _ADMIN),
    Door("/desk/agencies", "page.o_agencies", _ADMIN),
)


class Office:
    def __init__(self, parts: Parts) -> None:
        self.parts = parts

    async def enter(self, request: Request, *duties: Duty) -> Entered:
        """Whoever asks. Raises NotIn, and Turned where they have none of `duties` anywhere."""
        who = await self.parts.entered(request)
        if not has_duty(who.person, *duties):
            raise Turned(403, "page.forbidden")
        return who

    async def posted(self, request: Request, *duties: Duty, most: int = 64_000) -> tuple[Entered, dict[str, str]]:
        """Whoever sends a form, and its fields. Raises NotIn, and Turned where it is not theirs to send."""
        must_be_ours(request)
        who = await self.enter(request, *duties)
        fields = await form(request, most, fields=600)
        self.parts.must_match(who, fields.get("csrf", ""))
        return who, fields

    async def uploaded(self, request: Request, *duties: Duty) -> tuple[Entered, Sent]:
        """As `posted`, with a file."""
        must_be_ours(request)
        who = await self.enter(request, *duties)
        what = await sent(request)
        self.parts.must_match(who, what.fields.get("csrf", ""))
        return who, what

    async def send(self, who: Entered, body: Body, id_: str = "") -> Refusal | None:
        """Carries an order to the hub under the number of whoever gave it. Raises Turned where it is none of theirs."""
        if not await self.ask(lambda sight: may(who.person, body, sight.state, catalog_of(sight))):
            _log.warning("%s may not send %s", who.person.id, type(body).__name__)
            raise Turned(403, "page.forbidden")
        command = Command(id_ or spelled(secrets.token_bytes(16)), DEVICE, body, who.person.id)
        answer = await self.parts.decide(command)
        return answer.refusal if isinstance(answer, Refused) else None

    async def ask(self, question: Callable[[Sight], T]) -> T:
        return await self.parts.hall.ask(question)

    def say(self, request: Request, key: str, **values: object) -> str:
        return self.parts.paper.words.say(key, language(request), **values)

    async def show(
        self,
        request: Request,
        who: Entered,
        template: str,
        values: Mapping[str, Any],
        status: int = 200,
    ) -> Response:
        """A page in the frame of the desk. `said`: what the page before has done, by the key in the address."""
        site = await self.ask(lambda sight: catalog_of(sight).site.site.short or "Besti")
        done = request.query_params.get("done", "")
        said = self.say(request, f"page.o_done_{done}") if done in DONE else ""
        frame = {
            "site": site, "who": who.person.name, "csrf": who.session.csrf, "said": said, "path": request.url.path,
            "doors": [door for door in DOORS if door.open_to(who.person)], "wrong": "",
        }  # fmt: skip
        return self.parts.paper.page(template, language(request), status, **(frame | dict(values)))


def has_duty(person: Person, *duties: Duty) -> bool:
    return any(person.agencies(duty) for duty in duties)


def catalog_of(sight: Sight) -> Catalog:
    """The site file in force; an empty one while there is none."""
    return sight.catalog or Catalog.empty()


def must_have_site(sight: Sight) -> Catalog:
    """Raises Turned while no site file is loaded."""
    if sight.catalog is None:
        raise Turned(409, "page.no_site")
    return sight.catalog


def back(address: str, done: str = "") -> Response:
    """To a page of ours, after something was done there."""
    return RedirectResponse(f"{address}?done={done}" if done else address, 303)
