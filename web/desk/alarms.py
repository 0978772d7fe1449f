"""What is wrong in the hall right now, the gravest first: each with its cause and what to do. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from core.catalog import Catalog
from core.doubt import date_in_doubt
from core.help import Reach, reach
from core.holidayyear import missing_year
from core.numbers import LANE_REST_MS, SERIES_MAX
from core.time_of_day import time_of_day
from core.timetable import spans_on
from core.words import HelpState
from store.off_clocks import off_clocks
from store.reports import Waiting
from store.unseen_calls import Unseen
from store.unsent import Unsent
from store.unspoken_calls import Unspoken
from web.desk.glance import Glance
from web.desk.surroundings import PowerNow, PrinterNow
from web.sight import Sight
from web.usher_view import place_of

FEW_LEFT = 5
"""So few numbers of a quota are worth a word."""

LAST_NUMBERS = 30
"""So many numbers before the end of a series somebody should fetch the emergency papers."""

UNSENT_MS = 60_000

TAKEN_OVER_MS, FORCED_MS = 12 * 3_600_000, 72 * 3_600_000
"""For so long it is told that another device became the hub."""
LONG_MINUTES = 60
MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Alarm:
    """`key`: names its words (what, and what to do), whose places `values` fill. `door`: the page that mends it."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    door: str = ""


@dataclass(frozen=True, slots=True)
class Watched:
    """What the alarms are made from, beside the hall itself."""

    glance: Glance
    missed: list[Unseen]
    printer: PrinterNow | None
    synchronised: bool
    unsent: Mapping[str, Unsent]
    power: PowerNow | None = None
    unspoken: Sequence[Unspoken] = ()
    letters: Waiting | None = None
    wanted: str = ""


def alarms(sight: Sight, catalog: Catalog, watched: Watched, language: str) -> tuple[Alarm, ...]:
    return (
        *_of_the_power(watched),
        *_of_the_log(sight),
        *_of_the_day(sight, catalog, watched),
        *_of_helps(sight, catalog, language),
        *_of_devices(catalog, watched, language),
        *_of_outboxes(watched),
        *_of_clocks(sight, language),
        *_of_names(sight),
        *_of_numbers(sight, catalog),
        *_of_takeovers(sight, catalog, language),
        *_of_queues(sight, watched),
        *_of_letters(watched),
        *_of_the_version(watched),
        *_of_plans(sight, catalog),
    )


def _of_the_power(watched: Watched) -> Iterator[Alarm]:
    if watched.power is None:
        return
    if watched.power.silent:
        yield Alarm("ups")
    elif watched.power.on_battery:
        charge = watched.power.charge
        yield Alarm("battery", {"left": f" ({charge} %)" if charge is not None else ""})


def _of_the_log(sight: Sight) -> Iterator[Alarm]:
    if sight.state.parked:
        yield Alarm("parked", {"n": len(sight.state.parked)})
    if sight.state.outage_ms is not None:
        yield Alarm("outage")


def _of_the_day(sight: Sight, catalog: Catalog, watched: Watched) -> Iterator[Alarm]:
    today = catalog.local(sight.now_ms).date()
    opened = sight.state.day is not None and sight.state.day.date == today
    if not opened and date_in_doubt(sight.state, today, sight.now_ms, watched.synchronised):
        yield Alarm("date", {}, "/desk/hall")
    elif not opened and any(start <= sight.now_ms < end for start, end in spans_on(catalog, None, today)):
        yield Alarm("day", {}, "/desk/hall")


def _of_helps(sight: Sight, catalog: Catalog, language: str) -> Iterator[Alarm]:
    for help_ in sight.state.helps.values():
        if help_.state is HelpState.ASKED and reach(help_, sight.now_ms) >= Reach.ALL:
            place, near = place_of(catalog, help_.place, language)
            minutes = (sight.now_ms - help_.asked_ms) // 60_000
            desk = reach(help_, sight.now_ms) is Reach.DESK
            key = "help" if desk else "help_all"
            yield Alarm(key, {"place": f"{place} ({near})" if near else place, "n": minutes}, "/desk/hall")


def _of_devices(catalog: Catalog, watched: Watched, language: str) -> Iterator[Alarm]:
    if watched.printer is not None and not watched.printer.well:
        words = " ".join(text.in_language(language) for text in watched.printer.words)
        yield Alarm("printer", {"words": words})
    for one in watched.missed:
        since = time_of_day(catalog.local(one.since_ms), language)
        yield Alarm("unseen", {"name": one.display, "n": one.count, "time": since})
    for mute in watched.unspoken:
        since = time_of_day(catalog.local(mute.since_ms), language)
        yield Alarm("unspoken", {"name": mute.display, "n": mute.count, "time": since})


def _of_outboxes(watched: Watched) -> Iterator[Alarm]:
    """What a part of this machine has not told the hub for a minute."""
    for part, owed in watched.unsent.items():
        if owed.age_ms >= UNSENT_MS:
            yield Alarm(f"unsent_{part}", {"n": owed.many, "minutes": owed.age_ms // 60_000})


def _of_clocks(sight: Sight, language: str) -> Iterator[Alarm]:
    for device, words in off_clocks(sight.reader.heard()):
        yield Alarm("clock", {"name": device, "words": words.in_language(language)})


def _of_names(sight: Sight) -> Iterator[Alarm]:
    """A lane that went to a new life twice within days: a copied disk, most likely."""
    for no, lane in sight.state.lanes.items():
        lately = [by for at, by in lane.jumps if at > sight.now_ms - LANE_REST_MS]
        if len(lately) > 1:
            yield Alarm("twins", {"name": lane.device, "lane": no})


def _of_numbers(sight: Sight, catalog: Catalog) -> Iterator[Alarm]:
    """Series near their end: a day of many visitors, or of a store that was restored again and again."""
    day = sight.state.day
    if day is None:
        return
    short = [letter for letter in catalog.letters if SERIES_MAX - day.series.get(letter, day.floor) <= LAST_NUMBERS]
    if short:
        yield Alarm("numbers", {"letters": ", ".join(sorted(short))})


def _of_takeovers(sight: Sight, catalog: Catalog, language: str) -> Iterator[Alarm]:
    """Another device leads the queues since today; one that was forced is told for days."""
    last = sight.state.takeover
    if last is None or last.at_ms < sight.now_ms - (FORCED_MS if last.forced else TAKEN_OVER_MS):
        return
    when = time_of_day(catalog.local(last.at_ms), language)
    yield Alarm("forced" if last.forced else "taken_over", {"name": last.device, "time": when, "by": last.by or ""})


def _of_queues(sight: Sight, watched: Watched) -> Iterator[Alarm]:
    left = [
        f"{agency.short} ({row.letter}) {row.waiting}"
        for agency in watched.glance.agencies for row in agency.rows if row.waiting and not row.open
    ]  # fmt: skip
    if left:
        yield Alarm("nobody", {"queues": ", ".join(left)}, "/desk/hall")
    for agency in watched.glance.agencies:
        for row in agency.rows:
            named = {"agency": agency.short, "name": row.name, "letter": row.letter}
            minutes = 0 if row.since_ms is None else (sight.now_ms - row.since_ms) // 60_000
            if minutes >= LONG_MINUTES:
                yield Alarm("long", {**named, "n": minutes})
            if row.room == 0 and row.waiting and not row.shut:
                yield Alarm("full", {**named, "n": row.waiting})
            if row.left is not None and row.left <= FEW_LEFT and row.shut in ("", "quota"):
                yield Alarm("quota" if row.left else "quota_gone", {**named, "n": row.left})
    late = watched.glance.late
    if late:
        shown = ", ".join(late[:MOST_NAMED]) + (f" … (+{len(late) - MOST_NAMED})" if len(late) > MOST_NAMED else "")
        yield Alarm("late", {"counters": shown, "n": len(late)})


def _of_letters(watched: Watched) -> Iterator[Alarm]:
    """Reports that were tried in vain, or that have gathered; one that was just made goes out by itself."""
    waiting = watched.letters
    if waiting is not None and (waiting.trouble is not None or waiting.letters > 1):
        yield Alarm("letters", {"n": waiting.letters, "day": waiting.since})


def _of_the_version(watched: Watched) -> Iterator[Alarm]:
    if watched.wanted:
        yield Alarm("version", {"version": watched.wanted})


def _of_plans(sight: Sight, catalog: Catalog) -> Iterator[Alarm]:
    year = missing_year(catalog.site, catalog.local(sight.now_ms).date())
    if year is not None:
        yield Alarm("holidays", {"year": year}, "/desk/holidays")
