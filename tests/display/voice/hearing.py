"""An ear for tests: an output that keeps what it was given, and an announcer whose words can be told from it."""

import datetime as dt
from array import array
from collections.abc import Mapping
from io import BytesIO

from pytestqt.qtbot import QtBot

from display.voice.announcer import Announcer, Parts
from display.voice.grammar import Sentence, said, words
from display.voice.join import Joiner
from display.voice.output import NullOutput
from display.voice.pack import Pack
from display.voice.settings import Settings
from display.voice.sound import read
from ui.jobs import Jobs


class Ear(NullOutput):
    """Fifty times as fast as life. `fault`: what every sound ends with. `heard`: without the silent trials."""

    def __init__(self) -> None:
        super().__init__(pace=0.02)
        self.heard: list[array[int]] = []
        self.trials = 0

    def play(self, wav: bytes, ms: int) -> None:
        samples = read(BytesIO(wav))[0]
        if any(samples):
            self.heard.append(samples)
        else:
            self.trials += 1
        super().play(wav, ms)


class Hall:
    """What an announcer asks of the hall."""

    def __init__(self) -> None:
        self.closed = set[int]()
        self.time = dt.time(10, 0)
        self.packs: Mapping[str, Pack] = {}
        self.fault: Exception | None = None
        self.loads = 0

    def load(self) -> Mapping[str, Pack]:
        self.loads += 1
        if self.fault:
            raise self.fault
        return self.packs


class Voice:
    """An announcer with an ear to it. `told`: what it said of each call."""

    def __init__(self, qtbot: QtBot, pack: Pack, settings: Settings | None = None, hall: Hall | None = None) -> None:
        self.bot, self.pack, self.ear, self.hall, self.jobs = qtbot, pack, Ear(), hall or Hall(), Jobs()
        self.hall.packs = self.hall.packs or {pack.language: pack}
        self.told: list[tuple[int, str]] = []
        self.settings = settings or Settings(gap_ms=5)
        parts = Parts(
            self.ear, self.jobs, self.hall.load, lambda lsn: lsn not in self.hall.closed, lambda: self.hall.time
        )
        self.announcer = Announcer(parts, self.settings)
        self.announcer.spoken.connect(lambda lsn: self.told.append((lsn, "spoken")))
        self.announcer.skipped.connect(lambda lsn, why: self.told.append((lsn, why)))

    def ready(self) -> "Voice":
        self.bot.waitUntil(lambda: self.announcer.available)
        return self

    def until_told(self, count: int) -> None:
        self.bot.waitUntil(lambda: len(self.told) >= count, timeout=20_000)

    def until_heard(self, count: int) -> None:
        self.bot.waitUntil(lambda: len(self.ear.heard) >= count, timeout=20_000)

    def first(self, sentence: Sentence, hurried: bool = False, percent: int = 100) -> "array[int]":
        """How `sentence` sounds the first time."""
        return Joiner(self.pack).join(words(sentence, "id"), hurried, percent).samples

    def again(self, sentence: Sentence) -> "array[int]":
        return Joiner(self.pack).join(said(sentence, "id")).samples

    def close(self) -> None:
        self.announcer.close()
        self.jobs.close()
