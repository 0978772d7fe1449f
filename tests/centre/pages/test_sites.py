"""All malls on one page: who may see them, in what order, side by side, as a table."""

import csv
import io
import re

import pytest

from tests.centre.pages.city import ALOR, BELU, KUPANG, PIN, SIKKA, City, Visitor, token

OCTOBER, NOVEMBER = "?day=2026-10-30&period=month", "?day=2026-11-04&period=month"


def order(html: str) -> list[str]:
    return re.findall(r'<a href="/summary/site/([a-z-]+)\?', html)


def rows(text: str) -> dict[str, dict[str, str]]:
    return {row["site"]: row for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff")))}


def test_nobody_looks_who_is_not_in(city: City) -> None:
    for path in ("/summary", "/summary.csv"):
        answer = Visitor(city).see(path, allow_redirects=False)
        assert (path, answer.status_code, answer.headers["location"]) == (path, 303, f"/login?next={path}")


def test_a_wrong_pin_and_a_strange_form_do_not_let_in(city: City) -> None:
    visitor = Visitor(city)
    assert visitor.enter(city.numbers["mayor"], "111112").status_code == 403
    assert visitor.post_form("/login", number=city.numbers["mayor"], pin=PIN, csrf="x").status_code == 403
    assert "/login" in visitor.see("/summary").url


def test_many_wrong_pins_shut_the_number_for_a_while(city: City) -> None:
    visitor = Visitor(city)
    answers = [visitor.enter("999", "111112").status_code for _ in range(6)]
    assert answers == [403] * 5 + [429]


def test_going_out_needs_the_token(city: City) -> None:
    visitor = Visitor(city, "mayor")
    assert visitor.post_form("/logout", csrf="x").status_code == 403
    page = visitor.see("/summary").text
    assert "/login" in visitor.post_form("/logout", csrf=token(page)).url
    assert "/login" in visitor.see("/summary").url


def test_all_malls_of_a_month(city: City) -> None:
    found = Visitor(city, "mayor").see(f"/summary{OCTOBER}&by=visits")
    assert found.status_code == 200
    assert sorted(order(found.text)) == sorted([KUPANG, SIKKA, BELU, ALOR])
    assert "MPP &lt;i&gt;Sikka&lt;/i&gt;" in found.text
    assert "3 dari 4 MPP" in found.text
    # Nothing came from Alor, so it has no place and stands last.
    assert order(found.text)[-1] == ALOR


def test_the_table_says_what_each_mall_came_to(city: City) -> None:
    visitor = Visitor(city, "mayor")
    october, november = (rows(visitor.see(f"/summary.csv{time}").text) for time in (OCTOBER, NOVEMBER))
    assert october[KUPANG] | {"site": "", "name": ""} == october[SIKKA] | {"site": "", "name": ""}
    assert (october[KUPANG]["days"], october[ALOR]["days"], october[ALOR]["wait_p50_min"]) == ("2", "0", "")
    # Belu has not told how its third of November ended.
    assert int(november[BELU]["days"]) < int(november[KUPANG]["days"])


def test_who_has_one_mall_sees_that_one(city: City) -> None:
    visitor = Visitor(city, "belu")
    assert order(visitor.see(f"/summary{OCTOBER}").text) == [BELU]
    assert visitor.see(f"/summary{OCTOBER}&site={KUPANG}").status_code == 404
    assert visitor.see(f"/summary/site/{KUPANG}").status_code == 404
    assert set(rows(visitor.see(f"/summary.csv{OCTOBER}").text)) == {BELU}


def test_some_malls_side_by_side(city: City) -> None:
    found = Visitor(city, "mayor").see(f"/summary{OCTOBER}&site={SIKKA}&site={BELU}").text
    assert order(found) == [SIKKA, BELU]
    assert "Berdampingan" in found
    assert "ranks" not in found


@pytest.mark.parametrize("by", ["visits", "median", "most", "kept", "beres", "standard", "ikm"])
def test_every_order_has_its_page(city: City, by: str) -> None:
    found = Visitor(city, "mayor").see(f"/summary{OCTOBER}&by={by}&lang=en")
    assert found.status_code == 200
    assert "In order: " in found.text


@pytest.mark.parametrize(
    ("query", "status"),
    [("?day=2026-13-01", 400), ("?day=x", 400), ("?period=decade", 400), ("?by=luck", 400), ("?site=nowhere", 404),
     ("?day=2027-01-01", 400), ("?day=0001-01-01&period=year", 200)],
)  # fmt: skip
def test_what_makes_no_sense_is_turned_away_in_words(city: City, query: str, status: int) -> None:
    found = Visitor(city, "mayor").see(f"/summary{query}")
    assert found.status_code == status
    assert "<h1>" in found.text


def test_a_language_that_was_chosen_stays(city: City) -> None:
    visitor = Visitor(city, "mayor")
    assert "All malls" in visitor.see(f"/summary{OCTOBER}&lang=en").text
    assert "All malls" in visitor.see("/summary").text


def test_what_is_not_there(city: City) -> None:
    assert Visitor(city).see("/nothing").status_code == 404
    assert Visitor(city).see("/static/nothing").status_code == 404
    assert Visitor(city).see("/", allow_redirects=False).headers["location"] == "/public"
