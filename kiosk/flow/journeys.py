"""From a life event over its questions to a wish; Back goes one question back."""

from dataclasses import replace

from kiosk.flow.actions import AnswerQuestion, PickJourney, Turn
from kiosk.flow.choosing import turn
from kiosk.flow.table import Ways
from kiosk.flow.where import Flow, Screen, onward
from kiosk.plan import Errands


def pick_journey(flow: Flow, action: PickJourney) -> Flow:
    return _on(flow, action.journey, (), action.errands)


def answer(flow: Flow, action: AnswerQuestion) -> Flow:
    return _on(flow, flow.journey, (*flow.answers, action.given), action.errands)


def _on(flow: Flow, journey: str | None, answers: tuple[str, ...], errands: Errands | None) -> Flow:
    if not errands:
        return onward(flow, Screen.QUESTION, journey=journey, answers=answers)
    wish = replace(flow.wish, errands=errands, journey=journey)
    return onward(flow, Screen.CONFIRM, journey=journey, answers=answers, wish=wish)


WAYS: Ways = {
    (Screen.JOURNEYS, PickJourney): pick_journey,
    (Screen.JOURNEYS, Turn): turn,
    (Screen.QUESTION, AnswerQuestion): answer,
}
