"""Hubs of a bench in one process (`python -m cli.bench.ingest_pusher STORE [--again] FOLDER…`): once a line has come on
standard input, pushes the log in STORE for each FOLDER, all at once. `--again`: from the first event on, whatever the
centre has. What travels is packed beforehand.
"""

import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from store import centre_file
from store.documents import Document
from store.log import EMPTY, GENESIS, Entry, Head
from store.log_reader import LogReader
from sync.centre_line import CentreLine
from sync.push import Pushing, batches
from sync.wire import Position
from sync.wire_centre import At, packed


def main(words: list[str]) -> None:
    again, folders = "--again" in words, [Path(word) for word in words[1:] if word != "--again"]
    with closing(LogReader(Path(words[0]))) as reader:
        log = Read(reader)
    bodies = {batch[0].lsn - 1: packed([entry.raw for entry in batch]) for batch in batches(log, 0)}
    print("ready", flush=True)
    sys.stdin.readline()
    with ThreadPoolExecutor(len(folders)) as threads:
        list(threads.map(lambda folder: push(folder, log, bodies, again=again), folders))


def push(folder: Path, log: "Read", bodies: Mapping[int, bytes], *, again: bool) -> None:
    joined = centre_file.read(folder)
    assert joined is not None
    with closing(PackedLine(joined.url, joined.site, joined.token, bodies)) as line:
        if again:
            push_again(line, log)
        else:
            Pushing(line, log).catch_up()


class Read:
    """A whole log, read once."""

    def __init__(self, reader: LogReader) -> None:
        self._entries = reader.after(0, 1_000_000)
        self._documents = reader.documents()

    def after(self, lsn: int, limit: int) -> Sequence[Entry]:
        return self._entries[lsn : lsn + limit]

    def first(self) -> int:
        return 1

    def head(self) -> tuple[int, Head]:
        last = self._entries[-1]
        return last.epoch, Head(last.lsn, last.hash)

    def hash_at(self, lsn: int) -> bytes | None:
        return self._entries[lsn - 1].hash if lsn else GENESIS

    def documents(self) -> Sequence[Document]:
        return self._documents


class PackedLine(CentreLine):
    """`bodies`: what travels of the events past a place."""

    def __init__(self, base_url: str, site: str, token: str, bodies: Mapping[int, bytes]) -> None:
        super().__init__(base_url, site, token)
        self._bodies = bodies

    def _packed(self, after: Position, raws: list[bytes]) -> bytes:
        return self._bodies[after.lsn]


def push_again(line: CentreLine, log: Read) -> None:
    head = EMPTY
    for batch in batches(log, 0):
        answer = line.push(Position(1, head.lsn), head.hash, [entry.raw for entry in batch])
        assert isinstance(answer, At)
        head = Head(batch[-1].lsn, batch[-1].hash)


if __name__ == "__main__":
    main(sys.argv[1:])
