"""The lines of the opening round that come from the plan and the machine: their light, and what they say."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec import structs

from core.catalog import Catalog
from core.numbers import SERIES_MAX
from core.site import Site
from core.words import Check, Text
from tests.ui.hub import DAY, TEN, Hub, sample
from web.desk.glance import planned_counters
from web.desk.surroundings import PrinterNow
from web.desk.walk import Light, Line, walk
from web.sight import Sight
from web.words import Words


def catalog_of(hub: Hub) -> Catalog:
    assert hub.catalog is not None
    return hub.catalog


def seen(hub: Hub) -> Sight:
    people: Any = SimpleNamespace(people=())
    reader: Any = SimpleNamespace()
    return Sight(hub.state, hub.catalog, people, hub.clock.ms, reader)


def line(
    check: Check, site: Site | None = None, days: int = 0, printer: PrinterNow | None = None, clock: bool = True
) -> tuple[Light, str]:
    """The light of the first line of `check`, and its words, so many days after a Tuesday in November."""
    hub = Hub(site)
    hub.clock.ms = TEN + days * 86_400_000
    return told(walk(seen(hub), catalog_of(hub), printer, clock, "id"), check)


def told_of_counters(hub: Hub) -> tuple[Light, str]:
    return told(walk(seen(hub), catalog_of(hub), None, True, "id"), Check.COUNTERS)


def told(lines: tuple[Line, ...], check: Check) -> tuple[Light, str]:
    first = next(line for line in lines if line.check is check)
    assert Words.load().say(f"page.d_r_{first.key}", "en", **first.values)
    return first.state, Words.load().say(f"page.d_r_{first.key}", "id", **first.values)


def until(day: dt.date) -> int:
    return (day - DAY).days


def test_a_holiday_is_named_and_it_is_told_that_no_numbers_are_given() -> None:
    said = "Hari ini libur: Kelahiran Yesus Kristus. Kiosk tidak memberi nomor."
    assert line(Check.HOURS, days=until(dt.date(2026, 12, 25))) == (Light.RED, said)
    light, said = line(Check.HOURS, days=until(dt.date(2026, 12, 23)))
    assert (light, said.startswith("Buka 08.00–")) == (Light.GREEN, True)


def test_a_day_that_is_closed_by_the_week_is_told_without_a_holiday() -> None:
    light, said = line(Check.HOURS, days=until(dt.date(2026, 11, 28)))
    assert (light, said) == (Light.RED, "Menurut jadwal hari ini tutup. Kiosk tidak memberi nomor.")


@pytest.mark.parametrize(
    ("today", "light"),
    [(dt.date(2026, 10, 30), Light.GREEN), (dt.date(2026, 11, 2), Light.AMBER), (dt.date(2026, 12, 30), Light.AMBER)],
)
def test_holidays_of_next_year_are_asked_for_from_november(today: dt.date, light: Light) -> None:
    """31 October and 1 November of that year are no working days, so their round says that it is closed."""
    site = sample()
    this_year = [one for one in site.hours.holidays if one.date.year == 2026]
    site = structs.replace(site, hours=structs.replace(site.hours, holidays=this_year))
    found, said = line(Check.HOURS, site, until(today))
    asked = "Hari libur 2027 belum diisi; isi di halaman Hari libur." in said
    assert (found, asked) == (light, light is Light.AMBER)


def test_quotas_that_cannot_be_are_told() -> None:
    site = sample()
    assert line(Check.QUOTAS, site)[0] is Light.GREEN
    first, *others = site.agencies
    spoilt = structs.replace(first.letters[0], quota=SERIES_MAX + 1)
    first = structs.replace(first, letters=[spoilt, *first.letters[1:]])
    light, said = line(Check.QUOTAS, structs.replace(site, agencies=[first, *others]))
    assert (light, said) == (Light.RED, f"Kuota tidak masuk akal: {spoilt.letter}. Perbaiki di Data MPP.")
    free = [structs.replace(a, letters=[structs.replace(x, quota=None) for x in a.letters]) for a in site.agencies]
    light, said = line(Check.QUOTAS, structs.replace(site, agencies=free))
    assert (light, said) == (Light.GREEN, "Tidak ada kuota; setiap layanan sampai 999 nomor.")


def test_the_printer_of_this_machine_speaks_for_itself() -> None:
    ill = PrinterNow(False, (Text("Kertas habis.", "Out of paper."),))
    assert line(Check.PAPER, printer=ill) == (Light.RED, "Kertas habis.")
    well = PrinterNow(True, (Text("Siap.", "Ready."),))
    assert line(Check.PAPER, printer=well) == (Light.GREEN, "Siap.")
    assert line(Check.PAPER)[0] is Light.AMBER


def test_a_clock_that_nobody_keeps_is_to_be_compared() -> None:
    assert line(Check.CLOCK) == (Light.GREEN, "10.00, 24-11-2026; sesuai server waktu.")
    light, said = line(Check.CLOCK, clock=False)
    assert (light, said) == (Light.AMBER, "10.00, 24-11-2026; tidak disinkronkan. Cocokkan dengan jam lain.")


def test_agencies_without_a_counter_are_named_until_all_are_there() -> None:
    hub = Hub()
    assert "Bank NTT" in told_of_counters(hub)[1]
    planned = planned_counters(seen(hub), catalog_of(hub))
    for no in {counter.agency: counter.no for counter in planned}.values():
        hub.open(no)
    assert told_of_counters(hub) == (
        Light.AMBER, f"{len(planned) - len(hub.state.counters)} loket belum dibuka; setiap gerai sudah punya loket."
    )  # fmt: skip
    for counter in planned:
        if counter.no not in hub.state.counters:
            hub.open(counter.no)
    assert told_of_counters(hub) == (Light.GREEN, "Semua loket yang direncanakan sudah dibuka.")
