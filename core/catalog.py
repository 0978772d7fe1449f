"""A site file made easy to ask: each service, letter and counter found by its name, once per version of the file."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from core.site import About, Agency, Counter, Hours, Journey, Letter, Service, Site, Week, Zone
from core.words import Text


class Catalog:
    """Read-only views of one version of the site file. Unknown names raise KeyError; ask `in` first.

    `plans`: what `core.timetable` has worked out from it.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self.zone = ZoneInfo(site.site.timezone)
        self.agencies: dict[str, Agency] = {a.id: a for a in site.agencies}
        self.services: dict[str, Service] = {s.code: s for a in site.agencies for s in a.services}
        self.letters: dict[str, Letter] = {x.letter: x for a in site.agencies for x in a.letters}
        self.counters: dict[int, Counter] = {c.no: c for c in site.counters}
        self.zones: dict[str, Zone] = {z.id: z for z in site.zones}
        self.journeys: dict[str, Journey] = {j.id: j for j in site.journeys}
        self.plans: dict[tuple[str, str | None, dt.date], Any] = {}
        self._agency_of = {x.letter: a for a in site.agencies for x in a.letters}

    @classmethod
    def empty(cls) -> "Catalog":
        """The catalog of a box without a site file: no service, no counter."""
        about = About("", "", Text("", ""), "", "", "", "", "UTC", "UTC")
        return cls(Site(0, "", about, Hours(Week()), (), (), {}, ()))

    def agency_of(self, letter: str) -> Agency:
        return self._agency_of[letter]

    def letter_of(self, service: str) -> Letter:
        return self.letters[self.services[service].letter]

    def counters_of(self, letter: str) -> list[Counter]:
        return [c for c in self.site.counters if letter in c.letters]

    def local(self, now_ms: int) -> dt.datetime:
        """Wall time at the site of `now_ms` (milliseconds since 1970, UTC)."""
        return dt.datetime.fromtimestamp(now_ms / 1000, self.zone)

    def at(self, day: dt.date, clock: str) -> int:
        """Milliseconds since 1970 of the time of day `clock` ("HH:MM") on `day` at the site."""
        hour, minute = map(int, clock.split(":"))
        return round(dt.datetime.combine(day, dt.time(hour, minute), self.zone).timestamp() * 1000)


def valid_on(day: dt.date, valid_from: dt.date | None, valid_until: dt.date | None) -> bool:
    """Whether `day` lies between the two dates, both included; None is open-ended."""
    return (valid_from is None or valid_from <= day) and (valid_until is None or day <= valid_until)
