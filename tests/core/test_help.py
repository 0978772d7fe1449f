"""A call for help goes further each minute that nobody takes it."""

import pytest

from core.help import Reach, reach
from core.state import Help
from core.words import HelpState


@pytest.mark.parametrize(
    ("seconds", "wanted"),
    [(0, Reach.NEAR), (59.9, Reach.NEAR), (60, Reach.ALL), (119.9, Reach.ALL), (120, Reach.DESK), (9000, Reach.DESK)],
)
def test_it_goes_further_each_minute(seconds: float, wanted: Reach) -> None:
    assert reach(Help("h", "kios-1", 1_000), 1_000 + round(seconds * 1000)) is wanted


@pytest.mark.parametrize("state", [HelpState.TAKEN, HelpState.FINISHED])
def test_what_was_taken_goes_no_further(state: HelpState) -> None:
    assert reach(Help("h", "kios-1", 0, state=state), 500_000) is Reach.NONE
