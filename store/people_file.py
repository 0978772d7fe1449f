"""A list of people as a CSV file: name, agency, duty and, if it is known already, pin; one duty a line."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from core.access import EVERYWHERE, Duty
from core.catalog import Catalog
from core.staffcheck import good_name
from core.words import Language, Text
from store.pins import WeakPin, hashed

MOST_BYTES = 1_000_000
MOST_LINES = 1_000
_COLUMNS = {"name", "agency", "duty"}


class BadPeople(Exception):
    """It cannot be used. `line` 0: the whole file, or what was typed."""

    def __init__(self, line: int, id_: str, en: str) -> None:
        where = Text(f"Baris {line}: ", f"Line {line}: ") if line else Text("", "")
        self.line = line
        self.text = Text(where.id + id_, where.en + en)
        super().__init__(self.text.en)

    def words(self, language: str = Language.ID) -> str:
        return self.text.in_language(language)


class NoPeople(BadPeople):
    """The file is not there or may not be read."""


class Row(NamedTuple):
    """`pin`: a hash; "": one is to be made."""

    name: str
    duties: dict[str, tuple[Duty, ...]]
    pin: str


class People(NamedTuple):
    """What stands in a list. `faults`: one for each line that cannot be used; while there are any, nobody is taken."""

    rows: list[Row]
    faults: list[BadPeople]


def read_people(path: Path, catalog: Catalog) -> People:
    """Raises NoPeople, and BadPeople where the file as a whole is no list."""
    try:
        raw = path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
    except OSError as error:
        cause = error.strerror
        raise NoPeople(0, f"{path} tidak bisa dibaca: {cause}.", f"{path} cannot be read: {cause}.") from error
    if raw is None:
        raise BadPeople(0, f"{path} terlalu besar.", f"{path} is too large.")
    return people(raw, catalog)


def people(raw: bytes, catalog: Catalog) -> People:
    """Each person once, with all duties of the lines that bear the name. Raises BadPeople where `raw` is no list."""
    reader = csv.DictReader(io.StringIO(_text(raw)), strict=True)
    found, faults = dict[str, Row](), list[BadPeople]()
    try:
        if not set(reader.fieldnames or ()) >= _COLUMNS:
            raise BadPeople(1, "kolom harus name,agency,duty,pin.", "the columns must be name,agency,duty,pin.")
        for line, cells in enumerate(reader, 2):
            if line > MOST_LINES:
                raise BadPeople(line, f"paling banyak {MOST_LINES} baris.", f"at most {MOST_LINES} lines.")
            try:
                row = _row(line, cells, catalog)
            except BadPeople as bad:
                faults.append(bad)
                continue
            found[row.name] = _joined(found[row.name], row) if row.name in found else row
    except csv.Error as error:
        raise BadPeople(reader.line_num, "bukan CSV yang sah.", "this is not valid CSV.") from error
    return People(list(found.values()), faults)


def duties_of(agency: str, duty: str, catalog: Catalog, line: int = 0) -> dict[str, tuple[Duty, ...]]:
    """Raises BadPeople where agency or duty are not known."""
    if agency != EVERYWHERE and agency not in catalog.agencies:
        raise BadPeople(line, f"gerai {agency!r} tidak dikenal.", f"there is no agency {agency!r}.")
    if duty not in list(Duty):
        known = ", ".join(Duty)
        raise BadPeople(line, f"tugas {duty!r} tidak dikenal ({known}).", f"there is no duty {duty!r} ({known}).")
    return {agency: (Duty(duty),)}


def checked_name(name: str, line: int = 0) -> str:
    """Raises BadPeople where it is empty, too long, or not made of signs that can be printed."""
    if not good_name(name):
        raise BadPeople(line, "nama harus 1 sampai 80 huruf.", "a name has 1 to 80 letters.")
    return name


def _row(line: int, read: Mapping[Any, Any], catalog: Catalog) -> Row:
    # A line that is too long has the rest under None, one that is too short has None for what lacks.
    cells = {key: (value or "").strip() for key, value in read.items() if key is not None}
    name, duties = checked_name(cells["name"], line), duties_of(cells["agency"], cells["duty"], catalog, line)
    pin = cells.get("pin", "")
    try:
        return Row(name, duties, hashed(pin) if pin else "")
    except WeakPin:
        raise BadPeople(line, "PIN harus 6 sampai 12 angka.", "a PIN has 6 to 12 digits.") from None


def _joined(first: Row, more: Row) -> Row:
    duties = dict(first.duties)
    for agency, held in more.duties.items():
        duties[agency] = tuple(dict.fromkeys((*duties.get(agency, ()), *held)))
    return Row(first.name, duties, first.pin or more.pin)


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadPeople(0, "Berkas ini bukan teks UTF-8.", "This file is not UTF-8 text.") from error
