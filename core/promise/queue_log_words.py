"""What is wrong with a queue log, in words."""

from core.promise.queue_log import BadLog
from core.words import Text

WORDS = {
    "no_log": Text(
        "Ini bukan catatan antrean: kolom seperti date, service, arrival tidak ada.",
        "This is no queue log: it has no columns like date, service, arrival.",
    ),
    "columns": Text("Kolom yang kurang: {what}.", "Missing columns: {what}."),
    "no_csv": Text("Baris {line}: bukan CSV ({what}).", "Line {line}: no CSV ({what})."),
    "empty": Text("Catatan ini kosong: tidak ada satu nomor pun.", "This log is empty: it has not a single ticket."),
    "cells": Text(
        "Baris {line}: jumlah kolomnya tidak sama dengan baris judul.",
        "Line {line}: it has not as many cells as the header.",
    ),
    "unknown": Text("Baris {line}: {what} tidak boleh kosong.", "Line {line}: {what} must not be empty."),
    "time": Text("Baris {line}: waktu {what} tidak dapat dibaca.", "Line {line}: {what} is no date or time."),
    "order": Text(
        "Baris {line}: {what} lebih awal daripada yang mungkin.", "Line {line}: {what} is earlier than it can be."
    ),
    "number": Text("Baris {line}: {what} bukan jumlah yang mungkin.", "Line {line}: {what} is not a possible number."),
}


def words(bad: BadLog, language: str) -> str:
    return WORDS[bad.code].in_language(language).format(line=bad.line, what=bad.what)
