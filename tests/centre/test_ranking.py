"""Who is first, who shares a place, and who has none."""

from typing import Any

from centre.overview import Figures, Line, figures
from centre.ranking import FEWEST, MEASURES, ranked
from core.rollup.brief import Brief
from core.rollup.minutes import Minutes

NOTHING = figures(Brief("", ""), 0)


def line(site: str, **of: Any) -> Line:
    return Line(site, NOTHING._replace(**of))


def waited(site: str, median: int, called: int = FEWEST) -> Line:
    return line(site, median=median, called=called)


def places(found: list[Line], key: str) -> list[tuple[int | None, str]]:
    return [(each.place, each.line.site) for each in ranked(found, MEASURES[key])]


def test_the_shortest_wait_is_first() -> None:
    assert places([waited("a", 20), waited("b", 5), waited("c", 12)], "median") == [(1, "b"), (2, "c"), (3, "a")]


def test_the_most_visits_are_first() -> None:
    found = [line("a", visits=FEWEST), line("b", visits=900)]
    assert places(found, "visits") == [(1, "b"), (2, "a")]


def test_equal_sites_share_a_place_and_the_next_one_stays_free() -> None:
    found = [waited("a", 9), waited("b", 5), waited("c", 5), waited("d", 12)]
    assert places(found, "median") == [(1, "b"), (1, "c"), (3, "a"), (4, "d")]


def test_few_cases_and_no_figure_have_no_place_and_come_last() -> None:
    found = [waited("few", 1, FEWEST - 1), line("none", called=99), waited("enough", 40)]
    assert places(found, "median") == [(1, "enough"), (None, "few"), (None, "none")]


def test_every_measure_reads_the_figure_of_its_name() -> None:
    counted = Figures(1, 31, 32, 5, 9, 33, 0.5, 34, 0.25, 35, 0.75, 36, None, 0)
    for key, measure in MEASURES.items():
        assert measure.value(counted) == getattr(counted, key)
        assert measure.cases(counted) == {
            "visits": 31, "median": 32, "most": 32, "kept": 33, "beres": 34, "standard": 35, "ikm": 36,
        }[key]  # fmt: skip


def test_nothing_at_all_has_no_order() -> None:
    assert ranked([], MEASURES["kept"]) == []
    assert ranked([waited("a", 0)], MEASURES["median"])[0].of_best == 0.0


def test_figures_of_a_sum() -> None:
    found = figures(Brief("a", "", waits=Minutes({3: 1, 8: 9}), ended=10, finished=4), 2)
    assert (found.days, found.median, found.most, found.called, found.beres) == (2, 8, 8, 10, 0.4)
