"""The page of the number, why its time is what it is, and the one chance to print it again."""

from kiosk.deeds import Deed, Leave, Reprint
from kiosk.flow.actions import Explain
from kiosk.scene import Scene
from kiosk.views.number import Number, number


def page(scene: Scene) -> Number:
    return number(scene)


def aloud(page: Number) -> str:
    """Whoever has asked why hears just that."""
    return page.reason or f"{page.title}. {page.wait_in} {page.zone}"


def keys(page: Number) -> dict[str, str]:
    """What can be touched, each with its words."""
    return {"again": page.again, "done": page.done} | ({"why": page.why} if page.why else {})


def chosen(_: Scene, key: str) -> Deed | Explain:
    match key:
        case "again":
            return Reprint()
        case "why":
            return Explain()
    return Leave()
