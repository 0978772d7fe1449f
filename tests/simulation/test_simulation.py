"""Sites from fresh seeds keep every law; and each guard, switched off, is found out. `make test` runs a minute more."""

import secrets
import time
from pathlib import Path

import pytest

from sync.wire import BadRequest
from tests.simulation.guards import FIRST_SEEDS, RATES, SWITCHES, without
from tests.simulation.site import run
from tests.simulation.world import Rates

SPAN_S = 15.0
"""Of fresh seeds."""
ENOUGH = 60
"""Seeds within which a missing guard must show."""


def test_fresh_seeds_keep_every_law(tmp_path: Path) -> None:
    seed = secrets.randbelow(10**9)
    until = time.monotonic() + SPAN_S
    while time.monotonic() < until:
        ran = run(seed, tmp_path / str(seed))
        assert ran.broken == [], f"python -m tests.simulation --sites 1 --seed {seed}"
        seed += 1


def test_a_seed_is_always_the_same_site(tmp_path: Path) -> None:
    assert run(7, tmp_path / "a") == run(7, tmp_path / "b")


@pytest.mark.parametrize("guard", SWITCHES)
def test_a_guard_that_is_switched_off_is_found_out(tmp_path: Path, guard: str) -> None:
    rates, first = RATES.get(guard), FIRST_SEEDS.get(guard, 1)
    for seed in range(first, first + ENOUGH):
        with without(guard):
            found = _found(seed, tmp_path / f"{seed}-without", rates)
        if found and not _found(seed, tmp_path / f"{seed}-with", rates):
            return
    pytest.fail(f"nothing goes wrong without: {guard}")


def _found(seed: int, folder: Path, rates: Rates | None) -> bool:
    """Whether a law broke, or the program itself stopped over what it met."""
    try:
        return bool(run(seed, folder, rates=rates).broken)
    except (AssertionError, KeyError, ValueError, BadRequest):
        return True
