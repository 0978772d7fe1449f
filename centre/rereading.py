"""A month that has left the database comes back from its file, until the next keeping takes it away again."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from centre import copying, month_file, tables
from centre.database import Database
from centre.month_file import MonthEvent, Whole

PIECE = 5_000


def reread(database: Database, path: Path) -> tuple[Whole, int]:
    """Puts the events of a file back, one site a transaction; returns what it holds and how many were not there.

    Raises month_file.BadFile, and changes nothing then; and the faults of the disk.
    """
    whole = month_file.check(path)
    database.make({whole.month})
    new = 0
    for rows in _pieces(path):
        with database.writing() as connection:
            new += copying.append(connection, tables.event, rows)
    return whole, new


def _pieces(path: Path) -> Iterator[list[MonthEvent]]:
    for _, rows in groupby(month_file.read(path), key=lambda row: row.site_id):
        piece: list[MonthEvent] = []
        for row in rows:
            piece.append(row)
            if len(piece) == PIECE:
                yield piece
                piece = []
        if piece:
            yield piece
