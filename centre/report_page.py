"""The whole report of one mall from the centre, to be read or kept: made by a process of its own."""

import time
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from centre.asked_time import AskedTime, asked_time
from centre.frame import Frame
from centre.known_sites import KnownSite
from web.answers import FRAMED
from web.asked import Turned, language
from web.press import Job, Made, Press
from web.summary import FORMATS, FRESH_S, INSIDE

KINDS = ("html", "pdf", "xlsx", "csv")


class ReportPages:
    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        # By the environment: whoever lists processes does not see how the database is reached.
        self._press = Press(None, time.monotonic, around={"BESTI_CENTRE_DB": frame.address})
        self.routes = [Route("/summary/site/{site}/report", self._report, methods=["GET"])]

    async def _report(self, request: Request) -> Response:
        _, site = await self._frame.sees_one(request)
        asked = asked_time(request, site.day(self._frame.now_ms()))
        kind, tongue = request.query_params.get("format", "html"), language(request)
        if kind not in KINDS:
            raise Turned(400, "page.r_no_format")
        job = Job(
            ("centre", "summary", site.id, "--day", asked.date.isoformat(), "--period", asked.kind, "--format", kind),
            tongue,
        )
        made = self._press.find(job, FRESH_S[asked.over])
        if made is None:
            if not self._press.begin(job):
                raise Turned(503, "page.r_busy")
            return self._small(request, "summary_wait.html", again=f"{request.url.path}?{request.url.query}")
        if not made.files:
            return self._failed(request, made)
        return self._handed(request, made, site, asked)

    def _failed(self, request: Request, made: Made) -> Response:
        words = made.why or self._frame.say(request, "page.r_failed")
        return self._small(request, "summary_failed.html", 404 if made.why else 502, words=words)

    def _handed(self, request: Request, made: Made, site: KnownSite, asked: AskedTime) -> Response:
        (raw,) = made.files.values()
        kind = request.query_params.get("format", "html")
        kept = {"Cache-Control": "no-store"}
        if kind == "html":
            return Response(raw, media_type="text/html; charset=utf-8",
                            headers=kept | {"Content-Security-Policy": INSIDE})  # fmt: skip
        named = f'attachment; filename="besti-{site.id}-{asked.about.label}.{kind}"'
        return Response(raw, media_type=FORMATS[kind], headers=kept | {"Content-Disposition": named})

    def _small(self, request: Request, template: str, status: int = 200, **values: Any) -> Response:
        answer = self._frame.paper.page(template, language(request), status, **values)
        answer.headers["Content-Security-Policy"] = FRAMED
        return answer
