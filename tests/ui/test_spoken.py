"""What is written, as a voice has to say it."""

import subprocess

import pytest

from ui.spoken import spoken


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("B012", "B, nol satu dua", "B, zero one two"),
        ("A021", "A, nol dua satu", "eh, zero two one"),
        ("BA500", "B A, lima nol nol", "B eh, five zero zero"),
        ("B1001", "B, satu nol nol satu", "B, one zero zero one"),
        ("KTP, NIB, SIM, BPJS, QR", "K T P, N I B, S I M, B P J S, Q R", "K T P, N I B, S I M, B P J S, Q R"),
        ("KTP-el", "e K T P", "e K T P"),
        ("DPMPTSP, SKPWNI", "D P M P T S P, S K P W N I", "D P M P T S P, S K P W N I"),
        ("NIK", "Nik", "Nik"),
        ("LATIHAN", "Latihan", "Latihan"),
        ("Z1", "Z 1", "Z 1"),
        ("08.30–15:00", "8 lewat 30 sampai 15", "08.30 to 15 o'clock"),
        ("08:05", "8 lewat 5", "8 oh 5"),
        ("11–14", "11 sampai 14", "11 to 14"),
        ("0812345678", "nol delapan satu dua tiga empat lima enam tujuh delapan", None),
        ("110", "110", "110"),
        ("Rp350.000 s.d. Rp950.000", "350.000 rupiah sampai dengan 950.000 rupiah", None),
        ("Rp80,000", None, "80,000 rupiah"),
        ("2026-12-01, 3,5 dan 1.234.567", "2026-12-01, 3,5 dan 1.234.567", None),
        ("Silakan ke loket 3.", "Silakan ke loket 3.", None),
        ("", "", ""),
    ],
)
def test_a_voice_says(text: str, indonesian: str | None, english: str | None) -> None:
    for language, wanted in (("id", indonesian), ("en", english)):
        if wanted is not None:
            assert spoken(text, language) == wanted


def test_another_language_is_read_as_indonesian() -> None:
    assert spoken("B012", "mkn") == spoken("B012", "id")


def sounds(text: str, language: str) -> list[str]:
    """What espeak-ng makes of `text`, as its phonemes without stress and pauses."""
    command = ["espeak-ng", "-v", language, "-x", "-q", "--stdin"]
    said = subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout.decode()
    return said.translate(str.maketrans("", "", "',_|:;#")).split()


@pytest.mark.parametrize(("language", "zero", "twelve"), [("id", "nol", "duab@las"), ("en", "zi@roU", "twElv")])
def test_the_voice_itself_says_each_digit(language: str, zero: str, twelve: str) -> None:
    assert twelve in sounds("12", language)
    assert twelve not in sounds(spoken("B012", language), language)
    assert zero in sounds(spoken("B012", language), language)
    assert len(sounds(spoken("B012", language), language)) == 4


def test_the_voice_itself_says_letters() -> None:
    assert sounds(spoken("NIB", "id"), "id") == ["En", "i", "be"]
    assert sounds(spoken("A021", "en"), "en")[0] == "eI"
