"""The printer cannot print: a number without paper is offered before one is given."""

from kiosk.deeds import CallUsher, Deed, TakeNumber
from kiosk.scene import Scene
from kiosk.views.menu import Menu, Option
from printer.status_words import for_visitor


def menu(scene: Scene) -> Menu:
    why = for_visitor(scene.printer) if scene.printer and scene.blocked else None
    text = why.in_language(scene.language) if why else scene.say("kiosk.blocked_over")
    others = len(scene.catalog.site.kiosks) > 1
    options = [
        Option("take", scene.say("kiosk.take_without_paper"), "phone", scene.say("kiosk.without_paper_hint"), True),
        Option("usher", scene.say("kiosk.ask_staff"), "people"),
    ]
    if why is None:
        options.insert(0, Option("paper", scene.say("kiosk.take"), "ticket", primary=True))
    hint = scene.say("kiosk.other_kiosk") if others else ""
    return Menu("printer", scene.say("kiosk.blocked"), " ".join(filter(None, (text, hint))), (), tuple(options))


def chosen(_: Scene, key: str) -> Deed:
    match key:
        case "usher":
            return CallUsher()
        case "paper":
            return TakeNumber()
    return TakeNumber(on_paper=False)
