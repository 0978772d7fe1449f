"""What left, was removed or renamed is said plainly: against today's site file, and between the days of a report."""

import datetime as dt

from core.rollup.account import Account, Name
from core.rollup.hours import Hours
from core.words import Text
from summary.known import Known, changed, known_on
from summary.remarks import remarks
from tests.core.small_mall import AGENCIES, mall
from tests.summary.days import ZONE, done, quiet


def named(service: str = "Layanan S", agency: str = "Gerai A", day: str = "2026-11-24") -> Account:
    account = quiet(5, day)
    account.names = {
        "service/S": Name(Text(service, service), "a"), "agency/a": Name(Text(agency, agency)),
    }  # fmt: skip
    account.hours = {"a": Hours()}
    return account


KNOWN = Known({"S": Text("Layanan S", "Layanan S")}, {"a": Text("Gerai A", "Gerai A")})


def said(days: list[Account], known: Known = KNOWN) -> list[str]:
    return [remark.text.en for remark in remarks(days[-1], ZONE, changed(days, known))]


def test_what_is_still_there_is_not_spoken_of() -> None:
    assert said([named()]) == []


def test_an_agency_that_left_is_said_once_and_its_services_are_not_listed_too() -> None:
    assert said([named()], Known({}, {})) == ["Agencies that have left since: Gerai A. Their figures still count."]


def test_a_service_that_was_removed() -> None:
    assert said([named()], Known({}, KNOWN.agencies)) == ["Services no longer in the site file: Layanan S."]


def test_a_service_that_nobody_knew_even_then_is_told_by_its_code() -> None:
    account = named()
    account.services["OLD"] = done(1)
    assert said([account]) == ["Services no longer in the site file: OLD."]


def test_what_was_renamed_within_the_days_or_since() -> None:
    days = [named("Kartu lama", day="2026-11-23"), named()]
    assert said(days) == ["Renamed: Kartu lama → Layanan S."]
    assert said([named(agency="Dinas lama")]) == ["Renamed: Dinas lama → Gerai A."]


def test_the_site_file_of_a_day_has_only_what_is_valid_then() -> None:
    agencies = [agency | ({"valid_until": "2026-11-24"} if agency["id"] == "bank" else {}) for agency in AGENCIES]
    catalog = mall(agencies=agencies)
    assert "bank" in known_on(catalog, dt.date(2026, 11, 24)).agencies
    after = known_on(catalog, dt.date(2026, 11, 25))
    assert ("bank" in after.agencies, "B1" in after.services, "A1" in after.services) == (False, False, True)
