"""The page of the number, and the one chance to print it again."""

from kiosk.deeds import Deed, Leave, Reprint
from kiosk.scene import Scene
from kiosk.views.number import Number, number


def page(scene: Scene) -> Number:
    return number(scene)


def chosen(_: Scene, key: str) -> Deed:
    return Reprint() if key == "again" else Leave()
