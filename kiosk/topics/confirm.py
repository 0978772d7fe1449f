"""Before the number: what the errands ask for, who waits, and whether the documents are there."""

from kiosk.deeds import CallUsher, Deed, PrintDocuments, TakeNumber
from kiosk.flow.actions import AddErrand, Back, DropErrand, Explain, Go, LeaveOut, Prioritise
from kiosk.flow.where import Screen
from kiosk.scene import Scene
from kiosk.topics import unavailable
from kiosk.views.choice import Choice, choice
from kiosk.views.menu import Menu, MenuLine, Option


def page(scene: Scene) -> Choice:
    return choice(scene)


def aloud(page: Choice) -> str:
    """What it is, how it stands, and what is asked for; whoever has asked why hears just that."""
    reason = next((fact.reason for fact in page.facts if fact.reason), "")
    facts = (f"{fact.label}: {fact.value}" for fact in page.facts)
    documents = ", ".join(line.text for line in page.documents)
    return reason or ". ".join((page.title, *facts, f"{page.documents_title}: {documents}"))


def keys(page: Choice) -> dict[str, str]:
    """What can be touched besides switches and answers, each with its words."""
    errands = {line.key: f"{line.drop}: {line.text}" for line in page.errands if line.key}
    why = next((fact.why for fact in page.facts if fact.why), "")
    return errands | ({"why": why} if why else {})


Chosen = Deed | Go | Prioritise | AddErrand | DropErrand | LeaveOut | Back | Explain


def chosen(scene: Scene, key: str) -> Chosen | None:
    if unavailable.page(scene) is not None:
        return unavailable.chosen(scene, key)
    name, _, n = key.partition("-")
    match name:
        case "take":
            return TakeNumber()
        case "missing":
            return Go(Screen.MISSING)
        case "priority":
            return Prioritise()
        case "needs":
            return Go(Screen.NEEDS)
        case "why":
            return Explain()
        case "add":
            return AddErrand()
        case "drop":
            return DropErrand(int(n))
    return None


def missing_page(scene: Scene) -> Menu:
    """Something is not there: that is no reason to have come in vain."""
    options = [
        Option("take", scene.say("kiosk.take_anyway"), "ticket", primary=True),
        Option("print", scene.say("kiosk.print_documents"), "printer"),
        Option("usher", scene.say("kiosk.ask_staff"), "people"),
    ]
    if scene.blocked:
        options = [option for option in options if option.key != "print"]
    choice_ = choice(scene)
    lines = tuple(MenuLine(line.text, "document") for line in choice_.documents)
    title, text = scene.say("kiosk.missing_title"), scene.say("kiosk.missing_text")
    return Menu("document", title, text, lines, tuple(options))


def missing_chosen(_: Scene, key: str) -> Deed | None:
    match key:
        case "take":
            return TakeNumber()
        case "print":
            return PrintDocuments()
        case "usher":
            return CallUsher()
    return None
