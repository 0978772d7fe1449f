from hypothesis import given
from hypothesis import strategies as st

from printer.wrapping import NO_BREAK, wrap, wrap_evenly

WORDS = st.lists(st.text("abcdefg-", min_size=1, max_size=14), min_size=1, max_size=12).map(" ".join)
COLUMNS = st.integers(16, 48)


@given(WORDS, COLUMNS)
def test_no_line_is_too_long_and_no_word_is_lost_or_split(words: str, columns: int) -> None:
    for lines in (wrap(words, columns), wrap_evenly(words, columns)):
        assert max(map(len, lines)) <= columns
        assert " ".join(lines) == words


@given(WORDS, COLUMNS)
def test_even_lines_are_not_more_lines(words: str, columns: int) -> None:
    assert len(wrap_evenly(words, columns)) == len(wrap(words, columns))


def test_a_heading_has_no_lonely_last_word() -> None:
    assert wrap_evenly("Surat pindah (SKPWNI) atau pindah datang", 32) == (
        "Surat pindah (SKPWNI)",
        "atau pindah datang",
    )


def test_nothing_takes_no_line() -> None:
    """A name of which nothing can be printed must not keep the ticket from the visitor."""
    assert wrap(" ", 32) == []
    assert wrap_evenly("", 32) == ()


def test_a_word_longer_than_a_line_is_split_rather_than_clipped() -> None:
    assert wrap("x" * 40, 32) == ["x" * 32, "x" * 8]


def test_later_lines_of_a_list_hang_under_the_first_word() -> None:
    assert wrap("- satu dua", 7, hanging="  ") == ["- satu", "  dua"]


def test_a_number_keeps_its_unit() -> None:
    assert wrap(f"dalam 30{NO_BREAK}menit", 11) == ["dalam", "30 menit"]
