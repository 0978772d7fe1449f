import itertools
from dataclasses import replace
from datetime import timedelta

import pytest

from printer.blocks import Cut, Feed, Number, Qr, Text
from printer.layout import layout
from printer.paper import StepLine, TicketPaper
from printer.profiles import PROFILES, Profile
from tests.printer.tickets import LONG_DOCUMENTS, LONGEST_AGENCY, LONGEST_SERVICES, ORDINARY, STEPS, URL, a_ticket

EVERY_PROFILE = pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
GENERIC_80 = PROFILES["generic-80"]


def texts(paper: TicketPaper, profile: Profile = GENERIC_80) -> list[Text]:
    return [block for block in layout(paper, profile) if isinstance(block, Text)]


def words(paper: TicketPaper, profile: Profile = GENERIC_80) -> str:
    return " ".join(text.words.strip() for text in texts(paper, profile))


@EVERY_PROFILE
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("service", LONGEST_SERVICES)
def test_nothing_is_clipped_and_no_word_is_split(profile: Profile, language: str, service: str) -> None:
    paper = a_ticket(
        service=service,
        agency=LONGEST_AGENCY,
        language=language,
        documents=LONG_DOCUMENTS,
        steps=(StepLine(service, STEPS[0].zone, STEPS[0].counters), *STEPS),
        copy_no=2,
        sample=True,
        priority=True,
        lane=True,
    )
    for text in texts(paper, profile):
        assert len(text.words) * text.width <= profile.columns
    assert {service, LONGEST_AGENCY, *LONG_DOCUMENTS} <= set(_spans(texts(paper, profile)))


def _spans(lines: list[Text]) -> set[str]:
    """Every run of lines put together again, without list marks."""
    stripped = [text.words.strip().removeprefix("- ") for text in lines]
    return {" ".join(stripped[a:b]) for a, b in itertools.combinations(range(len(stripped) + 1), 2)}


@EVERY_PROFILE
def test_the_order_of_a_ticket(profile: Profile) -> None:
    blocks = layout(a_ticket(), profile)
    assert [block for block in blocks if isinstance(block, Number | Qr)] == [Number("A012"), Qr(URL)]
    assert isinstance(blocks[-2], Feed)
    assert isinstance(blocks[-1], Cut)
    assert blocks.count(Cut()) == 1


def test_an_ordinary_ticket_says_all_that_a_visitor_needs() -> None:
    said = words(a_ticket())
    for phrase in (
        "Mal Pelayanan Publik Kota Kupang Kamis, 12 November 2026, 08.15 WITA",
        "Nomor antrean",
        "Di depan Anda: 7 orang Perkiraan dipanggil 09.40-10.05",
        "Tunggu di Zona 1, loket 1-3",
        "Siapkan: - Kartu Keluarga (KK) -",
        "Pantau giliran: pindai kode",
        "Bila terlewat, lapor ke petugas dalam 30 menit; tidak perlu nomor baru. Berlaku hari ini saja.",
    ):
        assert phrase in said
    for mark in ("SALINAN", "CONTOH", "PRIORITAS", "Urutan", "Jaringan", "tidak tersedia"):
        assert mark not in said


def test_english() -> None:
    said = words(a_ticket(language="en", people_ahead=1, priority=True, copy_no=1))
    assert said.startswith("COPY 1 ")
    for phrase in ("Thursday, 12 November", "PRIORITY", "Ahead of you: 1 person", "Expected call", "30 minutes"):
        assert phrase in said


def test_the_date_is_short_on_narrow_paper() -> None:
    assert "Kam 12 Nov 2026, 08.15 WITA" in [text.words for text in texts(a_ticket(), PROFILES["generic-58"])]


@pytest.mark.parametrize(("changes", "mark"), [({"copy_no": 3}, "SALINAN ke-3"), ({"sample": True}, "CONTOH")])
def test_marks_stand_large_at_top_and_bottom(changes: dict[str, object], mark: str) -> None:
    lines = texts(a_ticket(**changes))
    assert lines[0] == Text(mark, 2, 2, bold=True, align="center")
    assert lines[0] in lines[-2:]


def test_a_copy_tells_both_times() -> None:
    copy = a_ticket(copy_no=2, copied_at=ORDINARY.issued_at + timedelta(hours=2))
    head = "Mal Pelayanan Publik Kota Kupang Kamis, 12 November 2026, 08.15 WITA"
    assert words(copy).startswith(f"SALINAN ke-2 Disalin Kamis, 12 November 2026, 10.15 WITA {head}")
    assert "Disalin" not in words(replace(copy, copy_no=0))
    assert "Copied Thursday, 12 November 2026, 10:15 WITA" in words(replace(copy, language="en"))


def test_the_steps_of_a_journey_are_numbered_and_say_where_they_are() -> None:
    said = words(a_ticket(steps=STEPS, agency="", service="Bayi baru lahir"))
    assert "Bayi baru lahir 3 keperluan dengan satu nomor" in said
    assert "1. Akta kelahiran Zona 1, loket 1-4 2. Kartu Keluarga baru atau perubahan Zona 1, loket 1-4 3." in said
    assert "Zona 3, loket 15, 16" in said
    assert "1. " not in words(a_ticket(steps=STEPS[:1]))


def test_a_later_step_may_say_roughly_when_and_that_it_is_an_estimate() -> None:
    steps = (STEPS[0], replace(STEPS[1], about="10.45"), STEPS[2])
    said = words(a_ticket(steps=steps))
    assert said.count("perkiraan kasar: 10.45") == said.count("kasar") == 1
    assert "perubahan Zona 1, loket 1-4 perkiraan kasar: 10.45 3. " in said
    late = (STEPS[0], replace(STEPS[1], doubtful=True))
    assert "loket 1-4 mungkin tidak sempat hari ini " in words(a_ticket(steps=late))
    assert "perhaps not today" in words(a_ticket(steps=late, language="en"))
    assert "rough estimate: 10.45" in words(a_ticket(steps=steps, language="en"))


def test_a_lane_ticket_promises_nothing_and_says_that_it_is_valid() -> None:
    said = words(a_ticket(lane=True, people_ahead=None, promise=None))
    assert "Jaringan sedang terputus; nomor ini tetap sah." in said
    assert "Perkiraan" not in said
    assert "Di depan" not in said


def test_no_promise_and_nobody_ahead() -> None:
    assert "Di depan Anda: tidak ada Perkiraan waktu belum tersedia" in words(a_ticket(people_ahead=0, promise=None))


def test_without_an_address_there_is_no_code_but_a_word_about_it() -> None:
    blocks = layout(a_ticket(qr_url=None), GENERIC_80)
    assert not any(isinstance(block, Qr) for block in blocks)
    assert "Tanpa kode QR: halaman ponsel tidak tersedia." in words(a_ticket(qr_url=None))


def test_a_short_service_is_large_a_long_one_tall() -> None:
    sizes = {text.words: (text.width, text.height) for text in texts(a_ticket(service="Akta kelahiran"))}
    assert sizes["Akta kelahiran"] == (2, 2)
    tall = texts(a_ticket(service="Pertanggungjawaban daring"), PROFILES["generic-58"])
    assert Text("Pertanggungjawaban daring", 1, 2, bold=True, align="center") in tall
    assert {(1, 2)} == {
        (text.width, text.height)
        for text in texts(a_ticket(service=LONGEST_SERVICES[0]), PROFILES["generic-58"])
        if text.words in LONGEST_SERVICES[0] and text.bold
    }
