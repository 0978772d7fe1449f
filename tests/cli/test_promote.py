"""`besti promote` as a person types it: real programs, in words, with an exit code."""

import signal
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import urllib3
from click.testing import CliRunner, Result

from cli.main import main
from core.access import EVERYWHERE, STAFF, Duty, Person, Staff
from core.commands import Body, ChangeDocument, EnrolDevice
from core.decide import decide
from core.decider import Accepted, HubUnreachable
from core.events import EpochBegan
from core.fold import fold
from core.words import Role
from store import documents
from store.follower import Follower
from store.open import open_reader
from store.pins import hashed
from store.staff import written
from store.writer import SiteWriter
from sync.direct import DirectDecider
from tests.cli.test_follow import Program
from tests.store.hall import stored_log
from tests.sync.mall import NINE_O_CLOCK, command, issue, prepare
from tests.sync.test_killed import committed
from tests.sync.test_promotion import free_port

WAIT_S = 120.0
PIN = "271828"
ROLES = {"kiosk-2": Role.KIOSK, "display-1": Role.DISPLAY, "standby-1": Role.HUB}


def typed(*words: str, answers: str = "") -> Result:
    return CliRunner().invoke(main, ["--lang", "en", *words], input=answers, catch_exceptions=False)


def staff() -> str:
    people = Person("101", "Ani", hashed(PIN), {EVERYWHERE: (Duty.SUPERVISOR,)})
    officer = Person("102", "Budi", hashed(PIN), {EVERYWHERE: (Duty.OFFICER,)})
    admin = Person("103", "Candra", hashed(PIN), {EVERYWHERE: (Duty.ADMIN,)})
    return written(Staff((people, officer, admin)))


def decided(folder: Path, *bodies: Body) -> None:
    writer = SiteWriter.open(folder, decide=decide, fold=fold)
    answers = writer.submit([command(body, "desk") for body in bodies], NINE_O_CLOCK)
    writer.close()
    assert all(isinstance(answer, Accepted) for answer in answers), answers


@pytest.fixture
def standby(tmp_path: Path) -> Path:
    """A copy of the log of a mall, on a standby that may hold the list of people."""
    folder = prepare(tmp_path / "mall")
    decided(folder, ChangeDocument(STAFF, staff(), based_on=0), EnrolDevice("standby-1", Role.HUB))
    copied(folder, tmp_path / "standby-1")
    return tmp_path / "standby-1"


def copied(hub: Path, folder: Path, *, people: bool = True) -> None:
    with open_reader(hub / "site.db") as connection:
        bodies = [one for one in documents.every(connection) if people or one.name != STAFF]
    follower = Follower.open(folder, fold=fold, device=folder.name, now_ms=0)
    follower.append([entry.raw for entry in stored_log(hub)], bodies)
    follower.close()


def test_with_too_few_voices_it_is_refused_and_says_how_to_go_on(standby: Path) -> None:
    result = typed("promote", "--folder", str(standby), "--port", "0")
    assert result.exit_code == 1
    assert "besti promote --force" in result.stderr
    refused = typed("hub", "--folder", str(standby), "--port", "0")
    assert refused.exit_code == 78
    assert "besti promote" in refused.stderr


@pytest.mark.parametrize("answers", [f"102\n{PIN}\n", "101\n000000\n", "999\n271828\n"])
def test_nobody_but_a_supervisor_forces_it(standby: Path, answers: str) -> None:
    result = typed("promote", "--folder", str(standby), "--port", "0", "--force", "--no-start", answers=answers)
    assert result.exit_code == 1
    assert "no supervisor's number and PIN" in result.stderr
    assert PIN not in result.output


def test_a_supervisor_forces_it_and_the_log_tells(standby: Path) -> None:
    lsn = len(stored_log(standby))
    result = typed("promote", "--folder", str(standby), "--port", "0", "--force", "--no-start", answers=f"101\n{PIN}\n")
    assert result.exit_code == 0, result.output
    assert "leads the queues now, epoch 2" in result.stdout
    assert "visitors may be called twice" in result.stdout
    began = committed(standby)[lsn]
    assert isinstance(began.body, EpochBegan)
    assert (began.epoch, began.actor, began.body.forced, began.device) == (2, "101", True, "standby-1")


def test_without_the_list_of_people_it_cannot_be_forced(standby: Path, tmp_path: Path) -> None:
    copied(tmp_path / "mall", tmp_path / "poor", people=False)
    result = typed("promote", "--folder", str(tmp_path / "poor"), "--force", "--no-start", answers=f"101\n{PIN}\n")
    assert result.exit_code == 78
    assert "besti device approve" in result.stderr


def test_while_it_still_follows_the_person_is_told(standby: Path) -> None:
    follower = Follower.open(standby, fold=fold, device="standby-1", now_ms=0)
    with closing(follower):
        result = typed("promote", "--folder", str(standby), "--port", "0", "--force", answers=f"101\n{PIN}\n")
    assert result.exit_code == 75
    assert "already writes" in result.stderr


@pytest.fixture
def programs() -> Iterator[list[Program]]:
    started: list[Program] = []
    yield started
    for program in started:
        program.end(signal.SIGKILL)


def test_a_lost_hub_is_replaced_by_real_programs(tmp_path: Path, programs: list[Program]) -> None:
    mall = prepare(tmp_path / "mall")
    decided(mall, *(EnrolDevice(name, role) for name, role in ROLES.items()))
    here, there = free_port(), free_port()

    def run(*words: str) -> Program:
        programs.append(Program(*words))
        return programs[-1]

    hub = run("hub", "--folder", str(mall), "--port", str(here), "--demo-clock")
    hub.line()
    urls = [f"http://127.0.0.1:{port}" for port in (here, there)]
    copies = {
        name: run("follow", "--folder", str(tmp_path / name), "--device", name, "--hub", urls[0], "--standby", urls[1])
        for name in ROLES
    }
    for copy in copies.values():
        assert "has the log up to" in copy.line()
    set_clock(urls[0])
    before = answered(urls[0])
    assert hub.end(signal.SIGKILL) == -signal.SIGKILL
    assert copies["standby-1"].end() == 0
    folder = tmp_path / "standby-1"
    promoted = run("promote", "--folder", str(folder), "--port", str(there), "--", "--demo-clock")
    said = [promoted.line() for _ in range(2)]
    while not said[-1].startswith("The queue service is ready"):
        said.append(promoted.line())
        assert said[-1], said
    assert any("leads the queues now, epoch 2" in line for line in said), said
    set_clock(urls[1])
    assert answered(urls[1]) > before
    old = run("hub", "--folder", str(mall), "--port", str(here), "--demo-clock")
    code, errors = old.ended()
    assert code == 78
    assert "besti follow" in errors


def set_clock(url: str) -> None:
    assert urllib3.request("POST", url + "/v1/clock", json={"now_ms": NINE_O_CLOCK + 60_000}).status == 200


def answered(url: str) -> int:
    """Where the log stands after one number from the hub at `url`, once it decides."""
    until = time.monotonic() + WAIT_S
    while True:
        try:
            with closing(DirectDecider(url)) as decider:
                answer = decider.submit(issue())
            assert isinstance(answer, Accepted)
            return answer.events[-1].lsn
        except HubUnreachable:
            assert time.monotonic() < until, "it never decides"
            time.sleep(0.2)
