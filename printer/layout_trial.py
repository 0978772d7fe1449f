"""A slip that shows whether profile and printer fit together: width, letters, density, number, code, cut. Pure."""

from collections.abc import Iterator
from datetime import datetime
from string import printable

from printer.blocks import Block, Feed, Number, Picture, Qr, Text
from printer.clean import clean
from printer.layout_parts import GAP, NARROW, bottom, centered, divided, heading, paragraph, place, top
from printer.paper import Letterhead
from printer.paper_hall import TrialPaper, TrialTicketPaper
from printer.profiles import PROFILES, Profile
from printer.wording import say

CODE = "https://besti.example/uji"
LABEL = "B888"
LETTERS = "".join(sign for sign in printable if "!" <= sign <= "~")
"""Whatever a text of a site is turned into before it is printed."""

_EDGE_ROWS, _BOX_ROWS = 16, 40
_TONES = (0x77, 0x55, 0x00)
"""A byte of each box: one dot in four black, one in two, all."""


def slip(profile: Profile, address: str, at: datetime, logo: Picture | None = None) -> tuple[Block, ...]:
    """The test slip of a device that need not know its site. `at`: aware; its own zone is named."""
    return tuple(trial(TrialPaper(Letterhead("Besti", at, at.tzname() or "", logo=logo), address), profile))


def trial(paper: TrialPaper, profile: Profile) -> Iterator[Block]:
    language = paper.head.language
    yield from top(paper.head, profile)
    yield from centered(say("test", language), profile, 2, 2, bold=True)
    about = say("test_profile", language, name=profile.name, columns=profile.columns, dots=profile.dots)
    yield from centered(about, profile)
    yield from centered(clean(paper.address), profile)
    yield Feed(GAP)
    yield from paragraph(say("test_line", language), profile)
    yield Text(("1234567890" * 7)[: profile.columns])
    yield from paragraph(say("test_edges", language), profile)
    yield _edges(profile)
    yield from _sizes(profile)
    yield Feed(NARROW)
    yield from paragraph(say("test_density", language), profile)
    yield from (_density(profile), Feed(NARROW))
    yield from paragraph(say("test_letters", language), profile)
    yield from (Text(LETTERS[at : at + profile.columns]) for at in range(0, len(LETTERS), profile.columns))
    yield from (Feed(GAP), Number(LABEL), Feed(GAP))
    yield from paragraph(say("test_code", language), profile)
    yield from (Text(CODE, bold=True), Qr(CODE))
    yield from centered(say("test_cut", language), profile)
    yield from bottom(paper.head, profile)


def ticket(paper: TrialTicketPaper, profile: Profile) -> Iterator[Block]:
    """What somebody has to look at before visitors come: number, agency, service, the way to the counter."""
    language = paper.head.language
    yield from top(paper.head, profile)
    yield from centered(say("test_ticket", language), profile, 1, 2, bold=True)
    yield from (Feed(NARROW), Number(clean(paper.label)), Feed(NARROW))
    yield from heading(paper.service, profile)
    yield Feed(NARROW)
    yield from centered(clean(paper.agency), profile)
    yield Feed(GAP)
    where = place(paper.zone, paper.counters, language)
    yield from centered(say("wait", language, place=where), profile, bold=True)
    yield from divided()
    yield from centered(say("test_nobody", language), profile)
    yield from bottom(paper.head, profile)


def _edges(profile: Profile) -> Picture:
    """The first and the last dot of a row, and a tick where narrower papers end."""
    narrower = {each.dots for each in PROFILES.values() if each.dots < profile.dots}
    row = bytearray(b"\xff" * (profile.dots // 8))
    row[0], row[-1] = 0x7F, 0xFE
    for dots in narrower:
        row[(profile.dots - dots) // 16] = 0x7F
        row[(profile.dots + dots) // 16 - 1] = 0xFE
    return Picture(profile.dots, _EDGE_ROWS, bytes(row) * _EDGE_ROWS)


def _sizes(profile: Profile) -> Iterator[Text]:
    for size in range(1, 5):
        yield Text(f"{size}x{size} Aa1", size, size)


def _density(profile: Profile) -> Picture:
    """Three boxes side by side, a blank between them."""
    box = profile.dots // 8 // 3
    rest = profile.dots // 8 - 3 * box
    rows = []
    for y in range(_BOX_ROWS):
        # Every other row of a grey is shifted or left out: a chequered pattern, no stripes.
        tones = [tone if y % 2 == 0 or not tone else {0x77: 0xFF, 0x55: 0xAA}[tone] for tone in _TONES]
        rows.append(b"".join(b"\xff" + bytes([tone]) * (box - 1) for tone in tones) + b"\xff" * rest)
    return Picture(profile.dots, _BOX_ROWS, b"".join(rows))
