"""The site file at the desk: by form, by upload, an earlier version put back; looked at before it is applied."""

import asyncio
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.access import Duty
from core.events import DocumentChanged, Event
from core.sitefault import Fault
from core.time_of_day import time_of_day
from store.documents import SITE
from store.sitefile import check, dump
from web.asked import Turned, language
from web.desk import site_fields
from web.desk.candidate import plain
from web.desk.office import Office, must_have_site
from web.desk.previews import Previews
from web.desk.site_faults import by_place
from web.parts import Entered, Parts
from web.sight import Sight
from web.times import short_date

_ADMIN = Duty.ADMIN
MOST_FAULTS = 100
MOST_VERSIONS = 12
_STRETCH = 200_000
"""How far back in the log it is looked up who made a version: some months of a busy mall."""


class SitePages:
    def __init__(self, parts: Parts, previews: Previews) -> None:
        self._office = Office(parts)
        self._previews = previews
        self.routes = [
            Route("/desk/site", self._overview, methods=["GET"]),
            Route("/desk/site/file", self._file, methods=["GET"]),
            Route("/desk/site/upload", self._upload, methods=["POST"]),
            Route("/desk/site/form/{form}", self._form, methods=["GET"]),
            Route("/desk/site/form/{form}", self._changed, methods=["POST"]),
            Route("/desk/site/version/{version:int}", self._put_back, methods=["POST"]),
        ]

    async def _overview(self, request: Request) -> Response:
        who, tongue = await self._office.enter(request, _ADMIN), language(request)

        def values(sight: Sight) -> dict[str, Any]:
            forms = site_fields.forms(must_have_site(sight).site)
            return {
                "forms": [(name, words.in_language(tongue)) for name, words in forms.items()],
                "versions": versions(sight, tongue),
            }  # fmt: skip

        return await self._office.show(request, who, "desk_site.html", await self._office.ask(values))

    async def _file(self, request: Request) -> Response:
        await self._office.enter(request, _ADMIN)
        site = await self._office.ask(lambda sight: must_have_site(sight).site)
        named = f'attachment; filename="{site.site.code}.json"'
        return Response(dump(site), media_type="application/json", headers={
            "Content-Disposition": named, "Cache-Control": "no-store",
        })  # fmt: skip

    async def _upload(self, request: Request) -> Response:
        who, what = await self._office.uploaded(request, _ADMIN)
        return await self._checked(request, who, what.file)

    async def _put_back(self, request: Request) -> Response:
        who, _ = await self._office.posted(request, _ADMIN)
        wanted = request.path_params["version"]
        text = await self._office.ask(lambda sight: sight.reader.document(SITE, wanted))
        if wanted < 1 or text is None:
            raise Turned(404, "page.no_page")
        return await self._checked(request, who, text.encode())

    async def _checked(self, request: Request, who: Entered, raw: bytes) -> Response:
        """On to the preview, or everything that is wrong with the file."""
        site, faults = await asyncio.to_thread(check, raw)
        if site is not None:
            return await self._previews.offer(who, site, "/desk/site")
        told = [(fault.path[:200], fault.words.in_language(language(request))) for fault in faults[:MOST_FAULTS]]
        values = {"faults": told, "many": len(faults)}
        return await self._office.show(request, who, "desk_site_faults.html", values, 422)

    async def _form(self, request: Request) -> Response:
        who = await self._office.enter(request, _ADMIN)
        groups = (await self._asked(request))[1]
        return await self._shown(request, who, groups, {}, {})

    async def _changed(self, request: Request) -> Response:
        who, typed = await self._office.posted(request, _ADMIN, most=200_000)
        doc, groups = await self._asked(request)
        made, unread = site_fields.changed(doc, groups, typed)
        wrong = {bad.place: bad.text for bad in unread}
        site, faults = await asyncio.to_thread(check, msgspec.json.encode(made))
        if site is not None and not wrong:
            return await self._previews.offer(who, site, request.url.path)
        return await self._shown(request, who, groups, typed, by_place(faults, groups, wrong))

    async def _asked(self, request: Request) -> tuple[Any, list[site_fields.Group]]:
        form = request.path_params["form"]

        def groups(sight: Sight) -> tuple[Any, list[site_fields.Group]]:
            site = must_have_site(sight).site
            if form not in site_fields.forms(site):
                raise Turned(404, "page.no_page")
            return plain(site), site_fields.groups(form, site, plain(site))

        return await self._office.ask(groups)

    async def _shown(
        self,
        request: Request,
        who: Entered,
        groups: list[site_fields.Group],
        typed: dict[str, str],
        wrong: dict[str, Any],
    ) -> Response:
        tongue, form = language(request), request.path_params["form"]
        title = await self._office.ask(lambda sight: site_fields.forms(must_have_site(sight).site)[form])
        values = {
            "groups": groups, "typed": typed,
            "faults": {place: text.in_language(tongue) for place, text in wrong.items()},
            "title": title.in_language(tongue), "form": form,
            "wrong": self._office.say(request, "page.o_form_faults", many=len(wrong)) if wrong else "",
        }  # fmt: skip
        return await self._office.show(request, who, "desk_site_form.html", values, 422 if wrong else 200)


def versions(sight: Sight, tongue: str) -> list[dict[str, Any]]:
    """The latest versions of the site file, newest first: when, and by whom."""
    made: dict[int, Event] = {}
    for event in sight.reader.naming(f'"name":"{SITE}"', _STRETCH, MOST_VERSIONS):
        if isinstance(event.body, DocumentChanged) and event.body.name == SITE:
            made[event.body.version] = event
    return [
        {"version": version, "now": n == 0, **_made(sight, made.get(version), tongue)}
        for n, version in enumerate(sight.reader.versions(SITE)[:MOST_VERSIONS])
    ]


def _made(sight: Sight, event: Event | None, tongue: str) -> dict[str, str]:
    """When a version was made, and by whom, as far as the log still says."""
    if event is None:
        return {"at": "", "by": ""}
    at, person = must_have_site(sight).local(event.at), sight.staff.person(event.actor or "")
    return {"at": f"{short_date(at.date())} {time_of_day(at, tongue)}", "by": person.name if person else ""}


def faults_in_words(faults: list[Fault], tongue: str) -> str:
    """For a form that changes one thing: everything that the site check has against it, in one line."""
    return " ".join(dict.fromkeys(fault.words.in_language(tongue) for fault in faults))
