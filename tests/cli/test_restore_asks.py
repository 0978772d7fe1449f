"""A hub that lost its disk comes back from a backup and asks its devices for the rest: by real programs and TLS."""

import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from core.decider import Accepted
from sync import credential
from sync.direct import DirectDecider, ask
from sync.entry import Entry
from sync.link import Link
from tests.cli.gated_mall import WAIT_S, Mall, Program, follow
from tests.cli.test_promote import set_clock
from tests.cli.test_promote_by_tls import until
from tests.store.hall import stored_log
from tests.sync.mall import issue, prepare
from tests.sync.test_promotion import free_port

NAME = "kiosk-9"


class Lost:
    """A hub with a backup, numbers that came after it, and a kiosk on a machine of its own that has heard of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mall = Mall(prepare(folder / "mall"))
        set_clock(self.mall.home)
        self.mall.enrol(folder / "kiosk", NAME, "--role", "kiosk", "--lane", "8")
        self.kiosk = follow(folder / "kiosk", self.mall, NAME)
        self.kiosk.line()
        assert self.mall.besti("backup", str(folder / "copy.db")).exit_code == 0
        with closing(DirectDecider(self.mall.home, WAIT_S)) as decider:
            answers = [decider.submit(issue()) for _ in range(3)]
        assert all(isinstance(answer, Accepted) for answer in answers)
        self.log = stored_log(folder / "mall")
        until(lambda: stored_log(folder / "kiosk") == self.log)

    def restore(self) -> tuple[int, str]:
        gate = self.mall.gate.removeprefix("https://")
        words = ["--folder", str(self.folder / "new"), "--ask-devices", "--port", "0", "--gate", gate]
        return Program("restore", str(self.folder / "copy.db"), *words).ended()

    def close(self) -> None:
        for program in (self.kiosk, self.mall.program):
            if program.process.poll() is None:
                program.process.send_signal(signal.SIGKILL)
            program.process.communicate(timeout=WAIT_S)


@pytest.fixture
def lost(tmp_path: Path) -> Iterator[Lost]:
    made = Lost(tmp_path)
    yield made
    made.close()


def test_nothing_is_lost_that_a_device_still_holds(lost: Lost) -> None:
    lost.mall.program.process.send_signal(signal.SIGKILL)
    lost.mall.program.ended()
    code, said = lost.restore()
    assert code == 0, said
    assert "3 events from after the backup were saved" in said
    assert stored_log(lost.folder / "new")[: len(lost.log)] == lost.log
    gate = lost.mall.gate.removeprefix("https://")
    words = ["--folder", str(lost.folder / "new"), "--port", "0", "--demo-clock", "--gate", gate]
    lost.mall.program = Program("hub", *words)
    set_clock(lost.mall.program.line().split()[-1])
    known = credential.read(lost.folder / "kiosk", NAME)
    assert known is not None
    entry = Entry(lost.folder / "kiosk", known, lost.mall.gate)
    with closing(Link(lost.mall.gate, entry)) as link:
        assert isinstance(ask(link, issue(device=NAME), WAIT_S), Accepted)
    until(lambda: stored_log(lost.folder / "kiosk") == stored_log(lost.folder / "new"))
    assert not list(lost.folder.glob("kiosk.aside-*"))


def test_while_a_device_hears_another_hub_nothing_is_restored(lost: Lost) -> None:
    """The lost hub is only elsewhere on the network: the kiosk follows it, and looks here as well."""
    here = f"https://127.0.0.1:{free_port()}"
    assert lost.kiosk.end() == 0
    words = ["--folder", str(lost.folder / "kiosk"), "--device", NAME, "--hub", lost.mall.gate, "--standby", here]
    lost.kiosk = Program("follow", *words)
    lost.kiosk.line()
    lost.mall.gate = here
    code, said = lost.restore()
    assert code == 1, said
    assert f"Not restored: {NAME} still hear another hub" in said
    assert not (lost.folder / "new" / "site.db").exists()
