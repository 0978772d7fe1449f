"""A booking's code: as typed, and as it stands in the log."""

import hashlib

import msgspec
import pytest

from core.booking_code import code_hash, normalised
from core.commands import CodeHash


@pytest.mark.parametrize(
    ("text", "code"), [("kpg7q2", "KPG7Q2"), (" KPG7Q2\n", "KPG7Q2"), ("0O1I0O1I0O1I", "0O1I0O1I0O1I")]
)
def test_a_code_in_any_case(text: str, code: str) -> None:
    assert normalised(text) == code


@pytest.mark.parametrize(
    "text", ["", "KPG7Q", "KPG7Q2KPG7Q2K", "KPG-7Q2", "KPG 7Q2", "ÄPG7Q2", "ßPG7Q2X", "KPG7Q2\x00"]
)
def test_what_is_no_code(text: str) -> None:
    assert normalised(text) is None


def test_the_hash_is_the_one_of_the_commands() -> None:
    hashed = code_hash("KPG7Q2")
    assert hashed == hashlib.sha256(b"KPG7Q2").hexdigest()
    assert msgspec.convert(hashed, CodeHash) == hashed
