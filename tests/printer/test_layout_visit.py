from dataclasses import replace
from datetime import date

import pytest

from core.words import Outcome
from printer.blocks import Qr, Text
from printer.layout import Paper, layout
from printer.paper_visit import VisitLine
from printer.profiles import PROFILES
from tests.printer.papers import ENGLISH, NOTA, PICKUP


def said(paper: Paper, profile: str = "generic-80") -> str:
    lines = (block.words for block in layout(paper, PROFILES[profile]) if isinstance(block, Text))
    return " ".join(" ".join(lines).split())


def test_a_nota_tells_what_was_promised_and_what_was_done() -> None:
    told = said(NOTA)
    for phrase in (
        "Nota Beres C021 Tiba 08.15 Dijanjikan 08.40-09.05 Dipanggil 08.52 Beres 10.31",
        "Dipanggil sesuai janji. 3 keperluan, satu kali datang 1. Akta kelahiran beres",
        "2. Kartu Keluarga baru atau perubahan diproses, siap diambil Kam 19 Nov 2026",
        "Nilai layanan kami: pindai kode Terima kasih",
    ):
        assert phrase in told


def test_a_nota_does_not_hide_that_the_mall_was_late() -> None:
    assert "Dipanggil 12 menit lebih lambat dari janji. Kami mohon maaf." in said(replace(NOTA, late_minutes=12))
    assert "Called 3 minutes later than promised." in said(replace(NOTA, head=ENGLISH, late_minutes=3), "generic-58")


def test_without_a_promise_nothing_is_compared() -> None:
    told = said(replace(NOTA, promise=None, qr_url=None))
    assert "janji" not in told.lower()
    assert "pindai" not in told
    assert not any(isinstance(block, Qr) for block in layout(replace(NOTA, qr_url=None), PROFILES["generic-80"]))


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.DOCUMENTS_INCOMPLETE, "berkas belum lengkap"),
        (Outcome.REFERRED, "dirujuk ke tempat lain"),
        (Outcome.IN_PROCESS, "1. Akta diproses"),
        (None, "tidak dilayani"),
    ],
)
def test_each_errand_ends_in_words(outcome: Outcome | None, words: str) -> None:
    told = said(replace(NOTA, lines=(VisitLine("Akta", outcome),)))
    assert words in told
    assert "1 keperluan, satu kali datang" in told


def test_a_pick_up_slip_says_when_where_and_with_what() -> None:
    told = said(PICKUP)
    for phrase in (
        "Slip pengambilan Kartu Keluarga baru atau perubahan Dinas Kependudukan",
        "Siap diambil mulai Kamis, 19 November 2026 Pukul 08.00-12.00, 13.00-15.00 WITA",
        "Ambil di Zona 1, loket 1-4 Nomor Anda tadi: C021",
        "Bawa slip ini dan bukti identitas.",
    ):
        assert phrase in told


def test_a_result_that_is_ready_on_a_closed_day() -> None:
    told = said(replace(PICKUP, ready_on=date(2026, 12, 25), hours=()))
    assert "Jumat, 25 Desember 2026 Hari itu tutup; datanglah pada hari kerja berikutnya." in told
