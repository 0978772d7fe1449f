"""Who has taken a call for help is told by the number on the badge; the name of a device tells a visitor nothing."""

import pytest

from core.commands import TakeHelp
from kiosk.flow.actions import Start
from tests.kiosk.rig import Rig


@pytest.mark.parametrize(
    ("by", "words"), [("103", "Petugas 103 sedang menuju ke sini"), ("loket-4", "Petugas sedang menuju ke sini")]
)
def test_whoever_comes_is_told_to_the_visitor(rig: Rig, by: str, words: str) -> None:
    rig.kiosk.session.act(Start())
    rig.kiosk.pages.kiosk.barTouched.emit("usher")
    rig.bot.waitUntil(lambda: bool(rig.hub.state.helps))
    rig.hub.do(TakeHelp(next(iter(rig.hub.state.helps))), by)
    rig.kiosk.session.look()
    assert words in rig.texts
