"""A day in words, as people say it: "Rabu, 25 November"."""

import datetime as dt

from core.words import Text

WEEKDAYS = (
    Text("Senin", "Monday"),
    Text("Selasa", "Tuesday"),
    Text("Rabu", "Wednesday"),
    Text("Kamis", "Thursday"),
    Text("Jumat", "Friday"),
    Text("Sabtu", "Saturday"),
    Text("Minggu", "Sunday"),
)
MONTHS = (
    Text("Januari", "January"),
    Text("Februari", "February"),
    Text("Maret", "March"),
    Text("April", "April"),
    Text("Mei", "May"),
    Text("Juni", "June"),
    Text("Juli", "July"),
    Text("Agustus", "August"),
    Text("September", "September"),
    Text("Oktober", "October"),
    Text("November", "November"),
    Text("Desember", "December"),
)


def said(day: dt.date) -> Text:
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    return Text(f"{weekday.id}, {day.day} {month.id}", f"{weekday.en} {day.day} {month.en}")
