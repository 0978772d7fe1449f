"""What everybody may see of all malls together: the sums of their accounts, and nothing that is not over."""

import csv
import io

from core.rollup.period import summed
from summary.figures import services, whole
from tests.centre.mall import Mall
from tests.centre.pages.city import ALOR, City, Visitor, served


def test_it_needs_no_sign_in_and_names_every_mall_with_figures(city: City) -> None:
    found = Visitor(city).see("/public")
    assert found.status_code == 200
    each = found.text.split("Tiap MPP, tahun 2026")[1]
    for name in ("MPP Kota Kupang", "MPP Belu", "MPP &lt;i&gt;Sikka&lt;/i&gt;"):
        assert name in each
    assert ALOR not in found.text


def test_the_table_is_the_sum_of_the_malls(city: City, mall: Mall) -> None:
    text = Visitor(city).see("/public.csv").text.lstrip("\ufeff")
    rows = {row["day"]: row for row in csv.DictReader(io.StringIO(text))}
    accounts = {account.day: account for account in mall.accounts()}
    # The third is closed at two of the malls; the fourth still runs.
    assert sorted(rows) == ["2026-10-29", "2026-10-30", "2026-11-02", "2026-11-03"]
    for day, malls in (("2026-10-30", 3), ("2026-11-03", 2)):
        one = accounts[day]
        waits = whole(services(summed([one], one.site, ""))).steps.waits
        assert int(rows[day]["visits"]) == malls * one.tickets.visits
        assert int(rows[day]["wait_p50_min"]) == waits.percentile(0.5)


def test_it_says_the_same_in_english(city: City) -> None:
    assert "Our figures for everybody" in Visitor(city).see("/public?lang=en").text


def test_too_many_questions_are_turned_away(city: City) -> None:
    with served(City(city.database)) as asked:
        visitor = Visitor(asked)
        assert [visitor.see("/public.csv").status_code for _ in range(61)] == [200] * 60 + [429]
