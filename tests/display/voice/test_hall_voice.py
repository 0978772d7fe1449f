"""A display says the calls of its hall: which, how, and what it reports."""

import shutil
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from core.commands import CallNext, Recall, Start
from core.events import Event
from core.words import Language, Need
from display.calls import Call as HallCall
from display.calls import call_of
from display.voice.calling import sentence
from display.voice.grammar import Call, Manner, Mode, Turn, words
from display.voice.hall_voice import HallVoice, VoiceOptions
from display.voice.join import Joiner
from display.voice.output import NullOutput
from display.voice.pack import Pack
from display.voice.settings import Saying
from display.voice.sound import read
from tests.display.voice.hearing import Ear
from tests.ui.hub import Hub

Make = Callable[..., HallVoice]


def called(events: list[Event]) -> HallCall:
    return next(call for event in events if (call := call_of(event)))


@pytest.fixture
def hub() -> Hub:
    """Two counters of zone Z1 and one of zone Z3 are open."""
    hub = Hub()
    hub.open(1, 2, 13)
    return hub


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def make(qtbot: QtBot, hub: Hub, ear: Ear, tone_pack: Pack, tmp_path: Path) -> Iterator[Make]:
    made: list[HallVoice] = []

    def voice(device: str = "", ear: Ear = ear) -> HallVoice:
        made.append(HallVoice(hub, hub.clock, ear, tmp_path, VoiceOptions(device, packs=(tone_pack.folder,))))
        qtbot.waitUntil(lambda: made[-1].available)
        return made[-1]

    yield voice
    for each in made:
        each.close()


def first(pack: Pack, call: Call) -> "object":
    return Joiner(pack).join(words(call, "id")).samples


def test_a_call_of_the_hall_is_said_and_reported(make: Make, hub: Hub, ear: Ear, qtbot: QtBot, tone_pack: Pack) -> None:
    voice, done = make(), list[int]()
    voice.spoken.connect(done.append)
    hub.issue("A1")
    call = called(hub.do(CallNext(1)))
    voice.announce(call)
    qtbot.waitUntil(lambda: done == [call.lsn])
    assert ear.heard[0] == first(tone_pack, Call(call.label, 1))
    qtbot.waitUntil(lambda: len(ear.heard) == 2)


def test_who_is_served_by_then_is_not_called_but_reported(make: Make, hub: Hub, ear: Ear, qtbot: QtBot) -> None:
    voice, done = make(), list[int]()
    voice.spoken.connect(done.append)
    hub.issue("A1")
    hub.issue("A2")
    one, two = (called(hub.do(CallNext(counter))) for counter in (1, 2))
    voice.announce(one)
    voice.announce(two)
    hub.do(Start(2))
    qtbot.waitUntil(lambda: done == [one.lsn, two.lsn])
    qtbot.wait(50)
    assert len(ear.heard) == 1


class Deaf(NullOutput):
    """A device that fails whenever something is to be heard, and not when it is tried in silence."""

    def play(self, wav: bytes, ms: int) -> None:
        fault = "no such device" if any(read(BytesIO(wav))[0]) else ""
        QTimer.singleShot(0, self, lambda: self.ended.emit(fault))


def test_what_could_not_be_heard_is_not_reported_as_spoken(
    qtbot: QtBot, hub: Hub, tone_pack: Pack, tmp_path: Path
) -> None:
    """So that the hub, and the staff, see the gap."""
    voice, done = HallVoice(hub, hub.clock, Deaf(), tmp_path, VoiceOptions(packs=(tone_pack.folder,))), list[int]()
    voice.spoken.connect(done.append)
    qtbot.waitUntil(lambda: voice.available, timeout=30_000)
    hub.issue("A1")
    voice.announce(called(hub.do(CallNext(1))))
    qtbot.waitUntil(lambda: not voice.available, timeout=30_000)
    hub.issue("A1")
    voice.announce(called(hub.do(CallNext(2))))
    qtbot.waitUntil(lambda: voice.waiting == 0, timeout=30_000)
    assert done == []
    voice.close()


def test_only_the_calls_of_its_own_speaker_zone(make: Make, qtbot: QtBot) -> None:
    silent, west = make("tv-utama", Ear()), make("tv-1", Ear())
    told = list[tuple[str, int]]()
    silent.spoken.connect(lambda lsn: told.append(("tv-utama", lsn)))
    west.spoken.connect(lambda lsn: told.append(("tv-1", lsn)))
    far = HallCall(5, "x", 0, "K001", 13)
    near = HallCall(6, "y", 0, "A001", 1)
    for voice in (silent, west):
        voice.announce(far)
        voice.announce(near)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("tv-1", 6)]


def test_recalls_and_the_last_call_are_named(hub: Hub) -> None:
    hub.issue("A1")
    call = called(hub.do(CallNext(1)))
    assert sentence(call, hub.state, hub.catalog) == (Call(call.label, 1, "dukcapil"), "id")
    for turn in (Turn.RECALL, Turn.FINAL):
        hub.clock.ms += 61_000
        again = called(hub.do(Recall(1)))
        assert sentence(again, hub.state, hub.catalog) == (Call(call.label, 1, "dukcapil", turn), "id")


def test_needs(hub: Hub) -> None:
    """Who asked for a quiet call is not called aloud; to whom the staff come hears so; nothing else is said."""
    hub.issue("A1", needs=(Need.QUIET_CALL,))
    hub.issue("A1", needs=(Need.STAFF_COMES,), priority=True, language=Language.EN)
    said = {}
    for counter in (1, 2):
        call = called(hub.do(CallNext(counter)))
        said[call.label] = sentence(call, hub.state, hub.catalog)
    assert None in said.values()
    other = next(value for value in said.values() if value)
    assert (other[0].person, other[0].priority, other[1]) == (True, True, "en")


def test_a_quiet_call_is_done_with_at_once(make: Make, hub: Hub, ear: Ear, qtbot: QtBot) -> None:
    voice, done = make(), list[int]()
    voice.spoken.connect(done.append)
    hub.issue("A1", needs=(Need.QUIET_CALL,))
    call = called(hub.do(CallNext(1)))
    voice.announce(call)
    assert done == [call.lsn]
    qtbot.wait(30)
    assert ear.heard == []


def test_a_ticket_that_nobody_knows_is_called_all_the_same(hub: Hub) -> None:
    assert sentence(HallCall(5, "x", 0, "K001", 13, True), hub.state, hub.catalog) == (
        Call("K001", 13, "bpjskes", Turn.RECALL), "id"
    )  # fmt: skip
    assert sentence(HallCall(5, "x", 0, "K001", 99), hub.state, None) == (Call("K001", 99), "id")


def test_a_further_voice_that_is_broken_leaves_the_main_one(
    hub: Hub, ear: Ear, tone_pack: Pack, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    options = VoiceOptions(packs=(tone_pack.folder, tmp_path / "none"))
    voice = HallVoice(hub, hub.clock, ear, tmp_path, options)
    qtbot.waitUntil(lambda: voice.available)
    assert ["further voice" in record.message for record in caplog.records] == [True]
    voice.close()


def test_a_language_that_no_voice_speaks_is_passed_over(
    hub: Hub, ear: Ear, tone_pack: Pack, tmp_path: Path, qtbot: QtBot
) -> None:
    shutil.copytree(tone_pack.folder, tmp_path / "voice" / "id")
    voice = HallVoice(hub, hub.clock, ear, tmp_path, VoiceOptions(languages=("mkn", "id")))
    qtbot.waitUntil(lambda: voice.available)
    voice.close()
    assert [path.name for path in (tmp_path / "voice").iterdir()] == ["id"]


def test_a_display_says_numbers_and_agencies_otherwise_than_its_site(
    hub: Hub, ear: Ear, tone_pack: Pack, tmp_path: Path, qtbot: QtBot
) -> None:
    saying = Saying(priority=True, numbers="number")
    voice = HallVoice(hub, hub.clock, ear, tmp_path, VoiceOptions(packs=(tone_pack.folder,), saying=saying))
    qtbot.waitUntil(lambda: voice.available)
    hub.issue("A1", priority=True)
    call = called(hub.do(CallNext(1)))
    voice.announce(call)
    qtbot.waitUntil(lambda: len(ear.heard) == 1)
    voice.close()
    manner = Manner(number=Mode.NUMBER, priority=True)
    said = words(Call(call.label, 1, priority=True), "id", manner)
    assert "priority-number" in said
    assert ear.heard[0] == Joiner(tone_pack).join(said).samples
