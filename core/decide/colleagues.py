"""One counter asks another, in codes; the other answers."""

from core import events
from core.commands import AnswerColleague, AskColleague
from core.decide.case import Case, Rules
from core.refusal import Refused
from core.words import CounterState


def ask(case: Case, body: AskColleague) -> list[events.Body]:
    case.day()
    case.counter(body.counter)
    if body.ask in case.state.asks:
        raise Refused("ask_exists")
    if body.ticket is not None:
        case.ticket(body.ticket)
    return [events.ColleagueAsked(body.ask, body.counter, _asked(case, body), body.question, body.ticket)]


def _asked(case: Case, body: AskColleague) -> tuple[int, ...]:
    """The counters that are meant. Raises Refused where nobody sits there."""
    if body.to_counter is not None and body.to_agency is None and body.to_counter != body.counter:
        _, now = case.counter(body.to_counter)
        if now.state == CounterState.CLOSED:
            raise Refused("counter_closed", counter=body.to_counter)
        return (body.to_counter,)
    if body.to_agency is None or body.to_counter is not None:
        raise Refused("ask_whom")
    agency = case.agency(body.to_agency)
    own = (c.no for c in case.catalog.site.counters if c.agency == agency and c.no != body.counter)
    found = tuple(no for no in own if case.state.counter(no).state != CounterState.CLOSED)
    if not found:
        raise Refused("nobody_there", agency=case.catalog.agencies[agency].short)
    return found


def answer(case: Case, body: AnswerColleague) -> list[events.Body]:
    asked = case.state.asks.get(body.ask)
    if asked is None or body.counter not in asked.to:
        raise Refused("ask_unknown")
    if asked.reply is not None:
        raise Refused("ask_answered")
    return [events.ColleagueAnswered(body.ask, body.counter, (asked.counter,), body.reply)]


RULES: Rules = {AskColleague: ask, AnswerColleague: answer}
