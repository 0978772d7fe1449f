"""The rules against the plain mall: a fixed set of stories in every run, fresh ones in the proof."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.core.model.machine import HallMachine

FIXED = settings(deadline=None, derandomize=True, max_examples=200, stateful_step_count=40, database=None)

PARTS = 8
"""The proof is cut so that several processes can share it."""


def test_the_rules_agree_with_the_plain_mall() -> None:
    run_state_machine_as_test(HallMachine, settings=FIXED)


@pytest.mark.proof
@pytest.mark.parametrize("part", range(PARTS))
def test_the_rules_agree_with_the_plain_mall_in_stories_never_told_before(part: int) -> None:
    fresh = settings(max_examples=settings().max_examples // PARTS, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(HallMachine, settings=fresh)
