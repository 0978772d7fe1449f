"""Coming back with a number or a booking: scanned, or typed letter by letter."""

from dataclasses import replace

from kiosk.flow.actions import AddErrand, Ask, CheckIn, Go, NotFound, OpenTicket, PickService, Start, Type
from kiosk.flow.deciding import ask
from kiosk.flow.table import Ways
from kiosk.flow.where import Flow, Paper, Screen, Wish, onward

TYPED_MAX = 12

CHOOSING = frozenset(
    {
        Screen.START,
        Screen.JOURNEYS,
        Screen.QUESTION,
        Screen.AGENCY,
        Screen.SERVICE,
        Screen.SEARCH,
        Screen.CONFIRM,
        Screen.MISSING,
        Screen.NEEDS,
        Screen.FIND,
        Screen.FIND_NUMBER,
        Screen.FIND_BOOKING,
    }
)
"""From here Back leads again to what a visitor was about when a code was scanned."""

DEAF = frozenset(
    {
        Screen.ISSUING,
        Screen.UNREACHABLE,
        Screen.PIN,
        Screen.STAFF,
        Screen.STAFF_PRINTER,
        Screen.STAFF_REPRINT,
        Screen.STAFF_SOUND,
        Screen.STAFF_TRAINING,
        Screen.SCREEN_TEST,
    }
)
"""What is scanned here leads nowhere: a number is on its way, or the staff are at work."""


def hears(flow: Flow) -> bool:
    """Whether a code that is scanned now may lead to another page. A number stays until its paper is out."""
    if flow.screen is Screen.NUMBER:
        return flow.paper is Paper.PRINTED
    return flow.screen not in DEAF


def of_another(flow: Flow, action: OpenTicket | CheckIn) -> bool:
    """Whether a scanned code is somebody else's than this page is, which then was only left over."""
    mine = flow.ticket or (flow.rating.ticket if flow.rating else None)
    if mine is None and flow.issued is not None:
        mine = flow.issued.ticket
    if mine is None:
        return flow.screen is Screen.THANKS
    return not isinstance(action, OpenTicket) or action.ticket != mine


def open_ticket(flow: Flow, action: OpenTicket) -> Flow:
    if not hears(flow):
        return flow
    return Flow(Screen.TICKET, came=_before(flow), ticket=action.ticket, trusted=action.trusted)


def check_in(flow: Flow, action: CheckIn) -> Flow:
    if not hears(flow):
        return flow
    wish = Wish(booking=action.code_hash)
    return Flow(Screen.BOOKING, came=_before(flow), wish=wish.with_service(action.service) if action.service else wish)


def _before(flow: Flow) -> Flow | None:
    """Where Back leads after a scan: never to what another visitor has left, or to another number."""
    return flow if flow.screen in CHOOSING and flow.ticket is None else None


def go(flow: Flow, action: Go) -> Flow:
    return onward(flow, action.screen, typed="", wrong=False)


def typed(flow: Flow, action: Type) -> Flow:
    return replace(flow, typed=action.text[:TYPED_MAX], wrong=False)


def not_found(flow: Flow, _: NotFound) -> Flow:
    return replace(flow, wrong=True)


def add_errand(flow: Flow, _: AddErrand) -> Flow:
    return onward(flow, Screen.START, agency=None, journey=None, answers=(), command=None) if flow.trusted else flow


def pick_service(_: Flow, action: PickService) -> Flow:
    """The way on where a booking leads nowhere: an ordinary number for the same service."""
    return Flow(Screen.CONFIRM, wish=Wish().with_service(action.service))


def start(_: Flow, __: Start) -> Flow:
    return Flow(Screen.START)


WAYS: Ways = {
    **{(screen, OpenTicket): open_ticket for screen in frozenset(Screen) - DEAF},
    **{(screen, CheckIn): check_in for screen in frozenset(Screen) - DEAF},
    (Screen.FIND, Go): go,
    (Screen.FIND_NUMBER, Type): typed,
    (Screen.FIND_NUMBER, NotFound): not_found,
    (Screen.FIND_BOOKING, Type): typed,
    (Screen.TICKET, Go): go,
    (Screen.TICKET, AddErrand): add_errand,
    (Screen.ADD, Ask): ask,
    (Screen.DROP, Ask): ask,
    (Screen.BOOKING, PickService): pick_service,
    (Screen.BOOKING, Start): start,
    (Screen.REFUSED, PickService): pick_service,
    (Screen.REFUSED, Start): start,
}
