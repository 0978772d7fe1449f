"""Ways of bytes to a printer. A new one is one more class and one more line in `open_transport`."""

import os
import socket
import time
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from core.words import Evidence, Text
from printer.faults import BrokenOff, NotReached, WrongAddress
from printer.picture import render
from printer.profiles import Profile

CONNECT_S = 2.0
RAW_PORT = 9100
FORMS = "tcp://10.0.0.5, tcp://10.0.0.5:9100, file:///home/besti/tiket, screen:"


class Transport(Protocol):
    """Where jobs go. Called from the printing thread only."""

    @property
    def evidence(self) -> Evidence:
        """How surely the paper is out once `write` came back."""
        ...

    def write(self, data: bytes, deadline_s: float) -> None:
        """Hand over one whole job within `deadline_s` seconds.

        Raises NotReached when not one byte left this program, BrokenOff when some may have.
        """
        ...


class FileTransport:
    """A printer that is a folder: each job becomes NNNNNN.bin and a picture of its paper, NNNNNN.png."""

    evidence = Evidence.PROCESSED

    def __init__(self, folder: Path, profile: Profile) -> None:
        self._folder = folder
        self._profile = profile

    def write(self, data: bytes, deadline_s: float) -> None:
        """Writes to a disk do not wait for a printer, so `deadline_s` is not needed."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            name = f"{self._next():06d}"
            part = self._folder / f".{name}.part"
            part.write_bytes(data)
            for number, picture in enumerate(render(data, self._profile)):
                picture.save(self._folder / (f"{name}-{number + 1}.png" if number else f"{name}.png"))
            # Last and at once: whoever watches the folder sees a job only when it is whole.
            part.replace(self._folder / f"{name}.bin")
        except OSError as fault:
            raise NotReached(
                Text(
                    id=f"Tiket tidak dapat disimpan di {self._folder}: {fault.strerror}.",
                    en=f"The ticket cannot be written to {self._folder}: {fault.strerror}.",
                )
            ) from fault

    def _next(self) -> int:
        taken = [int(path.stem) for path in self._folder.glob("[0-9]*.bin") if path.stem.isdigit()]
        return max(taken, default=0) + 1


class TcpTransport:
    """A printer on the network (raw port 9100), one connection for each job."""

    evidence = Evidence.UNVERIFIED

    def __init__(self, host: str, port: int = RAW_PORT) -> None:
        self._host = host
        self._port = port

    def write(self, data: bytes, deadline_s: float) -> None:
        ends = time.monotonic() + deadline_s
        with self._connect(min(CONNECT_S, deadline_s)) as link:
            try:
                link.settimeout(max(ends - time.monotonic(), 0.01))
                link.sendall(data)
                link.shutdown(socket.SHUT_WR)
            except OSError as fault:
                raise BrokenOff(self._words("Sambungan ke pencetak terputus", "The printer broke off")) from fault

    def _connect(self, timeout_s: float) -> socket.socket:
        try:
            link = socket.create_connection((self._host, self._port), timeout=timeout_s)
        except OSError as fault:
            raise NotReached(self._words("Pencetak tidak terjangkau", "The printer cannot be reached")) from fault
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return link

    def _words(self, indonesian: str, english: str) -> Text:
        where = f"({self._host}:{self._port})"
        return Text(id=f"{indonesian} {where}.", en=f"{english} {where}.")


def open_transport(url: str, profile: Profile, screen_folder: Path) -> Transport:
    """The transport that the device's settings name. `screen:` prints into `screen_folder`.

    Nothing is connected yet. Raises WrongAddress for an address that cannot be meant.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as fault:
        raise _wrong(url) from fault
    if url == "screen:":
        return FileTransport(screen_folder, profile)
    if parts.scheme == "file" and not parts.netloc and parts.path.strip(os.sep):
        return FileTransport(Path(unquote(parts.path)), profile)
    if parts.scheme == "tcp" and parts.hostname and port != 0 and parts.path in ("", "/"):
        return TcpTransport(parts.hostname, RAW_PORT if port is None else port)
    raise _wrong(url)


def _wrong(url: str) -> WrongAddress:
    return WrongAddress(
        Text(
            id=f"Alamat pencetak “{url}” tidak dapat dipahami. Contoh yang benar: {FORMS}.",
            en=f"The printer address “{url}” cannot be understood. Correct ones look like this: {FORMS}.",
        )
    )
