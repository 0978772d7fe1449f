"""A minute of sites from fresh seeds; and each guard, switched off, is found out."""

import secrets
import time
from pathlib import Path

import pytest

from tests.simulation.guards import SWITCHES, without
from tests.simulation.site import run

SPAN_S = 20.0
"""Of fresh seeds, in each of the three tests below: a minute together."""
ENOUGH = 60
"""Seeds within which a missing guard must show."""


@pytest.mark.parametrize("turn", range(3))
def test_fresh_seeds_keep_every_law(tmp_path: Path, turn: int) -> None:
    seed = secrets.randbelow(10**9)
    first, until = seed, time.monotonic() + SPAN_S
    while time.monotonic() < until:
        ran = run(seed, tmp_path / str(seed))
        assert ran.broken == [], f"python -m tests.simulation --sites 1 --seed {seed}"
        seed += 1
    print(f"sites from seed {first} to {seed - 1}: every law held")


@pytest.mark.parametrize("guard", SWITCHES)
def test_a_guard_that_is_switched_off_is_found_out(tmp_path: Path, guard: str) -> None:
    with without(guard):
        assert any(_found(seed, tmp_path) for seed in range(1, ENOUGH + 1)), guard


def _found(seed: int, folder: Path) -> bool:
    """Whether a law broke, or the program itself stopped over what it met."""
    try:
        return bool(run(seed, folder / str(seed)).broken)
    except (AssertionError, KeyError, ValueError):
        return True
