"""A button on every page calls the usher, by touch and by key; who comes is told wherever the visitor is by then."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.commands import AskHelp, FinishHelp, TakeHelp
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import TALL, WIDE, Rig
from tests.kiosk.situations import SITUATIONS
from tests.kiosk.test_asking import SlowForHelp
from tests.ui import scene

DEAD = ("preparing", "out of service")
"""Nothing works there, so there is no button either."""
CALLED = ("help asked", "help taken")
WORKING = [name for name in SITUATIONS if name not in DEAD and name not in CALLED]


def led(make_rig: MakeRig, name: str, size: tuple[int, int] = TALL) -> Rig:
    rig = make_rig(size=size)
    SITUATIONS[name](rig)
    rig.settle()
    if scene.has(rig.window, "more"):
        rig.touch("more")
    rig.hub.away, rig.hub.refusal = False, None  # the page that tells of it is there
    return rig


def calls(rig: Rig) -> list[AskHelp]:
    asked = [command for command in rig.hub.submitted if isinstance(command.body, AskHelp)]
    assert {command.device for command in asked} <= {"kiosk-1"}
    return [command.body for command in asked if isinstance(command.body, AskHelp)]


@pytest.mark.parametrize(
    ("name", "size"),
    [*((name, TALL) for name in WORKING), *((name, WIDE) for name in ("welcome", "search", "needs", "number pad"))],
)
def test_the_button_is_there_and_calls(make_rig: MakeRig, name: str, size: tuple[int, int]) -> None:
    rig = led(make_rig, name, size)
    before, page = rig.kiosk.session.flow, rig.page
    already = len(calls(rig))
    rig.touch("bar-usher")
    rig.bot.waitUntil(lambda: len(calls(rig)) == already + 1)
    # Where a notice passes just now it stands there after that.
    rig.bot.waitUntil(lambda: any("Petugas sudah dipanggil" in text for text in rig.texts), timeout=30_000)
    assert (rig.kiosk.session.flow, rig.page) == (before, page)


@pytest.mark.parametrize("name", ["welcome", "number", "unreachable", "ticket", "staff", "closed"])
def test_the_help_key_calls_as_well(make_rig: MakeRig, name: str) -> None:
    rig = led(make_rig, name)
    QTest.keyClick(rig.window, Qt.Key.Key_F1)
    rig.bot.waitUntil(lambda: len(calls(rig)) == 1)


@pytest.mark.parametrize("name", ["start", "agencies", "one errand", "needs", "number", "ticket", "first question"])
def test_who_has_taken_it_is_told_on_whatever_page(make_rig: MakeRig, name: str) -> None:
    rig = led(make_rig, name)
    rig.touch("bar-usher")
    rig.bot.waitUntil(lambda: bool(rig.hub.state.helps))
    [help_] = rig.hub.state.helps
    rig.hub.do(TakeHelp(help_), "103")
    rig.bot.waitUntil(lambda: "Petugas 103 sedang menuju ke sini" in rig.texts)
    rig.touch("bar-usher")
    assert len(rig.hub.state.helps) == 1
    rig.hub.do(FinishHelp(help_))
    rig.bot.waitUntil(lambda: not any("Petugas 103" in text for text in rig.texts))


def test_who_presses_again_while_the_hub_is_slow_has_called_once(make_rig: MakeRig) -> None:
    hub = SlowForHelp()
    rig = make_rig(hub)
    try:
        rig.touch("bar-usher")
        assert hub.asked.wait(30)
        rig.touch("bar-usher")
        rig.settle()
    finally:
        hub.let.set()
    rig.bot.waitUntil(lambda: len(hub.state.helps) == 1)
    rig.settle()
    assert len(calls(rig)) == 1


@pytest.mark.parametrize("name", ["number", "ticket"])
def test_the_usher_learns_whose_number_it_is(make_rig: MakeRig, name: str) -> None:
    rig = led(make_rig, name)
    flow = rig.kiosk.session.flow
    mine = flow.ticket or (flow.issued.ticket if flow.issued else None)
    assert mine is not None
    rig.touch("bar-usher")
    rig.bot.waitUntil(lambda: len(calls(rig)) == 1)
    assert calls(rig)[0].ticket == mine


@pytest.mark.parametrize("name", DEAD)
def test_where_nothing_works_there_is_no_button_and_both_languages_say_so(make_rig: MakeRig, name: str) -> None:
    rig = make_rig()
    SITUATIONS[name](rig)
    rig.settle()
    assert [button.objectName() for button in scene.buttons(rig.window)] == []
    words = "\n".join(rig.texts)
    assert "datangi petugas" in words
    assert "ask the staff" in words
