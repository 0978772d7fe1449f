"""The door of the process that holds the printer: whoever else wants to know something asks here, on a local socket.

A question is one line of text, the answer one line of JSON. Only the user who runs the kiosk may come in.
"""

import contextlib
import json
import os
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

NAME = "printer.sock"
QUESTION_S = 2.0
LONGEST = 1000


class NobodyThere(Exception):
    """No process holds the printer of this folder."""


Answers = Mapping[str, Callable[[], object]]
"""Each question with what answers it; called on the door's own thread, one after the other."""


class Door:
    def __init__(self, folder: Path, answers: Answers) -> None:
        """Opens at once. The caller is the only kiosk of `folder`, so that what stands there is left from a crash."""
        self._path = folder / NAME
        self._answers = answers
        self._path.unlink(missing_ok=True)
        self._socket = socket.socket(socket.AF_UNIX)
        with _near(folder) as near:
            self._socket.bind(near)
        self._path.chmod(0o600)
        self._socket.listen()
        self._thread = threading.Thread(target=self._serve, name="printer door", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                guest, _ = self._socket.accept()
            except OSError:
                return
            with guest, contextlib.suppress(OSError):
                self._answer(guest)

    def _answer(self, guest: socket.socket) -> None:
        guest.settimeout(QUESTION_S)
        question = guest.recv(LONGEST).decode(errors="replace").strip()
        answer = self._answers.get(question)
        guest.sendall(json.dumps(answer() if answer else None).encode() + b"\n")


def ask(folder: Path, question: str, within_s: float) -> Any:
    """What the holder of the printer answers; None where it does not know the question. Raises NobodyThere."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(within_s)
        try:
            with _near(folder) as near:
                line.connect(near)
            line.sendall(question.encode() + b"\n")
            with line.makefile("rb") as answer:
                raw = answer.readline()
        except (OSError, ValueError) as fault:
            raise NobodyThere from fault
    if not raw:
        raise NobodyThere
    return json.loads(raw)


@contextlib.contextmanager
def _near(folder: Path) -> Iterator[str]:
    """The socket's path in few letters: a socket takes 107 bytes at most, the path of a folder may be longer."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{opened}/{NAME}"
    finally:
        os.close(opened)
