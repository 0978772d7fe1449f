"""Every alarm has words in both languages, and each cause raises its own."""

from types import SimpleNamespace
from typing import Any

import pytest
from msgspec import structs

from core.catalog import Catalog
from core.numbers import LANE_REST_MS, SERIES_MAX
from core.state import Lane, Takeover
from core.words import Text
from store.heard import Heard
from store.reports import Waiting
from store.unseen_calls import Unseen
from store.unsent import Unsent
from store.unspoken_calls import Unspoken
from tests.ui.hub import Hub
from web.desk.alarms import FORCED_MS, LAST_NUMBERS, LONG_MINUTES, TAKEN_OVER_MS, Alarm, Watched, alarms
from web.desk.glance import glance
from web.desk.surroundings import PowerNow, PrinterNow
from web.sight import Sight
from web.words import Words

WELL = PrinterNow(True, (Text("Siap.", "Ready."),))


def seen(hub: Hub, heard: tuple[Heard, ...] = (), **more: Any) -> dict[str, Alarm]:
    """The alarms of a hall that is folded by hand, by key; their words are looked up in both languages."""
    reader: Any = SimpleNamespace(capacity=lambda since: {}, note_text=lambda ref: None, heard=lambda: heard)
    sight = Sight(hub.state, hub.catalog, SimpleNamespace(people=(), person=lambda id_: None), hub.clock.ms, reader)  # type: ignore[arg-type]
    catalog = hub.catalog or Catalog.empty()
    watched: dict[str, Any] = {"missed": [], "printer": WELL, "synchronised": True, "unsent": {}} | more
    found = alarms(sight, catalog, Watched(glance(sight, catalog, "id"), **watched), "id")
    for alarm in found:
        for language in ("id", "en"):
            for kind in ("alarm", "do"):
                assert Words.load().say(f"page.d_{kind}_{alarm.key}", language, **alarm.values)
    return {alarm.key: alarm for alarm in found}


@pytest.fixture
def hub() -> Hub:
    return Hub()


def test_machines(hub: Hub) -> None:
    ill = PrinterNow(False, (Text("Kertas habis.", "Out of paper."),))
    found = seen(hub, printer=ill, missed=[Unseen("tv-1", 3, hub.clock.ms)], unsent={"kiosk": Unsent(4, 120_000)})
    assert found["printer"].values["words"] == "Kertas habis."
    assert (found["unseen"].values["n"], found["unsent_kiosk"].values) == (3, {"n": 4, "minutes": 2})
    healthy = seen(hub, unsent={"kiosk": Unsent(4, 59_000), "display": Unsent(0, 0)})
    assert not healthy.keys() & {"printer", "unseen", "unsent_kiosk", "unsent_display"}
    assert "unsent_display" in seen(hub, unsent={"display": Unsent(1, 60_000)})


def test_calls_that_could_not_be_heard(hub: Hub) -> None:
    found = seen(hub, unspoken=[Unspoken("tv-1", 2, hub.clock.ms)])
    assert found["unspoken"].values == {"name": "tv-1", "n": 2, "time": "10.00"}
    assert "unspoken" not in seen(hub)


def test_a_clock_that_is_off(hub: Hub) -> None:
    slow, fine = Heard("kiosk-2", 0, 1, -3 * 3_600_000), Heard("tv-1", 0, 1, 59_000)
    found = seen(hub, heard=(slow, fine))
    assert found["clock"].values["words"] == "Jam kiosk-2 terlambat 3 jam dari layanan antrean."
    assert "clock" not in seen(hub, heard=(fine,))


def test_two_devices_with_one_name(hub: Hub) -> None:
    hub.state.lanes[1] = Lane("kiosk-1", "second", jumps=[(hub.clock.ms - 2, 300)])
    assert "twins" not in seen(hub)
    hub.state.lanes[1].jumps.append((hub.clock.ms - 1, 300))
    assert seen(hub)["twins"].values == {"name": "kiosk-1", "lane": 1}
    hub.clock.ms += LANE_REST_MS
    assert "twins" not in seen(hub)


def test_a_series_near_its_end(hub: Hub) -> None:
    assert hub.state.day is not None
    hub.state.day.series["B"] = SERIES_MAX - LAST_NUMBERS - 1
    assert "numbers" not in seen(hub)
    hub.state.day.series["B"] += 1
    assert seen(hub)["numbers"].values["letters"] == "B"
    hub.state.day.floor = SERIES_MAX + 1
    assert str(seen(hub)["numbers"].values["letters"]).startswith("A, B, C")


def test_another_device_became_the_hub(hub: Hub) -> None:
    hub.state.takeover = Takeover(hub.clock.ms, "standby-1", 2)
    assert seen(hub)["taken_over"].values["name"] == "standby-1"
    hub.clock.ms += TAKEN_OVER_MS + 1
    assert not seen(hub).keys() & {"taken_over", "forced"}
    hub.state.takeover = Takeover(hub.clock.ms - TAKEN_OVER_MS - 1, "standby-1", 2, forced=True, by="101")
    assert seen(hub)["forced"].values["by"] == "101"
    hub.clock.ms += FORCED_MS
    assert "forced" not in seen(hub)


def test_a_long_wait_and_one_that_nobody_ends(hub: Hub) -> None:
    hub.open(1)
    hub.issue("A1")
    hub.issue("B1")
    assert seen(hub)["nobody"].values["queues"] == "Bank NTT (B) 1"
    assert "long" not in seen(hub)
    hub.clock.ms += LONG_MINUTES * 60_000
    assert seen(hub)["long"].values["n"] == LONG_MINUTES


def test_a_store_of_a_newer_version(hub: Hub) -> None:
    hub.state.parked.append(7)
    assert seen(hub)["parked"].values == {"n": 1}


def test_an_outage(hub: Hub) -> None:
    hub.state.outage_ms = hub.clock.ms
    assert "outage" in seen(hub)


def test_a_day_that_was_not_opened_and_a_date_in_doubt(hub: Hub) -> None:
    assert not seen(hub).keys() & {"day", "date"}
    hub.clock.ms += 24 * 3_600_000
    assert "day" in seen(hub)
    hub.clock.ms += 6 * 24 * 3_600_000
    assert "date" in seen(hub, synchronised=False)


def test_the_power(hub: Hub) -> None:
    assert not seen(hub).keys() & {"battery", "ups"}
    assert not seen(hub, power=PowerNow(on_battery=False, charge=100)).keys() & {"battery", "ups"}
    assert seen(hub, power=PowerNow(on_battery=True, charge=64))["battery"].values == {"left": " (64 %)"}
    assert seen(hub, power=PowerNow(on_battery=True))["battery"].values == {"left": ""}
    assert "ups" in seen(hub, power=PowerNow(on_battery=False, silent=True))


def test_reports_that_could_not_be_mailed(hub: Hub) -> None:
    refused = seen(hub, letters=Waiting(1, "2026-11-23", "refused"))
    assert refused["letters"].values == {"n": 1, "day": "2026-11-23"}
    assert "letters" in seen(hub, letters=Waiting(2, "2026-11-22", None))
    assert "letters" not in seen(hub, letters=Waiting(1, "2026-11-23", None))  # just made, and on its way
    assert "letters" not in seen(hub)


def test_a_newer_version_that_the_centre_asks_for(hub: Hub) -> None:
    assert "version" not in seen(hub)
    assert seen(hub, wanted="0.2.0")["version"].values == {"version": "0.2.0"}


def test_holidays_that_nobody_has_entered_yet(hub: Hub) -> None:
    assert hub.catalog is not None
    site = hub.catalog.site
    now = hub.catalog.local(hub.clock.ms).date()
    assert (now.year, now >= now.replace(month=11, day=1)) == (2026, True)
    assert "holidays" not in seen(hub)
    this_year = [one for one in site.hours.holidays if one.date.year == 2026]
    hub.catalog = Catalog(structs.replace(site, hours=structs.replace(site.hours, holidays=this_year)))
    assert seen(hub)["holidays"].values == {"year": 2027}
