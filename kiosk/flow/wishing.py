"""What is wanted besides the service: priority, needs, more errands; and the number itself."""

from dataclasses import replace

from kiosk.flow.actions import AddErrand, Block, DropErrand, Go, Prioritise, Require, Take
from kiosk.flow.table import Ways
from kiosk.flow.where import Flow, Paper, Screen, Wish, onward


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
    """What waited for the dropped errand waits for it no longer."""
    if not 0 <= action.n < len(flow.wish.errands) or len(flow.wish.errands) == 1:
        return flow
    kept = [errand for n, errand in enumerate(flow.wish.errands) if n != action.n]
    places = {old: new for new, old in enumerate(n for n in range(len(flow.wish.errands)) if n != action.n)}
    errands = tuple(type(e)(e.service, e.required, tuple(places[n] for n in e.after if n in places)) for e in kept)
    return replace(flow, wish=replace(flow.wish, errands=errands))


def take(flow: Flow, action: Take) -> Flow:
    paper = Paper.PRINTING if action.paper else Paper.NONE
    return replace(flow, screen=Screen.ISSUING, command=action.command, then=Screen.NUMBER, paper=paper)


def block(flow: Flow, _: Block) -> Flow:
    return onward(flow, Screen.BLOCKED)


def go(flow: Flow, action: Go) -> Flow:
    return onward(flow, action.screen)


WAYS: Ways = {
    (Screen.CONFIRM, Prioritise): prioritise,
    (Screen.CONFIRM, AddErrand): add_errand,
    (Screen.CONFIRM, DropErrand): drop_errand,
    (Screen.CONFIRM, Go): go,
    (Screen.CONFIRM, Take): take,
    (Screen.CONFIRM, Block): block,
    (Screen.NEEDS, Prioritise): prioritise,
    (Screen.NEEDS, Require): require,
    (Screen.MISSING, Take): take,
    (Screen.MISSING, Block): block,
    (Screen.BLOCKED, Take): take,
    (Screen.BOOKING, Take): take,
    (Screen.BOOKING, Block): block,
}
