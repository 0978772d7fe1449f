"""From welcome to a wish: by need, by agency, by search, or what is often chosen."""

from dataclasses import replace

from kiosk.flow.actions import Go, PickAgency, PickService, Start, Turn, Type
from kiosk.flow.table import Ways
from kiosk.flow.where import Flow, Screen, onward

TYPED_MAX = 40


def start(flow: Flow, _: Start) -> Flow:
    return onward(flow, Screen.START)


def go(flow: Flow, action: Go) -> Flow:
    return onward(flow, action.screen, typed="")


def pick_agency(flow: Flow, action: PickAgency) -> Flow:
    if action.service is None:
        return onward(flow, Screen.SERVICE, agency=action.agency)
    return onward(flow, _asked(flow), agency=action.agency, wish=flow.wish.with_service(action.service))


def pick_service(flow: Flow, action: PickService) -> Flow:
    return onward(flow, _asked(flow), wish=flow.wish.with_service(action.service))


def _asked(flow: Flow) -> Screen:
    """Where a service goes: onto a number that the visitor has already, or onto a new one."""
    return Screen.ADD if flow.ticket is not None else Screen.CONFIRM


def turn(flow: Flow, action: Turn) -> Flow:
    return replace(flow, page=max(0, action.page))


def typed(flow: Flow, action: Type) -> Flow:
    return replace(flow, typed=action.text[:TYPED_MAX], page=0)


WAYS: Ways = {
    (Screen.WELCOME, Start): start,
    (Screen.START, Go): go,
    (Screen.START, PickAgency): pick_agency,
    (Screen.START, PickService): pick_service,
    (Screen.START, Turn): turn,
    (Screen.AGENCY, PickAgency): pick_agency,
    (Screen.AGENCY, Turn): turn,
    (Screen.SERVICE, PickService): pick_service,
    (Screen.SERVICE, Turn): turn,
    (Screen.SEARCH, Type): typed,
    (Screen.SEARCH, PickService): pick_service,
    (Screen.SEARCH, Turn): turn,
}
