"""A ticket as blocks from top to bottom. Pure: the same paper and profile give the same blocks."""

from collections.abc import Iterator

from printer.blocks import Block, Cut, Feed, Number
from printer.clean import clean
from printer.layout_parts import (
    BULLET,
    GAP,
    NARROW,
    WIDE,
    centered,
    code,
    divided,
    heading,
    listed,
    marks,
    masthead,
    moment,
    paragraph,
    place,
)
from printer.paper import TicketPaper
from printer.profiles import Profile
from printer.wording import say
from printer.wrapping import NO_BREAK


def blocks(paper: TicketPaper, profile: Profile) -> Iterator[Block]:
    """The whole ticket. No line of text is wider than the paper."""
    yield from marks(paper.sample, paper.copy_no, paper.language, profile, copied=_copied(paper, profile))
    yield from _head(paper, profile)
    yield from _errand(paper, profile)
    yield from _facts(paper, profile)
    yield from _steps(paper, profile)
    yield from _documents(paper, profile)
    yield from _phone(paper, profile)
    yield from _foot(paper, profile)
    yield from marks(paper.sample, paper.copy_no, paper.language, profile, bottom=True)
    yield from (Feed(GAP), Cut())


def _copied(paper: TicketPaper, profile: Profile) -> str:
    """When the copy was made: the other date on it is that of the original."""
    if not paper.copy_no or paper.copied_at is None:
        return ""
    at = moment(paper.copied_at, paper.zone_label, paper.language, profile)
    return say("copied", paper.language, at=at.replace(" ", NO_BREAK))


def _head(paper: TicketPaper, profile: Profile) -> Iterator[Block]:
    yield from masthead(paper.logo, paper.site_name, profile)
    yield from centered(moment(paper.issued_at, paper.zone_label, paper.language, profile), profile)
    yield Feed(WIDE)
    yield from centered(say("number", paper.language), profile)
    yield from (Feed(NARROW), Number(clean(paper.label)), Feed(WIDE))
    if paper.priority:
        yield from centered(say("priority", paper.language), profile, 2, 2, bold=True)
        yield Feed(NARROW)


def _errand(paper: TicketPaper, profile: Profile) -> Iterator[Block]:
    yield from heading(paper.service, profile)
    yield Feed(NARROW)
    several = say("errands", paper.language, n=len(paper.steps))
    yield from centered(clean(paper.agency) or several, profile)
    yield from divided()


def _facts(paper: TicketPaper, profile: Profile) -> Iterator[Block]:
    yield from _when(paper, profile)
    yield Feed(GAP)
    where = place(paper.place_to_wait, paper.counters, paper.language)
    yield from centered(say("wait", paper.language, place=where), profile, bold=True)


def _when(paper: TicketPaper, profile: Profile) -> Iterator[Block]:
    language = paper.language
    if paper.people_ahead is not None:
        key = {0: "ahead_none", 1: "ahead_one"}.get(paper.people_ahead, "ahead")
        yield from centered(say(key, language, n=paper.people_ahead), profile)
    if paper.promise:
        yield from centered(say("promise", language), profile)
        yield from centered(clean("-".join(paper.promise)), profile, 2, 2, bold=True)
    elif paper.instead:
        yield from centered(clean(paper.instead), profile, bold=True)
    elif not paper.lane:
        yield from centered(say("no_promise", language), profile)
    if paper.lane:
        yield from centered(say("lane", language), profile)


def _steps(paper: TicketPaper, profile: Profile) -> Iterator[Block]:
    """Each errand with where it is: a visitor walks the hall with this list."""
    if len(paper.steps) < 2:
        return
    yield from divided()
    yield from paragraph(say("steps", paper.language), profile, bold=True)
    for number, step in enumerate(paper.steps, 1):
        mark = f"{number}. "
        hanging = " " * len(mark)
        where = place(step.zone, step.counters, paper.language)
        yield from listed([(mark, clean(step.name)), (hanging, where)], profile)
        if step.about:
            yield from listed([(hanging, say("about", paper.language, at=clean(step.about)))], profile)
        elif step.doubtful:
            yield from listed([(hanging, say("doubtful", paper.language))], profile)


def _documents(paper: TicketPaper, profile: Profile) -> Iterator[Block]:
    if paper.documents:
        yield from divided()
        yield from paragraph(say("documents", paper.language), profile, bold=True)
        yield from listed(((BULLET, clean(name)) for name in paper.documents), profile)


def _phone(paper: TicketPaper, profile: Profile) -> Iterator[Block]:
    if paper.qr_url is None:
        yield from divided()
        yield from centered(say("no_page", paper.language), profile)
    else:
        yield Feed(GAP)
        yield from code(paper.qr_url, say("scan", paper.language), profile)


def _foot(paper: TicketPaper, profile: Profile) -> Iterator[Block]:
    yield Feed(GAP)
    yield from centered(say("missed", paper.language, n=paper.missed_minutes), profile)
