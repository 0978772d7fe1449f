"""What the staff see of a kiosk's printer, and what they do to it: asked without waiting, told by a callback."""

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue

import pytest

from core.words import Evidence
from printer.desk import LAST_JOBS, Desk
from printer.facts import PaperFacts, PrinterFacts
from printer.journal import JobState, PrintOutcome
from printer.profiles import PROFILES
from printer.spooler import Spooler
from printer.states import PrinterState
from printer.transports.tcp import TcpTransport
from store import print_journal
from store.device_store import DeviceStore
from store.print_journal import PrintJournal
from store.roll import PaperRoll
from tests.printer.emulator.device import Device
from tests.printer.emulator.personality import CLONE
from tests.printer.emulator.server import Server
from tests.printer.stuck import Stuck, busy
from tests.printer.tickets import a_ticket

TM_T82 = PROFILES["tm-t82"]
XP = PROFILES["xp-80"]


class Scenery:
    """A desk over the real journal and the emulator."""

    def __init__(self, server: Server, store: DeviceStore) -> None:
        self.server = server
        self.told: SimpleQueue[PrintOutcome] = SimpleQueue()
        self.states: list[PrinterState] = []
        self.desk = Desk(self.told.put, XP, "tcp://printer")
        self.journal = PrintJournal(store)
        transport = TcpTransport("127.0.0.1", server.port)
        self.spooler = Spooler(
            self.journal, transport, XP, self.desk.on_printed, lambda s: self.states.append(s.state), PaperRoll(store)
        )
        self.desk.bind(self.spooler)

    def print(self, ticket: str) -> PrintOutcome:
        self.spooler.enqueue(ticket, 0, a_ticket())
        return self.told.get(timeout=30)

    def looked_up(self) -> PrinterFacts:
        told: SimpleQueue[PrinterFacts] = SimpleQueue()
        self.desk.look_up(told.put)
        return told.get(timeout=30)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scenery]:
    kind = replace(CLONE, mm_s=5000.0, cut_s=0.0)
    with Server(Device(kind)) as server, closing(DeviceStore(tmp_path / "k.db", print_journal.TABLES)) as store:
        made = Scenery(server, store)
        yield made
        assert made.spooler.close()


def test_the_newest_papers_with_their_proof(scene: Scenery) -> None:
    assert scene.print("a").state is JobState.PRINTED
    assert scene.print("b").state is JobState.PRINTED
    assert scene.desk.facts().history.jobs == ()
    before_ms = time.time_ns() // 1_000_000
    facts = scene.looked_up()
    assert [(job.subject, job.state, job.evidence) for job in facts.history.jobs] == [
        ("b", JobState.PRINTED, Evidence.PROCESSED),
        ("a", JobState.PRINTED, Evidence.PROCESSED),
    ]
    newest = facts.history.jobs[0]
    assert newest.status == b"\x12\x12\x12\x12"
    assert newest.sent > 1000
    assert 0 <= before_ms - newest.at_ms < 60_000
    assert facts.history == scene.desk.facts().history
    assert (facts.words.en, facts.status.state) == ("Ready.", PrinterState.READY)
    assert 0 <= before_ms - facts.since_ms < 60_000
    assert PrinterState.READY in scene.states


def test_somebody_looks_for_a_paper_that_is_unknown(scene: Scenery) -> None:
    for subject in ("a", "slip-1"):
        scene.journal.begin(subject, 0)
        scene.journal.move(subject, 0, JobState.UNKNOWN, sent=70, status=b"\x16")
    history = scene.looked_up().history
    assert [job.subject for job in history.jobs] == ["slip-1", "a"]
    # Nobody has to look for a test slip.
    (job,) = history.unknown
    assert (job.subject, job.copy_no, job.sent, job.status) == ("a", 0, 70, b"\x16")
    scene.desk.decide(job.subject, job.copy_no, printed=False)
    assert scene.told.get(timeout=30).state is JobState.NOT_PRINTED
    assert scene.looked_up().history.unknown == ()


def test_a_slip_is_no_visitors_paper(scene: Scenery) -> None:
    told: SimpleQueue[PrintOutcome] = SimpleQueue()
    scene.desk.print_slip(told.put)
    assert told.get(timeout=30).state is JobState.PRINTED
    assert scene.told.empty()
    assert [job.is_slip for job in scene.looked_up().history.jobs] == [True]


def test_paper_is_counted_from_the_new_roll_on(scene: Scenery) -> None:
    scene.print("a")
    assert scene.looked_up().paper.left_mm is None
    scene.desk.new_roll()
    scene.print("b")
    paper = scene.looked_up().paper
    assert 80 < paper.used_mm < 200
    assert paper.left_mm == pytest.approx(80_000 - paper.used_mm)


def test_a_printer_out_of_service(scene: Scenery) -> None:
    scene.desk.enable(False)
    assert scene.print("a").state is JobState.EXPIRED
    assert scene.desk.facts().status.state is PrinterState.DISABLED
    scene.desk.enable(True)
    scene.desk.emptied()
    assert scene.print("b").state is JobState.PRINTED


def test_no_more_papers_than_asked_for(scene: Scenery) -> None:
    for number in range(LAST_JOBS + 5):
        scene.journal.begin(f"t{number}", 0)
        scene.journal.move(f"t{number}", 0, JobState.UNKNOWN)
    facts = scene.looked_up()
    assert [job.subject for job in facts.history.jobs] == [f"t{LAST_JOBS + 4 - n}" for n in range(LAST_JOBS)]
    assert len(facts.history.unknown) == LAST_JOBS


@pytest.mark.parametrize(
    ("used_mm", "since_ms", "words"),
    [
        (19_140.0, 5, "About 61 m of paper left (19.1 m used since the new roll)."),
        (90_000.0, 5, "About 0 m of paper left (90.0 m used since the new roll)."),
        (19_140.0, None, "19.1 m of paper used. Note the next new roll, so that what is left can be estimated."),
    ],
)
def test_the_words_of_a_roll(used_mm: float, since_ms: int | None, words: str) -> None:
    assert PaperFacts(used_mm, 80_000.0, since_ms).words.en == words


def test_nobody_waits_for_a_printer_that_holds_its_thread(tmp_path: Path) -> None:
    """Each call returns while the printing thread stands still and the disk is busy."""
    with closing(DeviceStore(tmp_path / "k.db", print_journal.TABLES)) as store:
        stuck = Stuck()
        desk = Desk(lambda outcome: None, TM_T82, "tcp://printer")
        spooler = Spooler(PrintJournal(store), stuck, TM_T82, desk.on_printed, roll=PaperRoll(store))
        desk.bind(spooler)
        assert stuck.held.wait(30)
        with busy(store) as gave_up:
            spooler.enqueue("a", 0, a_ticket())
            desk.look_up(lambda facts: None)
            desk.print_slip(lambda outcome: None)
            desk.new_roll()
            desk.emptied()
            desk.decide("a", 0, printed=True)
            facts = desk.facts()
        assert facts.status.state is PrinterState.UNKNOWN
        assert not stuck.go.is_set()
        assert not gave_up.is_set()
        stuck.go.set()
        assert spooler.close(60)
