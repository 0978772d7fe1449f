"""The holidays of the whole country in the file of one site."""

import datetime as dt

from core.shared_holidays import with_shared
from core.site import Holiday, Site
from core.words import Text
from tests.core.sample import site


def day(text: str, name: str = "Libur", kind: str = "libur_nasional") -> Holiday:
    return Holiday(dt.date.fromisoformat(text), Text(name, name), kind)


def holding(*days: Holiday) -> Site:
    return with_shared(site(), days)


def test_a_year_is_as_the_country_says_and_what_is_local_stays() -> None:
    before = holding(
        day("2026-12-25"), day("2027-01-01"), day("2027-05-01", "moved"), day("2027-04-25", "HUT", "libur_daerah"),
        day("2027-08-17", "ours", "libur_daerah"),
    )  # fmt: skip
    after = with_shared(before, [day("2027-08-17", "theirs"), day("2027-01-01"), day("2027-05-06", "moved")])
    held = [(str(each.date), each.name.id) for each in after.hours.holidays if each.date.year in (2026, 2027)]
    assert ("2026-12-25", "Libur") in held
    wanted = [("2027-01-01", "Libur"), ("2027-04-25", "HUT"), ("2027-05-06", "moved"), ("2027-08-17", "theirs")]
    assert held[-4:] == wanted


def test_nothing_but_the_holidays_changes() -> None:
    before = site()
    after = with_shared(before, [day("2031-01-01")])
    assert after.hours.holidays == (*before.hours.holidays, day("2031-01-01"))
    for name in before.__struct_fields__:
        if name != "hours":
            assert getattr(after, name) == getattr(before, name)
    for name in before.hours.__struct_fields__:
        if name != "holidays":
            assert getattr(after.hours, name) == getattr(before.hours, name)


def test_an_empty_list_changes_nothing() -> None:
    assert with_shared(site(), ()) == site()
