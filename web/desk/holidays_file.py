"""A list of holidays as a CSV file: date, name, name_en and kind. Pure."""

import csv
import datetime as dt
import io
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from core.site import Holiday, Site
from core.sitecheck_hours import HOLIDAY_KINDS
from core.words import Text

MOST_LINES = 400
MOST_LETTERS = 120


class BadHoliday(Exception):
    """`line` 0: the whole file, or what was typed."""

    def __init__(self, line: int, id_: str, en: str) -> None:
        where = Text(f"Baris {line}: ", f"Line {line}: ") if line else Text("", "")
        self.text = Text(where.id + id_, where.en + en)
        super().__init__(en)


class Holidays(NamedTuple):
    found: list[Holiday]
    faults: list[BadHoliday]


def holidays(raw: bytes) -> Holidays:
    """Raises BadHoliday where `raw` is no list at all."""
    made, faults = list[Holiday](), list[BadHoliday]()
    try:
        reader = csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), strict=True)
        if not {"date", "name"} <= set(reader.fieldnames or ()):
            raise BadHoliday(1, "kolom harus date,name,name_en,kind.", "the columns must be date,name,name_en,kind.")
        for line, cells in enumerate(reader, 2):
            if line > MOST_LINES:
                raise BadHoliday(line, f"paling banyak {MOST_LINES} baris.", f"at most {MOST_LINES} lines.")
            values = {key: (value or "").strip() for key, value in cells.items() if isinstance(key, str)}
            try:
                date, name, name_en, kind = (values.get(each, "") for each in ("date", "name", "name_en", "kind"))
                made.append(holiday(date, name, name_en, kind, line))
            except BadHoliday as bad:
                faults.append(bad)
    except (csv.Error, UnicodeDecodeError):
        raise BadHoliday(0, "Ini bukan berkas CSV dalam UTF-8.", "This is no CSV file in UTF-8.") from None
    return Holidays(made, faults)


def holiday(date: str, name: str, name_en: str = "", kind: str = "", line: int = 0) -> Holiday:
    """Raises BadHoliday. Without an English name the Indonesian one stands in; without a kind it is a national one."""
    try:
        day = dt.date.fromisoformat(date)
    except ValueError:
        raise BadHoliday(line, "tanggal ditulis seperti 2027-03-09.", "write the date like 2027-03-09.") from None
    for text in (name, name_en or name):
        if not text.strip() or len(text) > MOST_LETTERS or not text.isprintable():
            raise BadHoliday(
                line, f"nama harus 1 sampai {MOST_LETTERS} huruf.", f"a name has 1 to {MOST_LETTERS} letters."
            )
    kind = kind or HOLIDAY_KINDS[0]
    if kind not in HOLIDAY_KINDS:
        known = ", ".join(HOLIDAY_KINDS)
        raise BadHoliday(line, f"jenis harus salah satu dari {known}.", f"the kind must be one of {known}.")
    return Holiday(day, Text(name, name_en or name), kind)


def with_holidays(site: Site, more: Iterable[Holiday]) -> Site:
    """The site file with these holidays too; one of a date that is there already takes its place."""
    by_date = {each.date: each for each in (*site.hours.holidays, *more)}
    return _holding(site, [by_date[day] for day in sorted(by_date)])


def without_holiday(site: Site, date: str) -> Site:
    return _holding(site, [each for each in site.hours.holidays if str(each.date) != date])


def _holding(site: Site, days: list[Holiday]) -> Site:
    return msgspec.structs.replace(site, hours=msgspec.structs.replace(site.hours, holidays=tuple(days)))
