"""The staff page: how this kiosk stands, and what can be done about it."""

from core.state import Ticket
from core.time_of_day import time_of_day
from core.words import Language
from kiosk.deeds import Deed, Leave, Work
from kiosk.flow.actions import Go
from kiosk.flow.where import Screen
from kiosk.scene import Scene
from kiosk.views.menu import Menu, MenuLine, Option
from ui.dates import long_date

HUB_LATE_MS = 10_000

_ROOMS = (
    (Screen.STAFF_PRINTER, "printer", "staff.printer"),
    (Screen.STAFF_REPRINT, "again", "staff.reprint"),
    (Screen.STAFF_SOUND, "speaker", "staff.sound"),
    (Screen.SCREEN_TEST, "touch", "staff.screen"),
    (Screen.STAFF_TRAINING, "star", "staff.training"),
)


def menu(scene: Scene) -> Menu:
    options = [
        Option(screen, scene.say(key), icon)
        for screen, icon, key in _ROOMS
        if screen is not Screen.STAFF_SOUND or scene.staff.volume is not None
    ]
    options += [
        Option("restart", scene.say("staff.restart"), "plug"),
        Option("leave", scene.say("staff.leave"), "home", primary=True),
    ]
    return Menu("tools", scene.say("staff.title", device=scene.device), "", lines(scene), tuple(options))


def lines(scene: Scene) -> tuple[MenuLine, ...]:
    return (_printer(scene), _network(scene), _clock(scene), _numbers(scene), *_panel(scene))


def _printer(scene: Scene) -> MenuLine:
    facts = scene.staff.printer
    if facts is None:
        return MenuLine(scene.say("staff.no_printer"), "printer")
    return MenuLine(facts.words.in_language(scene.language), "printer", facts.paper.words.in_language(scene.language))


def _network(scene: Scene) -> MenuLine:
    age = scene.staff.hub_age_ms
    if age is None:
        words = scene.say("staff.hub_never")
    elif age > HUB_LATE_MS:
        words = scene.say("staff.hub_late", seconds=age // 1000)
    else:
        words = scene.say("staff.hub_well")
    unsent = scene.staff.unsent
    return MenuLine(words, "plug", scene.say("staff.unsent", n=unsent) if unsent else "")


def _clock(scene: Scene) -> MenuLine:
    now = scene.catalog.local(scene.now_ms)
    moment = f"{long_date(now.date(), scene.language)}, {time_of_day(now, scene.language)}"
    sure = scene.staff.clock_sure
    detail = "" if sure is None else scene.say("staff.clock_kept" if sure else "staff.clock_free")
    return MenuLine(f"{moment} {scene.catalog.site.site.timezone_label}", "clock", detail)


def _numbers(scene: Scene) -> MenuLine:
    today = todays(scene)
    own = sum(1 for ticket in today if ticket.device == scene.device)
    return MenuLine(scene.say("staff.numbers", n=len(today), own=own), "ticket")


def _panel(scene: Scene) -> tuple[MenuLine, ...]:
    """Nothing where the panel is large enough."""
    small = scene.staff.small_mm
    if small is None:
        return ()
    mm = f"{small:.1f}".replace(".", "," if scene.language == Language.ID else ".")
    return (MenuLine(scene.say("staff.small", mm=mm), "touch", scene.say("staff.small_hint")),)


def todays(scene: Scene) -> list[Ticket]:
    """The tickets of the service day, newest first."""
    day = scene.state.day.date if scene.state.day else None
    return sorted((t for t in scene.state.tickets.values() if t.day == day), key=lambda t: -t.issued_ms)


def chosen(_: Scene, key: str) -> Deed | Go:
    if key == "leave":
        return Leave()
    if key == "restart":
        return Work(lambda backstage: backstage.restart())
    return Go(Screen(key))
