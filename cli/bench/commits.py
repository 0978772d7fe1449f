"""When each event was committed, as another process sees it: what a screen that reads the same store could not beat."""

import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from store.log_reader import LogReader
from store.opening import DATABASE
from store.watch import Watch

LOOK_S = 0.001


@contextmanager
def commits(folder: Path) -> Iterator[dict[int, int]]:
    """By place in the log (lsn): nanoseconds of the monotonic clock, from now on, complete once the block has ended.

    The time is that of the last look that did not see the event yet: the commit itself came later, if by no more than
    about a millisecond. `folder`: of a store that is there.
    """
    seen: dict[int, int] = {}
    ended, begun = threading.Event(), threading.Event()
    watching = threading.Thread(target=_watch, args=(folder, seen, begun, ended), name="commits", daemon=True)
    watching.start()
    begun.wait()
    try:
        yield seen
    finally:
        ended.set()
        watching.join()


def _watch(folder: Path, seen: dict[int, int], begun: threading.Event, ended: threading.Event) -> None:
    with closing(Watch(folder / DATABASE)) as watch, closing(LogReader(folder)) as rows:
        watch.changed()
        _, head = rows.head()
        last, before_ns = head.lsn, time.monotonic_ns()
        begun.set()
        is_last = False
        while not is_last:
            is_last = ended.wait(LOOK_S)
            look_ns = time.monotonic_ns()
            if watch.changed():
                for entry in rows.after(last, -1):
                    last = entry.lsn
                    seen[last] = before_ns
            before_ns = look_ns
