"""An errand of the wish cannot be had today: told before a number is asked for, with a way on."""

from core.catalog import valid_on
from core.commands import Errand
from core.hours import PASSING, Code, Opening, opening
from kiosk.deeds import CallUsher, Deed, Leave
from kiosk.flow.actions import Back, LeaveOut
from kiosk.scene import Scene
from kiosk.views.choice import can_go
from kiosk.views.closed import closed_words
from kiosk.views.menu import Menu, MenuLine, Option


def page(scene: Scene) -> Menu | None:
    """None while everything wished for can be had. A booking has its own hours, which the hub knows."""
    obstacles = {} if scene.flow.wish.booking else _obstacles(scene)
    if not obstacles:
        return None
    lines = tuple(MenuLine(_name(scene, n), "pause", why) for n, why in obstacles.items())
    if _can_go_without(scene, obstacles):
        title = "part_unavailable" if len(obstacles) == 1 else "parts_unavailable"
        go = "go_without" if len(obstacles) == 1 else "go_without_all"
        text = scene.say("kiosk.part_unavailable_hint")
        first = Option("without", scene.say(f"kiosk.{go}"), "right", primary=True)
    else:
        title = "all_unavailable"
        text = scene.say("kiosk.journey_unavailable_hint" if scene.flow.wish.journey else "kiosk.unavailable_hint")
        first = Option("other", scene.say("kiosk.go_back"), "back", primary=True)
    options = (
        first,
        Option("usher", scene.say("kiosk.ask_staff"), "people"),
        Option("leave", scene.say("common.home"), "home"),
    )
    return Menu("clock", scene.say(f"kiosk.{title}"), text, lines, options)


def chosen(scene: Scene, key: str) -> LeaveOut | Back | Deed | None:
    """What was touched on the page before this one came up, as "take", chooses nothing."""
    match key:
        case "without":
            return LeaveOut(frozenset(_obstacles(scene)))
        case "usher":
            return CallUsher()
        case "leave":
            return Leave()
        case "other":
            return Back()
    return None


def _can_go_without(scene: Scene, obstacles: dict[int, str]) -> bool:
    return len(obstacles) < len(scene.flow.wish.errands) and all(can_go(scene, n) for n in obstacles)


def _obstacles(scene: Scene) -> dict[int, str]:
    """The places of the errands that the hub would refuse, each with the reason in words."""
    found = {n: _obstacle(errand, scene) for n, errand in enumerate(scene.flow.wish.errands)}
    return {n: why for n, why in found.items() if why}


def _obstacle(errand: Errand, scene: Scene) -> str:
    catalog, service = scene.catalog, scene.catalog.services[errand.service]
    if not service.walk_in and not errand.after:
        return scene.say("closed.booking_only")
    when = opening(catalog, scene.state, service.letter, scene.now_ms)
    today = catalog.local(scene.now_ms).date()
    if not all(valid_on(today, x.valid_from, x.valid_until) for x in (service, catalog.agency_of(service.letter))):
        when = Opening(Code.NOT_VALID)
    if when.open or (errand.after and when.code in PASSING):
        return ""
    return closed_words(catalog, scene.words, when, scene.language, scene.now_ms)


def _name(scene: Scene, n: int) -> str:
    return scene.catalog.services[scene.flow.wish.errands[n].service].name.in_language(scene.language)
