"""A mobile site made of the sample mall: in order, its own letters, tables, hours and code."""

import datetime as dt
from typing import Any

import pytest

from core.catalog import Catalog
from core.mobile import Unfit, mobile_site
from core.sitecheck import faults
from core.timetable import spans_on
from tests.core.sample import raw, site

SATURDAY, SUNDAY = dt.date(2026, 11, 28), dt.date(2026, 11, 29)


@pytest.mark.parametrize("id_", ["cfd", "saboak"])
def test_what_is_made_is_in_order(id_: str) -> None:
    assert faults(mobile_site(site(), id_)) == []


def test_its_numbers_have_letters_of_their_own_before_those_of_the_mall() -> None:
    made, mall = mobile_site(site(), "cfd"), site()
    letters = {letter.letter for agency in made.agencies for letter in agency.letters}
    assert letters == {"CA", "CC", "CK", "CS", "CB"} & letters
    assert {"CA", "CB"} <= letters
    assert not letters & {letter.letter for agency in mall.agencies for letter in agency.letters}
    assert {s.letter for agency in made.agencies for s in agency.services} <= letters
    assert {letter.letter for a in mobile_site(mall, "cfd", "k").agencies for letter in a.letters} >= {"KA"}


def test_one_table_for_each_agency_one_kiosk_one_small_printer() -> None:
    made = mobile_site(site(), "cfd")
    assert [(c.no, c.label) for c in made.counters] == [(1, "Meja 1"), (2, "Meja 2"), (3, "Meja 3"), (4, "Meja 4")]
    assert [c.agency for c in made.counters] == [agency.id for agency in made.agencies]
    assert {agency.id for agency in made.agencies} == {"dukcapil", "bpjskes", "sim", "bankntt"}
    assert [(k.id, k.printer, k.lane) for k in made.kiosks] == [("kiosk-1", "generic-58", 1)]
    assert [zone.id for zone in made.zones] == ["Z1"]
    assert made.mobile_sites == ()


def test_it_is_a_site_of_its_own() -> None:
    about = mobile_site(site(), "cfd").site
    assert (about.id, about.code, about.short) == ("mpp-kota-kupang-cfd", "kpgcfd", "MPP Kota Kupang, Car Free Day")
    assert about.base_url == "http://antre.example/kpgcfd"
    doc = raw()
    del doc["site"]["base_url"]
    assert mobile_site(site(doc), "saboak").site.base_url is None
    assert mobile_site(site(doc), "saboak").site.code == "kpgsaboa"


def test_it_is_open_on_its_day_and_on_a_day_that_is_asked_for() -> None:
    made = Catalog(mobile_site(site(), "cfd"))
    assert [len(spans_on(made, "CA", day)) for day in (SATURDAY, SUNDAY)] == [1, 0]
    there = Catalog(mobile_site(site(), "cfd", date=SUNDAY))
    start, end = spans_on(there, "CA", SUNDAY)[0]
    assert (there.local(start).hour, there.local(end).hour) == (6, 9)


def test_journeys_stay_where_every_step_can_be_done() -> None:
    made = mobile_site(site(), "cfd")
    codes = {service.code for agency in made.agencies for service in agency.services}
    assert made.journeys
    assert len(made.journeys) < len(site().journeys)
    assert all(set(step.any_of) <= codes and step.any_of for journey in made.journeys for step in journey.steps)


def spoilt(spoil: Any) -> dict[str, Any]:
    doc: dict[str, Any] = raw()
    spoil(doc)
    return doc


@pytest.mark.parametrize("prefix", ["I", "7", "AB", ""])
def test_a_prefix_that_is_no_letter_of_numbers_is_refused(prefix: str) -> None:
    with pytest.raises(Unfit, match="--prefix" if prefix else "cannot"):
        mobile_site(site(spoilt(lambda doc: doc["mobile_sites"][0].update(id="7fd"))), "7fd", prefix)


def test_a_mobile_site_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(Unfit) as unfit:
        mobile_site(site(), "pasar")
    assert unfit.value.text.id == "Layanan keliling pasar tidak ada di berkas situs. Yang ada: cfd, saboak."
    with pytest.raises(Unfit, match="There are: –"):
        mobile_site(site(spoilt(lambda doc: doc.pop("mobile_sites"))), "cfd")
