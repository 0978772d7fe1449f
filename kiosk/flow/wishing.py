"""What is wanted besides the service: priority, needs, more errands; and the number itself."""

from dataclasses import replace

from kiosk.flow.actions import AddErrand, Block, DropErrand, Go, LeaveOut, Prioritise, Require, Take
from kiosk.flow.table import Ways
from kiosk.flow.where import Flow, Paper, Screen, Wish, onward
from kiosk.plan import without


def prioritise(flow: Flow, _: Prioritise) -> Flow:
    return _wishing(flow, replace(flow.wish, priority=not flow.wish.priority))


def require(flow: Flow, action: Require) -> Flow:
    return _wishing(flow, replace(flow.wish, needs=flow.wish.needs ^ {action.need}))


def _wishing(flow: Flow, wish: Wish) -> Flow:
    """The wish here and on the page that Back leads to: whoever goes back has not changed their mind about it."""
    came = flow.came
    if flow.screen is Screen.NEEDS and came is not None:
        came = replace(came, wish=wish)
    return replace(flow, wish=wish, came=came)


def add_errand(flow: Flow, _: AddErrand) -> Flow:
    return onward(flow, Screen.START, agency=None, journey=None, answers=())


def drop_errand(flow: Flow, action: DropErrand) -> Flow:
    return leave_out(flow, LeaveOut(frozenset({action.n})))


def leave_out(flow: Flow, action: LeaveOut) -> Flow:
    """A number without any errand is none: then nothing is left out."""
    errands = without(flow.wish.errands, action.dropped)
    return replace(flow, wish=replace(flow.wish, errands=errands)) if errands else flow


def take(flow: Flow, action: Take) -> Flow:
    paper = Paper.PRINTING if action.paper else Paper.NONE
    on = replace(flow, screen=Screen.ISSUING, command=action.command, then=Screen.NUMBER, paper=paper)
    return replace(on, explained=False)


def block(flow: Flow, _: Block) -> Flow:
    return onward(flow, Screen.BLOCKED)


def go(flow: Flow, action: Go) -> Flow:
    return onward(flow, action.screen)


WAYS: Ways = {
    (Screen.CONFIRM, Prioritise): prioritise,
    (Screen.CONFIRM, AddErrand): add_errand,
    (Screen.CONFIRM, DropErrand): drop_errand,
    (Screen.CONFIRM, LeaveOut): leave_out,
    (Screen.CONFIRM, Go): go,
    (Screen.CONFIRM, Take): take,
    (Screen.REFUSED, Take): take,
    (Screen.CONFIRM, Block): block,
    (Screen.NEEDS, Prioritise): prioritise,
    (Screen.NEEDS, Require): require,
    (Screen.MISSING, Take): take,
    (Screen.MISSING, Block): block,
    (Screen.BLOCKED, Take): take,
    (Screen.BOOKING, Take): take,
    (Screen.BOOKING, Block): block,
}
