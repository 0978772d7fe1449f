"""The papers at the end of a visit as blocks. Pure."""

from collections.abc import Iterator

from core.words import Outcome
from printer.blocks import Block, Feed, Text
from printer.clean import clean
from printer.layout_parts import (
    GAP,
    NARROW,
    WIDE,
    bottom,
    centered,
    code,
    divided,
    heading,
    listed,
    place,
    together,
    top,
)
from printer.paper import Lang
from printer.paper_visit import NotaPaper, PickupPaper, VisitLine
from printer.profiles import Profile
from printer.wording import long_date, say, short_date


def nota(paper: NotaPaper, profile: Profile) -> Iterator[Block]:
    """What the mall promised, and what it did."""
    language = paper.head.language
    yield from top(paper.head, profile)
    yield from centered(say("nota", language), profile, 2, 2, bold=True)
    yield from (Feed(NARROW), Text(clean(paper.label), 3, 3, bold=True, align="center"), Feed(WIDE))
    yield from _times(paper, profile)
    if paper.promise and paper.called:
        yield Feed(NARROW)
        yield from centered(say("late" if paper.late_minutes else "in_time", language, n=paper.late_minutes), profile)
    yield from divided()
    count = len(paper.lines)
    yield from centered(say("visit" if count > 1 else "visit_one", language, n=count), profile, bold=True)
    yield Feed(NARROW)
    for number, line in enumerate(paper.lines, 1):
        mark = f"{number}. "
        yield from listed([(mark, clean(line.name)), (" " * len(mark), _ended(line, language))], profile)
    yield Feed(GAP)
    yield from code(paper.qr_url, say("rate", language), profile)
    yield Feed(GAP)
    yield from centered(say("thanks", language), profile)
    yield from bottom(paper.head, profile)


def _times(paper: NotaPaper, profile: Profile) -> Iterator[Text]:
    rows = [
        ("arrived", paper.arrived),
        ("promised", "-".join(paper.promise) if paper.promise else None),
        ("called", paper.called),
        ("finished", paper.done),
    ]
    width = min(profile.columns, 30)
    for key, time in rows:
        if time:
            name = say(key, paper.head.language)
            yield Text(name + clean(time).rjust(width - len(name)), align="center", bold=key == "finished")


def _ended(line: VisitLine, language: Lang) -> str:
    if line.ready_on and line.outcome in (Outcome.DONE, Outcome.IN_PROCESS):
        day = together(short_date(line.ready_on, language))
        return f"{say('in_process', language)}, {say('ready', language, day=day)}"
    return say(line.outcome or "not_served", language)


def pickup(paper: PickupPaper, profile: Profile) -> Iterator[Block]:
    """When, where and with what the result is fetched."""
    language = paper.head.language
    yield from top(paper.head, profile)
    yield from centered(say("pickup", language), profile)
    yield Feed(NARROW)
    yield from heading(paper.service, profile)
    yield Feed(NARROW)
    yield from centered(clean(paper.agency), profile)
    yield from divided()
    yield from centered(say("ready_from", language), profile)
    yield from heading(long_date(paper.ready_on, language), profile)
    yield from centered(_hours(paper), profile)
    yield Feed(GAP)
    where = place(paper.zone, paper.counters, language)
    yield from centered(say("pickup_at", language, place=where), profile, bold=True)
    yield from centered(say("your_number", language, label=clean(paper.label)), profile)
    yield Feed(GAP)
    yield from code(paper.qr_url, say("check", language), profile)
    yield from divided()
    yield from centered(say("bring_slip", language), profile)
    yield from bottom(paper.head, profile)


def _hours(paper: PickupPaper) -> str:
    if not paper.hours:
        return say("closed_then", paper.head.language)
    spans = ", ".join("-".join(map(clean, span)) for span in paper.hours)
    return say("hours", paper.head.language, spans=spans, zone=clean(paper.head.zone_label))
