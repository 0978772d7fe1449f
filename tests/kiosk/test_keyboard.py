"""What a key makes of what is typed."""

import pytest

from kiosk.keyboard import DELETE, SPACE, pressed


@pytest.mark.parametrize(
    ("typed", "key", "after"),
    [
        ("", "k", "k"),
        ("k", "T", "kt"),
        ("ak", "1", "ak1"),
        ("", SPACE, ""),
        ("akta", SPACE, "akta "),
        ("akta ", " ", "akta "),
        ("akta ", DELETE, "akta"),
        ("", DELETE, ""),
        ("k", "é", "k"),
        ("k", "", "k"),
        ("k", "kt", "k"),
    ],
)
def test_a_key_adds_a_sign_or_takes_one_away(typed: str, key: str, after: str) -> None:
    assert pressed(typed, key) == after
