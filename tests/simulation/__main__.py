"""`python -m tests.simulation --sites 1000 --seed 1`: so many sites, each from its own seed, as long as one likes.

`python -m tests.simulation --seconds 60`: sites from fresh seeds, for so long.
"""

import argparse
import logging
import secrets
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.simulation.site import run


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--sites", type=int, help="how many sites, one seed each; 100, where no time is given")
    parser.add_argument("--seconds", type=float, help="for how long")
    parser.add_argument("--seed", type=int, help="the first seed; a fresh one where none is given")
    parser.add_argument("--days", type=int, default=3, help="days of each site")
    asked = parser.parse_args()
    logging.disable(logging.CRITICAL)  # what the devices would say of each fault
    first = secrets.randbelow(10**9) if asked.seed is None else asked.seed
    sites = asked.sites or (10**9 if asked.seconds else 100)
    faults: Counter[str] = Counter()
    done = events = papers = 0
    bad, began = [], time.monotonic()
    for seed in _seeds(first, sites, began + asked.seconds if asked.seconds else float("inf")):
        with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
            ran = run(seed, Path(folder), asked.days)
        faults.update(ran.faults)
        done, events, papers = done + 1, events + ran.events, papers + ran.papers
        if ran.broken:
            bad.append(seed)
            print(f"seed {seed}: " + "; ".join(ran.broken[:5]), flush=True)
        if done % 100 == 0:
            took = time.monotonic() - began
            print(f"{done} sites, {events} events, {papers} papers, {len(bad)} broken, {took:.0f} s", flush=True)
    took = time.monotonic() - began
    print(f"{done} sites of {asked.days} days, seeds {first} to {first + done - 1}: "
          f"{events} events, {papers} papers, {dict(sorted(faults.items()))}, {took:.0f} s")  # fmt: skip
    print("every law held" if not bad else f"broken: {len(bad)} seeds: {bad[:20]}")
    return 1 if bad else 0


def _seeds(first: int, many: int, until: float) -> Iterator[int]:
    for seed in range(first, first + many):
        if time.monotonic() >= until:
            return
        yield seed


if __name__ == "__main__":
    sys.exit(main())
