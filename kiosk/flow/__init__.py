"""The way from welcome to ticket, as a table: on which screen which action leads where.

An action that a screen does not know changes nothing. That is the guard against two fingers and double taps: while a
number is being issued no choice is known, so a second one is lost, whatever the page let through.
"""

from typing import Any

from kiosk.flow import choosing, deciding, journeys, rating, staffing, visit, wishing
from kiosk.flow.actions import Back, Home
from kiosk.flow.table import Ways
from kiosk.flow.where import Flow, Screen


def step(flow: Flow, action: Any) -> Flow:
    """The flow after `action`, one of kiosk.flow.actions; the same where it means nothing on this screen."""
    way = _TABLE.get((flow.screen, type(action)))
    return way(flow, action) if way else flow


def can_go_back(flow: Flow) -> bool:
    """Whether there is a page before this one."""
    return flow.screen not in _FORWARD_ONLY


def _back(flow: Flow, _: Back) -> Flow:
    return flow.came or Flow()


def _home(_: Flow, __: Home) -> Flow:
    return Flow()


_ANYWHERE = frozenset(Screen) - {Screen.ISSUING}
_FORWARD_ONLY = frozenset({Screen.WELCOME, Screen.ISSUING, Screen.NUMBER, Screen.UNREACHABLE, Screen.THANKS})

_TABLE: Ways = {
    **choosing.WAYS,
    **journeys.WAYS,
    **wishing.WAYS,
    **deciding.WAYS,
    **visit.WAYS,
    **rating.WAYS,
    **staffing.WAYS,
    **{(screen, Back): _back for screen in frozenset(Screen) - _FORWARD_ONLY},
    **{(screen, Home): _home for screen in _ANYWHERE},
}
