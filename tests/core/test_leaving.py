"""An agency that leaves: what the site file says, and whom it concerns."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from core import sitecheck
from core.catalog import Catalog
from core.commands import CancelBooking, MakeBooking
from core.leaving import concerned, left
from core.site import Journey, Site
from core.words import Text
from tests.core.play import Play, ident
from tests.core.small_site import SMALL, TUESDAY, WEDNESDAY, form

LAST = dt.date(2026, 12, 31)


@pytest.fixture
def mall() -> Play:
    return Play().opened(1, 3).at("09:00")


def journey(site: Site, n: int = 0) -> Journey:
    return site.journeys[n]


def with_journeys(*steps: list[dict[str, Any]]) -> Catalog:
    doc = form()
    about = {"name": {"id": "Alur", "en": "Way"}, "instrument": "integrasi"}
    doc["journeys"] = [{"id": f"j{n}", **about, "steps": each} for n, each in enumerate(steps)]
    return Catalog(msgspec.convert(doc, Site, strict=False))


def test_the_agency_and_its_counters_are_there_until_the_last_day() -> None:
    site = left(SMALL.site, "dukcapil", LAST)
    agencies = {agency.id: agency.valid_until for agency in site.agencies}
    assert agencies == {"dukcapil": LAST, "bank": None, "imigrasi": None}
    counters = {counter.no: counter.valid_until for counter in site.counters}
    assert counters == {1: LAST, 2: LAST, 3: None, 4: None, 5: LAST, 6: None}
    assert [fault.path for fault in sitecheck.faults(site)] == ["$.agencies[0].services[3]"]  # comes after the last day
    with pytest.raises(StopIteration):
        left(SMALL.site, "nobody", LAST)


def test_journeys_that_need_it_say_so_once() -> None:
    site = left(SMALL.site, "dukcapil", LAST)
    note = journey(site).note
    assert note is not None
    assert note.en == "dukcapil is here until 31-12-2026 only; after that its step is done at its own office."
    later = journey(left(site, "dukcapil", dt.date(2027, 1, 31))).note
    assert later is not None
    assert "31-12-2026" not in later.id
    assert "31-01-2027" in later.id
    assert left(site, "dukcapil", None) == SMALL.site
    assert journey(left(SMALL.site, "bank", LAST)) == journey(SMALL.site)


def test_a_note_that_was_there_stays() -> None:
    known = msgspec.structs.replace(journey(SMALL.site), note=Text("Bawa akta.", "Bring the deed."))
    site = msgspec.structs.replace(SMALL.site, journeys=(known,))
    note = journey(left(site, "dukcapil", LAST)).note
    assert note is not None
    assert note.en.startswith("Bring the deed. dukcapil is here until")
    assert left(left(site, "dukcapil", LAST), "dukcapil", None) == site


def test_who_waits_is_told(mall: Play) -> None:
    mine, both = mall.issue("KTP"), mall.issue("SETOR", "KTP")
    mall.issue("SETOR")
    found = concerned(mall.state, SMALL, "dukcapil", TUESDAY)
    assert found.waiting == (mine.label, both.label)


def test_bookings_after_the_last_day_are_told_in_order(mall: Play) -> None:
    def book(name: str, service: str, day: dt.date, clock: str) -> str:
        id_ = ident("booking", name)
        mall.do(MakeBooking(id_, service, SMALL.at(day, clock), f"{len(mall.log):064x}"))
        return id_

    later, first = book("b", "PASPOR", WEDNESDAY, "10:00"), book("a", "LEGAL", WEDNESDAY, "09:00")
    book("today", "PASPOR", TUESDAY, "10:00")
    book("other", "SETOR", WEDNESDAY, "10:00")
    mall.do(CancelBooking(book("gone", "PASPOR", WEDNESDAY, "11:00")))
    found = concerned(mall.state, SMALL, "imigrasi", TUESDAY)
    assert tuple(booking.id for booking in found.bookings) == (first, later)


def test_journeys_need_it_or_offer_it(mall: Play) -> None:
    hall = with_journeys(
        [{"any_of": ["KTP"]}, {"any_of": ["SETOR"]}],
        [{"any_of": ["AKTA", "KK"], "required": False}],
        [{"any_of": ["KTP", "SETOR"]}],
        [{"any_of": ["SETOR"]}],
    )
    found = concerned(mall.state, hall, "dukcapil", LAST)
    assert (found.required, found.optional) == (("j0",), ("j1",))
