"""The opening round: trials of displays, and the marks of whoever walks it."""

from core import events
from core.commands import MarkRound, TryZone
from core.decide.case import Case, Rules
from core.refusal import Refused


def try_zone(case: Case, body: TryZone) -> list[events.Body]:
    case.day()
    if body.zone not in case.catalog.zones:
        raise Refused("unknown_zone", zone=body.zone)
    if body.counter is not None and case.counter(body.counter)[0].zone != body.zone:
        raise Refused("unknown_counter", counter=body.counter)
    return [events.ZoneTried(body.zone, body.counter)]


def mark(case: Case, body: MarkRound) -> list[events.Body]:
    case.day()
    return [events.RoundMarked(body.check, body.well, body.place)]


RULES: Rules = {TryZone: try_zone, MarkRound: mark}
