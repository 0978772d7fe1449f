import pytest
from hypothesis import given
from hypothesis import strategies as st

from printer.clean import clean


@given(st.text())
def test_only_printable_ascii_comes_out(text: str) -> None:
    assert all(" " <= letter <= "~" for letter in clean(text))


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E, exclude_characters="`"), min_size=1))
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("09:40–10:05", "09:40-10:05"),
        ("“Jum’at”", '"Jum\'at"'),
        ("café", "cafe"),
        ("KTP\u00ad-el\u200b", "KTP-el"),
        ("Akta\nkelahiran\t baru", "Akta kelahiran baru"),
        ("A\x1dVB\x00B", "A VBB"),
        ("Loket …", "Loket ..."),
        ("漢", "?"),
    ],
)
def test_typography_becomes_plain(text: str, plain: str) -> None:
    assert clean(text) == plain
