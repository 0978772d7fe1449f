"""When it cannot: why, and a way on."""

from core.hours import Opening
from core.refusal import Refusal
from kiosk.deeds import CallUsher, Deed, Leave
from kiosk.flow.actions import Back, Retry
from kiosk.scene import Scene
from kiosk.views.closed import opens_again
from kiosk.views.menu import Menu, Option
from ui.words import Words

FOR_STAFF = frozenset({"no_site", "date_uncertain", "parked", "day_not_open", "too_old", "full"})
"""Refusals whose words are for whoever runs the hall; a visitor is told what to do instead."""


def plain(words: Words, key: str, icon: str, language: str) -> Menu:
    """The page `kiosk.KEY` without a way on: nothing can be done here."""
    return Menu(icon, words.say(f"kiosk.{key}", language), words.say(f"kiosk.{key}_hint", language))


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
    if refusal.from_ms is not None:
        text += "\n" + _again(scene, refusal.from_ms)
    options = (
        Option("other", scene.say("kiosk.choose_other"), "back", primary=True),
        Option("usher", scene.say("kiosk.ask_staff"), "people"),
        Option("leave", scene.say("common.home"), "home"),
    )
    return Menu("info", scene.say("kiosk.refused"), text, (), options)


def _words(scene: Scene, refusal: Refusal) -> str:
    return scene.say("kiosk.refused_staff") if refusal.code in FOR_STAFF else refusal.words(scene.language)


def _again(scene: Scene, from_ms: int) -> str:
    return opens_again(scene.catalog, scene.words, from_ms, scene.language, scene.now_ms)


def refused_chosen(_: Scene, key: str) -> Deed | Back:
    match key:
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
    title, text = scene.say("kiosk.unreachable"), scene.say("kiosk.unreachable_hint")
    return Menu("plug", title, text, (), options)


def unreachable_chosen(_: Scene, key: str) -> Deed | Retry:
    return Retry() if key == "retry" else Leave()
