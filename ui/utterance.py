"""One text on its way to the ear: the process that speaks, the process that plays it, and how they end."""

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QObject, QProcess, Signal

_KILL_MS = 2_000
"""How long the end of a killed process is waited for, when the program ends."""


@dataclass(frozen=True, slots=True)
class Program:
    path: str
    arguments: list[str]


class Utterance(QObject):
    """A voice that speaks into a player. `ended` comes once, after both are gone: with the fault in English, or ""
    when all was played or it was stopped. `trial`: nobody is meant to hear it.
    """

    ended = Signal(str)

    def __init__(self, voice: Program, player: Program, trial: bool, parent: QObject) -> None:
        super().__init__(parent)
        self.trial = trial
        self.stopped = False
        self._faults: list[str] = []
        self._player, self._voice = self._process(player), self._process(voice)
        self._voice.setStandardOutputProcess(self._player)
        self._player.setStandardOutputFile(QProcess.nullDevice())
        self._running, self._killed = {self._player, self._voice}, set[QProcess]()

    def start(self, text: str) -> None:
        self._player.start()
        self._voice.start()
        if self._voice.isOpen():
            self._voice.write(QByteArray(text.encode()))
            self._voice.closeWriteChannel()

    def stop(self) -> None:
        self.stopped = True
        self._kill()

    def wait(self) -> None:
        """Blocks until both processes are gone. Only for the end of the program."""
        for process in list(self._running):
            process.waitForFinished(_KILL_MS)

    def _kill(self) -> None:
        for process in list(self._running):
            self._killed.add(process)
            process.kill()

    def _process(self, program: Program) -> QProcess:
        process = QProcess(self)
        process.setProgram(program.path)
        process.setArguments(program.arguments)
        process.finished.connect(lambda code, status: self._finished(process, code, status))
        process.errorOccurred.connect(lambda error: self._failed(process, error))
        return process

    def _failed(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._gone(process, f"{process.program()} does not start: {process.errorString()}")

    def _finished(self, process: QProcess, code: int, status: QProcess.ExitStatus) -> None:
        crashed = status is QProcess.ExitStatus.CrashExit
        if (code == 0 and not crashed) or (crashed and process in self._killed):
            self._gone(process, "")
            return
        complaint = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
        self._gone(process, f"{process.program()} ended with {code}: {complaint}")

    def _gone(self, process: QProcess, fault: str) -> None:
        if process not in self._running:
            return
        self._running.discard(process)
        if fault:
            self._faults.append(fault)
            # One without the other would wait for ever.
            self._kill()
        if not self._running:
            self.ended.emit("" if self.stopped else "; ".join(self._faults))
