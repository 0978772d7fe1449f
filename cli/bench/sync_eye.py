"""Sees when what the hub wrote stands in the stores of followers, folded: they commit log, tables and state together.

Run as a process (`python -m cli.bench.sync_eye FOLDER…`): it says "ready" and looks until its input ends, then writes
for each change that it saw: which store (from 0), where its log stands now, when that was seen (time.monotonic).
"""

import select
import sys
import time
from contextlib import ExitStack, closing
from pathlib import Path
from typing import NamedTuple

from store import log
from store.opening import DATABASE
from store.watch import Watch

LOOK_EACH_S = 0.002


class Seen(NamedTuple):
    store: int
    lsn: int
    at_s: float


def look(folders: list[Path]) -> list[Seen]:
    """All that was seen until the input ended."""
    found = []
    with ExitStack() as stack:
        watches = [stack.enter_context(closing(Watch(folder / DATABASE))) for folder in folders]
        print("ready", flush=True)
        while not select.select([sys.stdin], [], [], LOOK_EACH_S)[0]:
            for store, watch in enumerate(watches):
                if watch.changed():
                    found.append(Seen(store, log.head(watch.connection).lsn, time.monotonic()))
    return found


if __name__ == "__main__":
    for each in look([Path(word) for word in sys.argv[1:]]):
        print(*each)
