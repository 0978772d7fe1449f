"""A hub that moved is found anew after a silence, and only then; a device with a fixed address never looks."""

import threading
from pathlib import Path

from cli.moved_hub import SILENT_S, MovedHub
from cli.place import Place
from sync.discovery import Found

OLD, NEW = "https://10.0.0.2:8443", "https://10.0.0.3:8443"


class Scene:
    def __init__(self, folder: Path, *, by_name: bool = True) -> None:
        self.now_s = self.silent_s = 0.0
        self.hubs = [Found("mpp", OLD)]
        self.looks = 0
        self.until = threading.Event()
        place = Place(folder, OLD, by_name=by_name)
        self.moved = MovedHub(place, lambda: self.silent_s, self.until, self._find, lambda: self.now_s)

    def _find(self, site: str | None, wait_s: float) -> list[Found]:
        self.looks += 1
        return self.hubs

    def after(self, seconds: float, *, silent: bool = True) -> bool:
        self.now_s += seconds
        self.silent_s = self.silent_s + seconds if silent else 0.0
        return self.moved()


def test_a_hub_that_is_heard_is_not_looked_for(tmp_path: Path) -> None:
    scene = Scene(tmp_path)
    assert not any(scene.after(SILENT_S, silent=False) for _ in range(5))
    assert scene.looks == 0


def test_a_hub_that_moved_is_noticed_after_a_silence(tmp_path: Path) -> None:
    scene = Scene(tmp_path)
    scene.hubs = [Found("mpp", NEW)]
    assert not scene.after(SILENT_S - 1)
    assert scene.after(1)
    assert scene.until.is_set()


def test_the_same_address_and_nobody_are_no_news_and_it_is_not_looked_for_at_each_pulse(tmp_path: Path) -> None:
    scene = Scene(tmp_path)
    assert not scene.after(SILENT_S)
    scene.hubs = []
    assert not scene.after(SILENT_S)
    assert not any(scene.after(1) for _ in range(10))
    assert (scene.looks, scene.until.is_set()) == (2, False)


def test_a_fixed_address_is_kept(tmp_path: Path) -> None:
    scene = Scene(tmp_path, by_name=False)
    scene.hubs = [Found("mpp", NEW)]
    assert not scene.after(10 * SILENT_S)
    assert scene.looks == 0
