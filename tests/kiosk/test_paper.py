"""What the paper says of a ticket of the sample site."""

import datetime as dt

import msgspec
import pytest

from core.catalog import Catalog
from core.commands import Errand, LaneIssued, OpenDay
from core.ids import derived
from core.promise.book import Book
from core.promise.promiser import Promiser
from core.words import Doubt, Language
from kiosk.paper import documents, paper_of, qr_url, ticket_id
from kiosk.papers import issued_again
from tests.ui.hub import DAY, TEN, Hub, sample

CATALOG = Catalog(sample())


def on_paper(*errands: Errand, journey: str | None = None, language: Language = Language.ID) -> LaneIssued:
    return LaneIssued(derived("lane"), "A1001", errands, language=language, journey=journey)


def test_a_ticket_says_where_when_and_what_to_bring() -> None:
    hub = Hub()
    hub.issue("A1")
    hub.clock.ms = TEN
    ticket = hub.state.tickets[hub.issue("A3")]
    paper = paper_of(ticket, CATALOG, ticket.issued_ms)
    assert (paper.label, paper.people_ahead, paper.copy_no, paper.lane) == ("A002", 1, 0, False)
    assert paper.service == "Kartu Keluarga baru atau perubahan"
    assert paper.issued_at.replace(tzinfo=None) == dt.datetime(2026, 11, 24, 10)  # noqa: DTZ001
    assert paper.zone_label == "WITA"
    assert paper.counters == ("1", "2", "3")
    assert paper.documents[0] == "Fotokopi KTP-el"
    assert paper.steps == ()
    assert paper.qr_url == f"{CATALOG.site.site.base_url}/t/{ticket.id}"


def test_a_copy_tells_when_it_was_made() -> None:
    lane = on_paper(Errand("A1"))
    assert paper_of(lane, CATALOG, TEN, 1).copied_at is None
    copy = paper_of(lane, CATALOG, TEN, 1, copied_ms=TEN + 90 * 60_000)
    assert copy.copied_at is not None
    assert (f"{copy.issued_at:%H:%M}", f"{copy.copied_at:%H:%M}") == ("10:00", "11:30")


def test_later_errands_have_the_estimates_that_stand_in_the_log() -> None:
    hub = Hub(opened=False)
    hub.promiser = Promiser(Book.empty())
    hub.do(OpenDay(DAY, synchronised=True))
    hub.open(1, 2, 3)
    for second in (Errand("A3", after=(0,)), Errand("A3")):
        ticket = hub.state.tickets[hub.issue("A1", errands=(Errand("A1"), second))]
        about_ms = ticket.steps[1].about_ms
        assert about_ms is not None
        for numbered in (ticket, issued_again(ticket)):
            told = paper_of(numbered, CATALOG, ticket.issued_ms).steps
            assert [step.about for step in told] == ["", f"{CATALOG.local(about_ms):%H.%M}"]
            assert not any(step.doubtful for step in paper_of(numbered, CATALOG, ticket.issued_ms).steps)
            late = msgspec.structs.replace(numbered.steps[1], about_ms=None, doubt=Doubt.PAST_CLOSING)
            doubted = msgspec.structs.replace(numbered, steps=(numbered.steps[0], late))
            told = paper_of(doubted, CATALOG, ticket.issued_ms).steps
            assert [(step.about, step.doubtful) for step in told] == [("", False), ("", True)]
    lane = paper_of(on_paper(Errand("A1"), Errand("A3")), CATALOG, TEN)
    assert [(step.about, step.doubtful) for step in lane.steps] == [("", False), ("", False)]


def test_english_and_several_errands() -> None:
    lane = on_paper(Errand("K1", required=False), Errand("A1"), language=Language.EN)
    paper = paper_of(lane, CATALOG, TEN, sample=True)
    assert (paper.language, paper.lane, paper.people_ahead, paper.sample) == ("en", True, None, True)
    assert paper.service == "First ID card (KTP-el)"
    assert [step.name for step in paper.steps] == ["Check or reactivate JKN membership", "First ID card (KTP-el)"]
    assert paper.steps[0].zone.startswith("Zone 3")
    assert paper.steps[1].counters == ("1", "2", "3")
    assert paper.place_to_wait.startswith("Zone 1")
    assert ticket_id(lane) == lane.ticket


def test_a_journey_goes_by_its_name_and_begins_where_its_first_errand_is() -> None:
    paper = paper_of(on_paper(Errand("K1", required=False), Errand("S2", after=(0,)), journey="sim"), CATALOG, TEN)
    assert (paper.service, paper.agency) == ("Perpanjang SIM", "")
    assert paper.place_to_wait.startswith("Zona 3")
    alone = paper_of(on_paper(Errand("S2"), journey="sim"), CATALOG, TEN)
    assert (alone.service, alone.steps) == ("Perpanjangan SIM C", ())


def test_documents_of_all_errands_but_for_what_is_handed_out_on_the_way() -> None:
    baby = [Errand("C1"), Errand("A3", after=(0,)), Errand("A4", after=(0, 1)), Errand("K2", after=(1,))]
    together = paper_of(on_paper(*baby, journey="bayi"), CATALOG, TEN).documents
    assert len(set(together)) == len(together)
    assert any(line.startswith("Surat keterangan lahir") for line in together)
    assert any(line.startswith("Pasfoto anak") for line in together)
    assert not any(line.startswith("Akta kelahiran") for line in together)
    apart = paper_of(on_paper(*baby), CATALOG, TEN).documents
    assert any(line.startswith("Akta kelahiran") for line in apart)


def test_a_promise_is_two_times_of_day() -> None:
    hub = Hub()
    ticket = hub.state.tickets[hub.issue("A1")]
    promised = msgspec.structs.replace(ticket, promise=(TEN, TEN + 1_800_000))
    assert paper_of(promised, CATALOG, TEN).promise == ("10.00", "10.30")


def test_a_site_without_an_address_prints_no_code() -> None:
    about = msgspec.structs.replace(CATALOG.site.site, base_url=None)
    bare = Catalog(msgspec.structs.replace(CATALOG.site, site=about))
    assert qr_url(bare, derived("ticket")) is None


@pytest.mark.parametrize(
    "line",
    [
        "Kartu Keluarga (KK), bila mengubah KK yang sudah ada",
        "Buku nikah atau akta perkawinan, bila baru menikah",
        "Surat keterangan kehilangan dari kepolisian, bila KK hilang",
    ],
)
def test_documents_read_as_a_sentence(line: str) -> None:
    assert line in documents(CATALOG.services["A3"], CATALOG, "id")
