"""One mall at the centre, then one of its agencies, then one of its counters: the same figures, ever closer."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from centre.asked_time import KINDS, AskedTime, asked_time
from centre.frame import Frame
from centre.known_sites import KnownSite
from centre.overview import Figures, figures
from centre.written import COLUMNS, IN_MINUTES, Written, written
from core.rollup import skm
from core.rollup.account import Account
from core.rollup.brief import brief_of
from core.rollup.period import summed
from store import centre_rollups
from summary import report
from summary.figures import Line, agencies, agency_of, beres, services, share, short
from summary.numbers import thousands
from summary.report import CounterLine
from web.asked import Turned, language
from web.parts import Entered
from web.times import short_date

_ERRANDS = tuple(key for key in COLUMNS if key != "visits")


class Row(NamedTuple):
    """A line of a table. `address`: what is below it; "" where nothing is. `errands`: how many."""

    name: str
    address: str
    errands: str
    figures: Written


class Desk(NamedTuple):
    """A counter: minutes that it was planned and open, errands done there, and how long they waited and took."""

    no: int
    name: str
    agency: str
    planned: str
    open: str
    late: str
    paused: str
    served: str
    median: str
    service: str


class Day(NamedTuple):
    """`bar`: how long its bar is, 0 to 100."""

    name: str
    address: str
    visits: str
    median: str
    bar: int


class Seen(NamedTuple):
    """One mall over a time."""

    who: Entered
    site: KnownSite
    time: AskedTime
    days: list[Account]
    account: Account
    tongue: str

    @property
    def home(self) -> str:
        return f"/summary/site/{self.site.id}"

    def link(self, rest: str = "") -> str:
        return f"{self.home}{rest}?{self.time.query}"


class SitePages:
    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self.routes = [
            Route("/summary/site/{site}", self._site, methods=["GET"]),
            Route("/summary/site/{site}/agency/{agency}", self._agency, methods=["GET"]),
            Route("/summary/site/{site}/counter/{counter}", self._counter, methods=["GET"]),
        ]

    async def _look(self, request: Request) -> Seen:
        who, site = await self._frame.sees_one(request)
        time = asked_time(request, site.day(self._frame.now_ms()))
        days = await self._frame.ask(lambda found: centre_rollups.stored(found, site.id, time.first, time.last))
        return Seen(who, site, time, days, summed(days, site.id, time.about.label), language(request))

    async def _site(self, request: Request) -> Response:
        seen = await self._look(request)
        rows = [agency_row(line, seen) for line in agencies(seen.account)]
        total = written(figures(brief_of(seen.account), _worked(seen.days), seen.site.weighed), seen.tongue)
        more = {"total": total, "agencies": rows, "desks": desks(seen), "dates": dates(seen)}
        return self._shown(request, seen, "centre_site.html", more)

    async def _agency(self, request: Request) -> Response:
        seen = await self._look(request)
        code = request.path_params["agency"]
        line = next((line for line in agencies(seen.account) if line.key == code), None)
        own = desks(seen, code)
        if line is None and not own:
            raise Turned(404, "page.m_nothing_here")
        rows = [
            Row(each.name.in_language(seen.tongue), "", thousands(each.steps.created, seen.tongue),
                written(of_line(each, seen), seen.tongue))
            for each in services(seen.account) if agency_of(seen.account, each.key) == code
        ]  # fmt: skip
        name = short(seen.account, code).in_language(seen.tongue)
        more = {"name": name, "total": agency_row(line, seen) if line else None, "services": rows, "desks": own}
        return self._shown(request, seen, "centre_agency.html", more)

    async def _counter(self, request: Request) -> Response:
        seen = await self._look(request)
        asked = request.path_params["counter"]
        desk = next((each for each in desks(seen) if str(each.no) == asked), None)
        if desk is None:
            raise Turned(404, "page.m_nothing_here")
        agency = seen.account.names[f"counter/{desk.no}"].of if f"counter/{desk.no}" in seen.account.names else ""
        of_days = [
            (short_date(dt.date.fromisoformat(day.day)), found)
            for day in seen.days if (found := _desk_on(day, desk.no, seen))
        ]  # fmt: skip
        more = {"desk": desk, "agency": agency, "of_days": of_days}
        return self._shown(request, seen, "centre_counter.html", more)

    def _shown(self, request: Request, seen: Seen, template: str, more: dict[str, Any]) -> Response:
        values = {
            "seen": seen, "time": seen.time, "kinds": KINDS, "columns": COLUMNS, "of_errands": _ERRANDS,
            "in_minutes": IN_MINUTES, "title": seen.time.about.title.in_language(seen.tongue),
            "mall": seen.site.name.in_language(seen.tongue),
        }  # fmt: skip
        return self._frame.show(request, seen.who, template, values | more)


def _worked(days: Sequence[Account]) -> int:
    return sum(day.tickets.created > 0 for day in days)


def of_line(line: Line, seen: Seen) -> Figures:
    """The figures of an agency or a service; visits are not known of a part of a mall."""
    steps, rate = line.steps, beres(line.steps)
    found = figures(brief_of(Account("", "")), 0)
    return found._replace(
        called=steps.waits.count, median=steps.waits.percentile(0.5), most=steps.waits.percentile(0.9),
        promised=line.kept.promised, kept=share(line.kept.kept, line.kept.promised), ended=rate.ended, beres=rate.rate,
        served=steps.services.count, standard=share(steps.in_standard, steps.services.count),
        respondents=line.ratings.respondents, ikm=skm.index(line.ratings, seen.site.weighed),
    )  # fmt: skip


def agency_row(line: Line, seen: Seen) -> Row:
    name = short(seen.account, line.key).in_language(seen.tongue)
    address = seen.link(f"/agency/{line.key}") if line.key else ""
    return Row(name, address, thousands(line.steps.created, seen.tongue), written(of_line(line, seen), seen.tongue))


def desks(seen: Seen, agency: str | None = None) -> list[Desk]:
    """The counters of the mall, or of one agency."""
    lines = report.counters(seen.account)
    numbers = sorted(seen.account.counters)
    return [
        _desk(no, line, seen.tongue)
        for no, line in zip(numbers, lines, strict=True)
        if agency is None or _agency_of(seen.account, no) == agency
    ]


def _agency_of(account: Account, no: int) -> str:
    name = account.names.get(f"counter/{no}")
    return name.of if name else ""


def _desk(no: int, line: CounterLine, tongue: str) -> Desk:
    waits, lengths = line.desk.waits.percentile(0.5), line.desk.services.percentile(0.5)
    return Desk(
        no, line.name.in_language(tongue), line.agency.in_language(tongue),
        thousands(line.planned_min, tongue), thousands(line.open_min, tongue),
        "–" if line.late_min is None else str(line.late_min), str(line.paused_min), thousands(line.desk.done, tongue),
        "–" if waits is None else str(waits), "–" if lengths is None else str(lengths),
    )  # fmt: skip


def _desk_on(day: Account, no: int, seen: Seen) -> Desk | None:
    """The counter on one day; None where it was neither planned nor used."""
    found = dict(zip(sorted(day.counters), report.counters(day), strict=True))
    return _desk(no, found[no], seen.tongue) if no in found else None


def dates(seen: Seen) -> list[Day]:
    """The days of the time, the newest first; nothing where it is one day."""
    if seen.time.kind == "day":
        return []
    most = max((day.tickets.visits for day in seen.days), default=0) or 1
    return [
        Day(short_date(dt.date.fromisoformat(day.day)), f"{seen.home}?day={day.day}&period=day",
            thousands(day.tickets.visits, seen.tongue), _median(day), round(100 * day.tickets.visits / most))
        for day in reversed(seen.days)
    ]  # fmt: skip


def _median(day: Account) -> str:
    value = brief_of(day).waits.percentile(0.5)
    return "–" if value is None else str(value)
