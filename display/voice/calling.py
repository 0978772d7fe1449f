"""A call of the hall as a sentence. Pure."""

from core.catalog import Catalog
from core.state import State
from core.words import Need
from display.calls import Call as HallCall
from display.voice.grammar import Call, Turn


def sentence(call: HallCall, state: State, catalog: Catalog | None) -> tuple[Call, str] | None:
    """What is said of `call`, and the visitor's language; None for a visitor who asked not to be called aloud."""
    ticket = state.tickets.get(call.ticket)
    counter = catalog.counters.get(call.counter) if catalog else None
    agency = counter.agency if counter else ""
    if ticket is None:
        return Call(call.label, call.counter, agency, Turn.RECALL if call.recall else Turn.FIRST), "id"
    if Need.QUIET_CALL in ticket.needs:
        return None
    most = catalog.site.rules.max_calls if catalog else 0
    turn = Turn.FIRST
    if call.recall:
        turn = Turn.FINAL if most and ticket.steps[call.n].calls >= most else Turn.RECALL
    person = Need.STAFF_COMES in ticket.needs
    return Call(call.label, call.counter, agency, turn, ticket.priority, person), ticket.language.value
