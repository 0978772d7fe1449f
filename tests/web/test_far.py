"""From other machines: the pages, and nothing of what devices say to the hub."""

import http.client
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import requests
from click.testing import CliRunner

from cli.main import main
from core.commands import CallNext
from sync import wire
from sync.serve import bound
from tests.sync.mall import command
from tests.web.visit import Hub

FAR, NEAR = "127.0.0.9", "127.0.0.1"


def ask(hub: Hub, source: str, method: str, path: str, body: bytes = b"", **headers: str) -> int:
    port = int(hub.url.rpartition(":")[2])
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10, source_address=(source, 0))) as line:
        line.request(method, path, body, headers)
        return line.getresponse().status


def test_pages_are_for_all_and_commands_for_this_machine(hub: Hub) -> None:
    hub.issue("A1")
    call = wire.encode(wire.Commands((command(CallNext(1)),)))
    for path in ("/", "/login", "/hall", f"/t/{'a' * 22}", f"/kpg/t/{'a' * 22}"):
        assert ask(hub, FAR, "GET", path) == 200
    for path in ("/v1/log", "/v1/health", "/v1/clock"):
        assert ask(hub, FAR, "GET", path) == 404
    for path in ("/v1/commands", "/v1/own", "/v1/clock"):
        assert ask(hub, FAR, "POST", path, call) == 404
        assert ask(hub, FAR, "POST", path, call, **{"X-Forwarded-For": NEAR}) == 404
        assert ask(hub, NEAR, "POST", path, call, Origin="http://evil.example") == 404
    assert hub.state().counter(1).ticket is None
    assert ask(hub, NEAR, "POST", "/v1/commands", call) == 200


def test_the_hub_opens_its_pages_where_it_is_told(tmp_path: Path) -> None:
    with closing(bound(0, "127.0.0.2")) as free:
        port = free.getsockname()[1]
    words = ["hub", "--folder", str(tmp_path), "--port", "0", "--pages", f"127.0.0.2:{port}"]
    with subprocess.Popen([sys.executable, "-m", "besti", *words], stdout=subprocess.PIPE) as hub:
        assert hub.stdout is not None
        assert b"http://127.0.0.1:" in hub.stdout.readline()
        answer = requests.get(f"http://127.0.0.2:{port}/", timeout=10)
        hub.terminate()
        assert hub.wait(30) == 0
    assert (answer.status_code, "Layanan antrean" in answer.text) == (200, True)


@pytest.mark.parametrize("place", ["80", "x:y", ":80", "0.0.0.0:99999", "0.0.0.0:"])
def test_a_place_that_is_none_is_refused(tmp_path: Path, place: str) -> None:
    typed = CliRunner().invoke(main, ["--lang", "en", "hub", "--folder", str(tmp_path), "--pages", place])
    assert (typed.exit_code, "ADDRESS:PORT" in typed.stderr) == (2, True)
