"""The oldest version that the centre wants, beside the store."""

from pathlib import Path

import pytest

from store.floor_note import FloorNote, floor, is_older


def test_it_is_kept_and_replaced(tmp_path: Path) -> None:
    note = FloorNote(tmp_path)
    assert floor(tmp_path) == ""
    for version in ("0.2", "0.2", "0.3.1", ""):
        note.note(version)
        assert floor(tmp_path) == version


@pytest.mark.parametrize(
    ("version", "wanted", "older"),
    [
        ("0.1.0", "", False),
        ("0.1.0", "0.1.0", False),
        ("0.1.0", "0.1", False),
        ("0.1", "0.1.0", False),
        ("0.1.0", "0.1.1", True),
        ("0.9", "0.10", True),
        ("1.0", "0.99.99", False),
        ("1.0rc1", "1.0", False),
        ("0.9rc1", "1.0", True),
    ],
)
def test_versions_are_compared_by_their_numbers(version: str, wanted: str, older: bool) -> None:
    assert is_older(version, wanted) is older
