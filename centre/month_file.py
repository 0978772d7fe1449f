"""A month of raw events as one compressed file, that other programs can read too: `zstdcat FILE`.

First line: `besti-events`, the form, the month. Then one event a line, its fields set apart by tabs: site, service day,
lsn, epoch, hash (hex), and what the hub wrote. Last line: `end`, how many events, and the BLAKE2b (256 bits, hex) of
all bytes before it.
"""

import os
from collections.abc import Generator, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, NamedTuple

import zstandard

from core.words import Text
from store.disk import to_disk
from store.faults import told

FORM = 1
LEVEL = 9
_NAME = b"besti-events"
_CHUNK = 1 << 20

_DAMAGED = Text(
    "{path} rusak atau terpotong ({detail}). Ambil salinan lain dari berkas ini.",
    "{path} is damaged or cut short ({detail}). Fetch another copy of this file.",
)
_FOREIGN = Text("{path} bukan berkas catatan bulanan Besti.", "{path} is no monthly file of events of Besti.")


class MonthEvent(NamedTuple):
    """In the order of the table `event`."""

    site_id: str
    day: str
    lsn: int
    epoch: int
    raw: bytes
    hash: bytes


class Whole(NamedTuple):
    """What a file holds: its month (YYYY-MM), how many events, and its digest (hex)."""

    month: str
    events: int
    digest: str


class BadFile(Exception):
    """A file that cannot be used. `text` says why in both languages."""

    def __init__(self, said: Text, path: Path, detail: str = "") -> None:
        self.text = Text(said.id.format(path=path, detail=detail), said.en.format(path=path, detail=detail))
        super().__init__(self.text.en)


def write(path: Path, month: str, rows: Iterable[MonthEvent]) -> Whole:
    """Writes a new file, whole and on the disk, or none. Raises the faults of the disk."""
    new = path.with_suffix(".part")
    with told(path):
        try:
            with new.open("wb") as file:
                whole = _write(file, month, rows)
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
        to_disk(path.parent)
    return whole


def _write(file: BinaryIO, month: str, rows: Iterable[MonthEvent]) -> Whole:
    digest, events = blake2b(digest_size=32), 0
    with zstandard.ZstdCompressor(level=LEVEL).stream_writer(file, closefd=False) as out:
        line = b"%b %d %b\n" % (_NAME, FORM, month.encode())
        for row in rows:
            digest.update(line)
            out.write(line)
            line, events = _line(row), events + 1
        digest.update(line)
        out.write(line)
        out.write(b"end %d %b\n" % (events, digest.hexdigest().encode()))
    return Whole(month, events, digest.hexdigest())


def _line(row: MonthEvent) -> bytes:
    site, day, lsn, epoch, raw, hash_ = row
    line = b"\t".join((site.encode(), day.encode(), b"%d" % lsn, b"%d" % epoch, hash_.hex().encode(), raw))
    if b"\n" in line or "\t" in site:
        raise ValueError(f"{site} {lsn}: an event is one line")
    return line + b"\n"


def read(path: Path) -> Generator[MonthEvent]:
    """The events of a file, in its order. Raises BadFile, perhaps only at the end: `check` first what is to be used."""
    yield from _Reading(path)


def check(path: Path) -> Whole:
    """Reads a whole file. Raises BadFile, and the faults of the disk."""
    reading = _Reading(path)
    for _ in reading:
        pass
    return Whole(reading.month, reading.events, reading.digest)


class _Reading:
    def __init__(self, path: Path) -> None:
        self.month, self.events, self.digest = "", 0, ""
        self._path = path
        self._hash = blake2b(digest_size=32)

    def __iter__(self) -> Iterator[MonthEvent]:
        lines = _lines(self._path)
        self._begin(next(lines, b""))
        last = b""
        for line in lines:
            if line.startswith(b"end "):
                last = line
                break
            self._hash.update(line)
            self.events += 1
            yield self._event(line)
        self.digest = self._hash.hexdigest()
        if last != b"end %d %b\n" % (self.events, self.digest.encode()) or next(lines, None) is not None:
            raise BadFile(_DAMAGED, self._path, f"{self.events}")

    def _begin(self, line: bytes) -> None:
        words = line.split()
        if len(words) != 3 or words[:2] != [_NAME, b"%d" % FORM]:
            raise BadFile(_FOREIGN, self._path)
        self.month = words[2].decode()
        self._hash.update(line)

    def _event(self, line: bytes) -> MonthEvent:
        try:
            site, day, lsn, epoch, hash_, raw = line[:-1].split(b"\t", 5)
            return MonthEvent(site.decode(), day.decode(), int(lsn), int(epoch), raw, bytes.fromhex(hash_.decode()))
        except ValueError as error:
            raise BadFile(_DAMAGED, self._path, f"{self.events}") from error


def _lines(path: Path) -> Iterator[bytes]:
    rest = b""
    with told(path), path.open("rb") as file:
        try:
            for chunk in zstandard.ZstdDecompressor().read_to_iter(file, read_size=_CHUNK, write_size=_CHUNK):
                *whole, rest = (rest + chunk).split(b"\n")
                for line in whole:
                    yield line + b"\n"
        except zstandard.ZstdError as error:
            raise BadFile(_FOREIGN, path) from error
    if rest:
        raise BadFile(_DAMAGED, path, "…")
