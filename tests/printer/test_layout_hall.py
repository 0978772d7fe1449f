from dataclasses import replace

from core.words import Text as Words
from printer.blocks import Number, Qr, Text
from printer.layout import layout
from printer.paper_hall import LetterDay
from printer.profiles import PROFILES
from tests.printer.papers import DAY, DOCUMENTS, EMERGENCY, ENGLISH, HEAD, LOGO
from tests.printer.test_layout_visit import said


def test_documents_have_boxes_to_tick_and_are_no_number() -> None:
    told = said(DOCUMENTS)
    assert "Daftar berkas Perpanjangan SIM A" in told
    assert "Bawalah: [ ] KTP-el asli [ ] SIM lama yang masih berlaku [ ]" in told
    assert "Biaya: Rp80.000 (PNBP) Dilayani di Zona 4, loket 20, 21" in told
    assert "Ini bukan nomor antrean." in told
    assert not any(isinstance(block, Number) for block in layout(DOCUMENTS, PROFILES["generic-80"]))


def test_a_service_that_needs_nothing_says_so() -> None:
    told = said(replace(DOCUMENTS, documents=(), note=None))
    assert "Tidak ada berkas yang perlu dibawa." in told
    assert "[ ]" not in told


def test_an_emergency_number_has_no_code_no_date_and_says_what_to_do() -> None:
    blocks = layout(EMERGENCY, PROFILES["generic-80"])
    assert [block for block in blocks if isinstance(block, Number | Qr)] == [Number("A9001")]
    told = said(EMERGENCY)
    assert "Nomor ini sah. Tunggu di Zona 1, loket 1-3; petugas memanggil nomor ini dengan suara." in told
    assert "Tanggal / Date: ____" in told
    assert "2026" not in told


def test_an_emergency_number_says_all_in_english_too_but_small() -> None:
    lines = [block for block in layout(EMERGENCY, PROFILES["generic-58"]) if isinstance(block, Text)]
    small = " ".join(line.words for line in lines if line.small)
    assert small.startswith("Population and Civil Registration Office Emergency queue number This number is valid.")
    assert "Wait at Zone 1, counter 1-3; the staff will call it out." in small
    assert "Nomor ini sah." not in small
    same = replace(EMERGENCY, agency=Words("SAMSAT", "SAMSAT"))
    assert said(same).count("SAMSAT") == 1


def test_a_day_adds_up() -> None:
    told = said(DAY)
    assert "Ambil Beres Absen Hangus Sisa A 84 71 6 3 3 B 32 30 1 1 0 BA 112 97 15 0 0" in told
    assert "Jumlah nomor 228 Beres 198 Absen 22 Hangus 4 Dibatalkan 1 Sisa 3 Tiket tercetak 225 Salinan 7" in told
    for letter in DAY.letters:
        assert letter.given == letter.done + letter.absent + letter.expired + letter.cancelled + letter.still_open


def test_the_columns_of_a_day_stand_under_their_names() -> None:
    full = replace(DAY, letters=(LetterDay("BA", 999, 999, 999, 999, 999, 999),))
    for head in (HEAD, ENGLISH):
        for profile in PROFILES.values():
            lines = [b.words for b in layout(replace(full, head=head), profile) if isinstance(b, Text)]
            at = next(n for n, line in enumerate(lines) if line.startswith("BA"))
            names, figures = lines[at - 1], lines[at]
            assert len(names.split()) == 5
            assert len(figures.split()) == 6
            assert len(names) == len(figures) <= profile.columns


def test_a_logo_stands_on_top_but_not_on_a_slow_line() -> None:
    paper = replace(EMERGENCY, head=replace(HEAD, logo=LOGO))
    assert layout(paper, PROFILES["generic-80"])[0] == LOGO
    assert LOGO not in layout(paper, PROFILES["generic-80"].over(960))
