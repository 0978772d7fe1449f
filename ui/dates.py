"""Dates and times of day as people write them; in a language that is not ours, as in Indonesian."""

import datetime as dt

_DAYS = {
    "id": "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
_MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
    "en": "January February March April May June July August September October November December".split(),
}


def long_date(day: dt.date, language: str) -> str:
    """ "Senin, 1 Desember 2026"."""
    return f"{weekday(day, language)}, {day.day} {_MONTHS.get(language, _MONTHS['id'])[day.month - 1]} {day.year}"


def weekday(day: dt.date, language: str) -> str:
    return _DAYS.get(language, _DAYS["id"])[day.weekday()]
