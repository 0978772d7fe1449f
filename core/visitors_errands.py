"""What simulated visitors come for, and how each errand goes: one service, or a journey of the site file."""

import datetime as dt

from msgspec.structs import replace

from core.catalog import Catalog, valid_on
from core.commands import Errand
from core.site import JourneyStep, Service
from core.timetable import MINUTE_MS, day_has_service, spans_on, taking
from core.visitors_draw import Draws
from core.visitors_plan import Care
from core.words import Outcome

JOURNEY = 0.12
USUAL_QUOTA = 40
"""Stands in for the quota of a letter that has none: quotas tell how many people want something."""
POPULARITY = 1.2
"""Above 1: letters with a large quota draw more than their share."""
ASKED, NOT_ASKED = 0.5, 0.35
"""How often an optional step of a journey is wanted: with a question of its own, and without."""
OUTCOMES = (
    (Outcome.DONE, 0.90),
    (Outcome.DOCUMENTS_INCOMPLETE, 0.05),
    (Outcome.IN_PROCESS, 0.04),
    (Outcome.REFERRED, 0.01),
)
WALK_SECONDS = (10.0, 60.0)
LOST_IN_THOUGHT, LOST_SECONDS = 0.04, (60.0, 160.0)
READY_DAYS = (1, 5)


class Demand:
    """What may be asked for on `day`, prepared once."""

    def __init__(self, catalog: Catalog, day: dt.date) -> None:
        self.catalog = catalog
        self.day = day
        self.windows = {letter: taking(catalog, letter, day) for letter in catalog.letters}
        services = (s for s in catalog.services.values() if s.walk_in and valid_on(day, s.valid_from, s.valid_until))
        self.weights = {service.code: self._weight(service) for service in services}
        self.open_days = [d for d in (day + dt.timedelta(n) for n in range(1, 15)) if day_has_service(catalog, d)]

    def is_open(self, service: str, at_ms: int) -> bool:
        """Whether a walk-in number for `service` can be had at `at_ms`, by the plan."""
        windows = self.windows[self.catalog.services[service].letter] if service in self.weights else ()
        return any(start <= at_ms < end for start, end in windows)

    def _weight(self, service: Service) -> float:
        """Letters by their quota, but by no more than their counters can serve; in one letter, quick services more."""
        catalog, letter = self.catalog, service.letter
        quickness = [1 / other.minutes for other in catalog.services.values() if other.letter == letter]
        minutes = sum(end - start for start, end in spans_on(catalog, letter, self.day)) / MINUTE_MS
        served = len(catalog.counters_of(letter)) * minutes * sum(quickness) / len(quickness)
        wanted = min(catalog.letters[letter].quota or USUAL_QUOTA, served)
        return float(wanted**POPULARITY / service.minutes / sum(quickness))


def draw_errands(draws: Draws, demand: Demand, at_ms: int) -> tuple[str | None, tuple[Errand, ...]]:
    """The journey, if any, and its errands; nothing where no service gives numbers at `at_ms`."""
    journeys = demand.catalog.site.journeys
    if journeys and draws.chance(JOURNEY):
        journey = draws.among(journeys)
        errands = _wanted(draws, journey.steps)
        if errands and all(demand.is_open(errand.service, at_ms) for errand in errands):
            return journey.id, errands
    choices = [(code, weight) for code, weight in demand.weights.items() if demand.is_open(code, at_ms)]
    return None, (Errand(draws.weighted(choices)),) if choices else ()


def _wanted(draws: Draws, steps: tuple[JourneyStep, ...]) -> tuple[Errand, ...]:
    """The steps that this visitor needs. What waited for a step that falls away waits for what that one waited for."""
    errands: list[Errand] = []
    after: list[tuple[int, ...]] = []
    for step in steps:
        before = tuple(sorted({place for earlier in step.after for place in after[earlier]}))
        odds = 1.0 if step.required else NOT_ASKED if step.condition is None else ASKED
        if draws.chance(odds):
            after.append((len(errands),))
            errands.append(Errand(draws.among(step.any_of), step.required, before))
        else:
            after.append(before)
    return tuple(errands)


def draw_cares(draws: Draws, demand: Demand, errands: tuple[Errand, ...]) -> tuple[Care, ...]:
    return tuple(_care(draws, demand, demand.catalog.services[errand.service]) for errand in errands)


def _care(draws: Draws, demand: Demand, service: Service) -> Care:
    seconds = draws.between(*(LOST_SECONDS if draws.chance(LOST_IN_THOUGHT) else WALK_SECONDS))
    service_ms = round(draws.lognormal(service.minutes, service.minutes_p90) * MINUTE_MS)
    documents = [document for rule in service.documents for document in rule.any_of[:1]]
    agencies = [agency.id for agency in demand.catalog.site.agencies]
    days = demand.open_days[READY_DAYS[0] - 1 : READY_DAYS[1]]
    care = Care(round(seconds * 1000), service_ms, draws.weighted(OUTCOMES))
    match care.outcome:
        case Outcome.DOCUMENTS_INCOMPLETE if documents:
            return replace(care, missing=(draws.among(documents),))
        case Outcome.IN_PROCESS if days:
            return replace(care, ready_on=draws.among(days))
        case Outcome.REFERRED:
            return replace(care, referred_to=draws.among(agencies))
    return replace(care, outcome=Outcome.DONE)
