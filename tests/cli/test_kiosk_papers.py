"""Papers on request, from the hub to the paper: the kiosk's own printer and journal, over a restart."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cli.kiosk_printer import PrinterParts, kiosk_printer
from core.commands import CallNext, Fact, Finish, PaperPrinted, Print
from core.words import Evidence, Language, Outcome, PaperKind
from kiosk.asked_papers import AskedPapers
from kiosk.papers import asked_of, still_asked
from printer.journal import PrintOutcome
from store.own_file import open_kiosk
from tests.ui.hub import DAY, Hub

FETCH = DAY.replace(day=26)


class Kiosk:
    """From `start` to `stop` it prints to pictures. `facts`: what it told the log; `tickets`: outcomes of tickets."""

    def __init__(self, folder: Path, hub: Hub, bot: QtBot) -> None:
        self._folder, self._hub, self._bot = folder, hub, bot
        self.facts: list[Fact] = []
        self.told: list[str] = []
        self.tickets: list[PrintOutcome] = []

    def start(self) -> None:
        self._stack = ExitStack()
        own = self._stack.enter_context(closing(open_kiosk(self._folder / "kiosk.db")))
        parts = PrinterParts(self._folder, "screen:", "generic-80")
        self._asked = AskedPapers()
        self._asked.printed.connect(self.facts.append)
        self._asked.out.connect(lambda id_, _: self.told.append(id_))
        make = self._asked.beside(lambda on_printed: kiosk_printer(parts, own, on_printed, self._stack))
        make(self.tickets.append)

    def stop(self) -> None:
        self._stack.close()

    def print(self, ids: list[str], told: int) -> None:
        """Until `told` more of them are told."""
        assert self._hub.catalog is not None
        many = len(self.told) + told
        self._asked.print_asked(ids, self._hub.state, self._hub.catalog, self._hub.clock.ms)
        self._bot.waitUntil(lambda: len(self.told) == many, timeout=20_000)

    def print_until(self, ids: list[str], told: str) -> None:
        """Until the paper `told` is told."""
        assert self._hub.catalog is not None
        self._asked.print_asked(ids, self._hub.state, self._hub.catalog, self._hub.clock.ms)
        self._bot.waitUntil(lambda: told in self.told, timeout=20_000)

    @property
    def papers(self) -> list[Path]:
        return sorted((self._folder / "papers").glob("*.png"))


@pytest.fixture
def hub() -> Hub:
    return Hub()


@pytest.fixture
def kiosk(tmp_path: Path, hub: Hub, qtbot: QtBot) -> Iterator[Kiosk]:
    kiosk = Kiosk(tmp_path, hub, qtbot)
    kiosk.start()
    yield kiosk
    kiosk.stop()


def ask(hub: Hub, paper: PaperKind, subject: str, step: int | None = None, language: Language = Language.ID) -> str:
    id_ = hub.id()
    hub.do(Print(id_, paper, subject, "kiosk-1", step, language))
    return id_


def test_every_paper_comes_out_and_is_told(kiosk: Kiosk, hub: Hub) -> None:
    hub.open(1)
    ticket = hub.issue("A3")
    hub.do(CallNext(1))
    hub.do(Finish(1, Outcome.IN_PROCESS, ready_on=FETCH))
    ask(hub, PaperKind.NOTA, ticket)
    ask(hub, PaperKind.PICKUP, ticket, 0)
    ask(hub, PaperKind.DOCUMENTS, "S1", language=Language.EN)
    ask(hub, PaperKind.DAY, DAY.isoformat())
    ids = asked_of(hub.poll(), "kiosk-1")
    kiosk.print(ids, told=4)
    assert kiosk.facts == [PaperPrinted(id_, Evidence.PROCESSED) for id_ in ids]
    assert (len(kiosk.papers), kiosk.tickets) == (4, [])


def test_after_a_restart_what_was_printed_is_not_printed_again(kiosk: Kiosk, hub: Hub) -> None:
    first = ask(hub, PaperKind.DOCUMENTS, "A1")
    kiosk.print([first], told=1)
    kiosk.stop()
    second = ask(hub, PaperKind.DOCUMENTS, "A2")
    kiosk.start()
    # The log has not heard of the first one yet; the journal has.
    assert still_asked(hub.state, "kiosk-1", hub.clock.ms) == [first, second]
    # It may tell of the first one again, as the log may have missed it.
    kiosk.print_until([first, second], second)
    assert (len(kiosk.papers), set(kiosk.told)) == (2, {first, second})
