"""Bookings at the desk: by code or from a list, the same list twice is booked once, each at one's own agency."""

import re

import pytest

from core.booking_code import code_hash
from core.commands import MakeBooking
from core.state import Booking
from core.words import BookingState
from tests.sync.mall import NINE_O_CLOCK, new_id
from tests.web.desk.house import SCRIPT, AtDesk
from tests.web.mall import People
from tests.web.visit import Browser, Hub

HOUR_MS = 3_600_000


@pytest.fixture
def desk(hub: Hub, people: People) -> AtDesk:
    return AtDesk(hub, people, "supervisor")


def booked(hub: Hub) -> dict[str, Booking]:
    return {booking.code_hash: booking for booking in hub.state().bookings.values()}


def typed(**more: str) -> dict[str, str]:
    return {"code": "kpg7q2", "service": "A1", "date": "2026-11-24", "time": "10:30"} | more


def test_a_booking_is_entered_seen_and_cancelled(hub: Hub, desk: AtDesk) -> None:
    shown = desk.post("/desk/bookings/add", typed())
    assert "Pendaftaran dicatat" in shown.text
    booking = booked(hub)[code_hash("KPG7Q2")]
    assert (booking.service, booking.at_ms) == ("A1", NINE_O_CLOCK + 90 * 60_000)
    assert "10.30" in shown.text
    assert "KPG7Q2" not in Browser(hub).get("/v1/log?after=0.0&limit=5000").text.upper()
    assert "Pendaftaran dibatalkan" in desk.post("/desk/bookings/cancel", {"booking": booking.id}).text
    assert booked(hub)[booking.code_hash].state is BookingState.CANCELLED
    before = hub.state().lsn
    desk.post("/desk/bookings/cancel", {"booking": booking.id})
    again = desk.post("/desk/bookings/add", typed())
    assert (again.status_code, "dipakai pendaftaran lain" in again.text) == (422, True)
    assert hub.state().lsn == before


def test_entered_twice_it_is_booked_once(hub: Hub, desk: AtDesk) -> None:
    desk.post("/desk/bookings/add", typed())
    before = hub.state().lsn
    assert "Pendaftaran dicatat" in desk.post("/desk/bookings/add", typed()).text
    assert hub.state().lsn == before


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"code": "KPG"}, "6 sampai 12"),
        ({"code": SCRIPT}, "6 sampai 12"),
        ({"service": "ZZ"}, "tidak ada"),
        ({"service": SCRIPT}, "tidak ada"),
        ({"time": "08:00"}, "sudah lewat"),
        ({"time": "25:00"}, "waktu ditulis"),
        ({"time": ""}, "waktu ditulis"),
        ({"date": "2026-11-28"}, "tutup pada waktu itu"),
        ({"date": "2026-12-25"}, "tutup pada waktu itu"),
        ({"time": "16:00"}, "tutup pada waktu itu"),
        ({"date": "2028-03-01"}, "lebih dari setahun"),
    ],
)
def test_what_could_not_be_kept_is_told(hub: Hub, desk: AtDesk, wrong: dict[str, str], words: str) -> None:
    before = hub.state().lsn
    refused = desk.post("/desk/bookings/add", typed(**wrong))
    assert (refused.status_code, SCRIPT in refused.text, hub.state().lsn) == (422, False, before)
    assert words in refused.text.lower()


def mark(html: str) -> str:
    found = re.search(r'action="(/desk/bookings/list/[^"]+)"', html)
    assert found is not None, html
    return found[1]


def test_a_list_is_taken_once_however_often_it_is_sent(hub: Hub, desk: AtDesk) -> None:
    hashes = [code_hash(code) for code in ("KPG7Q2", "KPG7Q3")]
    raw = f"code_hash,time,service\n{hashes[0]},2026-11-24 10:30,A1\n{hashes[1].upper()},2026-11-25 09.00,A2\n".encode()
    before = hub.state().lsn
    shown = desk.send("/desk/bookings/list", raw)
    assert (shown.status_code, hub.state().lsn) == (200, before)
    assert "Daftar sudah dicatat" in desk.post(mark(shown.text)).text
    assert booked(hub).keys() == set(hashes)
    again = desk.send("/desk/bookings/list", raw + f"{code_hash('KPG7Q4')},2026-11-25 10:00,A1\n".encode())
    assert "2 sudah terdaftar sebelumnya" in again.text
    desk.post(mark(again.text))
    assert len(booked(hub)) == 3
    assert hub.state().lsn == before + 3


def test_faulty_lines_are_told_and_nothing_is_booked(hub: Hub, desk: AtDesk) -> None:
    desk.post("/desk/bookings/add", typed())
    before = hub.state().lsn
    time = "2026-11-24 10:30"
    lines = [f"KPG,{time},A1", "KPG7Q3,besok,A1", f"KPG7Q4,{time},{SCRIPT}", f"KPG7Q5,{time},A1"]
    lines += ["KPG7Q5,2026-11-24 11:30,A1", "KPG7Q2,2026-11-24 11:30,A1", "KPG7Q6"]
    shown = desk.send("/desk/bookings/list", ("code,time,service\n" + "\n".join(lines)).encode())
    assert (shown.status_code, SCRIPT in shown.text, hub.state().lsn) == (422, False, before)
    assert re.findall(r"Baris (\d)", shown.text) == ["2", "3", "4", "6", "7", "8"]
    assert "/desk/bookings/list/" not in shown.text


def test_only_at_agencies_that_one_leads(hub: Hub, desk: AtDesk) -> None:
    before = hub.state().lsn
    assert 'value="S1"' not in desk.get("/desk/bookings").text
    assert desk.post("/desk/bookings/add", typed(service="S1")).status_code == 403
    other = "code,time,service\nKPG7Q3,2026-11-24 10:30,A1\nKPG7Q4,2026-11-24 10:30,S1\n"
    assert desk.send("/desk/bookings/list", other.encode()).status_code == 403
    assert hub.state().lsn == before


def test_what_another_agency_booked_is_not_cancelled(hub: Hub, people: People, desk: AtDesk) -> None:
    id_ = new_id()
    hub.do(MakeBooking(id_, "S1", NINE_O_CLOCK + HOUR_MS, "1" * 64))
    assert desk.post("/desk/bookings/cancel", {"booking": id_}).status_code == 403
    assert desk.post("/desk/bookings/cancel", {"booking": SCRIPT}).status_code == 403
    assert hub.state().bookings[id_].state is BookingState.MADE


def test_yesterdays_are_not_shown(hub: Hub, desk: AtDesk) -> None:
    desk.post("/desk/bookings/add", typed())
    assert "24-11-2026" in desk.get("/desk/bookings").text
    hub.later(hours=24)
    assert "24-11-2026" not in desk.get("/desk/bookings").text
