"""The hall itself: its day, agencies that pause, and closing early after a look at whom that leaves unserved."""

import datetime as dt
import re
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.access import Person
from core.catalog import Catalog
from core.commands import (
    Body,
    CloseDay,
    CloseEarly,
    ConfirmDate,
    FinishHelp,
    OpenDay,
    PauseAgency,
    ResumeAgency,
    TakeHelp,
)
from core.doubt import date_in_doubt
from core.time_of_day import time_of_day
from core.timetable import MINUTE_MS, spans_on
from core.words import Reason
from web.asked import Turned, language
from web.desk.helps import may_help, open_helps
from web.desk.leads import LEADS, leads
from web.desk.office import Office, back, must_have_site
from web.desk.unserved import stranded
from web.parts import Entered, Parts
from web.sight import Sight
from web.times import short_date

PAUSED_FOR = (Reason.NO_OFFICER, Reason.SYSTEM_DOWN, Reason.NO_STOCK, Reason.MEETING, Reason.PRAYER, Reason.BREAK,
              Reason.NETWORK, Reason.OTHER)  # fmt: skip
CLOSED_FOR = (Reason.NO_OFFICER, Reason.SYSTEM_DOWN, Reason.NO_STOCK, Reason.MEETING, Reason.POWER, Reason.SECURITY,
              Reason.OTHER)  # fmt: skip
MOST_MINUTES = 600

_ID = re.compile(r"[A-Za-z0-9_-]{22}", re.ASCII)
_TIME = re.compile(r"([01]\d|2[0-3])[:.][0-5]\d", re.ASCII)


class FloorPages:
    def __init__(self, parts: Parts) -> None:
        self._office = Office(parts)
        self.routes = [
            Route("/desk/hall", self._show, methods=["GET"]),
            Route("/desk/hall/pause", self._pause, methods=["POST"]),
            Route("/desk/hall/resume", self._resume, methods=["POST"]),
            Route("/desk/hall/closing", self._preview, methods=["GET"]),
            Route("/desk/hall/closing", self._close_early, methods=["POST"]),
            Route("/desk/hall/day", self._day, methods=["POST"]),
            Route("/desk/hall/help", self._help, methods=["POST"]),
        ]

    async def _show(self, request: Request) -> Response:
        return await self._shown(request, await self._office.enter(request, *LEADS))

    async def _shown(self, request: Request, who: Entered, wrong: str = "") -> Response:
        tongue = language(request)

        def values(sight: Sight) -> dict[str, Any]:
            catalog = must_have_site(sight)
            return {
                "agencies": _agencies(sight, catalog, who.person, tongue), "pauses": PAUSED_FOR, "ends": CLOSED_FOR,
                "closings": _closings(sight, catalog, tongue), "whole": leads(who.person), "wrong": wrong,
                "helps": open_helps(sight, catalog, tongue), "may_help": may_help(who.person, sight, catalog),
                "day": _day_now(sight, catalog, self._office.parts.around.synchronised()),
            }  # fmt: skip

        found = await self._office.ask(values)
        return await self._office.show(request, who, "desk_hall.html", found, 409 if wrong else 200)

    async def _pause(self, request: Request) -> Response:
        who, fields = await self._office.posted(request, *LEADS)
        minutes = fields.get("minutes", "").strip()
        if minutes and not (minutes.isascii() and minutes.isdigit() and 0 < int(minutes[:6]) <= MOST_MINUTES):
            wrong = self._office.say(request, "page.d_bad_minutes", most=MOST_MINUTES)
            return await self._shown(request, who, wrong)
        now_ms = await self._office.ask(lambda sight: sight.now_ms)
        until = now_ms + int(minutes) * MINUTE_MS if minutes else None
        body = PauseAgency(fields.get("agency", ""), _reason(fields, PAUSED_FOR), until)
        return await self._sent(request, who, body, "paused")

    async def _resume(self, request: Request) -> Response:
        who, fields = await self._office.posted(request, *LEADS)
        return await self._sent(request, who, ResumeAgency(fields.get("agency", "")), "resumed")

    async def _preview(self, request: Request) -> Response:
        who, asked = await self._office.enter(request, *LEADS), request.query_params
        tongue, agency = language(request), asked.get("agency", "")
        reason, clock = _reason(dict(asked), CLOSED_FOR), asked.get("time", "").strip()

        def values(sight: Sight) -> dict[str, Any] | str:
            catalog = must_have_site(sight)
            if not leads(who.person, agency) or (agency and agency not in catalog.agencies):
                raise Turned(403, "page.forbidden")
            at_ms = _at_ms(sight, catalog, clock)
            if at_ms is None or at_ms < sight.now_ms:
                return "page.d_bad_time"
            return {
                "name": catalog.agencies[agency].short if agency else "", "agency": agency, "reason": reason,
                "rows": _rows(sight, catalog, agency or None, at_ms, tongue), "at_ms": at_ms,
                "time": time_of_day(catalog.local(at_ms), tongue),
                "last": time_of_day(catalog.local(_last_number_ms(catalog, sight, at_ms)), tongue),
            }  # fmt: skip

        found = await self._office.ask(values)
        if isinstance(found, str):
            return await self._shown(request, who, self._office.say(request, found))
        return await self._office.show(request, who, "desk_closing.html", found)

    async def _close_early(self, request: Request) -> Response:
        who, fields = await self._office.posted(request, *LEADS)
        at = fields.get("at_ms", "")
        if not (at.isascii() and at.isdigit() and len(at) < 15):
            raise Turned(400, "page.unreadable")
        body = CloseEarly(fields.get("agency", "") or None, int(at), _reason(fields, CLOSED_FOR))
        return await self._sent(request, who, body, "closing")

    async def _day(self, request: Request) -> Response:
        """Opens or closes today, or says that the date is right. A day is closed only by who has seen its date."""
        who, fields = await self._office.posted(request, *LEADS)
        try:
            day = dt.date.fromisoformat(fields.get("day", ""))
        except ValueError:
            raise Turned(400, "page.unreadable") from None
        synchronised = self._office.parts.around.synchronised()
        orders: dict[str, Body] = {
            "open": OpenDay(day, synchronised), "close": CloseDay(day), "confirm": ConfirmDate(day),
        }  # fmt: skip
        wanted = fields.get("do", "")
        if wanted not in orders:
            raise Turned(400, "page.unreadable")
        return await self._sent(request, who, orders[wanted], f"day_{wanted}")

    async def _help(self, request: Request) -> Response:
        """Somebody at the desk goes, or has been there."""
        who, fields = await self._office.posted(request, *LEADS)
        help_, wanted = fields.get("help", ""), fields.get("do", "")
        if not _ID.fullmatch(help_) or wanted not in ("take", "finish"):
            raise Turned(400, "page.unreadable")
        return await self._sent(request, who, TakeHelp(help_) if wanted == "take" else FinishHelp(help_), "help")

    async def _sent(self, request: Request, who: Entered, body: Body, done: str) -> Response:
        refusal = await self._office.send(who, body)
        if refusal is None:
            return back("/desk/hall", done)
        return await self._shown(request, who, refusal.words(language(request)))


def _reason(fields: dict[str, str], known: tuple[Reason, ...]) -> Reason:
    """Raises Turned where it is none that may be given here."""
    found = next((reason for reason in known if reason.value == fields.get("reason")), None)
    if found is None:
        raise Turned(400, "page.unreadable")
    return found


def _agencies(sight: Sight, catalog: Catalog, person: Person, tongue: str) -> list[dict[str, Any]]:
    """Those that the person leads. `since`, `until`: of a pause; `paused` "": none."""
    rows = []
    for agency in catalog.site.agencies:
        if not leads(person, agency.id):
            continue
        pause = sight.state.agencies.get(agency.id)
        until = time_of_day(catalog.local(pause.until_ms), tongue) if pause and pause.until_ms is not None else ""
        since = time_of_day(catalog.local(pause.since_ms), tongue) if pause else ""
        reason = pause.reason.value if pause else ""
        rows.append({"id": agency.id, "short": agency.short, "paused": reason, "since": since, "until": until})
    return rows


def _closings(sight: Sight, catalog: Catalog, tongue: str) -> list[dict[str, str]]:
    """What closes early today. `name` "": the whole hall."""
    closings = sight.state.day.closings if sight.state.day else {}
    return [
        {
            "name": catalog.agencies[agency].short if agency in catalog.agencies else agency,
            "time": time_of_day(catalog.local(closing.at_ms), tongue), "reason": closing.reason.value,
        }
        for agency, closing in closings.items()
    ]  # fmt: skip


def _day_now(sight: Sight, catalog: Catalog, synchronised: bool) -> dict[str, Any]:
    """The service day, and what may be done about it. `waiting`: who would go unserved if it were closed now."""
    today, day = catalog.local(sight.now_ms).date(), sight.state.day
    is_today = day is not None and day.date == today
    waiting = sum(1 for t in sight.state.tickets.values() if day is not None and t.day == day.date and t.is_open)
    return {
        "today": today.isoformat(), "date": short_date(today), "open": sight.state.is_open, "waiting": waiting,
        "last": day.date.isoformat() if day else "", "last_date": short_date(day.date) if day else "",
        "may_open": not is_today, "doubt": date_in_doubt(sight.state, today, sight.now_ms, synchronised),
        "planned": bool(spans_on(catalog, None, today)),
    }  # fmt: skip


def _at_ms(sight: Sight, catalog: Catalog, clock: str) -> int | None:
    if not _TIME.fullmatch(clock):
        return None
    return catalog.at(catalog.local(sight.now_ms).date(), clock.replace(".", ":"))


def _last_number_ms(catalog: Catalog, sight: Sight, at_ms: int) -> int:
    return max(sight.now_ms, at_ms - catalog.site.hours.last_ticket_minutes * MINUTE_MS)


def _rows(sight: Sight, catalog: Catalog, agency: str | None, at_ms: int, tongue: str) -> list[dict[str, Any]]:
    return [
        {
            "label": one.ticket.label, "state": one.step.state.value, "ahead": one.ahead,
            "service": catalog.services[one.step.service].name.in_language(tongue)
            if one.step.service in catalog.services else one.step.service,
            "since": time_of_day(catalog.local(one.ticket.issued_ms), tongue),
        }
        for one in stranded(sight, catalog, agency, at_ms)
    ]  # fmt: skip
