"""`python -m tests.simulation --sites 1000 --seed 1`: so many sites, each from its own seed, as long as one likes."""

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.simulation.site import run


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--sites", type=int, default=100, help="how many sites, one seed each")
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--days", type=int, default=3, help="days of each site")
    asked = parser.parse_args()
    faults: Counter[str] = Counter()
    events = papers = 0
    bad = []
    began = time.monotonic()
    for seed in range(asked.seed, asked.seed + asked.sites):
        with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
            ran = run(seed, Path(folder), asked.days)
        faults.update(ran.faults)
        events, papers = events + ran.events, papers + ran.papers
        if ran.broken:
            bad.append(seed)
            print(f"seed {seed}: " + "; ".join(ran.broken[:5]), flush=True)
    took = time.monotonic() - began
    print(f"{asked.sites} sites of {asked.days} days, seeds {asked.seed} to {asked.seed + asked.sites - 1}: "
          f"{events} events, {papers} papers, {dict(faults)}, {took:.0f} s")  # fmt: skip
    print("every law held" if not bad else f"broken: {len(bad)} seeds: {bad[:20]}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
