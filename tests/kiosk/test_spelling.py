"""One form for the ways of writing a word; typing errors are forgiven where they cannot mean another word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.spelling import distance, nearness, spelled

LETTERS = st.text("abc", max_size=6)


@pytest.mark.parametrize("typed", ["KTP", "ktp", "E-KTP", "e ktp", "eKTP", "KTP-el", "ktp el", "KTP Elektronik"])
def test_an_identity_card_is_one_word(typed: str) -> None:
    assert spelled(typed) == ["ktp"]


@pytest.mark.parametrize(("typed", "known"), [("antrian", "antrean"), ("Akte", "akta"), ("IJIN", "izin")])
def test_what_many_write_is_what_is_right(typed: str, known: str) -> None:
    assert spelled(typed) == [known]


def test_accents_signs_and_blanks_are_no_words() -> None:
    assert spelled("  Pasp\u00f3r,  baru! ") == ["paspor", "baru"]
    assert spelled("\U0001f600 ...") == []


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [("", "", 0), ("paspor", "papsor", 1), ("paspor", "paspr", 1), ("paspor", "pasporr", 1), ("sim", "ktp", 3)],
)
def test_errors_are_counted(one: str, other: str, errors: int) -> None:
    assert distance(one, other) == errors


@given(LETTERS, LETTERS)
def test_a_distance_is_the_same_both_ways_and_none_only_to_itself(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert distance(one, other) <= max(len(one), len(other))


@pytest.mark.parametrize(
    ("typed", "known", "near"),
    [
        ("paspor", "paspor", 0),
        ("pas", "paspor", 1),
        ("pasor", "paspor", 2),
        ("kelahirna", "kelahiran", 2),
        ("kelahrin", "kelahiran", None),
        ("ketenagkerjan", "ketenagakerjaan", 3),
        ("kia", "kta", None),
        ("sin", "sim", None),
        ("pajak", "anak", None),
        ("listrik", "sim", None),
    ],
)
def test_nearness(typed: str, known: str, near: int | None) -> None:
    assert nearness(typed, known) == near
