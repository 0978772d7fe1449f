"""Each way to a printer against the real thing that it talks to: a folder, a socket, a terminal line."""

import os
import pty
import re
import socket
import termios
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PIL import Image

from core.words import Evidence
from printer.faults import BrokenOff, NotReached, WrongAddress
from printer.profiles import PROFILES
from printer.states import Cause
from printer.stream import Stream
from printer.transport import Transport
from printer.transports import open_transport
from printer.transports.file import FileTransport
from printer.transports.serial import SerialTransport
from printer.transports.tcp import TcpTransport
from printer.transports.usb import UsbTransport
from tests.printer.tickets import a_ticket, printed

GENERIC_80 = PROFILES["generic-80"]
JOB = printed(a_ticket(), GENERIC_80)


@contextmanager
def listening() -> Iterator[tuple[socket.socket, int]]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)
        yield server, server.getsockname()[1]


@contextmanager
def terminal() -> Iterator[tuple[int, str]]:
    """A line with two ends: we hold one, the transport opens the other by its name."""
    ours, theirs = pty.openpty()
    attributes = termios.tcgetattr(theirs)
    attributes[1] &= ~termios.OPOST
    attributes[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(theirs, termios.TCSANOW, attributes)
    try:
        yield ours, os.ttyname(theirs)
    finally:
        os.close(theirs)
        os.close(ours)


def of(url: str, folder: Path) -> Transport:
    return open_transport(url, GENERIC_80, folder)


def test_a_folder_gets_the_bytes_and_the_picture_of_each_job(tmp_path: Path) -> None:
    transport = FileTransport(tmp_path / "tiket", GENERIC_80)
    for _ in range(2):
        assert transport.write(JOB, 1.0) == len(JOB)
    assert sorted(path.name for path in (tmp_path / "tiket").iterdir()) == [
        "000001.bin",
        "000001.png",
        "000002.bin",
        "000002.png",
    ]
    assert (tmp_path / "tiket" / "000002.bin").read_bytes() == JOB
    with Image.open(tmp_path / "tiket" / "000002.png") as picture:
        assert picture.width == 639
    assert transport.evidence == Evidence.PROCESSED
    assert transport.read(0.0) == b""


def test_a_folder_with_older_jobs_is_continued(tmp_path: Path) -> None:
    (tmp_path / "000041.bin").write_bytes(b"")
    FileTransport(tmp_path, GENERIC_80).write(JOB, 1.0)
    assert (tmp_path / "000042.png").exists()


def test_a_job_of_several_papers_gives_several_pictures(tmp_path: Path) -> None:
    FileTransport(tmp_path, GENERIC_80).write(JOB * 2, 1.0)
    assert (tmp_path / "000001.png").read_bytes() == (tmp_path / "000001-2.png").read_bytes()


def test_a_folder_that_cannot_be_made_is_not_reached(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotReached) as caught:
        FileTransport(tmp_path / "file" / "tiket", GENERIC_80).open(1.0)
    assert "tidak dapat disimpan" in caught.value.words.id


def test_memory_keeps_the_newest_jobs(tmp_path: Path) -> None:
    transport = of("memory:", tmp_path)
    transport.open(1.0)
    assert transport.write(b"satu", 1.0) == 4
    assert transport.epoch == 1
    transport.close()
    assert transport.epoch == 0


def test_tcp_hands_over_every_byte_and_hears_every_answer() -> None:
    with listening() as (server, port), closing(TcpTransport("127.0.0.1", port)) as transport:
        transport.open(5.0)
        link, _ = server.accept()
        with link:
            received = bytearray()
            reader = threading.Thread(target=lambda: received.extend(link.recv(len(JOB), socket.MSG_WAITALL)))
            reader.start()
            assert transport.write(JOB, 5.0) == len(JOB)
            reader.join()
            link.sendall(b"\x12")
            assert transport.read(5.0) == b"\x12"
            assert transport.read(0.0) == b""
    assert bytes(received) == JOB


def test_each_tcp_connection_has_an_epoch_of_its_own_and_its_end_is_noticed() -> None:
    with listening() as (server, port), closing(TcpTransport("127.0.0.1", port)) as transport:
        epochs = []
        for _ in range(2):
            transport.open(5.0)
            epochs.append(transport.epoch)
            server.accept()[0].close()
            with pytest.raises(BrokenOff):
                transport.read(5.0)
            transport.drop()
            assert transport.epoch == 0
        assert epochs == [1, 2]


def test_tcp_to_a_printer_that_resets_is_broken_off() -> None:
    with listening() as (server, port), closing(TcpTransport("127.0.0.1", port)) as transport:
        transport.open(5.0)
        link, _ = server.accept()
        link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        link.close()
        with pytest.raises(BrokenOff):
            transport.read(5.0)
        with pytest.raises(BrokenOff) as caught:
            transport.write(JOB, 5.0)
        assert caught.value.accepted == 0


def test_tcp_refused_is_not_reached() -> None:
    with listening() as (_, port):
        pass
    with closing(TcpTransport("127.0.0.1", port)) as transport, pytest.raises(NotReached) as caught:
        transport.open(1.0)
    assert str(port) in caught.value.words.id
    assert caught.value.cause is Cause.REFUSED


def test_a_name_that_nobody_knows_is_absent() -> None:
    with closing(TcpTransport("pencetak.invalid")) as transport, pytest.raises(NotReached) as caught:
        transport.open(1.0)
    assert caught.value.cause is Cause.ABSENT


def test_tcp_to_a_printer_that_takes_nothing_ends_in_time_and_tells_how_much_had_left() -> None:
    with listening() as (_, port), closing(TcpTransport("127.0.0.1", port)) as transport:
        transport.open(1.0)
        assert 0 < transport.write(b"x" * 50_000_000, 0.05) < 50_000_000


def test_two_programs_cannot_hold_one_printer() -> None:
    with listening() as (_, port):
        first, second = TcpTransport("127.0.0.1", port), TcpTransport("127.0.0.1", port)
        first.open(1.0)
        with pytest.raises(NotReached, match="Another program") as caught:
            second.open(1.0)
        assert caught.value.cause is Cause.HELD
        first.drop()
        with pytest.raises(NotReached, match=f"PID {os.getpid()}"):
            second.open(1.0)
        first.close()
        second.open(1.0)
        second.close()


@pytest.mark.parametrize("kind", [UsbTransport, SerialTransport])
def test_a_line_carries_every_byte_both_ways(kind: type[UsbTransport | SerialTransport]) -> None:
    with terminal() as (ours, name), closing(kind(name)) as transport:
        transport.open(1.0)
        every = bytes(range(256))
        assert transport.write(every, 1.0) == 256
        assert os.read(ours, 1000) == every
        os.write(ours, b"\x12\x16")
        assert transport.read(1.0) == b"\x12\x16"
        assert transport.read(0.02) == b""


@pytest.mark.parametrize("kind", [UsbTransport, SerialTransport])
def test_a_line_that_takes_nothing_ends_in_time(kind: type[UsbTransport | SerialTransport]) -> None:
    with terminal() as (_, name), closing(kind(name)) as transport:
        transport.open(1.0)
        assert 0 < transport.write(b"x" * 1_000_000, 0.05) < 1_000_000


def test_an_unplugged_line_is_broken_off() -> None:
    ours, theirs = pty.openpty()
    with closing(UsbTransport(os.ttyname(theirs))) as transport:
        transport.open(1.0)
        os.close(theirs)
        os.close(ours)
        with pytest.raises(BrokenOff):
            transport.read(1.0)
        with pytest.raises(BrokenOff):
            transport.write(b"x", 1.0)


@pytest.mark.parametrize(
    ("path", "cause"), [("/dev/tidak-ada", Cause.ABSENT), ("berkas", Cause.ABSENT), ("berkas/lp0", Cause.ABSENT)]
)
@pytest.mark.parametrize("kind", [UsbTransport, SerialTransport])
def test_a_device_that_is_not_there(kind: type[Stream], path: str, cause: Cause, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    with closing(kind(str(tmp_path / path))) as transport, pytest.raises(NotReached) as caught:
        transport.open(1.0)
    assert kind is SerialTransport or caught.value.cause is cause


@pytest.mark.parametrize("url", ["tcp://10.0.0.5", "tcp://10.0.0.5:9101", "tcp://printer.local/", "tcp://[::1]:9100"])
def test_network_addresses(url: str, tmp_path: Path) -> None:
    assert isinstance(of(url, tmp_path), TcpTransport)


def test_device_addresses(tmp_path: Path) -> None:
    assert isinstance(of("usb:///dev/usb/lp0", tmp_path), UsbTransport)
    serial = of("serial:///dev/ttyUSB0?baud=19200&flow=xon", tmp_path)
    assert isinstance(serial, SerialTransport)
    assert serial.bytes_per_s == 1920


def test_screen_and_file_addresses(tmp_path: Path) -> None:
    of("screen:", tmp_path / "layar").write(JOB, 1.0)
    of(f"file://{tmp_path}/map%20tiket", tmp_path).write(JOB, 1.0)
    assert (tmp_path / "layar" / "000001.png").exists()
    assert (tmp_path / "map tiket" / "000001.png").exists()


@pytest.mark.parametrize(
    "url",
    ["", "10.0.0.5", "tcp://", "tcp://10.0.0.5:abc", "tcp://10.0.0.5:0", "tcp://10.0.0.5:99999", "tcp://a/b",
     "file:", "file:///", "file://host/dir", "http://10.0.0.5", "screen", "screen:2", "tcp://[::1", "usb:",
     "usb://host/dev/usb/lp0", "serial:", "serial:///dev/ttyS0?baud=1234", "serial:///dev/ttyS0?flow=maybe",
     "serial:///dev/ttyS0?parity=odd", "memory:x", "__init__:", "os:///"],
)  # fmt: skip
def test_a_wrong_address_is_told_in_both_languages(url: str, tmp_path: Path) -> None:
    with pytest.raises(WrongAddress) as caught:
        of(url, tmp_path)
    assert f"“{url}” tidak dapat dipahami" in caught.value.words.id
    assert re.search("tcp://10.0.0.5.*usb:///dev/usb/lp0.*serial:///", str(caught.value))
