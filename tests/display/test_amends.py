"""What the hall says of its promises, good or bad: yesterday's at the opening, sorry where one is broken now."""

import datetime as dt
import threading
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPointF

from core.commands import CallNext, CloseCounter, PauseAgency, PauseCounter
from core.words import Reason
from display.amends import GRACE_MS, KEPT_FOR_MS, apologies, yesterday
from display.app import Beside, Options
from display.board import board
from display.calls import Parade
from display.layout import Layout
from display.moment import Kept, Look, Moment
from display.texts import BETWEEN, pages
from tests.display.conftest import MakeRig
from tests.ui import scene
from tests.ui.hub import DAY, Hub
from ui.words import Words

ALL = frozenset({"Z1", "Z2", "Z3", "Z4"})
BEFORE = DAY - dt.timedelta(1)
WORDS = Words.load()


def moment(hub: Hub, kept: Kept | None = None, language: str = "id", **look: Any) -> Moment:
    return Moment(
        hub.state, hub.catalog, Parade(), ALL, hub.clock.ms, hub.clock.ms, look=Look(language=language, **look),
        kept=kept,
    )  # fmt: skip


def told(now: Moment) -> str:
    assert now.catalog is not None
    return yesterday(now, now.catalog, WORDS)


def sorry(now: Moment) -> tuple[str, ...]:
    assert now.catalog is not None
    return apologies(now, now.catalog, WORDS)


def test_yesterday_is_told_when_it_was_good(hub: Hub) -> None:
    assert told(moment(hub, Kept(BEFORE, 240, 212))) == (
        "Kemarin, 212 dari 240 pengunjung dipanggil dalam waktu yang tertulis di nomornya."
    )
    assert told(moment(hub, Kept(BEFORE, 240, 212), "en")) == (
        "Yesterday, 212 of 240 visitors were called within the time on their ticket."
    )


def test_yesterday_is_told_when_it_was_bad(hub: Hub) -> None:
    said = told(moment(hub, Kept(DAY - dt.timedelta(4), 240, 191)))
    assert said.startswith("Hari Jumat, 191 dari 240 pengunjung")
    assert said.endswith("Hari ini kami berusaha lebih baik.")


def test_yesterday_is_told_at_the_opening_only(hub: Hub) -> None:
    kept = Kept(BEFORE, 10, 10)
    assert hub.state.day is not None
    hub.clock.ms = hub.state.day.opened_ms + KEPT_FOR_MS - 1
    assert told(moment(hub, kept))
    hub.clock.ms += 1
    assert told(moment(hub, kept)) == ""
    assert told(moment(hub)) == ""


def test_where_yesterday_is_told(hub: Hub) -> None:
    now = moment(hub, Kept(BEFORE, 10, 9))
    said = told(now)
    shown = board(now, WORDS)
    assert shown.text.splitlines() == ["Nomor yang dipanggil tampil di sini", said]
    assert said in shown.ticker.split(BETWEEN)
    pictures = replace(now, look=replace(now.look, layout=Layout.MEDIA))
    assert board(pictures, WORDS).text == "Nomor yang dipanggil tampil di sini"
    assert hub.catalog is not None
    assert (pages(now, hub.catalog, WORDS)[0].title, pages(now, hub.catalog, WORDS)[0].body) == (
        "Menepati janji", said
    )  # fmt: skip


def broken(hub: Hub) -> None:
    """The visitor of BPJS Kesehatan waits past the time on the paper."""
    ticket = next(ticket for ticket in hub.state.tickets.values() if ticket.letter == "K")
    ticket.promise = (hub.clock.ms - GRACE_MS - 600_000, hub.clock.ms - GRACE_MS - 1)


def test_no_word_where_the_site_does_not_want_it(hub: Hub) -> None:
    broken(hub)
    assert sorry(moment(hub)) == ()
    assert {row.promise for row in board(moment(hub), WORDS).waiting.rows} == {""}


def test_the_cause_is_told_in_plain_words(hub: Hub) -> None:
    broken(hub)
    start = "Mohon maaf: di BPJS Kesehatan Anda menunggu lebih lama dari waktu di nomor, karena "
    assert sorry(moment(hub, apology=True)) == (start + "antrean lebih panjang dari perkiraan.",)
    hub.do(PauseCounter(13, Reason.BREAK, 15))
    assert sorry(moment(hub, apology=True)) == (start + "loketnya sedang istirahat.",)
    hub.do(CloseCounter(13))
    assert sorry(moment(hub, apology=True)) == (start + "loketnya belum buka.",)
    hub.do(PauseAgency("bpjskes", Reason.OTHER))
    assert sorry(moment(hub, apology=True)) == (start + "gerainya sedang tidak menerima nomor baru.",)
    hub.state.outage_ms = hub.clock.ms
    assert sorry(moment(hub, apology=True)) == (start + "sistem sempat terganggu.",)


def test_where_sorry_is_said(hub: Hub) -> None:
    broken(hub)
    now = moment(hub, apology=True)
    shown = board(now, WORDS)
    assert sorry(now)[0] in shown.ticker.split(BETWEEN)
    assert {row.agency for row in shown.waiting.rows if row.promise == "maaf, terlambat"} == {"BPJS Kesehatan"}
    assert hub.catalog is not None
    assert pages(now, hub.catalog, WORDS)[0].title == "Mohon maaf"


@pytest.mark.parametrize("why", ["in time", "called", "another zone"])
def test_no_word_where_nobody_waits_too_long(hub: Hub, why: str) -> None:
    broken(hub)
    now = moment(hub, apology=True)
    if why == "in time":
        now = replace(now, now_ms=now.now_ms - 1)
    elif why == "called":
        hub.do(CallNext(13))
    else:
        now = replace(now, zones=frozenset({"Z1"}))
    assert sorry(now) == ()


def test_a_display_asks_its_store_once_a_day_and_away_from_the_thread_that_draws(make_rig: MakeRig, hub: Hub) -> None:
    asked = list[tuple[dt.date, bool]]()

    def kept(before: dt.date) -> Kept:
        asked.append((before, threading.current_thread() is threading.main_thread()))
        return Kept(BEFORE, 100, 91)

    rig = make_rig(hub, options=Options(size=(1280, 720)), beside=Beside(real=hub.clock, kept=kept))
    rig.bot.waitUntil(lambda: any("91 dari 100" in text for text in rig.texts), timeout=30_000)
    rig.look(after_ms=5_000)
    assert asked == [(DAY, False)]


def test_what_the_hub_promises_is_shown_as_it_changes(make_rig: MakeRig, hub: Hub) -> None:
    hub.told = {"A": (hub.clock.ms, hub.clock.ms + 600_000)}
    rig = make_rig(hub, options=Options(size=(1280, 720)))
    assert "nomor baru 10.01–10.11" in rig.texts
    hub.told = {"A": (hub.clock.ms + 300_000, hub.clock.ms + 900_000)}
    rig.look(after_ms=1_000)
    assert "nomor baru 10.06–10.16" in rig.texts
    hub.told = {}
    rig.look(after_ms=1_000)
    assert not any("nomor baru" in text for text in rig.texts)


def test_much_is_said_in_smaller_letters(make_rig: MakeRig, hub: Hub) -> None:
    """The worst day, in the smallest place."""
    beside = Beside(real=hub.clock, kept=lambda _: Kept(DAY - dt.timedelta(4), 240, 191))
    rig = make_rig(
        hub, options=Options(size=(1280, 720), look=Look(Layout.ZONE), zones=frozenset({"Z1"})), beside=beside
    )
    rig.bot.waitUntil(lambda: any("lebih baik" in text for text in rig.texts), timeout=30_000)
    rig.look()
    said = next(text for text in rig.texts if "Nomor yang dipanggil" in text)
    label = next(item for item in scene.items(rig.window.contentItem()) if item.property("text") == said)
    stage = scene.find(rig.window, "stage")
    assert scene.overflows(rig.window) == []
    assert label.mapToItem(stage, QPointF(0, label.height())).y() <= stage.height()
