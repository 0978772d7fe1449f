"""A kiosk of a bench's LAN, without a window: asks the hub for numbers as kiosks do, its own file first.

Run as a process (`python -m cli.bench.sync_kiosk URL FOLDER NUMBERS PER_S`): it says "ready", waits for a line, then
writes for each number the seconds from the wish to the answer, and those of a plain question to the hub just before.
"""

import sys
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from cli.bench import mall
from core.decider import Accepted
from store.own_file import open_kiosk
from sync.remote import Patience, RemoteDecider

CLIENT = 90
LONG = Patience(issue=10.0)
"""A late answer is to be measured, not replaced by a number of the lane."""


class Issued(NamedTuple):
    took_s: float
    plain_s: float


def issue(url: str, folder: Path, numbers: int, per_s: float) -> list[Issued]:
    """So many numbers, `per_s` a second."""
    folder.mkdir()
    with closing(open_kiosk(folder / "kiosk.db")) as store, closing(HTTPConnection(urlsplit(url).netloc)) as line:
        decider = RemoteDecider(url, "kiosk-1", store, patience=LONG)
        try:
            start = time.monotonic()
            return [_one(decider, line, n, start + n / per_s) for n in range(numbers)]
        finally:
            decider.close()


def _one(decider: RemoteDecider, line: HTTPConnection, n: int, due_s: float) -> Issued:
    time.sleep(max(0.0, due_s - time.monotonic()))
    began = time.perf_counter()
    line.request("GET", "/v1/health")
    line.getresponse().read()
    asked = time.perf_counter()
    assert isinstance(decider.submit(mall.issue(CLIENT, n)), Accepted)
    return Issued(time.perf_counter() - asked, asked - began)


if __name__ == "__main__":
    url_, folder_, numbers_, per_s_ = sys.argv[1:]
    print("ready", flush=True)
    sys.stdin.readline()
    for each in issue(url_, Path(folder_), int(numbers_), float(per_s_)):
        print(*each)
