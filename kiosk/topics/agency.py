"""Which agency, and which of its services."""

from kiosk.flow.actions import PickAgency, PickService
from kiosk.hall import services
from kiosk.scene import Scene
from kiosk.views.grid import Grid, grid
from kiosk.views.tiles import agency_tiles, service_tiles


def agencies_page(scene: Scene) -> Grid:
    return grid(scene.say("kiosk.choose_agency"), scene.say("kiosk.choose_agency_hint"), agency_tiles(scene), scene)


def services_page(scene: Scene) -> Grid:
    agency = scene.catalog.agencies[scene.flow.agency or ""]
    title = scene.say("kiosk.choose_service")
    return grid(title, agency.name.in_language(scene.language), service_tiles(agency, scene), scene)


def agency_chosen(scene: Scene, key: str) -> PickAgency:
    offered = services(scene.catalog, scene.catalog.agencies[key], scene.now_ms)
    return PickAgency(key, offered[0].code if len(offered) == 1 else None)


def service_chosen(_: Scene, key: str) -> PickService:
    return PickService(key)
