"""A ticket as blocks from top to bottom. Pure: the same paper and profile give the same blocks."""

from collections.abc import Iterator

from printer.blocks import Align, Block, Cut, Feed, Number, Qr, Rule, Text
from printer.clean import clean
from printer.paper import TicketPaper
from printer.profiles import Profile
from printer.wording import day_name, month_name, say
from printer.wrapping import wrap, wrap_evenly

NARROW = 1.0
GAP = 2.0
WIDE = 3.5
BULLET = "- "


def layout(paper: TicketPaper, profile: Profile) -> tuple[Block, ...]:
    """The whole ticket. No line of text is wider than the paper."""
    columns = profile.columns
    return (
        *_marks(paper, columns),
        *_head(paper, columns),
        *_errand(paper, columns),
        *_facts(paper, columns),
        *_lists(paper, columns),
        *_phone(paper, columns),
        *_foot(paper, columns),
        *_marks(paper, columns, above=WIDE),
        Feed(GAP),
        Cut(),
    )


def _centered(words: str, columns: int, width: int = 1, height: int = 1, bold: bool = False) -> Iterator[Text]:
    for line in wrap_evenly(words, columns // width):
        yield Text(line, width, height, bold, "center")


def _paragraph(words: str, columns: int, align: Align = "left", hanging: str = "") -> Iterator[Text]:
    for line in wrap(words, columns, hanging):
        yield Text(line, align=align)


def _marks(paper: TicketPaper, columns: int, above: float = 0.0) -> Iterator[Block]:
    """What nobody may overlook: that this is not the original, or not a ticket at all."""
    if not paper.sample and not paper.copy_no:
        return
    if above:
        yield Feed(above)
    if paper.sample:
        yield from _centered(say("sample", paper.language), columns, 2, 2, bold=True)
        yield from _centered(say("sample_why", paper.language), columns)
    if paper.copy_no:
        yield from _centered(say("copy", paper.language, n=paper.copy_no), columns, 2, 2, bold=True)
    if not above:
        yield Feed(WIDE)


def _head(paper: TicketPaper, columns: int) -> Iterator[Block]:
    yield from _centered(clean(paper.site_name), columns, bold=True)
    yield from _centered(_issued(paper, columns), columns)
    yield from (Feed(GAP), Rule(), Feed(WIDE))
    yield from _centered(say("number", paper.language), columns)
    yield from (Feed(GAP), Number(clean(paper.label)), Feed(WIDE))
    if paper.priority:
        yield from _centered(say("priority", paper.language), columns, 2, 2, bold=True)
        yield Feed(GAP)


def _issued(paper: TicketPaper, columns: int) -> str:
    at, language = paper.issued_at, paper.language
    day, month = day_name(at.weekday(), language), month_name(at.month, language)
    tail = f"{at.year}, {at:%H:%M} {clean(paper.zone_label)}"
    long = f"{day}, {at.day} {month} {tail}"
    return long if len(long) <= columns else f"{day[:3]} {at.day} {month[:3]} {tail}"


def _errand(paper: TicketPaper, columns: int) -> Iterator[Block]:
    yield from _centered(clean(paper.service), columns, *_service_size(paper.service, columns), bold=True)
    yield Feed(NARROW)
    yield from _centered(clean(paper.agency), columns)
    yield from (Feed(GAP), Rule(), Feed(GAP))


def _service_size(service: str, columns: int) -> tuple[int, int]:
    """Large where three lines hold it and no word is split, tall where not."""
    words = clean(service)
    fits = all(len(word) <= columns // 2 for word in words.split()) and len(wrap(words, columns // 2)) <= 3
    return (2, 2) if fits else (1, 2)


def _facts(paper: TicketPaper, columns: int) -> Iterator[Block]:
    yield from _when(paper, columns)
    yield Feed(GAP)
    place = clean(paper.place_to_wait).replace(" - ", ", ")
    yield from _centered(say("wait", paper.language, place=place), columns)
    if paper.counters:
        names = clean(", ".join(paper.counters))
        yield from _centered(say("counter", paper.language, names=names), columns, bold=True)


def _when(paper: TicketPaper, columns: int) -> Iterator[Block]:
    language = paper.language
    if paper.people_ahead is not None:
        key = {0: "ahead_none", 1: "ahead_one"}.get(paper.people_ahead, "ahead")
        yield from _centered(say(key, language, n=paper.people_ahead), columns)
        yield Feed(NARROW)
    if paper.promise:
        yield from _centered(say("promise", language), columns)
        yield from _centered(clean("-".join(paper.promise)), columns, 2, 2, bold=True)
    elif not paper.lane:
        yield from _centered(say("no_promise", language), columns)
    if paper.lane:
        yield from _centered(say("lane", language), columns)


def _lists(paper: TicketPaper, columns: int) -> Iterator[Block]:
    if len(paper.steps) > 1:
        marks = [f"{place}. " for place in range(1, len(paper.steps) + 1)]
        yield from _list(say("steps", paper.language), list(zip(marks, paper.steps, strict=True)), columns)
        yield Feed(NARROW)
        yield from _paragraph(say("steps_same", paper.language), columns)
    if paper.documents:
        yield from _list(say("documents", paper.language), [(BULLET, name) for name in paper.documents], columns)


def _list(heading: str, entries: list[tuple[str, str]], columns: int) -> Iterator[Block]:
    yield from (Feed(GAP), Rule(), Feed(GAP))
    yield Text(heading, bold=True)
    for mark, words in entries:
        yield from _paragraph(mark + clean(words), columns, hanging=" " * len(mark))


def _phone(paper: TicketPaper, columns: int) -> Iterator[Block]:
    yield from (Feed(GAP), Rule())
    if paper.qr_url is None:
        yield Feed(GAP)
        yield from _centered(say("no_page", paper.language), columns)
        return
    # The code brings its own white margin.
    yield Qr(clean(paper.qr_url).replace(" ", ""))
    yield from _centered(say("scan", paper.language), columns)


def _foot(paper: TicketPaper, columns: int) -> Iterator[Block]:
    yield from (Feed(GAP), Rule(), Feed(GAP))
    yield from _centered(say("missed", paper.language, n=paper.missed_minutes), columns)
    yield from _centered(say("today", paper.language), columns)
