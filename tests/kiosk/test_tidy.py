"""What former pages left in memory goes back once a page stands still, and not while somebody turns pages."""

import pytest

from tests.kiosk.conftest import MakeRig
from ui import thrift


def test_a_page_that_stands_still_gives_memory_back(make_rig: MakeRig, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[bool] = []
    monkeypatch.setattr(thrift, "give_back", lambda: given.append(True))
    rig = make_rig()
    rig.touch("start")
    assert given == []
    rig.kiosk.tidy.still.setInterval(10)
    rig.touch("agency")
    rig.bot.waitUntil(lambda: given == [True], timeout=30_000)
