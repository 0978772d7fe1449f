"""What the hub's machine tells the pages of itself, and how a practice begins from the desk."""

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import requests

from cli.around import FRESH_S, OfThisMachine
from cli.lifeline import VARIABLE
from cli.training import MODE_CHANGED, Training
from core.commands import PaperPrinted
from core.fold import fold
from core.words import Evidence, Text
from printer.door import NobodyThere
from store.floor_note import NAME, FloorNote
from store.outbox import Moment, Outbox
from store.own_file import open_kiosk
from store.reader import SiteReader
from store.reports import SUMMARY_DB, Reports, Waiting
from store.staff import read
from tests.web.mall import PIN, People, prepare
from web.desk.surroundings import PrinterNow

WELL = {"well": True, "id": ["Siap.", "Cukup."], "en": ["Ready.", "Enough."], "raw": ""}
END_S = 60


class Machine:
    """A machine whose printer answers as told, and whose clock stands until it is moved."""

    def __init__(self, folder: Path) -> None:
        self.now_s, self.asked, self.ended = 0.0, 0, 0
        self.answer: object = WELL
        self.heard = threading.Event()
        self.around = OfThisMachine(folder, False, True, self.ask, lambda: self.now_s, lambda: False, self.end)

    def ask(self, folder: Path, question: str, within_s: float) -> object:
        assert question == "status"
        self.asked += 1
        self.heard.set()
        if self.answer is NobodyThere:
            raise NobodyThere
        return self.answer

    def end(self) -> None:
        self.ended += 1

    def later(self) -> PrinterNow | None:
        """What is known once the answer to a question of now has come."""
        until(self._answered, lambda: None)  # a question that is still under way would be the only one
        self.now_s += FRESH_S
        self.heard.clear()
        self.around.printer()
        assert self.heard.wait(END_S)
        return until(self._answered, self.around.printer)

    def _answered(self) -> bool:
        return self.around._asked is None or self.around._asked.done()


def until(done: Callable[[], bool], then: Callable[[], PrinterNow | None]) -> PrinterNow | None:
    waiting = threading.Event()
    for _ in range(6000):
        if done():
            return then()
        waiting.wait(0.01)
    raise AssertionError("no answer")


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    made = Machine(tmp_path)
    with closing(made.around):
        yield made


def test_a_page_never_waits_for_the_printer(machine: Machine) -> None:
    assert machine.around.printer() is None
    assert machine.later() == PrinterNow(True, (Text("Siap.", "Ready."), Text("Cukup.", "Enough.")))
    asked = machine.asked
    machine.around.printer()
    assert machine.asked == asked  # fresh enough


def test_a_kiosk_that_is_gone_is_no_printer(machine: Machine) -> None:
    assert machine.later() is not None
    machine.answer = NobodyThere
    assert machine.later() is None
    machine.answer = None
    assert machine.later() is None


def test_what_the_kiosk_beside_the_hub_owes_is_seen(machine: Machine, tmp_path: Path) -> None:
    machine.later()
    assert machine.around.unsent() == {}
    store = open_kiosk(tmp_path / "kiosk.db")
    hour_ago = Moment(time.time_ns() // 1_000_000 - 3_600_000, 0, "")
    Outbox(store, "kiosk-1", lambda: hour_ago).report(PaperPrinted("a" * 22, Evidence.CONFIRMED))
    machine.later()
    (owed,) = machine.around.unsent().values()
    assert (owed.many, owed.age_ms // 60_000) == (1, 60)
    store.close()


def test_reports_that_wait_to_be_mailed_are_seen(machine: Machine, tmp_path: Path) -> None:
    machine.later()
    assert machine.around.letters() is None
    with closing(Reports(tmp_path / SUMMARY_DB)) as reports:
        reports.note("2026-11-23", 1, 0, mail=True)
        reports.put_off(reports.due(0)[0], "refused", 0)
        machine.later()
    assert machine.around.letters() == Waiting(1, "2026-11-23", "refused")
    (tmp_path / SUMMARY_DB).write_bytes(b"no database")
    machine.later()
    assert machine.around.letters() is None


def test_a_newer_version_that_the_centre_asks_for_is_seen(machine: Machine, tmp_path: Path) -> None:
    machine.later()
    assert machine.around.wanted() == ""
    FloorNote(tmp_path).note("99.0")
    machine.later()
    assert machine.around.wanted() == "99.0"
    FloorNote(tmp_path).note("0.0.1")
    machine.later()
    assert machine.around.wanted() == ""
    (tmp_path / NAME).unlink()
    (tmp_path / NAME).mkdir()  # cannot be read
    machine.later()
    assert machine.around.wanted() == ""


def test_switching_leaves_a_mark_and_ends_the_hub(machine: Machine, tmp_path: Path) -> None:
    assert (machine.around.synchronised(), machine.around.trains, machine.around.switching) == (False, False, False)
    machine.around.switch(True)
    assert (Training(tmp_path).on, machine.ended, machine.around.switching) == (True, 1, True)


@pytest.mark.parametrize("held", [True, False])
def test_the_desk_begins_a_practice_where_besti_up_watches(tmp_path: Path, held: bool) -> None:
    """The real hub as a process of its own, held by a lifeline or not."""
    people = People.known()
    folder = prepare(tmp_path / "mall", people)
    ours, theirs = os.pipe()
    environment = {**os.environ, **({VARIABLE: str(ours)} if held else {})}
    words = [sys.executable, "-m", "besti", "--lang", "en", "hub", "--folder", str(folder), "--port", "0"]
    process = subprocess.Popen(words, pass_fds=[ours], env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        url = process.stdout.readline().split()[-1]
        said = ask_for_training(url, people.numbers["admin"])
        if held:
            assert "Semua bagian dimulai ulang" in said
            assert process.wait(END_S) == MODE_CHANGED
        else:
            assert "tidak dapat dimulai dari halaman ini" in said
            assert process.poll() is None
        assert Training(folder).on is held
    finally:
        process.terminate()
        process.wait(END_S)
        if process.stdout is not None:
            process.stdout.close()
        os.close(ours)
        os.close(theirs)
    if held:
        Training(folder).prepare()
        with closing(SiteReader.open(folder / "latihan", fold=fold)) as practice:
            assert [p.id for p in read(practice).staff.people] == [p.id for p in people.staff.people]


def ask_for_training(url: str, number: str) -> str:
    browser = requests.Session()

    def token(path: str) -> str:
        found = re.search(r'name="csrf" value="([^"]+)"', browser.get(url + path, timeout=END_S).text)
        assert found
        return found[1]

    fields = {"csrf": token("/login"), "number": number, "pin": PIN, "next": "/desk"}
    browser.post(f"{url}/login", data=fields, timeout=END_S)
    fields = {"csrf": token("/desk/training"), "training": "yes"}
    return browser.post(f"{url}/desk/training", data=fields, timeout=END_S).text
