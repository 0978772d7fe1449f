"""Every call is spoken, in order, one at a time; more often where there is time, and never for nothing."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from display.voice.announcer import HURRY
from display.voice.grammar import CHIME, Call, Thanks, words
from display.voice.join import Joiner
from display.voice.pack import Pack
from display.voice.settings import Settings
from display.voice.times import times
from tests.display.voice.hearing import Hall, Voice
from tests.display.voice.tones import tones

CALLS = [Call(f"B{n:03d}", n) for n in range(1, 30)]
ONCE = Settings(gap_ms=5, idle=1)
Make = Callable[..., Voice]


@pytest.fixture
def make(qtbot: QtBot, tone_pack: Pack) -> Iterator[Make]:
    made: list[Voice] = []

    def voice(settings: Settings | None = None, hall: Hall | None = None) -> Voice:
        made.append(Voice(qtbot, tone_pack, settings, hall))
        return made[-1]

    yield voice
    for each in made:
        each.close()


def test_a_call_is_said_twice_where_nobody_waits_the_chime_once(make: Make) -> None:
    voice = make().ready()
    voice.announcer.announce(7, CALLS[0])
    voice.until_heard(2)
    voice.bot.wait(60)
    assert voice.ear.heard == [voice.first(CALLS[0]), voice.again(CALLS[0])]
    assert voice.told == [(7, "spoken")]


def test_a_call_that_comes_before_the_voice_is_ready_is_spoken(make: Make) -> None:
    voice = make(ONCE)
    voice.announcer.announce(7, CALLS[0])
    assert not voice.announcer.available
    voice.until_told(1)
    assert voice.told == [(7, "spoken")]
    assert voice.ear.trials == 1


def test_a_burst_of_twenty_is_spoken_in_order_and_none_twice(make: Make) -> None:
    voice = make().ready()
    for lsn, call in enumerate(CALLS[:20], start=1):
        voice.announcer.announce(lsn, call)
    voice.until_told(20)
    assert voice.told == [(lsn, "spoken") for lsn in range(1, 21)]
    # When the first began, nobody else had been called.
    hurried = [1 < lsn <= 20 - HURRY for lsn in range(1, 21)]
    expected = [voice.first(call, hurry) for call, hurry in zip(CALLS[:20], hurried, strict=True)]
    assert voice.ear.heard[:20] == expected


def test_the_next_call_is_made_ready_while_one_is_said(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    voice = make(ONCE).ready()
    for lsn in (1, 2):
        voice.announcer.announce(lsn, CALLS[lsn])
    voice.until_heard(1)
    voice.bot.wait(15)
    monkeypatch.setattr(voice.jobs, "run", lambda *_: None)
    voice.until_told(2)
    assert voice.ear.heard == [voice.first(CALLS[1]), voice.first(CALLS[2])]


def test_with_one_waiting_repetition_drops_but_no_pause(make: Make) -> None:
    voice = make().ready()
    voice.announcer.announce(1, CALLS[0])
    voice.until_heard(1)
    voice.announcer.announce(2, CALLS[1])
    voice.until_heard(2)
    assert voice.ear.heard == [voice.first(CALLS[0]), voice.first(CALLS[1])]


def test_a_site_may_repeat_in_a_rush_and_never_else(make: Make) -> None:
    voice = make(Settings(gap_ms=5, idle=1, busy=2)).ready()
    for lsn in (1, 2):
        voice.announcer.announce(lsn, CALLS[lsn])
    voice.until_told(2)
    voice.bot.wait(60)
    assert voice.ear.heard == [voice.first(CALLS[1]), voice.again(CALLS[1]), voice.first(CALLS[2])]


def test_a_call_that_is_over_when_its_turn_comes_is_skipped_and_noted(make: Make) -> None:
    voice = make(ONCE).ready()
    for lsn in (1, 2, 3):
        voice.announcer.announce(lsn, CALLS[lsn])
    voice.hall.closed = {2}
    voice.until_told(3)
    assert voice.told == [(1, "spoken"), (2, "over"), (3, "spoken")]
    assert voice.ear.heard == [voice.first(CALLS[1]), voice.first(CALLS[3])]


def test_a_call_that_is_answered_is_not_repeated(make: Make) -> None:
    voice = make().ready()
    voice.announcer.announce(1, CALLS[0])
    voice.until_heard(1)
    voice.hall.closed = {1}
    voice.until_told(1)
    voice.bot.wait(60)
    assert voice.ear.heard == [voice.first(CALLS[0])]


def test_what_is_no_call_is_said_and_not_reported(make: Make) -> None:
    voice = make(ONCE).ready()
    voice.announcer.announce(0, Thanks())
    voice.announcer.announce(5, CALLS[0])
    voice.until_told(1)
    assert voice.told == [(5, "spoken")]
    assert voice.ear.heard == [voice.first(Thanks()), voice.first(CALLS[0])]


def test_quiet_hours(make: Make) -> None:
    quiet = times(quiet=["12:00-13:00=chime", "20:00-06:00=nothing"])
    voice = make(Settings(gap_ms=5, idle=1, times=quiet)).ready()
    for lsn, hour in enumerate([12, 22, 5, 13], start=1):
        voice.hall.time = dt.time(hour)
        voice.announcer.announce(lsn, CALLS[lsn])
        voice.until_told(lsn)
    assert voice.told == [(1, "quiet"), (2, "quiet"), (3, "quiet"), (4, "spoken")]
    assert voice.ear.heard == [Joiner(voice.pack).join((CHIME,)).samples, voice.first(CALLS[4])]


def test_volume_by_the_hour(make: Make) -> None:
    loud = times(80, ["07:00-09:00=40", "15:00-16:00=0"])
    voice = make(Settings(gap_ms=5, idle=1, times=loud)).ready()
    for lsn, hour in enumerate([8, 9, 15], start=1):
        voice.hall.time = dt.time(hour)
        voice.announcer.announce(lsn, CALLS[0])
        voice.until_told(lsn)
    assert voice.told[2] == (3, "quiet")
    assert voice.ear.heard == [voice.first(CALLS[0], percent=p) for p in (40, 80)]


def test_settings_of_a_new_site_file_hold_from_the_next_call_on(make: Make) -> None:
    voice = make(ONCE).ready()
    voice.announcer.configure(Settings(gap_ms=5, idle=3))
    voice.announcer.announce(1, CALLS[0])
    voice.until_heard(3)


def test_a_visitor_who_speaks_english_is_called_in_both_each_in_its_own_voice(make: Make, tmp_path: Path) -> None:
    hall, english = Hall(), tones(tmp_path / "en", "en", name="english")
    hall.packs = {"id": make().pack, "en": english}
    voice = make(ONCE, hall).ready()
    voice.announcer.announce(1, CALLS[2], "en")
    voice.announcer.announce(2, CALLS[3], "id")
    voice.until_told(2)
    in_english = Joiner(english).join(words(CALLS[2], "en")[2:]).samples
    assert voice.ear.heard == [voice.first(CALLS[2]), in_english, voice.first(CALLS[3])]


def test_a_voice_that_is_closed_falls_silent(make: Make) -> None:
    voice = make().ready()
    for lsn in (1, 2):
        voice.announcer.announce(lsn, CALLS[lsn])
    voice.until_heard(1)
    voice.announcer.close()
    voice.bot.wait(80)
    assert len(voice.ear.heard) == 1
    assert voice.told == []
