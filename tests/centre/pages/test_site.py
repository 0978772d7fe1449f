"""One mall, its agencies and its counters: the figures of their own accounts, at every depth."""

import re

import pytest

from core.rollup.period import summed
from summary.figures import agencies, services
from tests.centre.mall import Mall
from tests.centre.pages.city import ALOR, KUPANG, City, Visitor

MONTH = "?day=2026-10-30&period=month"


def cells(html: str, name: str) -> list[str]:
    """The figures of the row that is called `name`."""
    row = next(part for part in html.split("<tr>") if f">{name}</" in part.partition("</th>")[0] + "</")
    return [re.sub(r"<[^>]+>.*", "", cell) for cell in re.findall(r'<td class="figure"[^>]*>([^<]*)', row)]


def test_a_mall_by_agency(city: City, mall: Mall) -> None:
    account = summed([a for a in mall.accounts() if a.day < "2026-11"], KUPANG, "")
    found = Visitor(city, "mayor").see(f"/summary/site/{KUPANG}{MONTH}")
    assert found.status_code == 200
    first = agencies(account)[0]
    name = account.names[f"agency/{first.key}"].short
    waits = first.steps.waits
    assert cells(found.text, name)[:3] == [
        str(first.steps.created), str(waits.percentile(0.5)), str(waits.percentile(0.9))
    ]  # fmt: skip
    assert f"<dd>{account.tickets.visits}</dd>" in found.text


def test_an_agency_by_service(city: City, mall: Mall) -> None:
    account = summed([a for a in mall.accounts() if a.day < "2026-11"], KUPANG, "")
    first = agencies(account)[0]
    found = Visitor(city, "mayor").see(f"/summary/site/{KUPANG}/agency/{first.key}{MONTH}").text
    own = [line for line in services(account) if account.names[f"service/{line.key}"].of == first.key]
    assert len(own) > 1
    for line in own:
        assert cells(found, line.name.id)[0] == str(line.steps.created)
    assert f"/summary/site/{KUPANG}?" in found


def test_a_counter_by_day(city: City, mall: Mall) -> None:
    days = [a for a in mall.accounts() if a.day < "2026-11"]
    no = max(summed(days, KUPANG, "").desks, key=lambda no: summed(days, KUPANG, "").desks[no].done)
    found = Visitor(city, "mayor").see(f"/summary/site/{KUPANG}/counter/{no}{MONTH}").text
    done = {day.day: day.desks[no].done for day in days if no in day.desks}
    for day, count in done.items():
        assert cells(found, "-".join(reversed(day.split("-"))))[4] == str(count)
    assert cells(found, "Bersama")[4] == str(sum(done.values()))


def test_one_day_has_no_list_of_days(city: City) -> None:
    found = Visitor(city, "mayor").see(f"/summary/site/{KUPANG}?day=2026-10-30&period=day&lang=en")
    assert "Day by day" not in found.text
    assert "Friday, 30 October 2026" in found.text


@pytest.mark.parametrize("path", ["/agency/none", "/counter/999", "/counter/x"])
def test_what_a_mall_does_not_have(city: City, path: str) -> None:
    assert Visitor(city, "mayor").see(f"/summary/site/{KUPANG}{path}{MONTH}").status_code == 404


def test_a_mall_without_days_says_so(city: City) -> None:
    found = Visitor(city, "mayor").see(f"/summary/site/{ALOR}{MONTH}")
    assert found.status_code == 200
    assert "Tidak ada hari" in found.text


def test_a_mall_that_is_not_there(city: City) -> None:
    assert Visitor(city, "mayor").see(f"/summary/site/nowhere{MONTH}").status_code == 404


def test_who_has_one_mall_sees_no_other_at_any_depth(city: City) -> None:
    visitor = Visitor(city, "belu")
    for path in ("", "/agency/dukcapil", "/counter/1"):
        assert visitor.see(f"/summary/site/{KUPANG}{path}{MONTH}").status_code == 404
