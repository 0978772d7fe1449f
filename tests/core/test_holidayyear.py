"""When the desk is told that the holidays of a year are missing."""

import datetime as dt

import pytest

from core.holidayyear import FEWEST, held, missing_year, warning
from tests.core.sample import raw, site


def with_holidays(*days: str) -> object:
    doc = raw()
    name = {"id": "Libur", "en": "Holiday"}
    doc["hours"]["holidays"] = [{"date": day, "name": name, "kind": "libur_nasional"} for day in days]
    return doc


NEXT = [f"2027-01-0{n}" for n in range(1, FEWEST + 1)]


@pytest.mark.parametrize(
    ("days", "today", "wanted"),
    [
        ([], "2026-03-01", 2026),
        (["2026-12-25"], "2026-10-31", None),
        (["2026-12-25"], "2026-11-01", 2027),
        (["2026-12-25"], "2026-12-31", 2027),
        (["2026-12-25", *NEXT[1:]], "2026-11-01", 2027),
        (["2026-12-25", *NEXT], "2026-11-01", None),
        (NEXT, "2027-01-01", None),
    ],
)
def test_the_next_year_is_asked_for_from_november(days: list[str], today: str, wanted: int | None) -> None:
    assert missing_year(site(with_holidays(*days)), dt.date.fromisoformat(today)) == wanted


def test_it_is_told_in_words_where_to_enter_them() -> None:
    assert held(site(with_holidays(*NEXT)), 2027) == FEWEST
    assert "2027" in warning(2027).id
    assert "/desk/holidays" in warning(2027).en
