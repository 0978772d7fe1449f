"""How much work a step is."""

import pytest

from core.catalog import Catalog
from core.promise.book import Book
from core.promise.work import UNKNOWN_MINUTES, Work
from core.state import Step
from tests.core import small_site


def mall() -> Catalog:
    agencies = small_site.form()["agencies"]
    agencies[0]["services"] = [
        small_site.service("KTP", "A") | {"minutes": 4},
        small_site.service("KK", "A") | {"minutes": 12},
        small_site.service("AKTA", "B") | {"minutes": 0},
    ]
    return small_site.catalog(agencies=agencies)


def step(service: str, letter: str) -> Step:
    return Step(0, service, letter, "dukcapil", True, (), (1, 0), 0)


def test_services_of_a_line_are_told_apart() -> None:
    work = Work(Book.empty(), mall())
    assert work.minutes("A") == 8.0
    assert (work.of("A", {"KTP": 1}), work.of("A", {"KK": 1})) == (0.5, 1.5)
    assert work.of("A", {"KTP": 3, "KK": 2}) == work.of("A", {"KK": 2, "KTP": 3}) == 4.5
    assert work.of("A", {}) == 0.0


def test_what_is_measured_counts_for_the_service_and_its_line() -> None:
    work = Work(Book.empty(), mall())
    for _ in range(100):
        work.took(step("KTP", "A"), 6.0)
    assert work.minutes("A") == pytest.approx(6.1, abs=0.1)
    assert work.of("A", {"KTP": 1}) == pytest.approx(0.98, abs=0.05)
    assert work.of("A", {"KK": 1}) == pytest.approx(2.0, abs=0.2)


def test_without_minutes_something_usual_is_believed() -> None:
    work = Work(Book.empty(), mall())
    assert work.minutes("B") == UNKNOWN_MINUTES
    assert work.minutes("ZZ") == UNKNOWN_MINUTES
    assert work.of("A", {"gone": 1}) == 1.0
