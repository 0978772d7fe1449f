"""What a visitor thinks: one face at the door, or the nine elements of the survey, one after the other."""

from dataclasses import replace

from core.words import SkmElement
from kiosk.flow.actions import BeginRating, Score, Thank
from kiosk.flow.table import Ways
from kiosk.flow.where import Flow, Rating, Screen, onward

ELEMENTS = tuple(SkmElement)


def begin(flow: Flow, action: BeginRating) -> Flow:
    came = flow if flow.screen is Screen.TICKET else None
    return replace(onward(flow, Screen.RATE, rating=Rating(action.ticket, action.step), command=None), came=came)


def score(flow: Flow, action: Score) -> Flow:
    """On to the next element. Whoever has passed over all of them has said nothing, and is thanked all the same."""
    rating = flow.rating
    if rating is None or (action.score is not None and action.score not in range(1, 5)):
        return flow
    scores = (*rating.scores, action.score)
    if len(scores) >= len(ELEMENTS):
        return flow if any(scores) else replace(flow, screen=Screen.THANKS, page=0)
    return replace(onward(flow, Screen.RATE, rating=replace(rating, scores=scores)), page=len(scores))


def thank(_: Flow, __: Thank) -> Flow:
    return Flow(Screen.THANKS)


WAYS: Ways = {
    (Screen.TICKET, BeginRating): begin,
    (Screen.THANKS, BeginRating): begin,
    (Screen.RATE, Score): score,
    (Screen.WELCOME, Thank): thank,
    (Screen.RATE, Thank): thank,
}
