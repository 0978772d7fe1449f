"""Work off the GUI thread: in order, one at a time, and its outcome back on the thread that draws."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.jobs import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


def test_work_is_done_elsewhere_and_its_outcome_comes_back_here(jobs: Jobs, qtbot: QtBot) -> None:
    threads: list[int] = []
    jobs.run(threading.get_ident, lambda there: threads.extend((there, threading.get_ident())))
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threading.get_ident()
    assert threads[1] == threading.get_ident()


def test_jobs_are_done_in_order_one_at_a_time(jobs: Jobs, qtbot: QtBot) -> None:
    gate, done = threading.Event(), []
    jobs.run(lambda: gate.wait(10), lambda _: done.append("first"))
    jobs.run(lambda: None, lambda _: done.append("second"))
    qtbot.wait(50)
    assert done == []
    gate.set()
    qtbot.waitUntil(lambda: done == ["first", "second"])


def test_a_fault_of_the_world_is_handed_over(jobs: Jobs, qtbot: QtBot) -> None:
    faults: list[Exception] = []
    jobs.run(lambda: 1 / 0, lambda _: None, faults.append)
    qtbot.waitUntil(lambda: len(faults) == 1)
    assert isinstance(faults[0], ZeroDivisionError)


def test_a_fault_that_nobody_expects_reaches_the_hook(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as caught:
        jobs.run(lambda: 1 / 0, lambda _: None)
        qtbot.waitUntil(lambda: len(caught) == 1)
    assert caught[0][0] is ZeroDivisionError
