"""A upsd of the Network UPS Tools on the loopback, as much of it as a client of one UPS asks for."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Upsd(socketserver.ThreadingTCPServer):
    """`said`: the variables of the UPS "mall"; change them at will. `mute`: it answers nothing any more."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Client)
        self.said = {"ups.status": "OL", "battery.charge": "100", "battery.runtime": "1800"}
        self.mute = False
        self.asked = threading.Semaphore(0)

    @property
    def place(self) -> str:
        return f"mall@127.0.0.1:{self.server_address[1]}"


class _Client(socketserver.StreamRequestHandler):
    server: Upsd

    def handle(self) -> None:
        while line := self.rfile.readline():
            if self.server.mute:
                return
            self.wfile.write(self._answer(line.decode().split()).encode())
            self.server.asked.release()

    def _answer(self, words: list[str]) -> str:
        if words[:2] != ["LIST", "VAR"]:
            return "ERR UNKNOWN-COMMAND\n"
        if words[2:] != ["mall"]:
            return "ERR UNKNOWN-UPS\n"
        rows = [f'VAR mall {name} "{value}"' for name, value in self.server.said.items()]
        return "\n".join(["BEGIN LIST VAR mall", *rows, "END LIST VAR mall", ""])


@contextmanager
def upsd() -> Iterator[Upsd]:
    with Upsd() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
