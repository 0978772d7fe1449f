"""What the board says besides the calls: notices, the pledge, promises, the night."""

from dataclasses import replace
from typing import Any

from core.commands import CallNext, CloseDay, PostNotice, Recall, RemoveNotice, TryZone
from core.ids import derived
from display.board import Board, board
from display.calls import Parade, Standing, latest
from display.layout import Layout
from display.moment import PAGE_MS, Look, Moment
from display.span import parse_span
from display.texts import BETWEEN, WIDE_LINE, pages
from tests.ui.hub import DAY, Hub
from ui.words import Words

ALL = frozenset({"Z1", "Z2", "Z3", "Z4"})
NOTE, GONE = derived("note"), derived("gone")


def moment(hub: Hub, zones: frozenset[str] = ALL, **look: Any) -> Moment:
    return Moment(
        hub.state, hub.catalog, latest(hub.state, lambda _: True), zones, hub.clock.ms, hub.clock.ms, None, hub.notes,
        Look(**look),
    )  # fmt: skip


def shown(hub: Hub, zones: frozenset[str] = ALL, **look: Any) -> Board:
    return board(moment(hub, zones, **look), Words.load())


def post(hub: Hub, *zones: str) -> None:
    hub.notes[NOTE] = "Layanan SIM pindah\nke lantai dasar."
    hub.do(PostNotice(NOTE, hub.clock.ms + 60_000, zones))


def test_a_recall_says_so(hub: Hub) -> None:
    hub.do(CallNext(13))
    hub.clock.ms += 70_000
    event = hub.do(Recall(13))[0]
    call = latest(hub.state, lambda _: True).stage[0].call
    parade = Parade((Standing(type(call)(event.lsn, call.ticket, 0, call.label, 13, recall=True), hub.clock.ms),))
    now = board(Moment(hub.state, hub.catalog, parade, ALL, hub.clock.ms, hub.clock.ms), Words.load())
    assert [(row.caption, row.recall, row.fresh) for row in now.stage] == [("Panggilan ulang", True, True)]


def test_a_notice_runs_first_and_stands_on_a_page(hub: Hub) -> None:
    post(hub)
    assert shown(hub).ticker.split(BETWEEN)[0] == "Pengumuman: Layanan SIM pindah ke lantai dasar."
    assert hub.catalog is not None
    first, *_ = pages(moment(hub), hub.catalog, Words.load())
    assert (first.title, first.body) == ("Pengumuman", "Layanan SIM pindah ke lantai dasar.")


def test_a_notice_goes_with_its_time_its_zone_and_its_text(hub: Hub) -> None:
    post(hub, "Z1")
    assert "Layanan SIM" in shown(hub, frozenset({"Z1"})).ticker
    assert "Layanan SIM" not in shown(hub, frozenset({"Z2"})).ticker
    hub.do(PostNotice(GONE, hub.clock.ms + 60_000))
    assert shown(hub).ticker.count("Pengumuman") == 1
    hub.clock.ms += 60_000
    assert "Pengumuman" not in shown(hub).ticker
    hub.do(RemoveNotice(GONE))
    assert "Pengumuman" not in shown(hub).ticker


def test_a_trial_runs_first_for_a_minute_in_its_zone(hub: Hub) -> None:
    post(hub)
    hub.do(TryZone("Z2"))
    trial = "PERCOBAAN LAYAR DAN SUARA"
    assert shown(hub, frozenset({"Z2"})).ticker.startswith(trial)
    assert shown(hub).ticker.startswith(trial)
    assert trial not in shown(hub, frozenset({"Z1"})).ticker
    hub.clock.ms += 60_000
    assert trial not in shown(hub, frozenset({"Z2"})).ticker


def test_a_trial_names_the_counter_that_was_asked_for_and_counts_as_shown_while_it_is_read(hub: Hub) -> None:
    hub.do(TryZone("Z1", 3))
    began = hub.clock.ms
    assert shown(hub).ticker.startswith("PERCOBAAN LAYAR DAN SUARA: A000 ke Loket 3")
    assert shown(hub).trials == (("Z1", began),)
    assert shown(hub, frozenset({"Z2"})).trials == ()
    hub.note = None
    post(hub)
    told = []
    for _ in range(4):
        told.append(shown(hub, still=True).trials)
        hub.clock.ms += PAGE_MS
    assert sorted(set(told)) == [(), (("Z1", began),)]


def test_a_ticker_that_stands_turns_its_pages(hub: Hub) -> None:
    post(hub)
    seen = []
    for _ in range(4):
        now = shown(hub, still=True)
        assert not now.moving
        assert len(now.ticker) <= WIDE_LINE
        seen.append(now.ticker)
        hub.clock.ms += PAGE_MS
    assert len(set(seen)) == 4
    assert shown(hub).moving


def test_the_pledge_stands_on_the_closed_screen_and_between_the_pictures(hub: Hub) -> None:
    assert hub.catalog is not None
    assert "sanksi" in pages(moment(hub), hub.catalog, Words.load())[-1].body
    hub.do(CloseDay(DAY))
    assert shown(hub).pledge.startswith("Maklumat pelayanan: Dengan ini kami di Mal Pelayanan Publik Kota Kupang")


def test_promises_are_told_only_where_the_hub_can_tell(hub: Hub) -> None:
    assert {row.promise for row in shown(hub).waiting.rows} == {""}
    now = replace(moment(hub), promises={"A": (hub.clock.ms, hub.clock.ms + 600_000)})
    rows = {row.agency: row.promise for row in board(now, Words.load()).waiting.rows}
    assert rows["Dukcapil"] == "nomor baru 10.01–10.11"
    assert rows["Gerai SIM"] == ""


def test_the_night_is_dark_but_never_while_the_day_is_open(hub: Hub) -> None:
    night = parse_span("10:00-11:00")
    assert shown(hub, night=night).page == "calls"
    hub.do(CloseDay(DAY))
    dark = shown(hub, night=night)
    assert (dark.page, dark.time, dark.ticker, dark.stage) == ("night", "10.01 WITA", "", ())
    hub.clock.ms += 3_600_000
    assert shown(hub, night=night).page == "message"


def test_the_screen_of_one_zone_is_headed_by_it(hub: Hub) -> None:
    now = shown(hub, frozenset({"Z1"}), layout=Layout.ZONE)
    assert (now.heading.zone, now.heading.shape) == ("Zona 1: Kependudukan dan sosial", "circle")
    assert [row.labels for row in now.next] == ["A001", "A002", "A003", "A004"]
    assert shown(hub, frozenset({"Z1"})).heading.zone == ""
