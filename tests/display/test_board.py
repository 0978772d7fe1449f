"""What stands on the screen, as data."""

from typing import Any

from core.commands import CallNext, CloseDay
from display.board import Board, board
from display.calls import Parade, latest
from display.moment import Look, Moment
from display.rows import StageRow
from tests.ui.hub import DAY, TEN, Hub
from ui.words import Words

ALL = frozenset({"Z1", "Z2", "Z3", "Z4"})


def shown(hub: Hub, zones: frozenset[str] = ALL, stale_ms: int | None = None, **look: Any) -> Board:
    parade = latest(hub.state, lambda _: True)
    look_ = Look(**look)
    moment = Moment(hub.state, hub.catalog, parade, zones, hub.clock.ms, 0, stale_ms, hub.notes, look_)
    return board(moment, Words.load())


def test_a_call_names_number_counter_agency_and_zone(hub: Hub) -> None:
    hub.do(CallNext(13))
    now = shown(hub)
    call = StageRow("K001", "Sedang dipanggil", "Loket 13", "BPJS Kesehatan", "#B26A00", "triangle")
    assert (now.page, now.stage) == ("calls", (call,))


def test_the_next_of_each_zone_stand_in_the_order_of_the_rule(hub: Hub) -> None:
    assert [row.labels for row in shown(hub).next] == ["A001  A002", "U001", "K001", "S001"]


def test_agencies_where_somebody_waits_are_counted(hub: Hub) -> None:
    counts = {row.agency: row.count for row in shown(hub).waiting.rows}
    assert counts == {"Dukcapil": 4, "DPMPTSP / OSS": 1, "BPJS Kesehatan": 1, "Gerai SIM": 1}


def test_a_display_of_one_zone_shows_its_share(hub: Hub) -> None:
    now = shown(hub, frozenset({"Z3"}))
    assert [row.agency for row in now.waiting.rows] == ["BPJS Kesehatan"]
    assert [row.labels for row in now.next] == ["K001"]


def test_time_and_date_are_those_of_the_site(hub: Hub) -> None:
    hub.clock.ms = TEN
    assert (shown(hub).time, shown(hub).date) == ("10.00 WITA", "Selasa, 24 November 2026")
    assert shown(hub, language="en").date == "Tuesday, 24 November 2026"


def test_old_data_says_since_when(hub: Hub) -> None:
    assert shown(hub).stale == ""
    assert shown(hub, stale_ms=TEN).stale.startswith("Sambungan terputus. Data terakhir pukul 10.00 WITA.")


def test_nothing_called_yet(hub: Hub) -> None:
    now = shown(hub)
    assert (now.page, now.stage, now.title) == ("calls", (), "Belum ada panggilan")


def test_where_nobody_waits_it_says_so() -> None:
    now = shown(Hub(), frozenset({"Z1"}))
    assert (now.waiting.title, now.waiting.rows) == ("Tidak ada antrean", ())
    assert [row.labels for row in now.next] == [""]


def test_after_the_day_the_hall_says_good_bye_and_when_it_opens(hub: Hub) -> None:
    hub.do(CloseDay(DAY))
    now = shown(hub)
    assert (now.page, now.title) == ("message", "Pelayanan hari ini telah selesai")
    assert now.text == "Terima kasih atas kunjungan Anda\nBuka Rabu pukul 07.30 WITA"


def test_before_the_day_it_says_when_it_opens() -> None:
    hub = Hub(opened=False)
    hub.clock.ms = TEN - 4 * 3_600_000
    now = shown(hub)
    assert (now.title, now.text) == ("Pelayanan belum dibuka", "Buka hari ini pukul 07.30 WITA")


def test_without_a_site_file_it_waits() -> None:
    now = board(Moment(Hub().state, None, Parade(), frozenset(), 0), Words.load())
    assert (now.page, now.title) == ("message", "Layar sedang disiapkan")


def test_a_counter_that_the_site_file_lost_is_still_called(hub: Hub) -> None:
    hub.do(CallNext(13))
    assert hub.catalog is not None
    del hub.catalog.counters[13]
    assert [(row.label, row.counter) for row in shown(hub).stage] == [("K001", "Loket 13")]
