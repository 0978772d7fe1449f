"""What the paper says of a ticket of the sample site."""

import datetime as dt

import msgspec

from core.commands import Errand, LaneIssued
from core.ids import derived
from core.words import Language
from kiosk.paper import documents, paper_of, qr_url, ticket_id
from tests.ui.hub import TEN, Hub


def test_a_ticket_says_where_when_and_what_to_bring() -> None:
    hub = Hub()
    hub.issue("A1")
    hub.clock.ms = TEN
    ticket = hub.state.tickets[hub.issue("A3")]
    assert hub.catalog is not None
    paper = paper_of(ticket, hub.catalog, ticket.issued_ms)
    assert (paper.label, paper.people_ahead, paper.copy_no, paper.lane) == ("A002", 1, 0, False)
    assert paper.service == "Kartu Keluarga baru atau perubahan"
    assert paper.issued_at.replace(tzinfo=None) == dt.datetime(2026, 11, 24, 10)  # noqa: DTZ001
    assert paper.zone_label == "WITA"
    assert paper.counters == ("1", "2", "3")
    assert paper.documents[0] == "Fotokopi KTP-el"
    assert paper.steps == ()
    assert paper.qr_url == f"{hub.catalog.site.site.base_url}/t/{ticket.id}"


def test_english_and_several_errands() -> None:
    hub = Hub()
    assert hub.catalog is not None
    errands = (Errand("K1", required=False), Errand("A1"))
    lane = LaneIssued(derived("lane"), "A1001", errands, language=Language.EN)
    paper = paper_of(lane, hub.catalog, TEN, sample=True)
    assert (paper.language, paper.lane, paper.people_ahead, paper.sample) == ("en", True, None, True)
    assert paper.service == "First ID card (KTP-el)"
    assert len(paper.steps) == 2
    assert ticket_id(lane) == lane.ticket


def test_a_promise_is_two_times_of_day() -> None:
    hub = Hub()
    ticket = hub.state.tickets[hub.issue("A1")]
    assert hub.catalog is not None
    promised = msgspec.structs.replace(ticket, promise=(TEN, TEN + 1_800_000))
    assert paper_of(promised, hub.catalog, TEN).promise == ("10:00", "10:30")


def test_a_site_without_an_address_prints_no_code() -> None:
    hub = Hub()
    assert hub.catalog is not None
    about = msgspec.structs.replace(hub.catalog.site.site, base_url=None)
    site = msgspec.structs.replace(hub.catalog.site, site=about)
    bare = Hub(site)
    assert bare.catalog is not None
    assert qr_url(bare.catalog, derived("ticket")) is None


def test_documents_read_as_a_sentence() -> None:
    catalog = Hub().catalog
    assert catalog is not None
    lines = documents(catalog.services["A3"], catalog, "id")
    assert "Kartu Keluarga (KK), bila mengubah KK yang sudah ada" in lines
    assert "Buku nikah atau akta perkawinan, bila baru menikah" in lines
