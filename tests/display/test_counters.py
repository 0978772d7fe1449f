"""The board of the counters."""

import msgspec
import pytest

from core.catalog import Catalog
from core.commands import CallNext, PauseAgency, PauseCounter
from core.words import Reason
from display.calls import Parade
from display.counters import counters
from display.layout import Size
from display.listed import Listed
from display.moment import PAGE_MS, Look, Moment
from display.rows import CounterRow
from tests.ui.hub import Hub, sample
from ui.words import Words

PAUSES = (
    Reason.NO_OFFICER, Reason.SYSTEM_DOWN, Reason.NO_STOCK, Reason.MEETING, Reason.PRAYER, Reason.BREAK, Reason.NETWORK,
    Reason.OTHER,
)  # fmt: skip
"""Why an agency may stop giving numbers."""
ROOM = Size(1080, 840)


def board(hub: Hub, language: str = "id", zones: tuple[str, ...] = ("Z1", "Z2", "Z3", "Z4")) -> Listed[CounterRow]:
    assert hub.catalog is not None
    moment = Moment(hub.state, hub.catalog, Parade(), frozenset(zones), hub.clock.ms, look=Look(language=language))
    return counters(moment, hub.catalog, Words.load(), ROOM)


def row(hub: Hub, no: int, language: str = "id") -> tuple[str, str, str]:
    found = next(r for r in board(hub, language).rows if r.number == str(no))
    return found.mode, found.note, found.label


def test_open_and_closed(hub: Hub) -> None:
    assert row(hub, 1) == ("open", "Buka", "")
    assert row(hub, 4) == ("closed", "Tutup", "")
    assert row(hub, 4, "en") == ("closed", "Closed", "")


def test_whom_it_serves(hub: Hub) -> None:
    hub.do(CallNext(1))
    assert row(hub, 1) == ("serving", "Melayani", "A001")


def test_a_break_tells_its_end_where_it_is_known(hub: Hub) -> None:
    hub.do(PauseCounter(1, Reason.BREAK, 20))
    hub.do(PauseCounter(2, Reason.BREAK))
    assert row(hub, 1) == ("paused", "Istirahat s.d. 10.21", "")
    assert row(hub, 1, "en") == ("paused", "Back at 10:21", "")
    assert row(hub, 2) == ("paused", "Istirahat", "")


@pytest.mark.parametrize("reason", [Reason.BREAK, Reason.PRAYER])
def test_an_agency_on_a_break_has_no_open_counter(hub: Hub, reason: Reason) -> None:
    hub.do(PauseAgency("dukcapil", reason, hub.clock.ms + 20 * 60_000))
    assert row(hub, 1) == ("paused", "Istirahat s.d. 10.21", "")
    assert row(hub, 13)[0] == "open"


@pytest.mark.parametrize("reason", [reason for reason in PAUSES if reason not in {Reason.BREAK, Reason.PRAYER}])
def test_an_agency_that_only_gives_no_new_numbers_is_open(hub: Hub, reason: Reason) -> None:
    hub.do(PauseAgency("dukcapil", reason, hub.clock.ms + 20 * 60_000))
    hub.do(PauseCounter(2, Reason.BREAK))
    hub.do(CallNext(3))
    assert row(hub, 1) == ("no_numbers", "Tanpa nomor baru", "")
    assert row(hub, 1, "en") == ("no_numbers", "No new numbers", "")
    assert (row(hub, 2)[0], row(hub, 3)[0], row(hub, 4)[0]) == ("paused", "serving", "closed")


def test_a_display_of_one_zone_has_its_counters_only(hub: Hub) -> None:
    assert [r.number for r in board(hub, zones=("Z3",)).rows] == ["13", "14", "15", "16", "17", "18", "19"]


@pytest.mark.parametrize("count", [27, 28, 200])
def test_many_counters_come_page_by_page(count: int) -> None:
    site = sample()
    site = msgspec.structs.replace(
        site, counters=tuple(msgspec.structs.replace(site.counters[0], no=n + 1) for n in range(count))
    )
    hub = Hub(site)
    hub.catalog = Catalog(site)
    seen: list[str] = []
    while len(seen) < count:
        page = board(hub)
        assert len(page.rows) <= page.grid.columns * page.grid.rows
        assert ("/" in page.title) is (count > 27)
        seen += [r.number for r in page.rows]
        hub.clock.ms += PAGE_MS
    assert sorted(map(int, seen)) == list(range(1, count + 1))
