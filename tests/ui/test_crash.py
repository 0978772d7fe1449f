"""A fault of ours is logged, told once, and ends the program with the code for a new start."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from ui import crash
from ui.ending import Ending


@pytest.fixture(autouse=True)
def hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts Python's own hooks back."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)


def fault() -> BaseException:
    try:
        raise ValueError("broken")
    except ValueError as error:
        return error


def test_a_fault_is_logged_and_told_once(caplog: pytest.LogCaptureFixture) -> None:
    told: list[int] = []
    crash.install(lambda: told.append(1))
    for _ in range(2):
        sys.excepthook(ValueError, fault(), None)
    assert told == [1]
    assert [r.levelno for r in caplog.records] == [logging.CRITICAL] * 2
    assert "broken" in caplog.text


def test_a_fault_on_another_thread_is_told_too(caplog: pytest.LogCaptureFixture) -> None:
    told: list[int] = []
    crash.install(lambda: told.append(1))
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    assert told == [1]
    assert "division" in caplog.text


def test_the_end_comes_on_the_thread_that_draws(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    where: list[int] = []
    monkeypatch.setattr(QCoreApplication, "quit", lambda: where.append(-1))
    ending = Ending(lambda: where.append(threading.get_ident()), farewell_ms=1)
    thread = threading.Thread(target=ending.fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: where == [threading.get_ident(), -1])
    assert ending.failed
