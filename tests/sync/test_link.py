"""A device's line to its hub, against a hub that misbehaves."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from core.words import Text
from sync import wire
from sync.link import Link, NoAnswer, NotUnderstood

Answer = Callable[[socket.socket], None]


def http(status: int, body: bytes) -> Answer:
    head = f"HTTP/1.1 {status} X\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    return lambda client: client.sendall(head + body)


def hang_up(client: socket.socket) -> None:
    """Closes without a word, as a hub does that is killed."""


@contextmanager
def fake_hub(*answers: Answer) -> Iterator[Link]:
    """A line to a hub that treats one connection after the other as told."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)

        def serve() -> None:
            for answer in answers:
                client, _ = server.accept()
                with client:
                    client.recv(65536)
                    answer(client)

        thread = threading.Thread(target=serve)
        thread.start()
        link = Link(f"http://127.0.0.1:{server.getsockname()[1]}")
        try:
            yield link
        finally:
            link.close()
            thread.join()


def test_an_answer_is_handed_over() -> None:
    with fake_hub(http(200, b"yes")) as link:
        assert link.post("/x", b"{}", 10) == b"yes"


def test_a_line_that_is_cut_is_tried_once_more() -> None:
    with fake_hub(hang_up, http(200, b"yes")) as link:
        assert link.post("/x", b"{}", 10) == b"yes"


def test_a_line_that_is_cut_twice_is_no_answer() -> None:
    with fake_hub(hang_up, hang_up) as link, pytest.raises(NoAnswer):
        link.post("/x", b"{}", 10)


def test_a_silent_hub_is_no_answer() -> None:
    released = threading.Event()

    def stay_silent(client: socket.socket) -> None:
        released.wait(20)

    with fake_hub(stay_silent) as link:
        with pytest.raises(NoAnswer):
            link.post("/x", b"{}", 0.05)
        released.set()


def test_what_troubles_the_hub_is_told() -> None:
    trouble = wire.Trouble("disk_full", Text("penuh", "full"))
    with fake_hub(http(503, wire.encode(trouble))) as link, pytest.raises(NoAnswer) as silence:
        link.post("/x", b"{}", 10)
    assert silence.value.trouble == trouble


def test_a_trouble_without_words_is_no_answer() -> None:
    with fake_hub(http(503, b"<html>")) as link, pytest.raises(NoAnswer) as silence:
        link.post("/x", b"{}", 10)
    assert silence.value.trouble is None


@pytest.mark.parametrize("status", [400, 404, 413])
def test_a_hub_that_cannot_read_us_is_our_fault(status: int) -> None:
    with fake_hub(http(status, b"{}")) as link, pytest.raises(NotUnderstood):
        link.post("/x", b"{}", 10)


def test_those_who_wait_for_their_turn_are_not_kept_longer_than_they_wish() -> None:
    released = threading.Event()

    def answer_late(client: socket.socket) -> None:
        released.wait(20)
        http(200, b"late")(client)

    with fake_hub(answer_late) as link:
        got: list[bytes] = []
        first = threading.Thread(target=lambda: got.append(link.post("/x", b"{}", 20)))
        first.start()
        while not link.busy:
            pass
        with pytest.raises(NoAnswer):
            link.post("/x", b"{}", 0.05)
        released.set()
        first.join()
    assert got == [b"late"]
