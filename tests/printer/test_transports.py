import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from core.words import Evidence
from printer.faults import BrokenOff, NotReached, WrongAddress
from printer.profiles import PROFILES
from printer.transports import FileTransport, TcpTransport, open_transport
from tests.printer.tickets import a_ticket, printed

GENERIC_80 = PROFILES["generic-80"]
JOB = printed(a_ticket(), GENERIC_80)


@contextmanager
def listening() -> Iterator[tuple[socket.socket, int]]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server, server.getsockname()[1]


def test_a_folder_gets_the_bytes_and_the_picture_of_each_job(tmp_path: Path) -> None:
    transport = FileTransport(tmp_path / "tiket", GENERIC_80)
    for _ in range(2):
        transport.write(JOB, 1.0)
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
        FileTransport(tmp_path / "file" / "tiket", GENERIC_80).write(JOB, 1.0)
    assert "tidak dapat disimpan" in caught.value.words.id


def test_tcp_hands_over_every_byte() -> None:
    received = bytearray()
    with listening() as (server, port):

        def drain() -> None:
            link, _ = server.accept()
            with link:
                while part := link.recv(4096):
                    received.extend(part)

        reader = threading.Thread(target=drain)
        reader.start()
        TcpTransport("127.0.0.1", port).write(JOB, 5.0)
        reader.join()
    assert bytes(received) == JOB


def test_tcp_refused_is_not_reached() -> None:
    with listening() as (_, port):
        pass
    with pytest.raises(NotReached) as caught:
        TcpTransport("127.0.0.1", port).write(JOB, 1.0)
    assert str(port) in caught.value.words.id


def test_tcp_to_a_printer_that_takes_nothing_ends_at_the_deadline() -> None:
    with listening() as (_, port), pytest.raises(BrokenOff):
        TcpTransport("127.0.0.1", port).write(b"x" * 50_000_000, 0.1)


@pytest.mark.parametrize("url", ["tcp://10.0.0.5", "tcp://10.0.0.5:9101", "tcp://printer.local/", "tcp://[::1]:9100"])
def test_network_addresses(url: str, tmp_path: Path) -> None:
    assert isinstance(open_transport(url, GENERIC_80, tmp_path), TcpTransport)


def test_screen_and_file_addresses(tmp_path: Path) -> None:
    open_transport("screen:", GENERIC_80, tmp_path / "layar").write(JOB, 1.0)
    open_transport(f"file://{tmp_path}/map%20tiket", GENERIC_80, tmp_path).write(JOB, 1.0)
    assert (tmp_path / "layar" / "000001.png").exists()
    assert (tmp_path / "map tiket" / "000001.png").exists()


@pytest.mark.parametrize(
    "url",
    ["", "10.0.0.5", "tcp://", "tcp://10.0.0.5:abc", "tcp://10.0.0.5:0", "tcp://10.0.0.5:99999", "tcp://a/b",
     "file:", "file:///", "file://host/dir", "http://10.0.0.5", "screen", "screen:2", "tcp://[::1"],
)  # fmt: skip
def test_a_wrong_address_is_told_in_both_languages(url: str, tmp_path: Path) -> None:
    with pytest.raises(WrongAddress) as caught:
        open_transport(url, GENERIC_80, tmp_path)
    assert f"“{url}” tidak dapat dipahami" in caught.value.words.id
    assert "tcp://10.0.0.5" in str(caught.value)
