"""Moments of a running kiosk for whoever measures it: touches, turned pages, painted frames, durable numbers."""

import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, SignalInstance
from PySide6.QtQuick import QQuickWindow

from core.commands import Command, Fact, Issue
from core.decider import Accepted, Answer, Decider

_TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})


class Trace(QObject):
    """Appends a line to a file for each moment: nanoseconds of the monotonic clock, a space, and what happened.

    `touch`: something was pressed. `page`: the flow went on to another page. `frame`: one was painted.
    `committed`: the hub gave a number and has it on the disk.
    """

    def __init__(self, path: Path) -> None:
        """Raises OSError where `path` cannot be written."""
        super().__init__()
        self._lines = path.open("a", buffering=1)

    def watch(self, window: QQuickWindow, turned: SignalInstance) -> None:
        """`turned` tells that there is another page."""
        window.frameSwapped.connect(lambda: self.mark("frame"))
        turned.connect(lambda: self.mark("page"))
        window.installEventFilter(self)

    def close(self) -> None:
        """Nothing may be watched any more."""
        self._lines.close()

    def mark(self, what: str) -> None:
        self._lines.write(f"{time.monotonic_ns()} {what}\n")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.mark("touch")
        return False


class TracedDecider:
    """A decider whose durable numbers are marked, on the thread that asked for them."""

    def __init__(self, decider: Decider, trace: Trace) -> None:
        self._decider, self._trace = decider, trace

    def submit(self, command: Command) -> Answer:
        answer = self._decider.submit(command)
        if isinstance(answer, Accepted) and isinstance(command.body, Issue):
            self._trace.mark("committed")
        return answer

    def report(self, fact: Fact) -> None:
        self._decider.report(fact)
