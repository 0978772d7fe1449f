"""What is only counted: faces at the door, searches for what the mall does not have."""

from core import events
from core.commands import CountUnmet, RateVisit
from core.decide.case import Case, Rules
from core.decide.tickets import SCORES
from core.refusal import Refused


def rate_visit(case: Case, body: RateVisit) -> list[events.Body]:
    case.day()
    if body.face not in SCORES:
        raise Refused("bad_score")
    return [events.VisitRated(body.face, body.device)]


def count_unmet(case: Case, body: CountUnmet) -> list[events.Body]:
    case.day()
    return [events.DemandCounted(body.topic.value, body.device)]


RULES: Rules = {RateVisit: rate_visit, CountUnmet: count_unmet}
