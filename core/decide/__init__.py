"""`decide(state, catalog, command, now_ms)`: what becomes of a command. Pure: the state is not touched."""

from core import events
from core.catalog import Catalog
from core.commands import FACTS, ChangeDocument, Command
from core.decide import (
    agencies,
    bookings,
    calls,
    colleagues,
    counters,
    counts,
    days,
    devices,
    documents,
    emergency,
    facts,
    issue,
    papers,
    rounds,
    service,
    tickets,
)
from core.decide.case import Case, Rules
from core.refusal import Refusal, Refused
from core.state import State

_RULES: Rules = {
    **days.RULES,
    **issue.RULES,
    **tickets.RULES,
    **calls.RULES,
    **service.RULES,
    **counters.RULES,
    **agencies.RULES,
    **bookings.RULES,
    **documents.RULES,
    **devices.RULES,
    **papers.RULES,
    **counts.RULES,
    **colleagues.RULES,
    **emergency.RULES,
    **rounds.RULES,
    **facts.RULES,
}


def decide(state: State, catalog: Catalog | None, command: Command, now_ms: int) -> list[events.Body] | Refusal:
    """The facts that `command` becomes at `now_ms` (milliseconds since 1970, UTC), or why it is refused.

    `catalog` is the site file in force; None while there is none. A repeated command is the caller's to recognise
    (`State.seen`); facts are never refused but by a store that holds events of a newer version.
    """
    body = command.body
    try:
        if state.parked:
            raise Refused("parked")
        if command.age_ms > body.LIFETIME_MS and not isinstance(body, FACTS):
            raise Refused("too_old")
        if catalog is None:
            if not isinstance(body, (ChangeDocument, *FACTS)):
                raise Refused("no_site")
            catalog = Catalog.empty()
        return _RULES[type(body)](Case(state, catalog, command, now_ms), body)
    except Refused as refused:
        return refused.refusal
