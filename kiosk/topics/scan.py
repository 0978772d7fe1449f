"""What a scanned code leads to."""

from core.booking_code import code_hash
from kiosk.flow.actions import CheckIn, OpenTicket
from kiosk.scanned import BookingScan, TicketScan, read
from kiosk.scene import Scene


def scanned(scene: Scene, text: str) -> OpenTicket | CheckIn | None:
    """None where the code is none of ours."""
    match read(text, scene.catalog.site.site.base_url):
        case TicketScan(ticket=ticket):
            return OpenTicket(ticket, trusted=True)
        case BookingScan(code=code):
            return check_in(scene, code_hash(code))
    return None


def check_in(scene: Scene, hash_: str) -> CheckIn:
    booking = next((b for b in scene.state.bookings.values() if b.code_hash == hash_), None)
    known = booking is not None and booking.service in scene.catalog.services
    return CheckIn(hash_, booking.service if booking and known else None)


def language(scene: Scene, led_to: OpenTicket | CheckIn) -> str | None:
    """The language that the visitor chose when the number was taken; None where that is not known."""
    ticket = scene.state.tickets.get(led_to.ticket) if isinstance(led_to, OpenTicket) else None
    return str(ticket.language) if ticket else None
