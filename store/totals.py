"""Visits by the month from before Besti counted: imported once from a list, kept beside the store as a plain file."""

import csv
import datetime as dt
import io
import os
from pathlib import Path

from core.words import Text
from store.faults import told

FILE = "totals-before.csv"
HEADER = ("month", "visits")
MOST = 10_000_000


class BadTotals(Exception):
    """A line of the list is wrong. `line`: its number, from 1."""

    def __init__(self, line: int, text: Text) -> None:
        self.text = Text(f"Baris {line}: {text.id}", f"Line {line}: {text.en}")
        super().__init__(self.text.en)


def parsed(text: str) -> dict[str, int]:
    """Visits by month (YYYY-MM) of a CSV with the header `month,visits`; comma or semicolon. Raises BadTotals."""
    found: dict[str, int] = {}
    first = text.splitlines()[0] if text.strip() else ""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";" if ";" in first else ",")
    for number, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in row]
        if number == 1:
            if tuple(cells) != HEADER:
                raise BadTotals(1, Text("judulnya harus month,visits.", "its header has to be month,visits."))
            continue
        if not any(cells):
            continue
        month, visits = _line(number, cells)
        if month in found:
            raise BadTotals(number, Text(f"bulan {month} sudah ada.", f"the month {month} is there already."))
        found[month] = visits
    if not found:
        raise BadTotals(1, Text("tidak ada bulan di daftar ini.", "there is no month in this list."))
    return found


def _line(number: int, cells: list[str]) -> tuple[str, int]:
    try:
        month, visits = cells
        dt.datetime.strptime(month, "%Y-%m")  # noqa: DTZ007
        if len(month) != len("2024-01") or not visits.isascii() or not visits.isdigit() or int(visits) > MOST:
            raise ValueError(visits)
    except ValueError:
        wrong = ",".join(cells)
        words = Text(f"{wrong!r} bukan bulan dan jumlah seperti 2024-01,1800.",
                     f"{wrong!r} is no month and count such as 2024-01,1800.")  # fmt: skip
        raise BadTotals(number, words) from None
    return month, int(visits)


def keep(folder: Path, totals: dict[str, int]) -> None:
    """In place of what was imported before; all or nothing. Raises the faults of store.faults."""
    path = folder / FILE
    lines = [",".join(HEADER), *(f"{month},{totals[month]}" for month in sorted(totals))]
    with told(path):
        made = path.with_suffix(".new")
        with made.open("w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
            file.flush()
            os.fsync(file.fileno())
        made.replace(path)


def kept(folder: Path) -> dict[str, int]:
    """What was imported; nothing where nothing was. Raises BadTotals where somebody spoilt the file."""
    path = folder / FILE
    with told(path):
        return parsed(path.read_text(encoding="utf-8")) if path.exists() else {}
