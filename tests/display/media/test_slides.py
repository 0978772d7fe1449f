"""Slides on the real screen: turned while nobody is called, and never in the way of a call."""

from pathlib import Path

import pytest

from core.commands import CallNext
from display.app import Options
from display.calls import MINIMUM_MS
from display.layout import Layout
from display.moment import Look
from tests.display.conftest import MakeRig, hub, make_rig
from tests.display.media.files import huge, picture
from tests.display.rig import Rig
from tests.ui import scene
from tests.ui.hub import Hub

__all__ = ["hub", "make_rig"]


def screen(make_rig: MakeRig, hub: Hub, folder: Path | None) -> Rig:
    return make_rig(hub, options=Options(size=(1280, 720), look=Look(Layout.MEDIA), media=folder))


def red(rig: Rig) -> bool:
    color = rig.window.grabWindow().pixelColor(300, 250)
    return color.red() > 240 and color.green() < 20


def test_the_pledge_is_shown_where_there_are_no_media(make_rig: MakeRig, hub: Hub) -> None:
    rig = screen(make_rig, hub, None)
    rig.bot.waitUntil(lambda: rig.text("slide-title") == "Maklumat pelayanan")


def test_a_panel_that_waits_for_its_first_slide_is_not_bright(make_rig: MakeRig, hub: Hub) -> None:
    rig = screen(make_rig, hub, None)
    rig.bot.waitUntil(lambda: rig.text("slide-title") == "Maklumat pelayanan", timeout=30_000)
    rig.display.slides.stop()
    rig.display.slides.view.show("", "", "")
    rig.look()
    assert rig.window.grabWindow().pixelColor(300, 250).name() == "#15305a"


def test_a_picture_gives_way_to_a_call_and_comes_back(make_rig: MakeRig, hub: Hub, tmp_path: Path) -> None:
    picture(tmp_path / "a.png", 2000, 1500)
    (tmp_path / "media.toml").write_text('[[show]]\nfile = "a.png"\nseconds = 60\n')
    rig = screen(make_rig, hub, tmp_path)
    rig.bot.waitUntil(lambda: red(rig))
    hub.do(CallNext(1))
    rig.look()
    assert rig.text("call-0") == "A001"
    assert not red(rig)
    assert rig.display.session.shows_slides() is False
    rig.look(after_ms=MINIMUM_MS)
    assert red(rig)


@pytest.mark.qt_log_ignore("JPEG")
def test_bad_media_never_stop_the_screen(make_rig: MakeRig, hub: Hub, tmp_path: Path) -> None:
    huge(tmp_path / "a.png")
    (tmp_path / "b.jpg").write_bytes(b"\xff\xd8\xff\xe0 broken")
    rig = screen(make_rig, hub, tmp_path)
    rig.bot.waitUntil(lambda: rig.text("slide-title") == "Maklumat pelayanan")
    (tmp_path / "b.jpg").unlink()
    (tmp_path / "a.png").unlink()
    tmp_path.rmdir()
    rig.display.slides.turn()
    rig.bot.wait(100)
    assert not scene.overflows(rig.window)
