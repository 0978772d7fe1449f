"""By search: what is typed finds services while it is typed; what the mall does not have is said."""

from core.catalog import Catalog
from core.site import Service
from core.unmet import WISHES, Topic, unmet
from kiosk.deeds import CallUsher, Deed
from kiosk.flow.actions import PickService, Type
from kiosk.hall import agencies, services
from kiosk.keyboard import DELETE, DIGITS, LETTERS, SPACE, pressed
from kiosk.scene import Scene
from kiosk.search import search
from kiosk.spelling import nearness, spelled
from kiosk.views.menu import Option
from kiosk.views.search import SearchPage
from kiosk.views.tiles import service_tile

KEY = "key-"
MOST = 6
"""So many tiles at most: more are no answer but another question."""


def page(scene: Scene) -> SearchPage:
    typed = scene.flow.typed
    services_ = found(typed, scene.catalog, scene.now_ms)
    shown = services_[: max(1, min(MOST, scene.room))]
    answer, text = _answer(scene) if typed.strip() and not services_ else ("", "")
    return SearchPage(
        title=scene.say("kiosk.search_title"),
        typed=typed.upper(),
        hint=_hint(scene, typed, len(services_) - len(shown)),
        tiles=tuple(service_tile(service, scene) for service in shown),
        answer=answer,
        answer_text=text,
        options=(Option("usher", scene.say("kiosk.ask_staff"), "people"),) if answer else (),
        space=scene.say("kiosk.key_space"),
        delete=scene.say("kiosk.key_delete"),
    )


def keys(shown: SearchPage) -> dict[str, str]:
    """The keys of the keyboard, each with the words that an ear hears."""
    words = {SPACE: shown.space, DELETE: shown.delete}
    return {f"{KEY}{name}": words.get(name, name) for name in (*LETTERS, *DIGITS, SPACE, DELETE)}


def aloud(shown: SearchPage) -> str:
    """The page for an ear: what is typed and what fits, or what is asked for."""
    if not shown.typed:
        return f"{shown.title} {shown.hint}"
    found_ = [tile.title for tile in shown.tiles] or [shown.answer, shown.answer_text]
    return ". ".join((shown.typed.lower(), *found_))


def chosen(scene: Scene, key: str) -> Type | PickService | Deed:
    if key.startswith(KEY):
        return Type(pressed(scene.flow.typed, key.removeprefix(KEY)))
    return CallUsher() if key == "usher" else PickService(key)


def found(typed: str, catalog: Catalog, now_ms: int) -> list[Service]:
    """The services of today that fit, the nearest first."""
    offered = [service for agency in agencies(catalog, now_ms) for service in services(catalog, agency, now_ms)]
    return search(typed, offered, catalog)


def missing(typed: str, catalog: Catalog, now_ms: int) -> Topic | None:
    """What is looked for and not to be had in this mall; None where something fits, or nobody knows what it is."""
    return None if found(typed, catalog, now_ms) else unmet(spelled(typed), nearness)


def _answer(scene: Scene) -> tuple[str, str]:
    topic = unmet(spelled(scene.flow.typed), nearness)
    if topic is None:
        return scene.say("kiosk.search_nothing"), scene.say("kiosk.search_nothing_hint")
    name = WISHES[topic].name.in_language(scene.language)
    return scene.say("kiosk.search_unmet", topic=name), scene.say("kiosk.search_unmet_hint")


def _hint(scene: Scene, typed: str, more: int) -> str:
    if not typed.strip():
        return scene.say("kiosk.search_hint")
    return scene.count("kiosk.search_more", more) if more > 0 else ""
