"""The tiles of one choice: agencies, or the services of one."""

from dataclasses import dataclass

from core.catalog import Catalog
from core.hours import Opening, opening
from core.site import Agency, Service
from core.state import State
from kiosk.hall import agencies, agency_opening, services, waiting
from kiosk.views.closed import closed_words
from ui.words import Words


@dataclass(frozen=True, slots=True)
class Tile:
    """`picture`: a name in assets/icons, or nothing: the letter stands there. `spoken`: all of it, for ears."""

    key: str
    title: str
    subtitle: str
    note: str
    open: bool
    letter: str
    picture: str
    color: str
    shape: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Teller:
    """What every tile is told with. `pictures`: the icons that there are."""

    catalog: Catalog
    state: State
    words: Words
    pictures: frozenset[str]
    language: str
    now_ms: int


def agency_tiles(tell: Teller) -> list[Tile]:
    return [_agency(a, tell) for a in agencies(tell.catalog, tell.now_ms)]


def service_tiles(agency: Agency, tell: Teller) -> list[Tile]:
    return [_service(s, tell) for s in services(tell.catalog, agency, tell.now_ms)]


def _agency(agency: Agency, tell: Teller) -> Tile:
    when = agency_opening(tell.catalog, tell.state, agency, tell.now_ms)
    count = sum(waiting(tell.state, x.letter) for x in agency.letters)
    name = agency.name.in_language(tell.language)
    return _tile(
        tell,
        agency.letters[0].letter,
        key=agency.id,
        title=agency.short,
        subtitle="" if name == agency.short else name,
        note=_note(when, count, tell),
        can=when.open,
        picture=agency.id if agency.id in tell.pictures else "",
    )


def _service(service: Service, tell: Teller) -> Tile:
    when = opening(tell.catalog, tell.state, service.letter, tell.now_ms)
    walk_in = tell.words.say("closed.booking_only", tell.language) if not service.walk_in else ""
    return _tile(
        tell,
        service.letter,
        key=service.code,
        title=service.name.in_language(tell.language),
        subtitle=service.fee.in_language(tell.language),
        note=walk_in or _note(when, waiting(tell.state, service.letter), tell),
        can=when.open and service.walk_in,
        picture="",
    )


def _tile(
    tell: Teller,
    letter: str,
    key: str,
    title: str,
    subtitle: str,
    note: str,
    can: bool,
    picture: str,
) -> Tile:
    zone = tell.catalog.zones[tell.catalog.letters[letter].zone]
    spoken = ". ".join(part for part in (title, subtitle, note) if part)
    return Tile(key, title, subtitle, note, can, letter, picture, zone.color, zone.shape, spoken)


def _note(when: Opening, count: int, tell: Teller) -> str:
    if not when.open:
        return closed_words(tell.catalog, tell.words, when, tell.language, tell.now_ms)
    if count:
        return tell.words.count("kiosk.waiting", count, tell.language)
    return tell.words.say("kiosk.waiting_none", tell.language)
