"""Lists of documents, numbers for an emergency and a day's figures as blocks. Pure."""

from collections.abc import Iterable, Iterator

from core.words import Text as Words
from printer.blocks import Block, Cut, Feed, Number, Text
from printer.clean import clean
from printer.layout_parts import (
    GAP,
    NARROW,
    WIDE,
    bottom,
    centered,
    divided,
    heading,
    listed,
    marks,
    masthead,
    moment,
    paragraph,
    place,
    small,
    together,
    top,
)
from printer.paper import Lang
from printer.paper_hall import DayPaper, DocumentsPaper, EmergencyPaper, LetterDay
from printer.profiles import Profile
from printer.wording import both, long_date, say, short_date

BOX = "[ ] "
LANGUAGES: tuple[Lang, Lang] = ("id", "en")
_COLUMNS = ("day_given", "day_done", "day_absent", "day_expired", "day_open")


def documents(paper: DocumentsPaper, profile: Profile) -> Iterator[Block]:
    """What to bring, with boxes to tick."""
    language = paper.head.language
    yield from top(paper.head, profile)
    yield from centered(say("list", language), profile)
    yield Feed(NARROW)
    yield from heading(paper.service, profile)
    yield Feed(NARROW)
    yield from centered(clean(paper.agency), profile)
    yield from divided()
    yield from paragraph(say("bring" if paper.documents else "bring_nothing", language), profile, bold=True)
    yield from listed(((BOX, clean(name)) for name in paper.documents), profile)
    yield from divided()
    where = say("where", language, place=place(paper.zone, paper.counters, language))
    yield from listed([("", say("fee", language, fee=clean(paper.fee))), ("", where)], profile)
    if paper.note:
        yield from listed([("", clean(paper.note))], profile)
    yield from divided()
    yield from centered(say("no_number", language), profile)
    yield from bottom(paper.head, profile)


def emergency(paper: EmergencyPaper, profile: Profile) -> Iterator[Block]:
    """A number without a date, which is written on it when it is given out. Indonesian, small English below."""
    head = paper.head
    yield from marks(head.sample, 0, head.language, profile)
    yield from masthead(head.logo, head.site_name, profile)
    yield from _twice(Words(clean(paper.agency.id), clean(paper.agency.en)), profile)
    yield from divided()
    yield from _twice(both("emergency"), profile)
    yield from (Feed(NARROW), Number(clean(paper.label)), Feed(WIDE))
    where = {language: place(paper.zone.in_language(language), paper.counters, language) for language in LANGUAGES}
    yield from _twice(Words(**{key: say("emergency_do", key, place=at) for key, at in where.items()}), profile)
    yield Feed(GAP)
    yield from _twice(both("emergency_keep"), profile)
    yield from divided()
    yield Text(f"{say('fill_in', 'id')}:")
    yield Text(f"{say('fill_in', 'en')}:", small=True)
    for key in ("date_blank", "time_blank", "service_blank"):
        yield from (Feed(WIDE), Text(_blank(_slashed(key), profile)))
    yield from marks(head.sample, 0, head.language, profile, bottom=True)
    yield from (Feed(WIDE), Cut())


def _twice(words: Words, profile: Profile) -> Iterator[Block]:
    """In both languages, the second small; once where they are the same."""
    yield from centered(words.id, profile)
    if words.en != words.id:
        yield from small(words.en, profile)


def _slashed(key: str) -> str:
    return " / ".join(say(key, language) for language in LANGUAGES)


def _blank(name: str, profile: Profile) -> str:
    start = f"{name}: "
    return start + "_" * (profile.columns - len(start))


def day(paper: DayPaper, profile: Profile) -> Iterator[Block]:
    """What became of a day's numbers, letter by letter; made at closing."""
    head, language = paper.head, paper.head.language
    yield from marks(head.sample, head.copy_no, language, profile)
    yield from masthead(head.logo, head.site_name, profile)
    yield from divided()
    yield from centered(say("day", language), profile, 2, 2, bold=True)
    date = long_date(paper.day, language)
    yield from centered(date if len(date) <= profile.columns else short_date(paper.day, language), profile)
    yield from divided()
    yield from _table(paper.letters, paper, profile)
    yield from divided()
    yield from _totals(paper, profile)
    yield Feed(GAP)
    made = moment(head.at, head.zone_label, language, profile)
    yield from centered(say("day_made", language, at=together(made)), profile)
    yield Feed(WIDE * 3)
    yield from centered(say("day_signed", language), profile)
    yield from bottom(head, profile)


def _table(letters: Iterable[LetterDay], paper: DayPaper, profile: Profile) -> Iterator[Text]:
    names = [say(key, paper.head.language) for key in _COLUMNS]
    spare = (profile.columns - 2 - sum(len(name) + 1 for name in names)) // len(names)
    widths = [len(name) + 1 + spare for name in names]
    yield Text("  " + _row(names, widths), bold=True)
    for of in letters:
        figures = (of.given, of.done, of.absent, of.expired, of.still_open)
        yield Text(f"{clean(of.letter):2}" + _row(map(str, figures), widths))


def _row(cells: Iterable[str], widths: list[int]) -> str:
    return "".join(cell.rjust(width) for cell, width in zip(cells, widths, strict=True))


def _totals(paper: DayPaper, profile: Profile) -> Iterator[Text]:
    sums = [
        ("day_all", sum(of.given for of in paper.letters)),
        ("day_done", sum(of.done for of in paper.letters)),
        ("day_absent", sum(of.absent for of in paper.letters)),
        ("day_expired", sum(of.expired for of in paper.letters)),
        ("day_cancelled", sum(of.cancelled for of in paper.letters)),
        ("day_open", sum(of.still_open for of in paper.letters)),
        ("day_papers", paper.papers),
        ("day_copies", paper.copies),
    ]
    for key, figure in sums:
        name = say(key, paper.head.language)
        yield Text(name + str(figure).rjust(profile.columns - len(name)), bold=key == "day_all")
