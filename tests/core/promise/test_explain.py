"""Promises in words."""

import msgspec
import pytest

from core.promise.explain import told, why
from core.promise.span import MINUTE_MS, Promise
from core.words import Doubt
from tests.core.small_site import SMALL, TUESDAY

NINE = SMALL.at(TUESDAY, "09:00")
LUNCH = (SMALL.at(TUESDAY, "12:00"), SMALL.at(TUESDAY, "12:45"))
MADE = Promise(
    NINE, NINE, NINE + 40 * MINUTE_MS, NINE + 50 * MINUTE_MS, NINE + 65 * MINUTE_MS, NINE + 80 * MINUTE_MS,
    ahead=7, counters=2.75, each_ms=8 * MINUTE_MS + 1000, gap=LUNCH, kept=324, of=400,
)  # fmt: skip


def test_the_span_is_told_as_it_is_printed() -> None:
    assert told(MADE, SMALL).en == told(MADE, SMALL).id == "09:40–10:05"


@pytest.mark.parametrize(
    ("doubt", "said"),
    [(Doubt.NO_COUNTER, "No counter"), (Doubt.PAST_CLOSING, "not be called today"), (Doubt.TOO_WIDE, "after 09:40")],
)
def test_where_there_is_doubt_something_else_is_told(doubt: Doubt, said: str) -> None:
    words = told(msgspec.structs.replace(MADE, doubt=doubt), SMALL)
    assert said in words.en
    assert "10:05" not in words.en + words.id
    assert "meja informasi" in words.id


def test_why_tells_what_it_rests_on() -> None:
    assert why(MADE, SMALL).en == (
        "7 ahead, 3 counters, about 8 min each, break 12:00–12:45; of the last 400 such promises 81 % were kept"
    )
    assert why(MADE, SMALL).id == (
        "7 orang di depan, 3 loket, sekitar 8 menit per orang, jeda 12.00–12.45; "
        "dari 400 perkiraan serupa terakhir, 81 % ditepati"
    )


def test_why_tells_nothing_that_is_not_so() -> None:
    bare = msgspec.structs.replace(MADE, gap=None, kept=9, of=9, counters=0.2, each_ms=1)
    assert why(bare, SMALL).en == "7 ahead, 1 counter, about 1 min each"
