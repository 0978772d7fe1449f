"""Life events: which questions they ask, and what the answers make of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalog import Catalog
from core.commands import Command, Errand, Issue
from core.decide import decide
from core.ids import derived
from core.refusal import Refusal
from core.site import Journey, JourneyStep
from core.words import Instrument, Text
from kiosk.journey import NO, Question, errands, questions
from kiosk.plan import without
from tests.ui.hub import Hub, sample
from ui.icons import names

HUB = Hub()
CATALOG = Catalog(sample())
QUESTION = Text("Perlukah?", "Is it needed?")


def codes(journey: str, *answers: str) -> list[str]:
    return [errand.service for errand in errands(CATALOG.journeys[journey], answers, CATALOG)]


def journey(instrument: Instrument, *steps: JourneyStep) -> Journey:
    return Journey("j", Text("J", "J"), instrument, steps)


@st.composite
def visits(draw: st.DrawFn) -> tuple[Journey, list[str]]:
    """A journey of the sample site, and an answer to each of its questions."""
    chosen = draw(st.sampled_from(CATALOG.site.journeys))
    answers = []
    for question in questions(chosen, CATALOG):
        ways = [*question.services, NO] if question.may_decline else question.services
        answers.append(draw(st.sampled_from(ways)))
    return chosen, answers


@given(visits())
def test_whatever_is_answered_the_hub_gives_the_number(visit: tuple[Journey, list[str]]) -> None:
    chosen, answers = visit
    wanted = errands(chosen, answers, CATALOG)
    if not wanted:
        assert all(step.condition or not step.required for step in chosen.steps)
        return
    issue = Issue(derived("ticket"), wanted, journey=chosen.id)
    decision = decide(HUB.state, CATALOG, Command(derived("command"), "kiosk-1", issue), HUB.clock.ms)
    assert not isinstance(decision, Refusal), decision.words()


def test_no_active_membership_brings_its_step_before_the_licence() -> None:
    asked = questions(CATALOG.journeys["sim"], CATALOG)
    assert [(q.services, q.may_decline) for q in asked] == [(("K1",), True), (("S2", "S1"), False)]
    needed = errands(CATALOG.journeys["sim"], ("K1", "S1"), CATALOG)
    assert needed == (Errand("K1", required=False), Errand("S1", after=(0,)))
    assert errands(CATALOG.journeys["sim"], (NO, "S2"), CATALOG) == (Errand("S2"),)


def test_a_step_waits_for_what_the_one_that_fell_away_waited_for() -> None:
    steps = [
        JourneyStep(("A1",)),
        JourneyStep(("A2",), False, (0,), condition=QUESTION),
        JourneyStep(("A3",), after=(1,)),
    ]
    chain = journey(Instrument.INTEGRASI, *steps)
    assert errands(chain, (NO,), CATALOG) == (Errand("A1"), Errand("A3", after=(0,)))
    assert errands(chain, ("A2",), CATALOG)[2] == Errand("A3", after=(1,))


@given(st.data())
def test_what_is_left_keeps_its_order(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 8))
    afters = [tuple(sorted(data.draw(st.sets(st.integers(0, n - 1))))) if n else () for n in range(size)]
    whole = [Errand(f"S{n}", after=after) for n, after in enumerate(afters)]
    dropped = data.draw(st.sets(st.integers(0, size - 1)))
    left = without(whole, dropped)
    assert [e.service for e in left] == [f"S{n}" for n in range(size) if n not in dropped]

    def reach(plan: list[Errand] | tuple[Errand, ...], n: int) -> set[str]:
        """All that must be done before errand `n`."""
        return {plan[m].service for m in plan[n].after}.union(*(reach(plan, m) for m in plan[n].after))

    kept = {e.service for e in left}
    for n, errand in enumerate(left):
        assert reach(left, n) == reach(whole, int(errand.service[1:])) & kept


def test_in_an_ecosystem_whatever_is_not_required_may_be_declined() -> None:
    steps = (JourneyStep(("A1",)), JourneyStep(("K1",), required=False))
    asked = questions(journey(Instrument.EKOSISTEM, *steps), CATALOG)
    assert asked == (Question(1, ("K1",), None, may_decline=True),)
    assert questions(journey(Instrument.INTEGRASI, *steps), CATALOG) == ()


def test_one_question_asks_whether_and_which() -> None:
    step = JourneyStep(("S1", "S2"), required=False, condition=QUESTION)
    assert questions(journey(Instrument.INTEGRASI, step), CATALOG) == (
        Question(0, ("S1", "S2"), QUESTION, may_decline=True),
    )


def test_what_needs_a_booking_is_no_choice_for_who_walks_in() -> None:
    one_is_left = journey(Instrument.INTEGRASI, JourneyStep(("C3", "C1")))
    assert questions(one_is_left, CATALOG) == ()
    assert errands(one_is_left, (), CATALOG) == (Errand("C1"),)


def test_all_may_be_declined_where_nothing_is_required() -> None:
    assert codes("pensiun", NO, NO, NO, NO) == []
    assert codes("pensiun", "B2", NO, "J1", NO) == ["B2", "J1"]


def test_each_question_needs_its_answer() -> None:
    with pytest.raises(ValueError, match="shorter"):
        errands(CATALOG.journeys["sim"], (NO,), CATALOG)


def test_every_journey_of_the_sample_site_has_a_picture_of_its_own() -> None:
    assert {f"journey-{j.id}" for j in CATALOG.site.journeys} <= names()
