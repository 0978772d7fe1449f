"""A list of bookings as a CSV file: code or code_hash, time and service, one booking a line. Pure.

The time is "2026-12-01 09:30" at the site. Reading the same list again makes the same bookings, not more.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from core.booking_code import code_hash, normalised
from core.catalog import Catalog
from core.ids import derived
from core.siteeffects import bookable
from core.state import State
from core.timetable import spans_on
from core.words import BookingState, Text

MOST_LINES = 2_000
MOST_DAYS = 365

_HASH = re.compile(r"[0-9a-f]{64}")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}[:.]\d{2}")


class Wanted(NamedTuple):
    """One booking. `id`: always the same for one code, so that nothing is booked twice."""

    id: str
    service: str
    at_ms: int
    code_hash: str


class BadLine(Exception):
    """`line` 0: the whole file, or what was typed."""

    def __init__(self, line: int, id_: str, en: str) -> None:
        self.line = line
        self.text = Text(id_, en)
        super().__init__(en)


class Listed(NamedTuple):
    """`new`: to be made. `known`: how many are booked already just so. `faults`: lines that cannot be used."""

    new: list[Wanted]
    known: int
    faults: list[BadLine]


def listed(raw: bytes, catalog: Catalog, state: State, now_ms: int) -> Listed:
    """What stands in a list. Raises BadLine where it is no list at all."""
    try:
        reader = csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), strict=True)
        names = {name.strip() for name in reader.fieldnames or () if name}
        if not {"time", "service"} <= names or not names & {"code", "code_hash"}:
            raise BadLine(1, "kolom harus code_hash,time,service.", "the columns must be code_hash,time,service.")
        return _read(reader, catalog, state, now_ms)
    except (csv.Error, UnicodeDecodeError):
        raise BadLine(0, "Ini bukan berkas CSV dalam UTF-8.", "This is no CSV file in UTF-8.") from None


def _read(reader: "csv.DictReader[str]", catalog: Catalog, state: State, now_ms: int) -> Listed:
    new, faults, known, seen = list[Wanted](), list[BadLine](), 0, set[str]()
    for line, cells in enumerate(reader, 2):
        if line > MOST_LINES:
            raise BadLine(line, f"paling banyak {MOST_LINES} baris.", f"at most {MOST_LINES} lines.")
        try:
            booking = _of_line(line, cells, catalog, now_ms)
            if booking.code_hash in seen:
                raise BadLine(line, "kode ini tertulis dua kali.", "this code is there twice.")
            seen.add(booking.code_hash)
            if stands(booking, state, line):
                known += 1
            else:
                new.append(booking)
        except BadLine as bad:
            faults.append(bad)
    return Listed(new, known, faults)


def stands(booking: Wanted, state: State, line: int = 0) -> bool:
    """Whether it is booked just so. Raises BadLine where its code stands for another booking."""
    other = next((b for b in state.bookings.values() if b.code_hash == booking.code_hash), None)
    if other is None:
        return False
    if (other.service, other.at_ms, other.state) == (booking.service, booking.at_ms, BookingState.MADE):
        return True
    raise BadLine(line, "kode ini sudah dipakai pendaftaran lain.", "this code belongs to another booking.")


def _of_line(line: int, read: Mapping[Any, Any], catalog: Catalog, now_ms: int) -> Wanted:
    cells = {key.strip(): (value or "").strip() for key, value in read.items() if key is not None}
    hash_ = cells.get("code_hash", "").lower() or hash_of(cells.get("code", ""), line)
    if not _HASH.fullmatch(hash_):
        raise BadLine(line, "code_hash harus 64 angka heksadesimal.", "code_hash must be 64 hexadecimal digits.")
    return wanted(hash_, cells["time"], cells["service"], catalog, now_ms, line)


def hash_of(code: str, line: int = 0) -> str:
    """The hash of a code as somebody typed it. Raises BadLine."""
    known = normalised(code)
    if known is None:
        raise BadLine(line, "kode harus 6 sampai 12 huruf atau angka.", "a code has 6 to 12 letters or digits.")
    return code_hash(known)


def wanted(hash_: str, time: str, service: str, catalog: Catalog, now_ms: int, line: int = 0) -> Wanted:
    """The booking of `service` at `time` ("2026-12-01 09:30"). Raises BadLine where it could not be kept."""
    if service not in catalog.services:
        raise BadLine(line, f"layanan “{service}” tidak ada.", f"there is no service “{service}”.")
    at_ms = _moment(time, catalog, line)
    if at_ms < now_ms:
        raise BadLine(line, "waktu itu sudah lewat.", "that time has passed.")
    day = catalog.local(at_ms).date()
    if (day - catalog.local(now_ms).date()).days > MOST_DAYS:
        raise BadLine(line, "waktu itu lebih dari setahun lagi.", "that time is more than a year away.")
    spans = spans_on(catalog, catalog.services[service].letter, day)
    if not bookable(catalog, service, at_ms) or not any(start <= at_ms < end for start, end in spans):
        raise BadLine(line, "layanan ini tutup pada waktu itu.", "this service is closed at that time.")
    return Wanted(derived("booking", hash_), service, at_ms, hash_)


def _moment(time: str, catalog: Catalog, line: int) -> int:
    try:
        if not _TIME.fullmatch(time):
            raise ValueError(time)
        day = dt.date.fromisoformat(time[:10])
        return catalog.at(day, dt.time(int(time[11:13]), int(time[14:16])).strftime("%H:%M"))
    except ValueError:
        raise BadLine(
            line, "waktu ditulis seperti 2026-12-01 09:30.", "write the time like 2026-12-01 09:30."
        ) from None
