"""The PIN of the staff page; what is typed is never shown."""

from kiosk.deeds import TryPin
from kiosk.flow.actions import Type
from kiosk.scene import Scene
from kiosk.views.pad import DIGITS, OK, Pad, keys, pressed

SHORTEST = 4


def pad(scene: Scene) -> Pad:
    return Pad(
        title=scene.say("staff.pin"),
        text=scene.say("staff.pin_hint" if scene.staff.pin_set else "staff.pin_none"),
        typed="•" * len(scene.flow.typed),
        wrong=_wrong(scene),
        digits=keys(DIGITS),
        delete=scene.say("find.delete"),
        ok=scene.say("find.ok"),
        ready=len(scene.flow.typed) >= SHORTEST,
    )


def _wrong(scene: Scene) -> str:
    if scene.staff.locked:
        return scene.say("staff.pin_locked")
    return scene.say("staff.pin_wrong") if scene.flow.wrong else ""


def chosen(scene: Scene, key: str) -> Type | TryPin:
    return TryPin(scene.flow.typed) if key == OK else Type(pressed(scene.flow.typed, key))
