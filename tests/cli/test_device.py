"""`besti device` and `besti hub ca` as typed: a device is let in, follows, is thrown out, and forgets the site."""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import requests

from sync.enrolling import Enrolling
from tests.cli.gated_mall import WAIT_S, Mall, Program, follow
from tests.cli.shell import shell
from tests.sync.mall import prepare
from tests.web.mall import People
from tests.web.mall import prepare as with_people


@pytest.fixture
def mall(tmp_path: Path) -> Iterator[Mall]:
    made = Mall(prepare(tmp_path / "mall"))
    yield made
    assert made.program.end() == 0


def test_a_device_that_is_thrown_out_forgets_the_site(mall: Mall, tmp_path: Path) -> None:
    folder = tmp_path / "k"
    mall.enrol(folder, "kiosk-9", "--role", "kiosk", "--lane", "7")
    following = follow(folder, mall, "kiosk-9")
    assert "follows https" in following.line()
    assert (folder / "site.db").exists()
    assert "kiosk-9  kiosk  lane 7" in mall.besti("device", "list").stdout
    assert mall.besti("device", "revoke", "kiosk-9").exit_code == 0
    code, said = following.ended()
    assert code == 72
    assert "was revoked" in said
    assert not (folder / "site.db").exists()
    assert not (folder / "keys").exists()
    assert "kiosk-9  kiosk  lane 7  revoked" in mall.besti("device", "list").stdout
    code, said = follow(folder, mall, "kiosk-9").ended()
    assert (code, "besti device enrol" in said) == (78, True)


def test_a_device_that_was_away_is_thrown_out_when_it_comes_back(mall: Mall, tmp_path: Path) -> None:
    """And may belong again, with a new key."""
    folder = tmp_path / "d"
    mall.enrol(folder, "layar-9", "--role", "display", "--zone", "Z1")
    following = follow(folder, mall, "layar-9")
    following.line()
    assert following.end() == 0
    assert mall.besti("device", "revoke", "layar-9").exit_code == 0
    assert (folder / "site.db").exists()
    assert follow(folder, mall, "layar-9").ended()[0] == 72
    assert not (folder / "site.db").exists()
    mall.enrol(folder, "layar-9", "--role", "display")
    again = follow(folder, mall, "layar-9")
    assert "follows https" in again.line()
    assert again.end() == 0


def test_all_parts_of_a_device_end_when_it_is_thrown_out(mall: Mall, tmp_path: Path) -> None:
    folder = tmp_path / "k"
    mall.enrol(folder, "layar-9", "--role", "display")
    settings = tmp_path / "layar.toml"
    settings.write_text(f'device = "layar-9"\nfolder = "{folder}"\n[follow]\nhub = "{mall.gate}"\n')
    device = Program("up", str(settings))
    assert "follow" in device.line()
    assert "follows https" in device.line()
    (folder / "display.db").touch()
    assert mall.besti("device", "revoke", "layar-9").exit_code == 0
    code, _ = device.ended()
    assert code == 72
    assert list(folder.glob("*.db")) == []


def test_bad_input_is_told(mall: Mall, tmp_path: Path) -> None:
    """With an exit code, in words, and nothing changed."""
    for words, code, said in [
        (("device", "approve", "XXXX-XXXX", "kiosk-9"), 1, "No device waits"),
        (("device", "revoke", "kiosk-9"), 1, "kiosk-9"),
        (("device", "approve", "X", "k", "--role", "king"), 2, "king"),
        (("device", "enrol"), 64, "https://"),
    ]:
        typed = mall.besti(*words)
        assert (typed.exit_code, said in typed.output) == (code, True), words
    nowhere = shell(tmp_path / "k", "https://127.0.0.1:9")("device", "enrol")
    assert (nowhere.exit_code, "does not answer" in nowhere.output) == (69, True)
    assert "No device is enrolled yet" in mall.besti("device", "list").output


def test_a_site_makes_its_authority_and_pcs_trust_its_pages(tmp_path: Path) -> None:
    folder = with_people(tmp_path / "mall", People.known())
    typed = Shell(folder)("hub", "ca", "--name", "127.0.0.1", "--name", "antre.mpp.local")
    assert typed.returncode == 0, typed.stderr
    assert "antre.mpp.local" in typed.stdout
    known = Shell(folder)("hub", "ca")
    assert re.findall(r"(?:[0-9A-F]{2}:){31}[0-9A-F]{2}", typed.stdout) == re.findall(
        r"(?:[0-9A-F]{2}:){31}[0-9A-F]{2}", known.stdout
    )
    assert Shell(folder)("hub", "ca", "--name", "bukan nama").returncode == 2
    with closing(socket.create_server(("127.0.0.2", 0))) as free:
        pages = f"127.0.0.2:{free.getsockname()[1]}"
    mall = Mall(folder, "--pages", pages)
    trust = str(folder / "tls" / "ca.crt")
    assert requests.get(f"{mall.gate}/login", verify=trust, timeout=WAIT_S).status_code == 200
    with pytest.raises(requests.exceptions.SSLError):
        requests.get(f"{mall.gate}/login", timeout=WAIT_S)
    far = far_session()
    assert far.get(f"http://{pages}/hall", timeout=WAIT_S, allow_redirects=False).status_code == 200
    for path in ("/login", "/counter", "/desk/people", "/usher", "/summary"):
        led = far.get(f"http://{pages}{path}?next=/desk", timeout=WAIT_S, allow_redirects=False)
        port = mall.gate.rpartition(":")[2]
        assert (led.status_code, led.headers["location"]) == (307, f"https://127.0.0.2:{port}{path}?next=/desk")
    assert mall.program.end() == 0


def far_session() -> requests.Session:
    """From another address than the hub's own machine."""

    class FromAfar(requests.adapters.HTTPAdapter):
        def init_poolmanager(self, *args: object, **kwargs: object) -> None:
            super().init_poolmanager(*args, **kwargs, source_address=("127.0.0.9", 0))  # type: ignore[arg-type]

    session = requests.Session()
    session.mount("http://", FromAfar())
    return session


class Shell:
    """Commands that want no `--hub`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, *words: str) -> subprocess.CompletedProcess[str]:
        argv = [sys.executable, "-m", "besti", "--lang", "en", *words, "--folder", str(self._folder)]
        return subprocess.run(argv, capture_output=True, text=True, timeout=WAIT_S, check=False)


def test_a_device_that_sent_no_key_for_it_cannot_be_approved_as_a_standby(mall: Mall, tmp_path: Path) -> None:
    asking = Enrolling(tmp_path / "s", "standby-9", mall.gate)
    assert asking.ask() is None
    refused = mall.besti("device", "approve", asking.code, "standby-9", "--role", "hub")
    assert (refused.exit_code, "--may-lead" in refused.output) == (1, True)
    mall.enrol(tmp_path / "t", "standby-8", "--role", "hub", leads=True)
    assert "standby-8  hub" in mall.besti("device", "list").stdout
