"""A life event as questions, and the errands that the answers make of it. Pure; nothing here knows the hour."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.catalog import Catalog
from core.commands import Errand
from core.site import Journey, JourneyStep
from core.words import Instrument, Text
from kiosk.plan import Errands, without

NO = ""
"""The answer that a step is not wanted."""


@dataclass(frozen=True, slots=True)
class Question:
    """About step `step` (from 0). `services`: one to choose from, so yes is the only one where there is one.

    `text`: as the site file asks it; None: nobody has written it down. `may_decline`: no is an answer too.
    """

    step: int
    services: tuple[str, ...]
    text: Text | None
    may_decline: bool


def questions(journey: Journey, catalog: Catalog) -> tuple[Question, ...]:
    """One for each step that the visitor may choose about; in the order of the steps."""
    asked = []
    for n, step in enumerate(journey.steps):
        services, may_decline = _services(step, catalog), _may_decline(journey, step)
        if may_decline or len(services) > 1:
            asked.append(Question(n, services, step.condition, may_decline))
    return tuple(asked)


def errands(journey: Journey, answers: Sequence[str], catalog: Catalog) -> Errands:
    """What the visitor comes for: `answers` to all questions in their order, a service each or NO."""
    given = dict(zip((question.step for question in questions(journey, catalog)), answers, strict=True))
    wanted = [given.get(n, _services(step, catalog)[0]) for n, step in enumerate(journey.steps)]
    made = [Errand(code, step.required, step.after) for code, step in zip(wanted, journey.steps, strict=True)]
    return without(made, {n for n, code in enumerate(wanted) if code == NO})


def step_of(journey: Journey, service: str) -> JourneyStep | None:
    """The step that `service` stands for; None where it was added to the journey."""
    return next((step for step in journey.steps if service in step.any_of), None)


def _may_decline(journey: Journey, step: JourneyStep) -> bool:
    offered_only = journey.instrument is Instrument.EKOSISTEM and not step.required
    return step.condition is not None or offered_only


def _services(step: JourneyStep, catalog: Catalog) -> tuple[str, ...]:
    """Those that one can walk in for; where there is none, all of them, and the page before the number tells."""
    return tuple(code for code in step.any_of if catalog.services[code].walk_in) or step.any_of
