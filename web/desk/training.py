"""Latihan from the desk: what it is, whether it runs, and the switch for the parts of the hub's machine."""

import logging

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.access import Duty
from web.asked import Turned
from web.desk.leads import must_lead_all
from web.desk.office import Office
from web.parts import Entered, Parts

_log = logging.getLogger(__name__)


class TrainingPages:
    def __init__(self, parts: Parts) -> None:
        self._office, self._around = Office(parts), parts.around
        self.routes = [
            Route("/desk/training", self._show, methods=["GET"]),
            Route("/desk/training", self._switch, methods=["POST"]),
        ]

    async def _show(self, request: Request) -> Response:
        who = await self._office.enter(request, Duty.ADMIN)
        must_lead_all(who)
        return await self._shown(request, who)

    async def _shown(self, request: Request, who: Entered, wrong: str = "", switching: bool = False) -> Response:
        waiting = await self._office.ask(
            lambda sight: sum(t.is_open for t in sight.state.tickets.values()) if sight.state.is_open else 0
        )
        found = {
            "trains": self._around.trains, "may_switch": self._around.may_switch, "waiting": waiting, "wrong": wrong,
            "switching": switching,
        }  # fmt: skip
        return await self._office.show(request, who, "desk_training.html", found, 409 if wrong else 200)

    async def _switch(self, request: Request) -> Response:
        """The hub ends once this answer is out: whoever watches it starts everything in the other mode."""
        who, fields = await self._office.posted(request, Duty.ADMIN)
        must_lead_all(who)
        wanted = fields.get("training", "")
        if wanted not in ("yes", "no"):
            raise Turned(400, "page.unreadable")
        if not self._around.may_switch:
            return await self._shown(request, who, self._office.say(request, "page.d_train_not_here"))
        if (wanted == "yes") == self._around.trains:
            return await self._shown(request, who)
        _log.warning("%s switches training: %s", who.person.id, wanted)
        answer = await self._shown(request, who, switching=True)
        answer.background = BackgroundTask(self._end, wanted == "yes")
        return answer

    def _end(self, training: bool) -> None:
        try:
            self._around.switch(training)
        except OSError as fault:
            _log.error("training cannot be switched: %s", fault)
