"""The report at the desk: a day, week, month, quarter or year, shown inside the page, as files, and as a picture."""

import asyncio
import datetime as dt
import re
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.access import Duty
from store.reports import waiting_letters
from summary.period import KINDS, period
from web.answers import FRAMED, FRAMING
from web.asked import Turned, language
from web.desk.leads import LEADS, must_lead_all
from web.desk.office import Office, back, has_duty, must_have_site
from web.live_wall import LINK_HOURS
from web.parts import Entered, Parts
from web.press import Job, Made, Press
from web.released import Released
from web.sight import Sight
from web.times import short_date

FORMATS = {
    "pdf": "application/pdf", "csv": "text/csv; charset=utf-8", "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
"""The files that can be had, and what a browser is told they are."""

FRESH_S = {False: 60.0, True: 900.0}
"""How old a report may be that is shown, by whether its time is over."""

INSIDE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; " \
         "form-action 'none'; frame-ancestors 'self'"  # fmt: skip
"""The report brings its own style and drawings, and may do nothing else."""

LONGEST_NAME = 120

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Wanted(NamedTuple):
    """`over`: no more can happen in that time. `label`: in the names of files."""

    day: dt.date
    kind: str
    label: str
    over: bool

    @property
    def query(self) -> str:
        return urlencode({"day": self.day.isoformat(), "period": self.kind})

    def job(self, formats: str, tongue: str) -> Job:
        words = ("summary", "--day", self.day.isoformat(), "--period", self.kind, "--format", formats)
        return Job(words, tongue)


class Saved(NamedTuple):
    """A file to be handed over. `address`: where it is had, with its query."""

    name: str
    format: str
    address: str


class SummaryPages:
    """`folder`: that of the store, beside which the worker keeps what it has mailed."""

    def __init__(self, parts: Parts, press: Press, released: Released, folder: Path) -> None:
        self._office, self._press, self._released, self._folder = Office(parts), press, released, folder
        self.routes = [
            Route("/summary", self._show, methods=["GET"]),
            Route("/summary/report", self._report, methods=["GET"]),
            Route("/summary/file", self._file, methods=["GET"]),
            Route("/summary/invitation", self._invitation, methods=["GET"]),
            Route("/summary/release", self._release, methods=["POST"]),
            Route("/summary/withdraw", self._withdraw, methods=["POST"]),
        ]

    async def _enter(self, request: Request) -> Entered:
        who = await self._office.enter(request, *LEADS)
        must_lead_all(who)
        return who

    async def _wanted(self, day: str, kind: str) -> tuple[Wanted, dt.date]:
        """What is asked for and the day today. Raises Turned where it makes no sense or has not begun yet."""
        today = await self._office.ask(_today)
        return wanted(day, kind, today), today

    async def _show(self, request: Request) -> Response:
        who = await self._enter(request)
        asked = request.query_params
        try:
            found, today = await self._wanted(asked.get("day", ""), asked.get("period", ""))
            wrong = ""
        except Turned as turned:
            found, today = await self._wanted("", "")
            wrong = self._office.say(request, turned.key)
        return await self._page(request, who, found, today, wrong)

    async def _page(self, request: Request, who: Entered, found: Wanted, today: dt.date, wrong: str) -> Response:
        picture, letters = self._released.now(), await asyncio.to_thread(waiting_letters, self._folder)
        values = {
            "letters": letters, "wanted": found, "today": today, "kinds": KINDS, "wrong": wrong,
            "pictured": short_date(picture.day) if picture else "",
            "admin": has_duty(who.person, Duty.ADMIN), "hours": LINK_HOURS,
        }  # fmt: skip
        answer = await self._office.show(request, who, "summary.html", values, 400 if wrong else 200)
        answer.headers["Content-Security-Policy"] = FRAMING
        return answer

    async def _report(self, request: Request) -> Response:
        """The report itself, for the frame in the page; while it is being made, that, which asks again by itself."""
        made = await self._made(request, "html")
        if made is None:
            return self._waiting(request)
        if not made.files:
            return self._failed(request, made)
        (html,) = made.files.values()
        return Response(html, media_type="text/html; charset=utf-8",
                        headers={"Content-Security-Policy": INSIDE, "Cache-Control": "no-store"})  # fmt: skip

    async def _file(self, request: Request) -> Response:
        await self._enter(request)
        name = request.query_params.get("format", "")
        if name not in FORMATS:
            raise Turned(400, "page.r_no_format")
        found, _ = await self._wanted(request.query_params.get("day", ""), request.query_params.get("period", ""))
        file = Saved(f"besti-{found.label}.{name}", name, f"/summary/file?{found.query}&format={name}")
        return self._handed(request, await self._made(request, name), file)

    async def _invitation(self, request: Request) -> Response:
        await self._enter(request)
        asked = request.query_params.get("to", "")
        to = "".join(sign for sign in asked if sign.isprintable()).strip()[:LONGEST_NAME]
        job = Job(("summary", "invite", f"--to={to}"), language(request))
        made = self._press.find(job, FRESH_S[True])
        if made is None and not self._press.begin(job):
            raise Turned(503, "page.r_busy")
        return self._handed(
            request, made, Saved("besti-invitation.pdf", "pdf", f"/summary/invitation?{urlencode({'to': to})}")
        )

    def _handed(self, request: Request, made: Made | None, file: Saved) -> Response:
        """The file, after a page that says that it is ready; pictures are shown as they are."""
        if made is None:
            return self._waiting(request)
        if not made.files:
            return self._failed(request, made)
        if request.query_params.get("take") != "yes" and file.format != "png":
            address = f"{file.address}&take=yes&lang={language(request)}"
            return self._parts_page(request, "summary_ready.html", address=address, name=file.format)
        (raw,) = made.files.values()
        shown = "inline" if file.format == "png" else "attachment"
        named = {"Content-Disposition": f'{shown}; filename="{file.name}"', "Cache-Control": "no-store"}
        return Response(raw, media_type=FORMATS[file.format], headers=named)

    async def _made(self, request: Request, name: str) -> Made | None:
        """What was made of it, perhaps in vain; None while it is being made. Raises Turned where too many wait."""
        await self._enter(request)
        found, _ = await self._wanted(request.query_params.get("day", ""), request.query_params.get("period", ""))
        job = found.job(name, language(request))
        made = self._press.find(job, FRESH_S[found.over])
        if made is None and not self._press.begin(job):
            raise Turned(503, "page.r_busy")
        return made

    async def _release(self, request: Request) -> Response:
        who, fields = await self._office.posted(request, *LEADS)
        must_lead_all(who)
        found, _ = await self._wanted(fields.get("day", ""), "day")
        made = await self._press.made(found.job("png,caption", language(request)), FRESH_S[found.over])
        if made is None:
            raise Turned(503, "page.r_busy")
        if not made.files:
            return self._failed(request, made)
        files = {name.rpartition(".")[2]: raw for name, raw in made.files.items()}
        self._released.put(found.day, files["png"], files["caption"].decode())
        return back(f"/summary?{found.query}&done=released")

    async def _withdraw(self, request: Request) -> Response:
        who, _ = await self._office.posted(request, *LEADS)
        must_lead_all(who)
        self._released.take_back()
        return back("/summary", "withdrawn")

    def _waiting(self, request: Request) -> Response:
        """The address as it is, known to be whole: every part of it was read before."""
        return self._parts_page(request, "summary_wait.html", again=f"{request.url.path}?{request.url.query}")

    def _failed(self, request: Request, made: Made) -> Response:
        words = made.why or self._office.say(request, "page.r_failed")
        return self._parts_page(request, "summary_failed.html", 404 if made.why else 502, words=words)

    def _parts_page(self, request: Request, template: str, status: int = 200, **values: Any) -> Response:
        answer = self._office.parts.paper.page(template, language(request), status, **values)
        answer.headers["Content-Security-Policy"] = FRAMED
        return answer


def wanted(day: str, kind: str, today: dt.date) -> Wanted:
    """What the words of a form mean; "" stands for today and for the day alone. Raises Turned."""
    if day and not _DAY.fullmatch(day):
        raise Turned(400, "page.r_bad_day")
    if kind and kind not in KINDS:
        raise Turned(400, "page.r_bad_period")
    try:
        date = dt.date.fromisoformat(day) if day else today
        about = period(kind or "day", date)
    except (ValueError, OverflowError):
        raise Turned(400, "page.r_bad_day") from None
    if about.first > today:
        raise Turned(400, "page.r_future")
    return Wanted(date, kind or "day", about.label, about.last < today)


def _today(sight: Sight) -> dt.date:
    return must_have_site(sight).local(sight.now_ms).date()
