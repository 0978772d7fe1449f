"""When it cannot: why, and a way on."""

from dataclasses import replace

from core.commands import Issue
from core.hours import Opening
from core.refusal import Refusal
from core.site import OWN_RISK
from core.words import Language
from kiosk.deeds import CallUsher, Deed, Leave, TakeNumber
from kiosk.flow.actions import Back, PickService, Retry, Start
from kiosk.refusals import TO_VISITORS
from kiosk.scene import Scene
from kiosk.topics import booking
from kiosk.views.closed import opens_again
from kiosk.views.menu import Menu, Option
from ui.words import Words


def plain(words: Words, key: str, icon: str, language: str) -> Menu:
    """The page `kiosk.KEY` without a way on: nothing can be done here."""
    return Menu(icon, words.say(f"kiosk.{key}", language), words.say(f"kiosk.{key}_hint", language))


def for_all(words: Words, key: str, icon: str, language: str) -> Menu:
    """The same in both languages, for a page on which none can be chosen: first in `language`."""
    page = plain(words, key, icon, language)
    other = Language.ID if language == Language.EN else Language.EN
    again = plain(words, key, icon, other)
    return Menu(icon, page.title, f"{page.text}\n\n{again.title}. {again.text}")


def deciding(scene: Scene) -> Menu:
    if _about_a_number(scene):
        return plain(scene.words, "issuing", "ticket", scene.language)
    return Menu("clock", scene.say("ticket.deciding"), scene.say("kiosk.issuing_hint"))


def _about_a_number(scene: Scene) -> bool:
    """Whether a new number was asked for, or something else."""
    command = scene.flow.command
    return command is None or isinstance(command.body, Issue)


def closed(scene: Scene, when: Opening) -> Menu:
    """The hall gives no numbers now."""
    text = scene.say("kiosk.closed_hint") if when.from_ms is None else _again(scene, when.from_ms)
    title = when.holiday.in_language(scene.language) if when.holiday else scene.say("kiosk.closed")
    return Menu("moon", title, text)


def refused(scene: Scene) -> Menu:
    """The hub said no, in its own words, and from when it would say yes."""
    refusal = scene.flow.refusal
    assert refusal is not None
    text = _words(scene, refusal)
    if refusal.from_ms is not None and "again" not in refusal.values:
        text += "\n" + _again(scene, refusal.from_ms)
    title = scene.say("kiosk.refused" if _about_a_number(scene) else "ticket.refused")
    options = (
        *_at_own_risk(refusal, scene),
        *_ways_on(refusal, scene),
        Option("leave", scene.say("common.home"), "home"),
    )
    return Menu("info", title, text, (), options)


def _ways_on(refusal: Refusal, scene: Scene) -> tuple[Option, ...]:
    """What the staff alone can mend leads to them first."""
    other, usher = _other(scene), Option("usher", scene.say("kiosk.ask_staff"), "people")
    if refusal.code in TO_VISITORS:
        return other, usher
    return replace(usher, primary=True), replace(other, primary=False)


def _other(scene: Scene) -> Option:
    """The way on: another service, an ordinary number instead of the booked one, or back to the number at hand."""
    if not _about_a_number(scene):
        return Option("other", scene.say("common.back"), "back", primary=True)
    if scene.flow.wish.booking is not None:
        return Option("ordinary", scene.say("booking.ordinary"), "ticket", primary=True)
    return Option("other", scene.say("kiosk.choose_other"), "back", primary=True)


def _at_own_risk(refusal: Refusal, scene: Scene) -> tuple[Option, ...]:
    """Where the site lets visitors choose: a number that may not be called today."""
    if refusal.code != OWN_RISK:
        return ()
    return (Option("own_risk", scene.say("promise.own_risk"), "ticket"),)


def _words(scene: Scene, refusal: Refusal) -> str:
    """A visitor is told what to do in place of what only the staff can mend."""
    return refusal.words(scene.language) if refusal.code in TO_VISITORS else scene.say("kiosk.refused_staff")


def _again(scene: Scene, from_ms: int) -> str:
    return opens_again(scene.catalog, scene.words, from_ms, scene.language, scene.now_ms)


def refused_chosen(scene: Scene, key: str) -> Deed | Back | PickService | Start:
    match key:
        case "ordinary":
            return booking.ordinary(scene)
        case "own_risk":
            return TakeNumber(on_paper=not scene.blocked, own_risk=True)
        case "usher":
            return CallUsher()
        case "other":
            return Back()
    return Leave()


def unreachable(scene: Scene) -> Menu:
    options = (
        Option("retry", scene.say("kiosk.retry"), "again", primary=True),
        Option("leave", scene.say("common.home"), "home"),
    )
    title = scene.say("kiosk.unreachable" if _about_a_number(scene) else "ticket.unreachable")
    text = scene.say("kiosk.unreachable_hint")
    return Menu("plug", title, text, (), options)


def unreachable_chosen(_: Scene, key: str) -> Deed | Retry:
    return Retry() if key == "retry" else Leave()
