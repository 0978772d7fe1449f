"""The opening round as a list: each line green, amber or red from what is known, with what to do. Pure."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from core.catalog import Catalog
from core.holidayyear import missing_year
from core.numbers import SERIES_MAX
from core.state import RoundMark
from core.time_of_day import time_of_day
from core.timetable import holiday_on, spans_on
from core.words import Check, CounterState, Evidence, PaperKind, Role
from web.desk.glance import planned_counters
from web.desk.surroundings import PrinterNow
from web.sight import Sight
from web.times import short_date

_OUT = frozenset({Evidence.CONFIRMED, Evidence.PROCESSED, Evidence.UNVERIFIED})


class Light(StrEnum):
    """GREEN: known to be well. AMBER: somebody has to look. RED: known to be wrong."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Line:
    """`key`: names what is known and what to do, whose places `values` fill. `place`: the kiosk or zone, of several.

    `name`: how people call that place. `mark`: of whoever looked last today. `does`: what the page can do for it.
    """

    check: Check
    light: Light
    key: str
    values: dict[str, Any] = field(default_factory=dict)
    place: str = ""
    name: str = ""
    mark: RoundMark | None = None
    does: str = ""

    @property
    def state(self) -> Light:
        """The light, once somebody has looked: their word counts where nothing is known."""
        if self.mark is None or self.light is Light.RED:
            return self.light
        return Light.GREEN if self.mark.well else Light.RED


def walk(
    sight: Sight, catalog: Catalog, printer: PrinterNow | None, synchronised: bool, tongue: str
) -> tuple[Line, ...]:
    """The lines in the order in which somebody walks them."""
    lines = (
        *_papers(sight, catalog, printer, tongue), *_slips(sight, catalog, tongue), *_zones(sight, catalog, tongue),
        _clock(sight, catalog, synchronised, tongue), _hours(sight, catalog, tongue), _quotas(catalog),
        _counters(sight, catalog),
    )  # fmt: skip
    marks = sight.state.day.round if sight.state.day else {}
    return tuple(
        Line(
            line.check, line.light, line.key, line.values, line.place, line.name,
            marks.get(f"{line.check}/{line.place}"), line.does,
        )
        for line in lines
    )  # fmt: skip


def _papers(sight: Sight, catalog: Catalog, printer: PrinterNow | None, tongue: str) -> list[Line]:
    """The printer of this machine is asked; of those elsewhere a person has to tell."""
    lines = []
    for n, kiosk in enumerate(catalog.site.kiosks):
        name = f"{kiosk.id}: {kiosk.place.in_language(tongue)}"
        if n or printer is None:
            lines.append(Line(Check.PAPER, Light.AMBER, "paper_look", {}, kiosk.id, name))
            continue
        words = " ".join(text.in_language(tongue) for text in printer.words)
        light = Light.GREEN if printer.well else Light.RED
        lines.append(Line(Check.PAPER, light, "paper", {"words": words}, kiosk.id, name))
    return lines


def _slips(sight: Sight, catalog: Catalog, tongue: str) -> list[Line]:
    lines = []
    for kiosk in catalog.site.kiosks:
        name = f"{kiosk.id}: {kiosk.place.in_language(tongue)}"
        asked = [p for p in sight.state.papers.values() if (p.paper, p.at) == (PaperKind.TEST, kiosk.id)]
        last = max(asked, key=lambda paper: paper.asked_ms, default=None)
        light, key, values = Light.AMBER, "slip_none", dict[str, Any]()
        if last is not None:
            values = {"time": time_of_day(catalog.local(last.asked_ms), tongue)}
            light, key = (Light.GREEN, "slip_out") if last.evidence in _OUT else (Light.RED, "slip_lost")
            if last.evidence is None and sight.now_ms - last.asked_ms < SLIP_MS:
                light, key = Light.AMBER, "slip_sent"
        lines.append(Line(Check.TEST_TICKET, light, key, values, kiosk.id, name, does="slip"))
    return lines


SLIP_MS = 30_000
"""So long a test slip may take to come out and to be told of."""


def _zones(sight: Sight, catalog: Catalog, tongue: str) -> list[Line]:
    """Screens and sound of each zone: tried by the page, judged by who stands there."""
    tried = sight.state.day.tried if sight.state.day else {}
    shown = [d for d in sight.state.devices.values() if d.role is Role.DISPLAY and not d.revoked]
    lines = []
    for check in (Check.SCREENS, Check.SOUND):
        for zone in catalog.site.zones:
            name, at = zone.name.in_language(tongue), tried.get(zone.id)
            values = {"time": time_of_day(catalog.local(at), tongue)} if at is not None else {}
            key = f"{check.value}_tried" if at is not None else f"{check.value}_untried"
            if not shown:
                key, values = "no_display", {}
            lines.append(Line(check, Light.AMBER, key, values, zone.id, name, does="zone"))
    return lines


def _clock(sight: Sight, catalog: Catalog, synchronised: bool, tongue: str) -> Line:
    now = catalog.local(sight.now_ms)
    values = {"time": time_of_day(now, tongue), "day": short_date(now.date())}
    return Line(
        Check.CLOCK, Light.GREEN if synchronised else Light.AMBER, "clock" if synchronised else "clock_alone", values
    )


def _hours(sight: Sight, catalog: Catalog, tongue: str) -> Line:
    today = catalog.local(sight.now_ms).date()
    spans = spans_on(catalog, None, today)
    said = ", ".join(
        "–".join(time_of_day(catalog.local(at), tongue) for at in span) for span in spans
    )  # fmt: skip
    holiday = holiday_on(catalog, today)
    if not spans:
        name = holiday.name.in_language(tongue) if holiday else ""
        return Line(Check.HOURS, Light.RED, "hours_holiday" if holiday else "hours_none", {"name": name})
    year = missing_year(catalog.site, today)
    if year is not None:
        return Line(Check.HOURS, Light.AMBER, "hours_year", {"hours": said, "year": year})
    return Line(Check.HOURS, Light.GREEN, "hours", {"hours": said})


def _quotas(catalog: Catalog) -> Line:
    limited = [letter for letter in catalog.letters.values() if letter.quota is not None]
    wrong = [letter.letter for letter in limited if not 0 < (letter.quota or 0) <= SERIES_MAX]
    if wrong:
        return Line(Check.QUOTAS, Light.RED, "quotas_wrong", {"letters": ", ".join(wrong)})
    said = ", ".join(f"{letter.letter} {letter.quota}" for letter in limited)
    return Line(Check.QUOTAS, Light.GREEN, "quotas" if limited else "quotas_none", {"quotas": said})


def _counters(sight: Sight, catalog: Catalog) -> Line:
    """By agency, for it is its agency that one calls."""
    closed = [c for c in planned_counters(sight, catalog) if sight.state.counter(c.no).state is CounterState.CLOSED]
    if not closed:
        return Line(Check.COUNTERS, Light.GREEN, "counters")
    empty = {c.agency for c in closed} - {
        c.agency for c in planned_counters(sight, catalog) if sight.state.counter(c.no).state is not CounterState.CLOSED
    }
    names = ", ".join(agency.short for agency in catalog.site.agencies if agency.id in empty)
    if names:
        return Line(Check.COUNTERS, Light.AMBER, "counters_empty", {"n": len(closed), "agencies": names})
    return Line(Check.COUNTERS, Light.AMBER, "counters_closed", {"n": len(closed)})
