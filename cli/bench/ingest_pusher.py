"""Hubs of a bench in one process (`python -m cli.bench.ingest_pusher STORE [--again] FOLDER…`): pushes the log in STORE
for each FOLDER, one after the other, once a line has come on standard input. `--again`: from the first event on,
whatever the centre has.
"""

import sys
from contextlib import closing
from pathlib import Path

from store import centre_file
from store.log import GENESIS
from store.log_reader import LogReader
from sync.centre_line import CentreLine
from sync.push import Pushing
from sync.wire import Position
from sync.wire_centre import MOST_EVENTS, At


def main(words: list[str]) -> None:
    store, again, folders = Path(words[0]), "--again" in words, [Path(word) for word in words[1:] if word != "--again"]
    with closing(LogReader(store)) as log:
        print("ready", flush=True)
        sys.stdin.readline()
        for folder in folders:
            joined = centre_file.read(folder)
            assert joined is not None
            line = CentreLine(joined.url, joined.site, joined.token)
            if again:
                push_again(line, log)
            else:
                Pushing(line, log).catch_up()
            line.close()


def push_again(line: CentreLine, log: LogReader) -> None:
    lsn, hash_ = 0, GENESIS
    while entries := log.after(lsn, MOST_EVENTS):
        answer = line.push(Position(1, lsn), hash_, [entry.raw for entry in entries])
        assert isinstance(answer, At)
        lsn, hash_ = entries[-1].lsn, entries[-1].hash


if __name__ == "__main__":
    main(sys.argv[1:])
