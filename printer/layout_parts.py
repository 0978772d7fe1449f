"""What several papers have in common: marks, letterhead, headings, lists, codes. Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from core.time_of_day import time_of_day
from printer.blocks import Block, Cut, Feed, Picture, Qr, Rule, Text
from printer.clean import clean
from printer.paper import Lang, Letterhead
from printer.profiles import Profile
from printer.wording import long_date, say, short_date
from printer.wrapping import NO_BREAK, wrap, wrap_evenly

NARROW = 0.8
GAP = 1.4
WIDE = 2.4
BULLET = "- "
LARGE_LINES = 3
UNBROKEN = 28
RANGE_FROM = 3
"""So many counters in a row are told as a range."""


def centered(words: str, profile: Profile, width: int = 1, height: int = 1, bold: bool = False) -> Iterator[Text]:
    for line in wrap_evenly(words, profile.columns // width):
        yield Text(line, width, height, bold, "center")


def small(words: str, profile: Profile) -> Iterator[Text]:
    """Centred, in the narrow letters."""
    for line in wrap_evenly(words, profile.small_columns):
        yield Text(line, align="center", small=True)


def paragraph(words: str, profile: Profile, hanging: str = "", bold: bool = False) -> Iterator[Text]:
    for line in wrap(words, profile.columns, hanging):
        yield Text(line, bold=bold)


def heading(words: str, profile: Profile) -> Iterator[Text]:
    """What a paper is about: large where three lines hold it and no word is split, tall where not."""
    plain = clean(words)
    columns = profile.columns // 2
    fits = all(len(word) <= columns for word in plain.split()) and len(wrap(plain, columns)) <= LARGE_LINES
    yield from centered(plain, profile, *((2, 2) if fits else (1, 2)), bold=True)


def divided(above: float = GAP) -> Iterator[Block]:
    """A line between two parts."""
    yield from (Feed(above), Rule(), Feed(GAP))


def listed(entries: Iterable[tuple[str, str]], profile: Profile) -> Iterator[Text]:
    """Each entry a mark and its (clean) words, which hang under their first line."""
    for mark, words in entries:
        yield from paragraph(mark + words, profile, hanging=" " * len(mark))


def marks(
    sample: bool, copy_no: int, language: Lang, profile: Profile, bottom: bool = False, copied: str = ""
) -> Iterator[Block]:
    """What nobody may overlook, at top and bottom: that this is not the original, or not valid at all."""
    if not sample and not copy_no:
        return
    if bottom:
        yield Feed(WIDE)
    if sample:
        yield from centered(say("sample", language), profile, 2, 2, bold=True)
        yield from centered(say("sample_why", language), profile)
    if copy_no:
        yield from centered(say("copy", language, n=copy_no), profile, 2, 2, bold=True)
        yield from centered(copied, profile)
    if not bottom:
        yield Feed(WIDE)


def masthead(logo: Picture | None, site_name: str, profile: Profile) -> Iterator[Block]:
    """On a slow line a logo would cost seconds."""
    if logo and not profile.slow:
        yield from (logo, Feed(GAP))
    yield from centered(clean(site_name), profile, bold=True)


def top(head: Letterhead, profile: Profile) -> Iterator[Block]:
    """Marks, mall, date and time: how every paper but the ticket begins."""
    yield from marks(head.sample, head.copy_no, head.language, profile)
    yield from masthead(head.logo, head.site_name, profile)
    yield from centered(moment(head.at, head.zone_label, head.language, profile), profile)
    yield from divided()


def bottom(head: Letterhead, profile: Profile) -> Iterator[Block]:
    """How every paper but the ticket ends."""
    yield from marks(head.sample, head.copy_no, head.language, profile, bottom=True)
    yield from (Feed(GAP), Cut())


def moment(at: datetime, zone_label: str, language: Lang, profile: Profile) -> str:
    """Date and time of day with the name of the zone, shorter where the paper is narrow."""
    tail = f", {time_of_day(at, language)} {clean(zone_label)}"
    long = long_date(at, language) + tail
    return long if len(long) <= profile.columns else short_date(at, language) + tail


def code(url: str | None, words: str, profile: Profile) -> Iterator[Block]:
    """The code with what it is for; nothing where there is no address."""
    if url is None:
        return
    # The code brings its own white margin.
    yield from (Rule(), Qr(clean(url).replace(" ", "")))
    yield from centered(words, profile)


def place(zone: str, counters: tuple[str, ...], language: Lang) -> str:
    """ "Zona 1, loket 1-3" """
    short = together(clean(zone).partition(":")[0])
    return say("step_place", language, zone=short, names=counter_names(counters)) if counters else short


def together(words: str) -> str:
    """A name or a date that is not broken between two lines; too long a one is."""
    return words.replace(" ", NO_BREAK) if len(words) <= UNBROKEN else words


def counter_names(counters: tuple[str, ...]) -> str:
    """ "1-3, 7": three and more in a row as a range."""
    names = [clean(name) for name in counters]
    if not all(name.isdecimal() for name in names):
        return ", ".join(names)
    rows: list[list[int]] = []
    for number in sorted(map(int, names)):
        if rows and number == rows[-1][-1] + 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    spoken = (f"{row[0]}-{row[-1]}" if len(row) >= RANGE_FROM else ", ".join(map(str, row)) for row in rows)
    return ", ".join(spoken)
