"""Where the sound goes: a player program that is fed a WAV, or nothing at all."""

import shutil
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QByteArray, QObject, QProcess, QTimer, Signal, SignalInstance

from ui.player import Player, find_player

PATIENCE_MS = 15_000
"""How much longer than its sound a player may take before it counts as hung: a device that sleeps, a slow server."""

_KILL_MS = 2_000


class Output(Protocol):
    """Plays one WAV at a time and never blocks."""

    ended: SignalInstance
    """Comes once for each `play`: the fault in English, "" when all of it was played."""

    def play(self, wav: bytes, ms: int) -> None:
        """Begins to play `wav`, which lasts `ms`. Not before the one before has ended."""

    def close(self) -> None:
        """Falls silent at once; there will be no `ended`."""


class PlayerOutput(QObject):
    """`aplay` or `paplay`, one process for each WAV; no device is held between two calls, so that others can play.

    `device`: the player's own name for it; empty: its default. `which` finds programs.
    """

    ended = Signal(str)

    def __init__(
        self,
        device: str = "",
        parent: QObject | None = None,
        which: Callable[[str], str | None] = shutil.which,
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        super().__init__(parent)
        self._device, self._which, self._patience_ms = device, which, patience_ms
        self._process: QProcess | None = None
        self._hung = QTimer(self, singleShot=True)
        self._hung.timeout.connect(self._give_up)

    def play(self, wav: bytes, ms: int) -> None:
        assert self._process is None, "one WAV at a time"
        player = find_player(self._which)
        if player is None:
            # Later, as every other end: who calls `play` is not ready for it yet.
            QTimer.singleShot(0, self, lambda: self.ended.emit("no player (aplay or paplay) is installed"))
            return
        self._start(player, wav)
        self._hung.start(ms + self._patience_ms)

    def close(self) -> None:
        self._hung.stop()
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(_KILL_MS)

    def _start(self, player: Player, wav: bytes) -> None:
        process = self._process = QProcess(self)
        process.setProgram(player.program)
        process.setArguments(player.arguments(self._device))
        process.setStandardOutputFile(QProcess.nullDevice())
        process.finished.connect(lambda code, status: self._finished(process, code, status))
        process.errorOccurred.connect(lambda error: self._failed(process, error))
        process.start()
        if process.isOpen():
            process.write(QByteArray(wav))
            process.closeWriteChannel()

    def _failed(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end(process, f"{process.program()} does not start: {process.errorString()}")

    def _finished(self, process: QProcess, code: int, status: QProcess.ExitStatus) -> None:
        if code == 0 and status is QProcess.ExitStatus.NormalExit:
            self._end(process, "")
            return
        complaint = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
        last = complaint.rpartition("\n")[2]  # before it stands what the library says to itself
        self._end(process, f"{process.program()} ended with {code}: {last}")

    def _give_up(self) -> None:
        if self._process is not None:
            process = self._process
            self._end(process, f"{process.program()} hangs")
            process.kill()

    def _end(self, process: QProcess, fault: str) -> None:
        """A process that was given up or closed has nothing to say any more."""
        if process is self._process:
            self._process = None
            self._hung.stop()
            self.ended.emit(fault)
        if process.state() is QProcess.ProcessState.NotRunning:
            # What it called last may be all that keeps this object: nobody's child, it does not take it along twice.
            process.setParent(None)
            process.deleteLater()


class NullOutput(QObject):
    """Takes as long as the sound would, times `pace`, and makes none: for tests, benches and the demo."""

    ended = Signal(str)

    def __init__(self, pace: float = 1.0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pace = pace
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(lambda: self.ended.emit(""))

    def play(self, wav: bytes, ms: int) -> None:
        assert not self._timer.isActive(), "one WAV at a time"
        self._timer.start(round(ms * self._pace))

    def close(self) -> None:
        self._timer.stop()
