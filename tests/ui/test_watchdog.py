"""A window says that it lives while its thread turns, and only then."""

import time

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from ui.watchdog import BEAT_MS, Heart


class Watcher:
    def __init__(self) -> None:
        self.words: list[str] = []

    def ready(self) -> None:
        self.words.append("ready")

    def alive(self) -> None:
        self.words.append("alive")


def test_ready_once_then_alive_again_and_again(qtbot: QtBot) -> None:
    watcher = Watcher()
    heart = Heart(watcher, beat_ms=10)
    assert watcher.words == []
    qtbot.waitUntil(lambda: len(watcher.words) >= 4)
    heart.stop()
    assert watcher.words[:4] == ["ready", "alive", "alive", "alive"]


def test_a_hung_thread_is_silent(qtbot: QtBot) -> None:
    watcher, counts = Watcher(), list[int]()

    def hang() -> None:
        counts.append(len(watcher.words))
        time.sleep(0.2)
        counts.append(len(watcher.words))

    heart = Heart(watcher, beat_ms=10)
    QTimer.singleShot(50, hang)
    qtbot.waitUntil(lambda: len(counts) == 2)
    heart.stop()
    assert counts[0] == counts[1]


def test_a_stopped_heart_is_silent(qtbot: QtBot) -> None:
    watcher = Watcher()
    heart = Heart(watcher, beat_ms=10)
    qtbot.waitUntil(lambda: "alive" in watcher.words)
    heart.stop()
    said = len(watcher.words)
    qtbot.wait(50)
    assert len(watcher.words) == said


def test_several_beats_fit_into_the_patience_of_a_watcher() -> None:
    assert 30_000 / BEAT_MS >= 5
