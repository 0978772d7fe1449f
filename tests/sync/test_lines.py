"""A number never waits behind what the same device says besides: each has its own line to the hub."""

import socket
import threading
from contextlib import closing
from pathlib import Path

import pytest

from core.commands import Command
from core.decider import HubUnreachable
from store.own_file import open_kiosk
from sync.remote import Patience, RemoteDecider
from tests.sync.mall import call, issue


def test_a_number_is_asked_for_while_something_else_waits_for_its_answer(tmp_path: Path) -> None:
    patience = Patience(issue=30, command=30)
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as door, closing(open_kiosk(tmp_path / "kiosk.db")) as store:
        door.settimeout(30)
        decider = RemoteDecider(f"http://127.0.0.1:{door.getsockname()[1]}", "kiosk-1", store, patience=patience)

        def say(command: Command) -> threading.Thread:
            def wait_in_vain() -> None:
                with pytest.raises(HubUnreachable):
                    decider.submit(command)

            thread = threading.Thread(target=wait_in_vain)
            thread.start()
            return thread

        first = say(call(1))
        slow, _ = door.accept()
        second = say(issue())
        quick, _ = door.accept()
        quick.settimeout(30)
        heard.append(quick.recv(65536))
        for line in (slow, quick, door):
            line.close()
        first.join()
        second.join()
        decider.close()
    assert heard[0].startswith(b"POST /v1/commands")
