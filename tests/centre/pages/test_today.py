"""Today at all malls: what they are at, what they count, and whom it is shown."""

from tests.centre.pages.city import ALOR, BELU, KUPANG, NOON_MS, SIKKA, City, Visitor

MINUTE_MS = 60_000


def row(html: str, site: str) -> str:
    return html.split(f'<a href="/summary/site/{site}">')[1].split("</tr>", maxsplit=1)[0]


def test_what_each_mall_is_at(city: City) -> None:
    found = Visitor(city, "mayor").see("/summary/today").text
    assert "Buka" in row(found, KUPANG)
    assert "Tidak ada kabar sejak 03-11-2026 14.00 WITA" in row(found, BELU)
    assert "Belum pernah mengirim kabar" in row(found, ALOR)
    assert "22 jam lalu" in row(found, BELU)
    # Whom somebody has to see to comes first, and stands at the top by name.
    assert found.index(f'site/{BELU}"') < found.index(f'site/{KUPANG}"')
    assert "MPP Belu" in found.split("alarms")[1].split("</section>")[0]


def test_the_same_mall_counts_the_same(city: City) -> None:
    found = Visitor(city, "mayor").see("/summary/today").text
    figures = [row(found, site).split("data-label")[1:] for site in (KUPANG, SIKKA)]
    assert figures[0] == figures[1]
    assert len(figures[0]) == 6
    # What Belu told of yesterday is not of today.
    assert len(row(found, BELU).split("data-label")[1:]) == 1


def test_nothing_is_invented_once_they_are_silent(city: City) -> None:
    city.now_ms = NOON_MS + 16 * MINUTE_MS
    found = Visitor(city, "mayor").see("/summary/today").text
    assert "Tidak ada kabar sejak 12.00 WITA" in row(found, KUPANG)


def test_a_mall_that_was_heard_just_now_is_no_alarm(city: City) -> None:
    city.now_ms = NOON_MS - 22 * 60 * MINUTE_MS + 10 * MINUTE_MS
    assert "alarms" not in Visitor(city, "belu").see("/summary/today").text


def test_who_has_one_mall_sees_that_one(city: City) -> None:
    visitor = Visitor(city, "belu")
    assert KUPANG not in visitor.see("/summary/today").text
    part = visitor.see("/summary/today/part").json()
    assert BELU in part["html"]
    assert KUPANG not in part["html"]


def test_the_part_is_for_who_is_in(city: City) -> None:
    assert Visitor(city).see("/summary/today/part").status_code == 401
