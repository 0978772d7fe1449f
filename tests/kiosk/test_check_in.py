"""Checking in with a booking."""

import pytest

from core.booking_code import code_hash
from core.commands import CancelBooking, Issue, MakeBooking
from core.words import BookingState
from kiosk.flow.where import Screen
from printer.states import PrinterState
from printer.status import PrinterStatus
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import Rig
from tests.ui.hub import TEN, Hub

CODE = "KPG7Q2"
MINUTE_MS = 60_000


def booked(minutes: int, service: str = "A1") -> tuple[Hub, str]:
    """A hub with a booking so many minutes from ten o'clock, and the booking's id."""
    hub = Hub()
    at_ms = TEN + minutes * MINUTE_MS
    hub.clock.ms = min(TEN, at_ms)
    booking = hub.id()
    hub.do(MakeBooking(booking, service, at_ms, code_hash(CODE)))
    hub.clock.ms = TEN
    return hub, booking


def show(rig: Rig, code: str = CODE) -> None:
    rig.kiosk.session.scanned(code)
    rig.settle()


@pytest.mark.parametrize("service", ["A1", "M1"])
def test_a_booking_becomes_a_number(make_rig: MakeRig, service: str) -> None:
    hub, booking = booked(5, service)
    rig = make_rig(hub)
    show(rig)
    assert "Jadwal Anda pukul 10.05" in rig.texts
    rig.touch("take")
    rig.wait_for("number")
    body = hub.submitted[-1].body
    assert isinstance(body, Issue)
    assert (body.booking, [e.service for e in body.errands]) == (code_hash(CODE), [service])
    assert hub.state.bookings[booking].state is BookingState.CHECKED_IN
    assert len(rig.paper.jobs) == 1


def test_a_booking_code_can_be_typed(make_rig: MakeRig) -> None:
    hub, _ = booked(5)
    rig = make_rig(hub)
    for name in ("start", "find", "find_booking", *(f"key-{sign}" for sign in CODE), "ok", "take"):
        rig.touch(name)
    rig.wait_for("number")


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (25, "Jadwal Anda pukul 10.25. Anda datang lebih awal; mohon tunggu panggilan."),
        (-25, "Jadwal Anda pukul 09.35. Jadwal sudah lewat, tetapi Anda tetap dilayani."),
    ],
)
def test_early_and_late_within_the_rules_is_said(make_rig: MakeRig, minutes: int, words: str) -> None:
    hub, _ = booked(minutes)
    rig = make_rig(hub)
    show(rig)
    assert words in rig.texts
    rig.touch("take")
    rig.wait_for("number")


@pytest.mark.parametrize(("minutes", "title"), [(90, "Anda datang lebih awal"), (-90, "Waktu pendaftaran sudah lewat")])
def test_far_too_early_or_late_leads_to_an_ordinary_number(make_rig: MakeRig, minutes: int, title: str) -> None:
    hub, _ = booked(minutes)
    rig = make_rig(hub)
    show(rig)
    assert title in rig.texts
    assert hub.submitted == []
    rig.touch("ordinary")
    assert rig.page == "choice"
    rig.touch("take")
    rig.wait_for("number")
    body = hub.submitted[-1].body
    assert isinstance(body, Issue)
    assert (body.booking, body.errands[0].service) == (None, "A1")


def test_early_says_from_when(make_rig: MakeRig) -> None:
    hub, _ = booked(90)
    rig = make_rig(hub)
    show(rig)
    assert "Jadwal Anda Selasa, 24 November 2026 pukul 11.30. Lapor masuk mulai pukul 11.00." in rig.texts


def test_a_service_that_needs_a_booking_has_no_ordinary_number(make_rig: MakeRig) -> None:
    hub, _ = booked(-90, "M1")
    rig = make_rig(hub)
    show(rig)
    rig.touch("ordinary")
    assert rig.kiosk.session.flow.screen is Screen.START


def test_a_code_that_nobody_knows(rig: Rig) -> None:
    show(rig, "NOSUCH1")
    assert "Pendaftaran tidak ditemukan" in rig.texts
    rig.touch("ordinary")
    assert rig.kiosk.session.flow.screen is Screen.START


def test_a_booking_serves_once(make_rig: MakeRig) -> None:
    hub, booking = booked(5)
    hub.do(CancelBooking(booking))
    rig = make_rig(hub)
    show(rig)
    assert "Pendaftaran sudah dipakai" in rig.texts


def test_a_booking_that_was_used_meanwhile_is_refused_with_a_way_on(make_rig: MakeRig) -> None:
    hub, _ = booked(5)
    rig = make_rig(hub)
    show(rig)
    hub.clock.ms += 40 * MINUTE_MS  # too late, and the page does not show it yet
    rig.kiosk.pages.kiosk.chosen.emit("take")
    rig.wait_for("menu")
    assert "Waktu pendaftaran Anda sudah lewat. Silakan ambil nomor biasa." in rig.texts
    rig.touch("ordinary")
    assert rig.page == "choice"


def test_a_blocked_printer_offers_a_number_without_paper(make_rig: MakeRig) -> None:
    hub, booking = booked(5)
    rig = make_rig(hub)
    rig.paper.status = PrinterStatus(PrinterState.BLOCKED)
    show(rig)
    rig.touch("take")
    assert rig.kiosk.session.flow.screen is Screen.BLOCKED
    rig.touch("take")
    rig.wait_for("number")
    assert hub.state.bookings[booking].state is BookingState.CHECKED_IN
