"""The devices of the site at the desk: who belongs, who waits with a code on its screen, and who is thrown out."""

import logging
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.access import Duty
from core.commands import ChangeDocument, EnrolDevice, RevokeDevice
from core.devices import DEVICES, DeviceKey
from core.refusal import Refusal
from core.words import Role
from store.devices import BadDevices, Known, read, written
from web.asked import Turned, language
from web.desk.office import Office, back, catalog_of
from web.desk.waiting import WaitingDevice
from web.parts import Entered, Parts
from web.sight import Sight

_log = logging.getLogger(__name__)
_ADMIN = Duty.ADMIN


class _Wanted(NamedTuple):
    """What a form asks for, as far as it makes sense; `lane` None: none, or no number."""

    name: str
    role: Role
    lane: int | None
    zone: str | None


class EnrolledPages:
    def __init__(self, parts: Parts) -> None:
        self._office = Office(parts)
        self._room = parts.room
        self.routes = [
            Route("/desk/devices", self._list, methods=["GET"]),
            Route("/desk/devices/approve", self._approve, methods=["POST"]),
            Route("/desk/devices/{device}/revoke", self._revoke, methods=["POST"]),
        ]

    async def _list(self, request: Request) -> Response:
        return await self._listed(request, await self._office.enter(request, _ADMIN))

    async def _listed(
        self, request: Request, who: Entered, wrong: str = "", typed: dict[str, str] | None = None
    ) -> Response:
        waiting = [one.wish for one in self._room.waiting()]

        def values(sight: Sight) -> dict[str, Any]:
            enrolled = [one for one in sight.state.devices.values() if one.enrolled]
            return {
                "devices": sorted(enrolled, key=lambda one: (one.revoked, one.id)), "waiting": waiting,
                "roles": list(Role), "zones": list(catalog_of(sight).zones), "wrong": wrong,
                "typed": typed or {"name": waiting[0] if len(waiting) == 1 else ""},
            }  # fmt: skip

        found = await self._office.ask(values)
        return await self._office.show(request, who, "desk_devices.html", found, 422 if wrong else 200)

    async def _approve(self, request: Request) -> Response:
        who, fields = await self._office.posted(request, _ADMIN)
        code = "".join(letter for letter in fields.get("code", "").upper() if letter.isalnum())
        device = next((one for one in self._room.waiting() if one.code == code), None)
        if device is None:
            return await self._listed(request, who, self._office.say(request, "page.v_no_such_code"), fields)
        try:
            wanted = _wanted(fields)
        except ValueError:
            return await self._listed(request, who, self._office.say(request, "page.v_bad_fields"), fields)
        if wanted.role is Role.HUB and device.pin is None:
            return await self._listed(request, who, self._office.say(request, "page.v_no_hub_key"), fields)
        refusal = await self._let_in(who, device, wanted)
        if refusal is not None:
            return await self._listed(request, who, refusal.words(language(request)), fields)
        return back("/desk/devices", "device_in")

    async def _let_in(self, who: Entered, device: WaitingDevice, wanted: _Wanted) -> Refusal | None:
        known, taken = await self._office.ask(lambda sight: (_known(sight), _belongs(sight, wanted.name)))
        if taken:
            # Before its key is replaced: a device that belongs is not pushed out by another one.
            return Refusal("device_known", {"device": wanted.name})
        keys = known.devices.holding(DeviceKey(wanted.name, device.key, device.pin))
        if keys != known.devices:
            refusal = await self._office.send(who, ChangeDocument(DEVICES, written(keys), known.version))
            if refusal is not None:
                return refusal
        return await self._office.send(who, EnrolDevice(wanted.name, wanted.role, wanted.lane, wanted.zone))

    async def _revoke(self, request: Request) -> Response:
        who, _ = await self._office.posted(request, _ADMIN)
        refusal = await self._office.send(who, RevokeDevice(request.path_params["device"]))
        if refusal is not None:
            return await self._listed(request, who, refusal.words(language(request)))
        return back("/desk/devices", "device_out")


def _wanted(fields: dict[str, str]) -> _Wanted:
    """Raises ValueError."""
    name, lane, zone = (fields.get(key, "").strip() for key in ("name", "lane", "zone"))
    role = Role(fields.get("role", ""))
    if not (name.isascii() and 0 < len(name) <= 40 and all(sign.isalnum() or sign in "._-" for sign in name)):
        raise ValueError(name)
    return _Wanted(
        name, role, int(lane) if lane and role is Role.KIOSK else None, zone if zone and role is Role.DISPLAY else None
    )


def _belongs(sight: Sight, device: str) -> bool:
    found = sight.state.devices.get(device)
    return found is not None and found.enrolled and not found.revoked


def _known(sight: Sight) -> Known:
    """Raises Turned where the document is broken."""
    try:
        return read(sight.reader)
    except BadDevices as bad:
        _log.error("the document of the devices cannot be read: %s", bad)
        raise Turned(409, "page.v_broken") from bad
