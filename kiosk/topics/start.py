"""How would you like to choose: what others often choose, by need, by agency, by search, or with a booking."""

from collections import Counter

from core.catalog import valid_on
from core.site import Service
from kiosk.flow.actions import Go, PickService
from kiosk.flow.where import Screen
from kiosk.scene import Scene
from kiosk.views.menu import Option
from kiosk.views.start import StartPage
from kiosk.views.tiles import service_tile

OFTEN = 4
SURE = 20
"""So many tickets of a day tell what is often chosen; fewer, and the order of the site file tells better."""

_WAYS = (
    (Screen.JOURNEYS, "journey", "kiosk.by_need", "kiosk.by_need_hint"),
    (Screen.AGENCY, "building", "kiosk.by_agency", "kiosk.by_agency_hint"),
    (Screen.SEARCH, "search", "kiosk.by_search", "kiosk.by_search_hint"),
    (Screen.BOOKING, "calendar", "kiosk.by_booking", "kiosk.by_booking_hint"),
)


def page(scene: Scene) -> StartPage:
    adding = bool(scene.flow.wish.errands)
    return StartPage(
        title=scene.say("kiosk.add_title" if adding else "kiosk.prompt"),
        often_title=scene.say("kiosk.often"),
        often=tuple(service_tile(service, scene) for service in often(scene)),
        ways_title=scene.say("kiosk.other_ways"),
        ways=tuple(
            Option(screen, scene.say(key), icon, scene.say(hint))
            for screen, icon, key, hint in _WAYS
            if _offered(screen, scene, adding)
        ),
    )


def _offered(screen: Screen, scene: Scene, adding: bool) -> bool:
    """A journey and a booking come first on a number, so they cannot be added to one."""
    if screen is Screen.JOURNEYS:
        return bool(scene.catalog.site.journeys) and not adding
    return screen is not Screen.BOOKING or not adding


def often(scene: Scene) -> list[Service]:
    """Up to four services that can be had without a booking, those first that most tickets of today are for."""
    day = scene.catalog.local(scene.now_ms).date()
    taken = {errand.service for errand in scene.flow.wish.errands}
    offered = [
        service
        for agency in scene.catalog.site.agencies
        if valid_on(day, agency.valid_from, agency.valid_until)
        for service in agency.services[: 1 if len(scene.state.tickets) < SURE else None]
        if service.walk_in and service.code not in taken and valid_on(day, service.valid_from, service.valid_until)
    ]
    count = Counter(step.service for ticket in scene.state.tickets.values() for step in ticket.steps)
    if len(scene.state.tickets) >= SURE:
        offered.sort(key=lambda service: -count[service.code])
    return offered[:OFTEN]


def chosen(scene: Scene, key: str) -> Go | PickService:
    return PickService(key) if key in scene.catalog.services else Go(Screen(key))
