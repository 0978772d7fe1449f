"""Checking in with a booking: for what and when, whether it is time, and the number."""

from core.commands import MINUTE_MS
from core.state import Booking
from core.timers import booking_ends_ms
from core.words import BookingState
from kiosk.deeds import CallUsher, Deed, Leave, TakeNumber
from kiosk.flow.actions import PickService, Start
from kiosk.paper import wanted_documents
from kiosk.scene import Scene
from kiosk.topics.errand import time_of
from kiosk.views.menu import Menu, MenuLine, Option
from ui.dates import long_date


def menu(scene: Scene) -> Menu:
    booking = _booking(scene)
    if booking is None:
        return _sorry(scene, scene.say("booking.unknown"), scene.say("booking.unknown_text"))
    if booking.state is not BookingState.MADE:
        return _sorry(scene, scene.say("booking.used"), scene.say("booking.used_text"))
    rules, at = scene.catalog.site.rules, time_of(scene, booking.at_ms)
    opens_ms = booking.at_ms - rules.booking_early_minutes * MINUTE_MS
    ends_ms = booking_ends_ms(scene.state, scene.catalog, booking)
    if scene.now_ms < opens_ms:
        day = long_date(scene.catalog.local(booking.at_ms).date(), scene.language)
        text = scene.say("booking.early_text", day=day, time=at, opens=time_of(scene, opens_ms))
        return _sorry(scene, scene.say("booking.early"), text)
    if ends_ms is not None and scene.now_ms > ends_ms:
        return _sorry(scene, scene.say("booking.late"), scene.say("booking.late_text", time=at))
    return _welcome(scene, booking)


def _booking(scene: Scene) -> Booking | None:
    """None too where its service was not known when the code was read."""
    wish = scene.flow.wish
    if not wish.errands:
        return None
    return next((b for b in scene.state.bookings.values() if b.code_hash == wish.booking), None)


def _welcome(scene: Scene, booking: Booking) -> Menu:
    catalog, language = scene.catalog, scene.language
    service = catalog.services[booking.service]
    zone = catalog.zones[catalog.letters[service.letter].zone]
    documents = wanted_documents(scene.flow.wish.errands, None, catalog, language)
    lines = (
        MenuLine(_timely(scene, booking), "clock"),
        MenuLine(
            catalog.agency_of(service.letter).name.in_language(language), "building", zone.name.in_language(language)
        ),
        *(MenuLine(line, "document") for line in documents),
    )
    options = (Option("take", scene.say("booking.take"), "ticket", primary=True),)
    return Menu("calendar", service.name.in_language(language), scene.say("booking.text"), lines, options)


def _timely(scene: Scene, booking: Booking) -> str:
    """The appointed time, and what it means for when the visitor will be called."""
    at, grace_ms = time_of(scene, booking.at_ms), scene.catalog.site.rules.booking_grace_minutes * MINUTE_MS
    if scene.now_ms < booking.at_ms - grace_ms:
        return scene.say("booking.at_early", time=at)
    if scene.now_ms > booking.at_ms + grace_ms:
        return scene.say("booking.at_late", time=at)
    return scene.say("booking.at", time=at)


def _sorry(scene: Scene, title: str, text: str) -> Menu:
    options = (
        Option("ordinary", scene.say("booking.ordinary"), "ticket", primary=True),
        Option("usher", scene.say("kiosk.ask_staff"), "people"),
        Option("leave", scene.say("common.home"), "home"),
    )
    return Menu("info", title, text, (), options)


def chosen(scene: Scene, key: str) -> Deed | PickService | Start | None:
    match key:
        case "take":
            return TakeNumber()
        case "usher":
            return CallUsher()
        case "leave":
            return Leave()
        case "ordinary":
            return ordinary(scene)
    return None


def ordinary(scene: Scene) -> PickService | Start:
    """The way on without the booking: for the same service, where it can be had so."""
    code = scene.flow.service
    service = scene.catalog.services.get(code or "")
    return PickService(service.code) if service is not None and service.walk_in else Start()
