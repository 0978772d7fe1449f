"""What helps this visitor: one touch each, no proof, no reason asked."""

from core.words import Need
from kiosk.deeds import Deed
from kiosk.flow.actions import Back, Prioritise, Require
from kiosk.scene import Scene
from kiosk.views.menu import Menu, Option

_ICONS = {
    Need.ACCESSIBLE_COUNTER: "wheelchair",
    Need.STAFF_COMES: "people",
    Need.QUIET_CALL: "vibrate",
    Need.INTERPRETER: "hands",
}


def menu(scene: Scene) -> Menu:
    priority = scene.catalog.site.priority
    who = ", ".join(choice.name.in_language(scene.language) for choice in priority.who)
    wish = scene.flow.wish
    options = [Option("priority", scene.say("kiosk.priority"), "star", who, switched=_state(wish.priority))]
    for choice in priority.needs:
        name = choice.name.in_language(scene.language)
        options.append(Option(choice.id, name, _ICONS.get(choice.id, ""), switched=_state(choice.id in wish.needs)))
    options.append(Option("ready", scene.say("kiosk.ready"), "check", primary=True))
    return Menu("people", scene.say("kiosk.needs_title"), scene.say("kiosk.needs_text"), (), tuple(options))


def _state(on: bool) -> str:
    return "on" if on else "off"


def chosen(_: Scene, key: str) -> Deed | Prioritise | Require | Back:
    if key == "ready":
        return Back()
    return Prioritise() if key == "priority" else Require(Need(key))
