"""A store that is missing, vanishes, or is put back: the screen waits, keeps what it has, and goes on."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.commands import Body, CallNext, ChangeDocument, Command, Errand, Issue, OpenCounter, OpenDay, PostNotice
from core.decide import decide
from core.decider import Accepted
from core.fold import fold
from core.ids import derived
from display.app import Beside, Display, Options
from store.documents import SITE
from store.reader import SiteReader
from store.sitefile import dump
from store.writer import SiteWriter
from tests.display.rig import Notebook
from tests.ui import scene
from tests.ui.hub import DAY, TEN, Hub, StillClock, sample


class Store:
    """A hub's store on the disk, written by the real writer."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = StillClock(TEN)
        self.writer = SiteWriter.open(folder, decide=decide, fold=fold)
        self._sent = 0

    def do(self, body: Body) -> None:
        self._sent += 1
        (answer,) = self.writer.submit([Command(derived("c", self._sent), "hub", body)], self.clock.ms)
        assert isinstance(answer, Accepted), answer
        self.writer.alive(self.clock.ms)

    def begin(self) -> None:
        self.do(ChangeDocument(SITE, dump(sample())))
        self.do(OpenDay(DAY, synchronised=True))
        for no in (1, 2, 3):
            self.do(OpenCounter(no))
            self.do(Issue(derived("t", no), (Errand("A1"),)))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path)
    yield made
    made.writer.close()


@pytest.fixture
def display(qtbot: QtBot, store: Store) -> Iterator[Display]:
    with closing(SiteReader.open(store.folder, fold=fold)) as reader:
        hub = Hub()
        shown = Display(reader, hub, Notebook(), store.clock, Options(size=(960, 540)), Beside())
        yield shown
        shown.close()


def text(display: Display, name: str) -> str:
    return str(scene.find(display.screen.window, name).property("text"))


def test_it_waits_for_a_site_file_and_then_shows_the_hall(store: Store, display: Display) -> None:
    display.session.look()
    assert "Layar sedang disiapkan" in scene.texts(display.screen.window)
    store.begin()
    store.do(CallNext(1))
    display.session.look()
    assert text(display, "call-0") == "A001"


def test_a_store_that_vanishes_leaves_the_calls_and_comes_back_with_the_new_ones(
    store: Store, display: Display, qtbot: QtBot
) -> None:
    store.begin()
    store.do(CallNext(1))
    display.session.look()
    path = store.folder / "site.db"
    path.rename(store.folder / "elsewhere.db")
    for _ in range(3):
        display.session.look()
        qtbot.wait(30)
    assert text(display, "call-0") == "A001"
    store.do(CallNext(2))
    (store.folder / "elsewhere.db").rename(path)
    display.session.look()
    assert [text(display, f"call-{n}") for n in range(2)] == ["A001", "A002"]


def test_a_notice_is_read_from_the_store(store: Store, display: Display, qtbot: QtBot) -> None:
    store.begin()
    ref = store.writer.put_note("Lift sedang diperbaiki.", TEN + 60_000)
    store.do(PostNotice(ref, TEN + 60_000))
    qtbot.waitUntil(lambda: scene.has(display.screen.window, "ticker"))
    assert text(display, "ticker").startswith("Pengumuman: Lift sedang diperbaiki.")
    store.writer.erase_notes(TEN, ref)
    store.clock.ms += 1_000
    display.session.look()
    assert "Lift" not in text(display, "ticker")
