"""With a number or a booking in hand: scan it, or type it."""

import re

from core.booking_code import code_hash, normalised
from kiosk.flow.actions import CheckIn, Go, NotFound, OpenTicket, Type
from kiosk.flow.where import Screen
from kiosk.scene import Scene
from kiosk.topics.scan import check_in
from kiosk.views.menu import Menu, Option
from kiosk.views.pad import DIGITS, OK, Pad, keys, pressed

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NUMBER_MAX, CODE_MAX = 6, 12
_NUMBER = re.compile(r"[A-Z]{1,2}[0-9]{1,4}\Z")
_PARTS = re.compile(r"([A-Z]+)([0-9]+)\Z")


def menu(scene: Scene) -> Menu:
    options = (
        Option(Screen.FIND_NUMBER, scene.say("find.number"), "ticket", scene.say("find.number_hint")),
        Option(Screen.FIND_BOOKING, scene.say("find.booking"), "calendar", scene.say("find.booking_hint")),
    )
    return Menu("scan", scene.say("find.title"), scene.say("find.text"), (), options)


def chosen(_: Scene, key: str) -> Go:
    return Go(Screen(key))


def number_pad(scene: Scene) -> Pad:
    """Its letters are those that numbers of this site begin with."""
    letters = sorted({sign for letter in scene.catalog.letters for sign in letter})
    typed = scene.flow.typed
    wrong = scene.say("find.number_wrong") if scene.flow.wrong else ""
    ready = _NUMBER.match(typed) is not None
    return _pad(scene, "find.number_title", "find.number_text", "".join(letters), wrong, ready)


def booking_pad(scene: Scene) -> Pad:
    return _pad(scene, "find.code_title", "find.code_text", LETTERS, "", normalised(scene.flow.typed) is not None)


def _pad(scene: Scene, title: str, text: str, letters: str, wrong: str, ready: bool) -> Pad:
    return Pad(
        title=scene.say(title),
        text=scene.say(text),
        typed=scene.flow.typed,
        wrong=wrong,
        letters=keys(letters),
        digits=keys(DIGITS),
        delete=scene.say("find.delete"),
        ok=scene.say("find.ok"),
        ready=ready,
    )


def number_chosen(scene: Scene, key: str) -> Type | OpenTicket | NotFound | None:
    typed = scene.flow.typed
    if key != OK:
        return Type(pressed(typed, key)[:NUMBER_MAX])
    parts = _PARTS.match(typed)
    if parts is None:
        return None
    # Somebody may read "A001" as A1.
    label = parts[1] + parts[2].zfill(3)
    ticket = scene.state.labels.get(label)
    return OpenTicket(ticket, trusted=False) if ticket else NotFound()


def booking_chosen(scene: Scene, key: str) -> Type | CheckIn | None:
    if key != OK:
        return Type(pressed(scene.flow.typed, key)[:CODE_MAX])
    code = normalised(scene.flow.typed)
    return check_in(scene, code_hash(code)) if code else None
