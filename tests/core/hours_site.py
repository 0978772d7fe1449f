"""A hall with a Friday break, a bank that has lunch and an office that comes on Tuesdays; for tests of hours."""

import datetime as dt
from typing import Any

import msgspec

from core.catalog import Catalog
from core.site import (
    About,
    Agency,
    Counter,
    Holiday,
    Hours,
    Letter,
    Override,
    Period,
    Service,
    Site,
    Week,
    Zone,
)
from core.state import Day, State
from core.words import Text

MONDAY, TUESDAY, FRIDAY, SATURDAY = (dt.date(2026, 11, day) for day in (23, 24, 27, 28))
LONG = (("08:00", "15:00"),)
WEEK = Week(mon=LONG, tue=LONG, wed=LONG, thu=LONG, fri=(("08:00", "11:30"), ("13:00", "15:00")))
RAMADAN = Week(mon=(("09:00", "14:00"),), fri=(("09:00", "11:00"),))
LUNCH = (("08:00", "12:00"), ("13:00", "14:00"))
BANK = Week(mon=LUNCH, tue=LUNCH, fri=(("08:00", "11:30"), ("13:30", "14:00")), sat=(("08:00", "10:00"),))
VISITING = Week(tue=(("10:00", "12:00"),))
REST = Text("Libur", "Holiday")


def said(words: str) -> Text:
    return Text(words, words)


def agency(name: str, letter: str, *, hours: Week | None = None, quota: int | None = None, **more: Any) -> Agency:
    letters = (Letter(letter, said(letter), "Z1", quota, hours),)
    services = (Service(f"{letter}1", letter, said(letter), 5, 9, valid_until=more.pop("service_until", None)),)
    return Agency(name, said(name), name, "dinas", "kota", letters, services, **more)


AGENCIES = (
    agency("registry", "A", quota=2),
    agency("bank", "B", hours=BANK),
    agency("visiting", "M", hours=VISITING),
)
COUNTERS = (
    Counter(1, "Loket 1", "registry", ("A",), "Z1"),
    Counter(2, "Loket 2", "bank", ("B",), "Z1"),
    Counter(3, "Loket 3", "visiting", ("M",), "Z1"),
)
HOURS = Hours(
    WEEK,
    rolling_break=Week(mon=(("12:00", "13:00"),), sat=(("12:00", "13:00"),)),
    periods=(Period(said("Ramadan"), dt.date(2027, 2, 8), dt.date(2027, 3, 9), RAMADAN),),
    holidays=(Holiday(dt.date(2026, 12, 25), REST, "libur_nasional"),),
)


def catalog(
    *overrides: Override,
    agencies: tuple[Agency, ...] = AGENCIES,
    counters: tuple[Counter, ...] = COUNTERS,
    timezone: str = "Asia/Makassar",
    **hours: Any,
) -> Catalog:
    about = About("hall", "hal", said("Hall"), "Hall", "-", "-", "-", timezone, "WITA")
    zones = (Zone("Z1", said("Z1"), "#1F6FB2", "circle", "S1"),)
    planned = msgspec.structs.replace(HOURS, overrides=overrides, **hours)
    return Catalog(Site(1, "test", about, planned, zones, counters, {}, agencies))


def today(day: dt.date, **values: Any) -> State:
    """The state of a day that is open."""
    return State(day=Day(day, 0, **values))
