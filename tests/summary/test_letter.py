"""The letter with the day's report, and its text."""

from pathlib import Path

import pytest

from core.words import Outcome, Text
from summary.letter import Addresses, letter
from summary.plain import caption, plain
from summary.report import report_on
from summary.sentences import Before
from tests.summary.days import HEAD, quiet

TO = Addresses("besti@mpp.example", ("kepala@mpp.example", "sekda@kota.example"))


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["Small mall", "Tuesday", "", "1. 20 visits."]),
        ("id", ["MPP Kecil", "Selasa", "", "1. 20 kunjungan."]),
    ],
)
def test_the_text_says_what_stood_out_and_the_large_figures(language: str, lines: list[str]) -> None:
    text = plain(report_on([quiet()], Text("Selasa", "Tuesday"), "2026-11-24", HEAD, Before(), language))
    assert text.splitlines()[:4] == lines
    assert len(text.splitlines()) == 6 + 5
    assert ": 20\n" in text


def test_a_letter_carries_the_files_and_is_the_same_letter_when_made_again(tmp_path: Path) -> None:
    file = tmp_path / "besti-2026-11-24.pdf"
    file.write_bytes(b"%PDF-1.7")
    made, again = (letter("Balai\nSelasa\n\n1. Ramai.\n", "2026-11-24", TO, [file]) for _ in range(2))
    assert made["Subject"] == "Selasa – Balai"
    assert made["To"] == "kepala@mpp.example, sekda@kota.example"
    assert made["Message-ID"] == again["Message-ID"] == "<besti-2026-11-24@mpp.example>"
    body, attached = made.iter_parts()
    assert "1. Ramai." in body.get_content()
    assert (attached.get_content_type(), attached.get_filename()) == ("application/pdf", file.name)
    assert attached.get_content() == b"%PDF-1.7"


def test_an_address_cannot_smuggle_in_a_header(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="linefeed"):
        letter("a\nb\n", "2026-11-24", Addresses("a@b.c\nBcc: x@y.z", ("d@e.f",)), [])


def test_what_goes_with_the_picture_says_nothing_of_few_people() -> None:
    account = quiet(30)
    account.services["S"].outcomes = {Outcome.DONE: 26, Outcome.DOCUMENTS_INCOMPLETE: 4}
    made = report_on([account], Text("Selasa", "Tuesday"), "2026-11-24", HEAD, Before(30), "en")
    assert "(4 people)" in plain(made)
    assert "(4 people)" not in caption(made)
    assert caption(made).count("\n") == plain(made).count("\n") - 1
