"""What is published: against sums taken by hand, with its gaps and its leap day."""

import csv
import datetime as dt
import io

from core.rollup import skm
from core.rollup.kept import Kept
from core.rollup.minutes import Minutes
from core.rollup.ratings import Ratings
from core.site import Reporting
from core.words import SkmElement
from summary.public import COLUMNS, PublicDay, figures, published, table


def day(
    date: str, visits: int, waits: tuple[int, ...] = (), kept: tuple[int, int] = (0, 0), rated: int = 0
) -> PublicDay:
    """`waits`: whole minutes of each; `kept`: so many of so many promises; `rated`: people who gave 4 to everything."""
    minutes = Minutes()
    for each in waits:
        minutes.add(each * 60_000)
    scores = {element: {4: rated} for element in SkmElement} if rated else {}
    return PublicDay(date, visits, minutes, Kept(promised=kept[1], kept=kept[0]), Ratings(rated, scores))


def test_days_together_are_one_long_day() -> None:
    found = figures([day("2026-11-09", 3, (5, 10, 60), (2, 3)), day("2026-11-10", 2, (1, 20), (1, 1))])
    assert (found.days, found.visits, found.promised, found.kept) == (2, 5, 4, 0.75)
    assert (found.median, found.most) == (10, 60)  # of 1, 5, 10, 20, 60


def test_adding_up_changes_no_day() -> None:
    days = [day("2026-11-09", 3, (5,)), day("2026-11-10", 2, (7,))]
    assert figures(days) == figures(days)
    assert days[0].visits == 3
    assert days[0].waits.count == 1


def test_nothing_measured_is_nothing_said() -> None:
    found = figures([])
    assert (found.median, found.most, found.kept, found.ikm, found.visits) == (None, None, None, None, 0)


def test_four_answers_are_not_shown_and_five_are() -> None:
    assert figures([day("2026-11-09", 9, rated=4)]).ikm is None
    assert str(figures([day("2026-11-09", 9, rated=5)]).ikm) == "100.00"


def test_today_and_later_are_left_out() -> None:
    found = published([day("2026-11-09", 3), day("2026-11-10", 50), day("2026-11-11", 70)], dt.date(2026, 11, 10))
    assert (found.until, found.last.visits, found.year.visits) == (dt.date(2026, 11, 9), 3, 3)


def test_no_day_yet_is_no_figure() -> None:
    found = published([day("2026-11-10", 50)], dt.date(2026, 11, 10))
    assert (found.until, found.recent, found.months, found.year.visits) == (None, (), (), 0)


def test_last_year_counts_up_to_the_same_date() -> None:
    days = [day("2025-02-28", 4), day("2025-03-02", 100), day("2026-02-01", 1), day("2026-03-01", 2)]
    found = published(days, dt.date(2026, 3, 2))
    assert (found.year.visits, found.month.visits, found.before.visits) == (3, 2, 4)
    assert [(m.month, m.now, m.before) for m in found.months] == [(2, 1, 4), (3, 2, 100)]


def test_the_leap_day_has_a_year_before() -> None:
    assert published([day("2024-02-29", 1), day("2023-02-28", 5)], dt.date(2024, 3, 1)).before.visits == 5


def test_a_bad_day_stands_there_as_it_was() -> None:
    bad = day("2026-11-09", 400, (158, 200), (1, 20))
    (row,) = published([bad], dt.date(2026, 11, 10)).recent
    assert (row[1].most, row[1].kept) == (200, 0.05)


def test_the_list_ends_after_a_fortnight() -> None:
    days = [day(f"2026-11-{n:02}", n) for n in range(1, 21)]
    assert [date.day for date, _ in published(days, dt.date(2026, 11, 21)).recent] == list(range(20, 6, -1))


def test_the_table_is_read_back() -> None:
    text = table([day("2026-11-10", 2, (7,), (1, 2), rated=4), day("2026-11-09", 3, rated=6)])
    first, second = csv.DictReader(io.StringIO(text))
    assert tuple(first) == COLUMNS
    assert (first["day"], first["visits"], first["ratings"], first["ikm"], first["wait_p50_min"]) == (
        "2026-11-09", "3", "6", "100.00", "",
    )  # fmt: skip
    assert (second["promised"], second["promises_kept"], second["ratings"], second["ikm"]) == ("2", "1", "", "")


def test_what_was_imported_fills_months_that_besti_has_no_day_of_and_is_marked() -> None:
    totals = {f"2024-{month:02}": 2_000 for month in range(1, 13)} | {"2025-02": 700, "2025-03": 800}
    found = published([day("2025-03-02", 100), day("2026-03-01", 2)], dt.date(2026, 3, 2), totals)
    assert [(m.month, m.now, m.before, m.imported) for m in found.months] == [
        (2, None, 700, (False, True)), (3, 2, 100, (False, False)),
    ]  # fmt: skip
    assert found.earlier == ((2024, 24_000),)
    del totals["2024-07"]
    assert published([day("2026-03-01", 2)], dt.date(2026, 3, 2), totals).earlier == ()


def test_the_table_tells_what_was_imported() -> None:
    rows = list(csv.DictReader(io.StringIO(table([day("2026-11-10", 2)], {"2024-01": 1_800}))))
    assert [(row["day"], row["visits"], row["source"]) for row in rows] == [
        ("2024-01", "1800", "before_besti"), ("2026-11-10", "2", "besti"),
    ]  # fmt: skip


def test_the_index_is_weighed_as_the_site_file_says() -> None:
    weighed = skm.weighing(Reporting(ikm_weight="0.11"))
    found = published([day("2026-11-09", 9, rated=5)], dt.date(2026, 11, 10), weighed=weighed)
    assert (str(found.last.ikm), str(found.year.ikm)) == ("99.00", "99.00")
    assert "99.00" in table([day("2026-11-09", 9, rated=5)], weighed=weighed)
