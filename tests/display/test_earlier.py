"""The calls before that of now: three or four, latest first, in every layout and size that has them."""

from itertools import product

import pytest

from core.commands import CallNext, Finish
from display.app import Options
from display.calls import EARLIER, MINIMUM_MS
from display.layout import Layout, arrange
from display.moment import Look
from display.shots.album import SIZES
from tests.display.conftest import MakeRig
from tests.ui import scene
from tests.ui.hub import Hub

WITH_EARLIER = [layout for layout in Layout if arrange(layout, upright=False, calling=False).earlier.width]


def test_the_board_of_the_counters_alone_shows_whom_each_serves_instead() -> None:
    assert set(Layout) - set(WITH_EARLIER) == {Layout.COUNTERS}


@pytest.mark.parametrize(("layout", "size"), [*product(WITH_EARLIER, SIZES)])
def test_three_to_four_stand_beside_the_call_of_now(
    make_rig: MakeRig, hub: Hub, layout: Layout, size: tuple[int, int]
) -> None:
    zones = frozenset({"Z1"}) if layout is Layout.ZONE else frozenset[str]()
    rig = make_rig(hub, options=Options(zones=zones, size=size, look=Look(layout)))
    for no in (1, 2, 3, 1):
        if hub.state.counter(no).ticket is not None:
            hub.do(Finish(no))
        hub.do(CallNext(no))
        rig.look(after_ms=MINIMUM_MS)
    shown = [rig.text(f"earlier-{n}") for n in range(EARLIER) if scene.has(rig.window, f"earlier-{n}")]
    assert rig.text("call-0") == "A004"
    assert shown == ["A003", "A002", "A001"]
