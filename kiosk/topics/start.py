"""How would you like to choose: what others often choose, by need, by agency, by search, or with a booking."""

from itertools import chain

from core.site import Agency, Service
from kiosk.flow.actions import Go, PickAgency, PickService
from kiosk.flow.where import Screen
from kiosk.hall import agencies, services
from kiosk.scene import Scene
from kiosk.topics.agency import agency_chosen
from kiosk.views.menu import Option
from kiosk.views.start import StartPage
from kiosk.views.tiles import service_tile

OFTEN = 4

_WAYS = (
    (Screen.JOURNEYS, "journey", "by_need"),
    (Screen.AGENCY, "building", "by_agency"),
    (Screen.SEARCH, "search", "by_search"),
    (Screen.FIND, "calendar", "by_booking"),
    (Screen.RATE, "smile4", "rate_visit"),
)


def page(scene: Scene) -> StartPage:
    adding = bool(scene.flow.wish.errands) or scene.flow.ticket is not None
    return StartPage(
        title=scene.say("kiosk.add_title" if adding else "kiosk.prompt"),
        often_title=scene.say("kiosk.often"),
        often=tuple(service_tile(service, scene) for service in often(scene)),
        ways_title=scene.say("kiosk.other_ways"),
        ways=tuple(_way(scene, *way) for way in _WAYS if _offered(way[0], scene, adding)),
    )


def _way(scene: Scene, screen: Screen, icon: str, words: str) -> Option:
    if screen is Screen.AGENCY and _only_agency(scene) is not None:
        words = "all_services"
    return Option(screen, scene.say(f"kiosk.{words}"), icon, scene.say(f"kiosk.{words}_hint"))


def _only_agency(scene: Scene) -> Agency | None:
    """The agency where the mall has no other: nobody needs to be asked for it."""
    here = agencies(scene.catalog, scene.now_ms)
    return here[0] if len(here) == 1 else None


def _offered(screen: Screen, scene: Scene, adding: bool) -> bool:
    """A journey and a booking come first on a number, so they cannot be added to one. Beside large letters or low
    buttons the welcome page may have no room for its faces; then they are here.
    """
    match screen:
        case Screen.JOURNEYS:
            return bool(scene.catalog.site.journeys) and not adding
        case Screen.RATE:
            return (scene.look.text_percent > 100 or scene.look.low) and not adding
    return screen is not Screen.FIND or not adding


def often(scene: Scene) -> list[Service]:
    """Four services that can be had without a booking: what visitors of the last days came for, most of them first, and
    for the rest the first of each agency and then all others in the order of the site file. The same all day.
    """
    ticket = scene.state.tickets.get(scene.flow.ticket or "")
    taken = {errand.service for errand in scene.flow.wish.errands}
    taken |= {step.service for step in ticket.open_steps()} if ticket else set()
    here = [services(scene.catalog, agency, scene.now_ms) for agency in agencies(scene.catalog, scene.now_ms)]
    offered = {s.code: s for s in chain.from_iterable(here) if s.walk_in and s.code not in taken}
    by_site = chain((s.code for own in here for s in own[:1]), offered)
    order = dict.fromkeys(chain(scene.state.often, by_site))
    return [offered[code] for code in order if code in offered][:OFTEN]


def chosen(scene: Scene, key: str) -> Go | PickAgency | PickService:
    if key in scene.catalog.services:
        return PickService(key)
    only = _only_agency(scene) if key == Screen.AGENCY else None
    return agency_chosen(scene, only.id) if only else Go(Screen(key))
