"""Versions and health: of every mall's hub, and of the devices that it hears."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import Connection, select
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from centre import anomalies, live_news, tables
from centre.down_orders import floor
from centre.frame import Frame
from centre.health import Told, told
from centre.known_sites import KnownSite
from centre.live_page import LivePages, clock
from summary.numbers import thousands
from sync.wire_health import DeviceHealth
from web.asked import language

OFF_MS = 2_000
"""A clock that is off by more makes times that people notice."""

GONE_MS = 10 * 60_000
"""A device that its hub has not heard for so long, while the mall is open, is not there."""


class Device(NamedTuple):
    """`behind`: events that it lacks; `offset`: seconds that its clock is off; `wrong`: somebody should look."""

    name: str
    heard: str
    behind: str
    offset: str
    wrong: bool


class Row(NamedTuple):
    """A mall's hub. `older`: than the version that is asked for; `behind`: events that the centre lacks."""

    name: str
    version: str
    older: bool
    heard: str
    behind: str
    offset: str
    off: bool
    devices: tuple[Device, ...]

    @property
    def wrong(self) -> int:
        return sum(device.wrong for device in self.devices)


class Oddity(NamedTuple):
    """What was noted of a mall's log and survived."""

    name: str
    at: str
    kind: str


class _Read(NamedTuple):
    news: Mapping[str, live_news.News]
    told: Mapping[str, Told]
    lsns: Mapping[str, int]
    floor: str
    oddities: list[anomalies.Anomaly]


class HealthPages:
    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._live = LivePages(frame)
        self.routes = [Route("/summary/health", self._show, methods=["GET"])]

    async def _show(self, request: Request) -> Response:
        who, sites = await self._frame.sees(request)
        found, tongue = await self._frame.ask(_read), language(request)
        rows = [self._row(site, found, tongue) for site in sites.values()]
        rows.sort(key=lambda row: not (row.older or row.off or row.wrong))
        now_ms = self._frame.now_ms()
        odd = [
            Oddity(sites[each.site_id].name.in_language(tongue), clock(sites[each.site_id], each.at_ms, now_ms, tongue),
                   each.kind)
            for each in found.oddities if each.site_id in sites
        ]  # fmt: skip
        values = {"rows": rows, "floor": found.floor, "oddities": odd, "off_s": OFF_MS // 1000}
        return self._frame.show(request, who, "centre_health.html", values)

    def _row(self, site: KnownSite, found: _Read, tongue: str) -> Row:
        now_ms = self._frame.now_ms()
        news, said = found.news.get(site.id, live_news.NOTHING), found.told.get(site.id)
        version = (said.health.version if said else "") or news.version
        older = bool(found.floor and version) and _parts(version) < _parts(found.floor)
        heard = self._live.ago(news.at_ms, now_ms, tongue)
        name = site.name.in_language(tongue)
        if said is None:
            return Row(name, version or "–", older, heard, "–", "–", off=False, devices=())
        passed_ms, health = max(0, now_ms - said.at_ms), said.health
        behind = thousands(max(0, health.lsn - found.lsns.get(site.id, 0)), tongue)
        works = any(start + GONE_MS <= now_ms < end for start, end in site.spans(site.day(now_ms)))
        devices = tuple(self._device(each, health.lsn, passed_ms, tongue, works=works) for each in health.devices)
        off = abs(health.offset_ms) > OFF_MS
        return Row(name, version or "–", older, heard, behind, seconds(health.offset_ms, tongue), off, devices)

    def _device(self, each: DeviceHealth, lsn: int, passed_ms: int, tongue: str, *, works: bool) -> Device:
        """`works`: the mall has been open for a while, so that its devices should be on."""
        ago_ms = each.ago_ms + passed_ms
        wrong = (works and ago_ms > GONE_MS) or abs(each.offset_ms) > OFF_MS
        heard = self._live.ago(1, 1 + ago_ms, tongue)
        behind = thousands(max(0, lsn - each.lsn), tongue)
        return Device(each.device, heard, behind, seconds(each.offset_ms, tongue), wrong)


def seconds(offset_ms: int, tongue: str) -> str:
    """A clock's error with its sign, to a tenth of a second."""
    return f"{offset_ms / 1000:+.1f}".replace(".", "." if tongue == "en" else ",")


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdecimal() else 0 for part in version.split("."))


def _read(connection: Connection) -> _Read:
    head = tables.site_head
    lsns = {row.site_id: row.lsn for row in connection.execute(select(head.c.site_id, head.c.lsn))}
    newest = anomalies.newest(connection)
    return _Read(live_news.heard(connection), told(connection), lsns, floor(connection), newest)
