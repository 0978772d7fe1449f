"""Cells of the spreadsheet: numbers are numbers, shares are shares, marks stay, whatever the language."""

import io
import zipfile

import pytest

from core.rollup.account import Name
from core.words import Text
from summary.sheet import _cell, _lines, _small, sheet
from summary.small_table import Table
from tests.summary.days import quiet
from tests.summary.test_page import report


@pytest.mark.parametrize(
    ("text", "tongue", "value"),
    [
        ("12", "id", 12), ("12,5", "id", 12.5), ("12.5", "en", 12.5), ("3.500", "id", 3500), ("3,500", "en", 3500),
        ("24.175", "id", 24175), ("1,224,175", "en", 1224175), ("3500", "id", 3500), ("3,50", "id", 3.5),
        ("85 %", "id", 0.85), ("–", "id", None), ("24.000*", "id", "24.000*"), ("07–08", "id", "07–08"),
        ("Dukcapil", "id", "Dukcapil"), ("1.2.3", "id", "1.2.3"),
    ],
)  # fmt: skip
def test_a_cell_is_a_number_where_it_is_one(text: str, tongue: str, value: object) -> None:
    assert _cell(text, tongue) == value


def test_a_name_is_never_a_formula() -> None:
    account = quiet()
    account.names["service/S"] = Name(Text("=1+1", "=1+1"), "a")
    with zipfile.ZipFile(io.BytesIO(sheet(report(account)))) as book:
        parts = [book.read(name).decode() for name in book.namelist() if name.endswith(".xml")]
    assert any("=1+1" in part for part in parts)
    assert not any("<f>" in part for part in parts)


def test_shares_are_named_so() -> None:
    table = Table("x", Text("Judul", "Title"), (Text("Gerai", "Agency"), Text("Ditepati (%)", "Kept (%)")),
                  [(Text("A", "A"), Text("50 %", "50 %"))])  # fmt: skip
    assert _small(table, "en")[1:] == (["Agency", "Kept %"], [["A", 0.5]])


def test_a_long_text_takes_several_lines() -> None:
    assert (_lines("kata " * 40, 21), _lines(5, 8), _lines("", 8)) == (10, 1, 1)
