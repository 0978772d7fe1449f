"""Short requests from counter to counter."""

from core import events
from core.fold.table import Folds
from core.state import Ask, State


def asked(state: State, event: events.Event, body: events.ColleagueAsked) -> None:
    state.asks[body.ask] = Ask(body.counter, body.to, body.question, event.at, body.ticket)


def answered(state: State, event: events.Event, body: events.ColleagueAnswered) -> None:
    ask = state.asks[body.ask]
    ask.reply, ask.by, ask.answered_ms = body.reply, body.counter, event.at


FOLDS: Folds = {events.ColleagueAsked: asked, events.ColleagueAnswered: answered}
