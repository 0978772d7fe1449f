"""What the staff do one thing at a time: the printer, a copy, the sound, training."""

from core.commands import Reprint
from core.state import Ticket
from core.words import Text
from kiosk.deeds import Decide, Deed, Work
from kiosk.flow.where import Screen
from kiosk.scene import Scene
from kiosk.topics.staff import todays
from kiosk.views.menu import Menu, MenuLine, Option
from printer.facts import JobFacts

LAST = 8
STEP = 10
UNKNOWN_MAX = 2
"""So many papers are asked about at a time, the newest first."""


def printer(scene: Scene) -> Menu:
    facts = scene.staff.printer
    lines = (
        (MenuLine(facts.words.in_language(scene.language), "printer"), _paper(scene, facts.paper.words))
        if facts
        else (MenuLine(scene.say("staff.no_printer"), "printer"),)
    )
    options = []
    for n, job in enumerate(_unknown(scene)):
        label = _label(scene, job)
        options.append(Option(f"out-{n}", scene.say("staff.came_out", label=label), "check"))
        options.append(Option(f"not-{n}", scene.say("staff.did_not", label=label), "cross"))
    options += [
        Option("slip", scene.say("staff.slip"), "ticket"),
        Option("roll", scene.say("staff.new_roll"), "again"),
        Option("emptied", scene.say("staff.emptied"), "plug", scene.say("staff.emptied_hint")),
    ]
    return Menu("printer", scene.say("staff.printer"), "", lines, tuple(options))


def _paper(scene: Scene, words: Text) -> MenuLine:
    return MenuLine(words.in_language(scene.language), "document")


def _unknown(scene: Scene) -> tuple[JobFacts, ...]:
    facts = scene.staff.printer
    return facts.history.unknown[:UNKNOWN_MAX] if facts else ()


def _label(scene: Scene, job: JobFacts) -> str:
    ticket = scene.state.tickets.get(job.subject)
    return ticket.label if ticket else scene.say("staff.other_paper")


def printer_chosen(scene: Scene, key: str) -> Deed | None:
    match key:
        case "slip":
            return Work(lambda backstage: backstage.test_slip())
        case "roll":
            return Work(lambda backstage: backstage.new_roll())
        case "emptied":
            return Work(lambda backstage: backstage.emptied())
    name, _, n = key.partition("-")
    jobs = _unknown(scene)
    if int(n) >= len(jobs):
        return None
    job, printed = jobs[int(n)], name == "out"
    return Work(lambda backstage: backstage.decide_paper(job.subject, job.copy_no, printed))


def reprint(scene: Scene) -> Menu:
    """The last numbers that this kiosk gave: somebody has come back without a paper."""
    own = [ticket for ticket in todays(scene) if ticket.device == scene.device and ticket.is_open][:LAST]
    options = tuple(
        Option(
            ticket.id,
            ticket.label,
            "ticket",
            _service(scene, ticket),
        )
        for ticket in own
    )
    text = scene.say("staff.reprint_text") if own else scene.say("staff.reprint_none")
    return Menu("again", scene.say("staff.reprint"), text, (), options)


def _service(scene: Scene, ticket: Ticket) -> str:
    """Nothing where the site has it no more."""
    service = scene.catalog.services.get(ticket.steps[0].service)
    return service.name.in_language(scene.language) if service else ""


def reprint_chosen(scene: Scene, key: str) -> Deed:
    return Decide(Reprint(key, scene.device), Screen.STAFF_REPRINT)


def sound(scene: Scene) -> Menu:
    volume = scene.staff.volume or 0
    options = (
        Option("louder", scene.say("staff.louder"), "up"),
        Option("quieter", scene.say("staff.quieter"), "down"),
    )
    return Menu("speaker", scene.say("staff.sound"), scene.say("staff.volume", percent=volume), (), options)


def sound_chosen(scene: Scene, key: str) -> Deed:
    volume = (scene.staff.volume or 0) + (STEP if key == "louder" else -STEP)
    return Work(lambda backstage: backstage.set_volume(max(0, min(100, volume))))


def training(scene: Scene) -> Menu:
    on = scene.staff.training
    option = Option("earnest" if on else "train", scene.say("staff.earnest" if on else "staff.train"), "star", "", True)
    return Menu("star", scene.say("staff.training"), scene.say("staff.training_text"), (), (option,))


def training_chosen(_: Scene, key: str) -> Deed:
    return Work(lambda backstage: backstage.train(key == "train"))


def screen_test(scene: Scene) -> Menu:
    return Menu("touch", scene.say("staff.screen"), scene.say("staff.screen_hint"))
