"""The tiles of one choice: agencies, or the services of one."""

from dataclasses import dataclass

from core.hours import Opening, opening
from core.site import Agency, Service
from kiosk.hall import agencies, agency_opening, services, waiting
from kiosk.scene import Scene
from kiosk.views.closed import closed_words


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


def agency_tiles(scene: Scene) -> list[Tile]:
    return [_agency(a, scene) for a in agencies(scene.catalog, scene.now_ms)]


def service_tiles(agency: Agency, scene: Scene) -> list[Tile]:
    return [service_tile(s, scene) for s in services(scene.catalog, agency, scene.now_ms)]


def _agency(agency: Agency, scene: Scene) -> Tile:
    when = agency_opening(scene.catalog, scene.state, agency, scene.now_ms)
    count = sum(waiting(scene.state, x.letter) for x in agency.letters)
    name = agency.name.in_language(scene.language)
    return _tile(
        scene,
        agency.letters[0].letter,
        key=agency.id,
        title=agency.short,
        subtitle="" if name == agency.short else name,
        note=_note(when, count, scene),
        can=when.open,
        picture=agency.id if agency.id in scene.pictures else "",
    )


def service_tile(service: Service, scene: Scene) -> Tile:
    when = opening(scene.catalog, scene.state, service.letter, scene.now_ms)
    walk_in = scene.say("closed.booking_only") if not service.walk_in else ""
    return _tile(
        scene,
        service.letter,
        key=service.code,
        title=service.name.in_language(scene.language),
        subtitle=service.fee.in_language(scene.language),
        note=walk_in or _note(when, waiting(scene.state, service.letter), scene),
        can=when.open and service.walk_in,
        picture="",
    )


def _tile(
    scene: Scene,
    letter: str,
    key: str,
    title: str,
    subtitle: str,
    note: str,
    can: bool,
    picture: str,
) -> Tile:
    zone = scene.catalog.zones[scene.catalog.letters[letter].zone]
    spoken = ". ".join(part for part in (title, subtitle, note) if part)
    return Tile(key, title, subtitle, note, can, letter, picture, zone.color, zone.shape, spoken)


def _note(when: Opening, count: int, scene: Scene) -> str:
    if not when.open:
        return closed_words(scene.catalog, scene.words, when, scene.language, scene.now_ms)
    if count:
        return scene.count("kiosk.waiting", count)
    return scene.say("kiosk.waiting_none")
