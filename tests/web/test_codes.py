"""Every code that a page may have to say has its words: states, reasons, needs, outcomes, obstacles."""

import pytest

from core.hours import Code
from core.why import OBSTACLES
from core.words import (
    CounterState,
    Doubt,
    Evidence,
    Language,
    Need,
    Outcome,
    PaperKind,
    Question,
    Reason,
    Reply,
    SkmElement,
    StepState,
)
from web.words import Words

KNOWN = Words.load().keys()
KEYS = [
    *(f"page.step_{state}" for state in (*StepState, "later", *Outcome)),
    *(f"page.mood_{state}" for state in (*StepState, "later", "paused", "unknown", "old") if state != "transferred"),
    *(f"page.reason_{reason}" for reason in Reason),
    *(f"page.need_{need}" for need in Need),
    *(f"page.outcome_{outcome}" for outcome in Outcome),
    *(f"page.counter_{state}" for state in CounterState),
    *(f"page.{name}_{language}" for language in Language for name in ("speaks", "language")),
    *(f"page.row_{code}" for code in (*OBSTACLES, StepState.HELD, StepState.ABSENT, Outcome.DOCUMENTS_INCOMPLETE)
      if code != "ended"),
    *(f"rating.{element}" for element in SkmElement),
    *(f"page.doubt_{doubt}" for doubt in ("own_risk", *Doubt)),
    *(f"page.asked_{question}" for question in Question),
    *(f"page.reply_{reply}" for reply in Reply),
    *(f"page.u_shut_{code}" for code in Code if code is not Code.OPEN),
    *(f"page.u_paper_{evidence}" for evidence in Evidence),
    *(f"page.u_asked_{paper}" for paper in (PaperKind.NOTA, PaperKind.PICKUP)),
    *(f"page.said_{said}" for said in ("late", "back", "cancelled", "rated", "refused")),
]  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def test_it_has_words(key: str) -> None:
    assert key in KNOWN
