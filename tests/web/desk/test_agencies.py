"""Who moves in and who moves out: nothing is seen before the last step, and nobody concerned is forgotten."""

import datetime as dt
import re
from contextlib import closing

import pytest
import requests

from core.access import Duty
from core.catalog import Catalog
from core.commands import ChangeDocument, MakeBooking, OpenCounter
from core.fold import fold
from core.hours import Code, opening
from core.leaving import left
from core.newagency import NEW_AGENCIES
from core.words import BookingState
from store.reader import SiteReader
from store.sitefile import dump
from store.staff import read
from tests.sync.mall import NINE_O_CLOCK, new_id
from tests.web.desk.house import SCRIPT, AtDesk
from tests.web.mall import People
from tests.web.visit import Browser, Hub

DAY_MS = 24 * 3_600_000

STEPS = {
    "letter": {"letter": "H", "zone": "Z1"},
    "counters": {"counters": "2"},
    "services": {"service0_id": "Kirim paket", "service0_en": "Send a parcel", "service0_minutes": "6,5"},
    "hours": {},
}
NAMES = {"name_id": "Kantor Pos", "name_en": "Post office", "short": "PT Pos", "kind": "bumn", "government": "Pusat"}
NEW = "/desk/agencies/new/pt-pos"


@pytest.fixture
def desk(hub: Hub, people: People) -> AtDesk:
    return AtDesk(hub, people)


def catalog(hub: Hub) -> Catalog:
    with closing(SiteReader.open(hub.folder, fold=fold)) as reader:
        assert reader.catalog is not None
        return reader.catalog


def to_the_officer(desk: AtDesk) -> requests.Response:
    at = desk.post("/desk/agencies/new", NAMES)
    for step, typed in STEPS.items():
        assert at.url.endswith(f"{NEW}/{step}")
        at = desk.post(f"{NEW}/{step}", typed)
    return at


def test_a_new_agency_from_its_name_to_its_first_visitor(hub: Hub, desk: AtDesk) -> None:
    was = catalog(hub).site
    assert to_the_officer(desk).url.endswith(f"{NEW}/officer")
    shown = desk.post(f"{NEW}/officer", {"name": "Ani"}).text
    number, pin = re.findall(r'<b class="pin">(\d+)</b>', shown)
    rehearsal = desk.get(NEW)
    assert rehearsal.url.endswith(f"{NEW}/rehearsal")
    assert "H001" in rehearsal.text
    assert "Nomor H001, silakan ke Loket 26" in rehearsal.text
    assert desk.post(f"{NEW}/rehearsal").url.endswith(f"{NEW}/open")
    preview = desk.post(f"{NEW}/open")
    assert "Gerai pt-pos (Kantor Pos) ditambahkan." in preview.text
    assert catalog(hub).site == was
    assert "Gerai sudah dibuka" in desk.apply(preview).text
    assert "Belum selesai" not in desk.get("/desk/agencies").text
    officer = Browser(hub)
    officer.login(number, pin)
    assert "Loket 26" in officer.get("/counter").text
    hub.do(OpenCounter(26))
    assert hub.issue("H1").label == "H001"
    assert hub.call(26) == "H001"


def test_nothing_is_seen_before_it_opens(hub: Hub, desk: AtDesk) -> None:
    to_the_officer(desk)
    desk.post(f"{NEW}/officer", {"name": "Ani"})
    desk.post(f"{NEW}/rehearsal")
    assert "pt-pos" not in catalog(hub).agencies
    state = hub.state()
    assert (state.tickets, "site" in state.documents, state.documents["site"].version) == ({}, True, 1)
    assert "Pos" not in Browser(hub).get("/hall").text


def test_it_can_be_left_and_taken_up_by_somebody_else(hub: Hub, people: People, desk: AtDesk) -> None:
    desk.post("/desk/agencies/new", NAMES)
    desk.post(f"{NEW}/letter", STEPS["letter"])
    other = AtDesk(hub, people)
    assert "PT Pos" in other.get("/desk/agencies").text
    assert other.get(NEW).url.endswith(f"{NEW}/counters")
    other.get(f"{NEW}/letter")
    other.post(f"{NEW}/letter", {"letter": "N", "zone": "Z1"})
    assert ">N</option>" in desk.get(f"{NEW}/letter").text.split("selected")[1][:20]
    assert "Rancangan dihapus" in desk.post(f"{NEW}/drop").text
    assert desk.get(NEW).status_code == 404


def test_it_does_not_open_before_it_was_tried(hub: Hub, desk: AtDesk) -> None:
    to_the_officer(desk)
    assert desk.post(f"{NEW}/open").url.endswith(f"{NEW}/officer")
    early = desk.post(f"{NEW}/rehearsal")
    assert (early.status_code, "Lengkapi dulu" in early.text) == (422, True)
    desk.post(f"{NEW}/officer", {"name": "Ani"})
    desk.post(f"{NEW}/rehearsal")
    desk.post(f"{NEW}/hours", {"own": "yes", "thu": "09:00-11:00"})
    assert desk.post(f"{NEW}/open").url.endswith(f"{NEW}/rehearsal")
    assert "26-11-2026 08.30" in desk.get(f"{NEW}/rehearsal").text


def test_a_rehearsal_tells_what_is_in_the_way(hub: Hub, desk: AtDesk) -> None:
    to_the_officer(desk)
    desk.post(f"{NEW}/officer", {"name": "Ani"})
    desk.post(f"{NEW}/hours", {"own": "yes", "sun": "09:00-11:00"})
    tried = desk.post(f"{NEW}/rehearsal")
    assert (tried.status_code, "di luar jam buka MPP" in tried.text) == (422, True)


@pytest.mark.parametrize(
    ("step", "typed"),
    [
        ("letter", {"letter": "A", "zone": "Z1"}),
        ("letter", {"letter": "I", "zone": "Z1"}),
        ("letter", {"letter": SCRIPT, "zone": "Z1"}),
        ("letter", {"letter": "H", "zone": SCRIPT}),
        ("counters", {"counters": "0"}),
        ("counters", {"counters": "21"}),
        ("counters", {"counters": SCRIPT}),
        ("counters", {"counters": "٣"}),
        ("services", {}),
        ("services", {"service0_id": "Kirim", "service0_minutes": "5"}),
        ("services", {"service0_id": "Kirim", "service0_en": "Send", "service0_minutes": "nan"}),
        ("services", {"service0_id": "Kirim", "service0_en": "Send", "service0_minutes": SCRIPT}),
        ("services", {"service0_id": "K" * 121, "service0_en": "Send", "service0_minutes": "5"}),
        ("hours", {"own": "yes"}),
        ("hours", {"own": "yes", "mon": SCRIPT}),
        ("name", {**NAMES, "name_en": ""}),
        ("officer", {"name": "\x07"}),
    ],
)
def test_what_cannot_be_is_told(hub: Hub, desk: AtDesk, step: str, typed: dict[str, str]) -> None:
    desk.post("/desk/agencies/new", NAMES)
    before = hub.state().lsn
    refused = desk.post(f"{NEW}/{step}", typed)
    assert (refused.status_code, SCRIPT in refused.text, hub.state().lsn) == (422, False, before)
    assert 'role="alert"' in refused.text


def test_scripts_in_names_are_shown_as_text(hub: Hub, desk: AtDesk) -> None:
    begun = desk.post("/desk/agencies/new", {**NAMES, "short": SCRIPT, "name_id": SCRIPT, "name_en": SCRIPT})
    address = begun.url.rpartition("/")[0].removeprefix(hub.url)
    assert address == "/desk/agencies/new/script-alert-1-script"
    for page in (begun, desk.get("/desk/agencies"), desk.get(f"{address}/name")):
        assert (page.status_code, SCRIPT in page.text, "&lt;script&gt;" in page.text) == (200, False, True)
    assert desk.post("/desk/agencies/new", {**NAMES, "short": "Dukcapil"}).url.endswith("/dukcapil-2/letter")


def test_a_broken_document_of_drafts_is_told(hub: Hub, desk: AtDesk) -> None:
    hub.do(ChangeDocument(NEW_AGENCIES, "{"))
    broken = desk.get("/desk/agencies")
    assert (broken.status_code, "Rancangan gerai baru rusak" in broken.text) == (409, True)


def booking(hub: Hub, service: str, at_ms: int) -> str:
    id_ = new_id()
    hub.do(MakeBooking(id_, service, at_ms, id_.encode().hex().ljust(64, "0")[:64]))
    return id_


def test_an_agency_leaves_and_everybody_concerned_is_told(hub: Hub, desk: AtDesk) -> None:
    ticket = hub.issue("S1")
    kept, lost = booking(hub, "S1", NINE_O_CLOCK + DAY_MS), booking(hub, "S1", NINE_O_CLOCK + 2 * DAY_MS)
    other = booking(hub, "A1", NINE_O_CLOCK + 2 * DAY_MS)
    told = desk.get("/desk/agencies/leave/sim?last=2026-11-25").text
    assert f'<p class="number">{ticket.label}</p>' in told
    assert "1 pendaftaran akan dibatalkan" in told
    assert "26-11-2026 09.00 · S1" in told
    assert "Perpanjang SIM (wajib)" in told
    before = hub.state().lsn
    preview = desk.post("/desk/agencies/leave/sim", {"last": "2026-11-25"})
    assert "1 pendaftaran dibatalkan." in preview.text
    assert hub.state().lsn == before
    assert "sampai 25-11-2026" in desk.apply(preview, sure="yes").text
    hall, bookings = catalog(hub), hub.state().bookings
    assert str(hall.agencies["sim"].valid_until) == "2026-11-25"
    assert [bookings[id_].state for id_ in (kept, lost, other)] == [
        BookingState.MADE, BookingState.CANCELLED, BookingState.MADE,
    ]  # fmt: skip
    note = hall.journeys["sim"].note
    assert note is not None
    assert "Gerai SIM hanya ada di sini sampai 25-11-2026" in note.id
    counter = hall.counters_of("S")[0].no
    hub.do(OpenCounter(counter))
    assert hub.call(counter) == ticket.label


def test_an_agency_that_leaves_can_stay_after_all(hub: Hub, desk: AtDesk) -> None:
    was = catalog(hub).site
    desk.apply(desk.post("/desk/agencies/leave/sim", {"last": "2026-12-31"}))
    assert "Tetap di sini" in desk.get("/desk/agencies/leave/sim").text
    desk.apply(desk.post("/desk/agencies/leave/sim", {"stays": "yes"}))
    assert catalog(hub).site == was


@pytest.mark.parametrize("last", ["2026-11-23", "yesterday", "", SCRIPT])
def test_a_date_that_cannot_be(hub: Hub, desk: AtDesk, last: str) -> None:
    before = hub.state().lsn
    refused = desk.post("/desk/agencies/leave/sim", {"last": last})
    assert (refused.status_code, SCRIPT in refused.text, hub.state().lsn) == (422, False, before)


def test_after_its_last_day_no_number_is_given(hub: Hub, desk: AtDesk) -> None:
    desk.apply(desk.post("/desk/agencies/leave/sim", {"last": "2026-11-24"}))
    assert hub.issue("S1").label == "S001"
    assert opening(catalog(hub), hub.state(), "S", NINE_O_CLOCK + DAY_MS).code is Code.NOT_VALID


def test_the_officer_of_a_draft_has_a_duty_there_alone(hub: Hub, desk: AtDesk) -> None:
    to_the_officer(desk)
    desk.post(f"{NEW}/officer", {"name": "Ani"})
    with closing(SiteReader.open(hub.folder, fold=fold)) as reader:
        ani = next(person for person in read(reader).staff.people if person.name == "Ani")
    assert ani.duties == {"pt-pos": (Duty.OFFICER,)}


def test_bookings_that_were_left_are_cancelled_later(hub: Hub, desk: AtDesk) -> None:
    lost = booking(hub, "S1", NINE_O_CLOCK + 2 * DAY_MS)
    hub.do(ChangeDocument("site", dump(left(catalog(hub).site, "sim", dt.date(2026, 11, 25)))))
    preview = desk.post("/desk/agencies/leave/sim", {"last": "2026-11-25"})
    assert "1 pendaftaran dibatalkan." in preview.text
    assert "Perubahan sudah berlaku" in desk.apply(preview).text
    assert hub.state().bookings[lost].state is BookingState.CANCELLED
