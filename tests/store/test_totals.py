"""Visits from before Besti: a good list is kept, a bad one is told by its line and changes nothing."""

from pathlib import Path

import pytest

from store.totals import FILE, BadTotals, keep, kept, parsed


def test_what_is_kept_is_read_again_and_the_newest_list_wins(tmp_path: Path) -> None:
    assert kept(tmp_path) == {}
    keep(tmp_path, {"2024-02": 1900, "2024-01": 1800})
    keep(tmp_path, parsed("\ufeffmonth;visits\n2024-01; 1800\n\n2024-03;2000\n"))
    assert kept(tmp_path) == {"2024-01": 1800, "2024-03": 2000}
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "no month"),
        ("month,visits\n", 1, "no month"),
        ("2024-01,5\n", 1, "header"),
        ("month,visits\n2024-13,5\n", 2, "2024-13,5"),
        ("month,visits\n2024-1,5\n", 2, "2024-1,5"),
        ("month,visits\n2024-01,-5\n", 2, "2024-01,-5"),
        ("month,visits\n2024-01,1.800\n", 2, "1.800"),
        ("month,visits\n2024-01,99999999\n", 2, "99999999"),
        ("month,visits\n2024-01\n", 2, "'2024-01'"),
        ("month,visits\n2024-01,5,6\n", 2, "2024-01,5,6"),
        ("month,visits\n2024-01,5\n2024-01,5\n", 3, "there already"),
        ("month,visits\n2024-01,٣\n", 2, "٣"),
    ],
)
def test_a_bad_line_is_told(text: str, line: int, words: str) -> None:
    with pytest.raises(BadTotals) as told:
        parsed(text)
    assert told.value.text.en.startswith(f"Line {line}: ")
    assert words in told.value.text.en
    assert told.value.text.id.startswith(f"Baris {line}: ")
