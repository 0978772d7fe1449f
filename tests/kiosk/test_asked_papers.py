"""Papers on request: which are owed, what they say, and what the log hears of them."""

from collections.abc import Callable

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from core.commands import CallNext, CloseDay, Fact, Finish, OpenDay, PaperPrinted, Print
from core.words import Evidence, Language, Outcome, PaperKind
from kiosk.asked_papers import SUBJECT, AskedPapers
from kiosk.paper_asked import AskedPaper, asked_paper
from kiosk.papers import STRANGER_MS, asked_of, still_asked
from printer.journal import JobState, PrintOutcome
from printer.paper import TicketPaper
from printer.paper_hall import DayPaper, DocumentsPaper, TrialPaper, TrialTicketPaper
from printer.paper_visit import NotaPaper, PickupPaper
from printer.states import PrinterState
from printer.status import PrinterStatus
from tests.ui.hub import DAY, Hub


class Printer:
    """Keeps what it was given, and tells how it ended when the test says so."""

    def __init__(self, on_printed: Callable[[PrintOutcome], None]) -> None:
        self.papers: list[tuple[str, AskedPaper]] = []
        self.on_printed = on_printed

    @property
    def status(self) -> PrinterStatus:
        return PrinterStatus(PrinterState.READY)

    def enqueue(self, ticket_id: str, copy_no: int, paper: TicketPaper) -> None:
        raise AssertionError("no ticket was asked for")

    def enqueue_paper(self, subject: str, paper: AskedPaper) -> None:
        self.papers.append((subject, paper))

    def end(self, subject: str, state: JobState) -> None:
        evidence = Evidence.UNVERIFIED if state is JobState.PRINTED else Evidence.UNKNOWN
        self.on_printed(PrintOutcome(subject, 0, state, evidence))


class Room:
    """A kiosk that shares its printer with the tickets. `tickets`: outcomes that are told to them."""

    def __init__(self) -> None:
        self.hub = Hub()
        self.facts: list[Fact] = []
        self.told: list[tuple[str, bool]] = []
        self.tickets: list[PrintOutcome] = []
        self.asked = AskedPapers()
        self.asked.printed.connect(self.facts.append)
        self.asked.out.connect(lambda id_, well: self.told.append((id_, well)))
        self.asked.beside(self._make)(self.tickets.append)

    def _make(self, on_printed: Callable[[PrintOutcome], None]) -> Printer:
        self.printer = Printer(on_printed)
        return self.printer

    def ask(self, paper: PaperKind, subject: str, step: int | None = None, **more: Language) -> str:
        id_ = self.hub.id()
        self.hub.do(msgspec.structs.replace(Print(id_, paper, subject, "kiosk-1", step), **more))
        return id_

    def print(self, *ids: str) -> None:
        assert self.hub.catalog is not None
        self.asked.print_asked(ids, self.hub.state, self.hub.catalog, self.hub.clock.ms)

    @property
    def papers(self) -> list[AskedPaper]:
        return [paper for _, paper in self.printer.papers]

    def served(self) -> str:
        self.hub.open(1)
        ticket = self.hub.issue("A1")
        self.hub.do(CallNext(1))
        self.hub.do(Finish(1, Outcome.IN_PROCESS, ready_on=DAY.replace(day=26)))
        return ticket


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return Room()


def test_only_papers_for_this_kiosk_are_owed(room: Room) -> None:
    mine = room.ask(PaperKind.DOCUMENTS, "A1")
    room.hub.do(Print(room.hub.id(), PaperKind.DOCUMENTS, "A1", "kiosk-2"))
    assert asked_of(room.hub.log, "kiosk-1") == [mine]


def test_after_a_restart_only_what_is_young_and_has_not_come_out_is_owed(room: Room) -> None:
    young, out = (room.ask(PaperKind.DOCUMENTS, "A1") for _ in range(2))
    room.hub.do(Print(room.hub.id(), PaperKind.DOCUMENTS, "A1", "kiosk-2"))
    room.hub.do(PaperPrinted(out, Evidence.CONFIRMED))
    now = room.hub.clock.ms
    assert still_asked(room.hub.state, "kiosk-1", now + STRANGER_MS - 1) == [young]
    assert still_asked(room.hub.state, "kiosk-1", now + STRANGER_MS) == []
    assert still_asked(room.hub.state, "kiosk-1", now - 1) == []


def test_every_kind_of_paper_is_printed_in_the_language_asked_for(room: Room) -> None:
    ticket = room.served()
    ids = [
        room.ask(PaperKind.NOTA, ticket, language=Language.EN),
        room.ask(PaperKind.PICKUP, ticket, 0, language=Language.EN),
        room.ask(PaperKind.DOCUMENTS, "S1", language=Language.EN),
        room.ask(PaperKind.DAY, DAY.isoformat(), language=Language.EN),
        room.ask(PaperKind.TEST, "kiosk-1", language=Language.EN),
        room.ask(PaperKind.TEST, "S1", language=Language.EN),
    ]
    room.print(*ids)
    assert [subject for subject, _ in room.printer.papers] == [SUBJECT + id_ for id_ in ids]
    assert [type(paper) for paper in room.papers] == [
        NotaPaper, PickupPaper, DocumentsPaper, DayPaper, TrialPaper, TrialTicketPaper,
    ]  # fmt: skip
    assert isinstance(test := room.papers[-1], TrialTicketPaper)
    assert (test.label, test.zone[:6], test.counters) == ("S000", "Zone 4", ("20", "21"))
    assert {paper.head.language for paper in room.papers} == {"en"}
    assert not any(paper.head.sample for paper in room.papers)


def test_in_training_it_is_a_sample(room: Room) -> None:
    paper = room.ask(PaperKind.DOCUMENTS, "A1")
    assert room.hub.catalog is not None
    made = asked_paper(room.hub.state.papers[paper], room.hub.state, room.hub.catalog, room.hub.clock.ms, sample=True)
    assert made is not None
    assert made.head.sample


def test_whoever_asks_again_for_a_nota_gets_a_copy(room: Room) -> None:
    ticket = room.served()
    first, lost = (room.ask(PaperKind.NOTA, ticket) for _ in range(2))
    room.print(first)
    room.hub.do(PaperPrinted(first, Evidence.CONFIRMED))
    room.print(lost)
    assert [paper.head.copy_no for paper in room.papers] == [0, 1]


@pytest.mark.parametrize("state", [JobState.PRINTED, JobState.UNKNOWN, JobState.EXPIRED])
def test_the_log_hears_only_of_what_came_out(room: Room, qtbot: QtBot, state: JobState) -> None:
    paper = room.ask(PaperKind.DOCUMENTS, "A1")
    room.print(paper)
    room.printer.end(SUBJECT + paper, state)
    qtbot.waitUntil(lambda: bool(room.told))
    well = state is JobState.PRINTED
    assert room.told == [(paper, well)]
    assert room.facts == ([PaperPrinted(paper, Evidence.UNVERIFIED)] if well else [])
    assert room.tickets == []


def test_outcomes_of_tickets_are_the_tickets_own(room: Room, qtbot: QtBot) -> None:
    ticket = room.hub.issue("A1")
    room.printer.end(ticket, JobState.PRINTED)
    assert [outcome.ticket_id for outcome in room.tickets] == [ticket]
    qtbot.wait(1)
    assert (room.told, room.facts) == ([], [])


def test_what_is_gone_by_now_is_told_and_not_printed(room: Room) -> None:
    ticket = room.served()
    day = room.ask(PaperKind.DAY, DAY.isoformat())
    nota = room.ask(PaperKind.NOTA, ticket)
    pickup = room.ask(PaperKind.PICKUP, ticket, 0)
    papers = dict(room.hub.state.papers)
    room.hub.do(CloseDay(DAY))
    for day_no in (25, 26):
        room.hub.clock.ms += 24 * 3_600_000
        room.hub.do(OpenDay(DAY.replace(day=day_no), synchronised=True))
    room.print(day)
    room.hub.state.papers = papers
    room.print(day, nota, pickup)
    assert room.papers == []
    assert room.told == [(day, False), (day, False), (nota, False), (pickup, False)]
