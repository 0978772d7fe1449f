"""The staff page: behind a PIN, and left to the next visitor when nobody touches it."""

from dataclasses import replace

from kiosk.flow.actions import Enter, Go, Type, Unlocked
from kiosk.flow.table import Ways
from kiosk.flow.where import Flow, Screen, onward

PIN_MAX = 12
ROOMS = (Screen.STAFF, Screen.STAFF_PRINTER, Screen.STAFF_REPRINT, Screen.STAFF_SOUND, Screen.STAFF_TRAINING)
BEHIND = frozenset({Screen.PIN, *ROOMS})
"""The screens of the staff."""


def enter(flow: Flow, _: Enter) -> Flow:
    """Whatever a visitor left half done is given up."""
    return Flow(Screen.PIN)


def typed(flow: Flow, action: Type) -> Flow:
    return replace(flow, typed=action.text[:PIN_MAX], wrong=False)


def unlocked(flow: Flow, action: Unlocked) -> Flow:
    """Only for whoever typed it: by the time it is found right, somebody else may stand at this page."""
    if action.pin != flow.typed:
        return flow
    return Flow(Screen.STAFF) if action.well else replace(flow, typed="", wrong=True)


def go(flow: Flow, action: Go) -> Flow:
    return onward(flow, action.screen)


WAYS: Ways = {
    **{(screen, Enter): enter for screen in (Screen.WELCOME, Screen.START)},
    (Screen.PIN, Type): typed,
    (Screen.PIN, Unlocked): unlocked,
    **{(room, Go): go for room in ROOMS},
}
