"""A kiosk of a bench's LAN, without a window: asks the hub for numbers as kiosks do, its own file first.

Run as a process (`python -m cli.bench.sync_kiosk URL FOLDER NUMBERS PER_S`): it says "ready", waits for a line, then
writes for each number the seconds from the wish to the answer, and those of a plain question to the hub just before.
"""

import sys
import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from cli.bench import mall
from cli.place import Place
from cli.way import lines_to, way_to
from core.decider import Accepted
from store.own_file import open_kiosk
from sync.remote import Patience, RemoteDecider
from sync.upstream import Upstream

CLIENT, DEVICE = 90, "kiosk-1"
LONG = Patience(issue=10.0)
"""A late answer is to be measured, not replaced by a number of the lane."""


class Issued(NamedTuple):
    took_s: float
    plain_s: float


def issue(url: str, folder: Path, numbers: int, per_s: float) -> list[Issued]:
    """So many numbers, `per_s` a second."""
    folder.mkdir(exist_ok=True)
    place = Place(folder, url)
    with (
        closing(open_kiosk(folder / "kiosk.db")) as store,
        closing(Upstream(url, way=way_to(place, DEVICE))) as line,
    ):
        decider = RemoteDecider(url, DEVICE, store, patience=LONG, line=lines_to(place, DEVICE))
        try:
            start = time.monotonic()
            return [_one(decider, line, n, start + n / per_s) for n in range(numbers)]
        finally:
            decider.close()


def _one(decider: RemoteDecider, line: Upstream, n: int, due_s: float) -> Issued:
    time.sleep(max(0.0, due_s - time.monotonic()))
    began = time.perf_counter()
    line.hash_at(0)
    asked = time.perf_counter()
    command = replace(mall.issue(CLIENT, n), device=DEVICE)
    assert isinstance(decider.submit(command), Accepted)
    return Issued(time.perf_counter() - asked, asked - began)


if __name__ == "__main__":
    url_, folder_, numbers_, per_s_ = sys.argv[1:]
    print("ready", flush=True)
    sys.stdin.readline()
    for each in issue(url_, Path(folder_), int(numbers_), float(per_s_)):
        print(*each)
