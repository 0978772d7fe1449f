"""summary.db: which days the worker has rendered, which letters still have to go out. The worker alone writes it."""

from pathlib import Path
from typing import NamedTuple

from store.device_store import DeviceStore
from store.faults import told
from store.open import open_reader

SUMMARY_DB = "summary.db"

TABLES = (
    """
    CREATE TABLE rendered (
        day TEXT NOT NULL, lsn INTEGER NOT NULL, at_ms INTEGER NOT NULL, CONSTRAINT pk_rendered PRIMARY KEY (day)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE letter (
        day TEXT NOT NULL, made_ms INTEGER NOT NULL, due_ms INTEGER NOT NULL, tries INTEGER NOT NULL,
        sent_ms INTEGER, trouble TEXT, CONSTRAINT pk_letter PRIMARY KEY (day)
    ) WITHOUT ROWID
    """,
)

LATER = (
    """
    CREATE TABLE IF NOT EXISTS archived (
        year INTEGER NOT NULL, lsn INTEGER NOT NULL, at_ms INTEGER NOT NULL, CONSTRAINT pk_archived PRIMARY KEY (year)
    ) WITHOUT ROWID
    """,
)

FIRST_WAIT_MS = 60_000
LONGEST_WAIT_MS = 3_600_000


class Letter(NamedTuple):
    """The report of `day` is to be mailed; `tries`: how often that failed."""

    day: str
    tries: int


class Waiting(NamedTuple):
    """Letters that have not gone out, the oldest of the day `since`; `trouble`: why not, as last heard, or None."""

    letters: int
    since: str
    trouble: str | None


def waiting_letters(folder: Path) -> Waiting | None:
    """From beside the worker; None where none waits, or no worker was ever there. Raises the faults of store.faults."""
    path = folder / SUMMARY_DB
    if not path.exists():
        return None
    with open_reader(path) as connection, told(path):
        query = "SELECT day, trouble FROM letter WHERE sent_ms IS NULL ORDER BY day"
        rows = [(str(row[0]), row[1]) for row in connection.exec_driver_sql(query)]
    if not rows:
        return None
    troubles = [str(trouble) for _, trouble in rows if trouble is not None]
    return Waiting(len(rows), rows[0][0], troubles[-1] if troubles else None)


class Reports:
    """`path`: of summary.db; made where it is missing. Raises the faults of store.faults, AlreadyWriting among them."""

    def __init__(self, path: Path) -> None:
        self._store = DeviceStore(path, TABLES, LATER)

    def close(self) -> None:
        self._store.close()

    def rendered(self) -> dict[str, int]:
        """By day, the last event that its report holds."""
        return {str(row[0]): int(row[1]) for row in self._store.run("SELECT day, lsn FROM rendered")}

    def note(self, day: str, lsn: int, now_ms: int, mail: bool) -> None:
        """The report of a day is on the disk. Its letter is written down with it, once however often it is rendered."""
        with self._store.write():
            self._store.run("INSERT OR REPLACE INTO rendered VALUES (?, ?, ?)", (day, lsn, now_ms))
            if mail:
                self._store.run(
                    "INSERT OR IGNORE INTO letter (day, made_ms, due_ms, tries) VALUES (?, ?, ?, 0)",
                    (day, now_ms, now_ms),
                )

    def archived(self) -> dict[int, int]:
        """By year, the last event that its archive holds."""
        return {int(row[0]): int(row[1]) for row in self._store.run("SELECT year, lsn FROM archived")}

    def note_archive(self, year: int, lsn: int, now_ms: int) -> None:
        with self._store.write():
            self._store.run("INSERT OR REPLACE INTO archived VALUES (?, ?, ?)", (year, lsn, now_ms))

    def due(self, now_ms: int) -> list[Letter]:
        """Letters that are to be tried now, the oldest day first."""
        query = "SELECT day, tries FROM letter WHERE sent_ms IS NULL AND due_ms <= ? ORDER BY day"
        return [Letter(str(row[0]), int(row[1])) for row in self._store.run(query, (now_ms,))]

    def waiting(self) -> int:
        """How many letters have not gone out."""
        return int(self._store.run("SELECT count(*) FROM letter WHERE sent_ms IS NULL").scalar_one())

    def sent(self, letter: Letter, now_ms: int) -> None:
        with self._store.write():
            self._store.run("UPDATE letter SET sent_ms = ?, trouble = NULL WHERE day = ?", (now_ms, letter.day))

    def put_off(self, letter: Letter, trouble: str, now_ms: int) -> None:
        """To be tried again after a wait that doubles, up to an hour; a letter is never given up."""
        wait_ms = min(LONGEST_WAIT_MS, FIRST_WAIT_MS << min(letter.tries, 10))
        with self._store.write():
            self._store.run(
                "UPDATE letter SET tries = tries + 1, due_ms = ?, trouble = ? WHERE day = ?",
                (now_ms + wait_ms, trouble, letter.day),
            )
