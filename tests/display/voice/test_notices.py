"""What is said beside calls: each thing once, at its time, and never to people whom it does not touch."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.commands import (
    BeginOutage,
    CallNext,
    CloseDay,
    CloseEarly,
    EndOutage,
    Finish,
    PauseAgency,
    PauseCounter,
    Start,
    TryZone,
)
from core.timetable import MINUTE_MS, spans_on, taking
from core.words import Reason
from display.calls import call_of
from display.voice.grammar import Break, Call, Closing, Sentence, Standstill, Thanks, Trial, said, words
from display.voice.hall_voice import HallVoice, VoiceOptions
from display.voice.join import Joiner
from display.voice.notices import Notices
from display.voice.pack import Pack
from display.voice.times import Times, times
from tests.display.voice.hearing import Ear
from tests.ui.hub import DAY, Hub

ALL = frozenset({"Z1", "Z2", "Z3", "Z4"})


class Listener:
    """A display that was on before anything happened."""

    def __init__(self, hub: Hub, zones: frozenset[str] = ALL) -> None:
        self.hub, self.zones, self.notices = hub, zones, Notices()
        assert self.due() == []

    def due(self, at_ms: int | None = None) -> list[Sentence]:
        assert self.hub.catalog is not None
        self.hub.clock.ms = at_ms or self.hub.clock.ms
        return self.notices.due(self.hub.state, self.hub.catalog, self.zones, self.hub.clock.ms)


@pytest.fixture
def hub() -> Hub:
    hub = Hub()
    hub.open(1, 2, 13)
    return hub


def last_number(hub: Hub) -> int:
    assert hub.catalog is not None
    return taking(hub.catalog, None, DAY)[-1][1]


def end_of_hours(hub: Hub) -> int:
    assert hub.catalog is not None
    return spans_on(hub.catalog, None, DAY)[-1][1]


def test_the_end_of_numbers_is_told_twice(hub: Hub) -> None:
    ear, end = Listener(hub), last_number(hub)
    assert ear.due(end - 15 * MINUTE_MS - 1) == []
    assert ear.due(end - 15 * MINUTE_MS) == [Closing(15)]
    assert ear.due(end - 14 * MINUTE_MS) == []
    assert ear.due(end - 5 * MINUTE_MS) == [Closing(5)]
    assert ear.due(end - MINUTE_MS) == []


def test_a_display_that_starts_late_does_not_repeat_what_was_said(hub: Hub) -> None:
    hub.clock.ms = last_number(hub) - 12 * MINUTE_MS
    ear = Listener(hub)
    assert ear.due() == []
    assert ear.due(last_number(hub) - 5 * MINUTE_MS) == [Closing(5)]


def test_an_earlier_end_is_told_as_soon_as_it_is_known(hub: Hub) -> None:
    ear = Listener(hub)
    assert hub.catalog is not None
    last = hub.catalog.site.hours.last_ticket_minutes
    hub.do(CloseEarly(None, hub.clock.ms + (last + 10) * MINUTE_MS, Reason.OTHER))
    assert ear.due() == [Closing(10)]


def test_a_break_is_told_to_those_whom_nobody_else_serves(hub: Hub) -> None:
    hub.issue("K1")
    ear = Listener(hub)
    hub.do(PauseCounter(13, Reason.BREAK, 15))
    assert ear.due() == [Break(13, 10, 15)]
    assert ear.due() == []


def test_a_break_is_not_told_where_another_counter_serves_or_nobody_waits(hub: Hub) -> None:
    hub.issue("A1")
    ear = Listener(hub)
    hub.do(PauseCounter(1, Reason.BREAK, 15))
    hub.do(PauseCounter(13, Reason.BREAK, 15))
    assert ear.due() == []


def test_a_break_is_told_in_its_own_zone(hub: Hub) -> None:
    hub.issue("K1")
    far, near = Listener(hub, frozenset({"Z1"})), Listener(hub, frozenset({"Z3"}))
    hub.do(PauseCounter(13, Reason.BREAK, 15))
    assert (far.due(), near.due()) == ([], [Break(13, 10, 15)])


def test_an_agency_that_gives_no_new_numbers_takes_no_break(hub: Hub) -> None:
    hub.issue("A1")
    ear = Listener(hub)
    hub.do(PauseAgency("dukcapil", Reason.BREAK, hub.clock.ms + 20 * MINUTE_MS))
    assert ear.due() == []


def test_thanks_come_once_when_the_last_visitor_has_gone(hub: Hub) -> None:
    hub.issue("A1")
    ear = Listener(hub)
    ear.due(end_of_hours(hub) - 1)
    assert ear.due(end_of_hours(hub)) == []
    hub.do(CallNext(1))
    hub.do(Start(1))
    assert ear.due() == []
    hub.do(Finish(1))
    assert ear.due() == [Thanks()]
    hub.do(CloseDay(DAY))
    assert ear.due() == []


def test_thanks_when_somebody_closes_the_day(hub: Hub) -> None:
    ear = Listener(hub)
    hub.do(CloseDay(DAY))
    assert ear.due() == [Thanks()]


Make = Callable[..., HallVoice]


@pytest.fixture
def make(qtbot: QtBot, hub: Hub, tone_pack: Pack, tmp_path: Path) -> Iterator[Make]:
    made: list[HallVoice] = []

    def voice(ear: Ear, hours: Times | None = None) -> HallVoice:
        options = VoiceOptions(packs=(tone_pack.folder,), times=hours or Times())
        made.append(HallVoice(hub, hub.clock, ear, tmp_path, options))
        qtbot.waitUntil(lambda: made[-1].available)
        made[-1].look()
        return made[-1]

    yield voice
    for each in made:
        each.close()


def test_a_notice_is_heard_once_and_after_the_calls(make: Make, hub: Hub, qtbot: QtBot, tone_pack: Pack) -> None:
    ear = Ear()
    voice = make(ear)
    hub.issue("A1")
    hub.issue("K1")
    call = next(call for event in hub.do(CallNext(1)) if (call := call_of(event)))
    voice.announce(call)
    hub.do(PauseCounter(13, Reason.BREAK, 15))
    back = hub.clock.ms + 15 * MINUTE_MS
    voice.look()  # a call is being said: the notice waits
    assert not voice.waiting
    assert hub.catalog is not None
    local = hub.catalog.local(back)
    said_, join = Call(call.label, 1), Joiner(tone_pack).join
    notice = join(words(Break(13, local.hour, local.minute), "id")).samples

    def heard() -> bool:
        voice.look()
        return notice in ear.heard

    qtbot.waitUntil(heard, timeout=30_000)
    qtbot.wait(100)
    assert ear.heard == [join(words(said_, "id")).samples, join(said(said_, "id")).samples, notice]


def test_no_notice_in_quiet_hours(make: Make, hub: Hub, qtbot: QtBot) -> None:
    ear = Ear()
    voice = make(ear, times(quiet=("09:00-12:00=chime",)))
    hub.do(CloseDay(DAY))
    voice.look()
    qtbot.wait(100)
    assert ear.heard == []


def test_a_trial_is_said_once_each_time_in_its_own_zone(hub: Hub) -> None:
    here, elsewhere = Listener(hub, frozenset({"Z1"})), Listener(hub, frozenset({"Z3"}))
    hub.do(TryZone("Z1"))
    first = hub.clock.ms
    assert here.due() == [Trial("A000", 1, zone="Z1", tried_ms=first)]
    assert (here.due(), elsewhere.due()) == ([], [])
    hub.clock.ms += 5_000
    hub.do(TryZone("Z1", 3))
    assert here.due() == [Trial("A000", 3, zone="Z1", tried_ms=first + 5_000)]
    assert Listener(hub, frozenset({"Z1"})).due() == []


def test_a_trial_that_was_heard_is_told(make: Make, hub: Hub, qtbot: QtBot, tone_pack: Pack) -> None:
    ear, heard = Ear(), list[tuple[str, int]]()
    voice = make(ear)
    voice.tried.connect(lambda zone, tried_ms: heard.append((zone, tried_ms)))
    hub.do(TryZone("Z1", 3))
    voice.look()
    qtbot.waitUntil(lambda: bool(heard), timeout=30_000)
    assert heard == [("Z1", hub.clock.ms)]
    assert ear.heard == [Joiner(tone_pack).join(words(Call("A000", 3), "id")).samples]


def test_a_trial_in_quiet_hours_is_not_told_as_heard(make: Make, hub: Hub, qtbot: QtBot) -> None:
    ear, heard = Ear(), list[str]()
    voice = make(ear, times(quiet=("09:00-12:00=chime",)))
    voice.tried.connect(lambda zone, tried_ms: heard.append(zone))
    hub.do(TryZone("Z1"))
    voice.look()
    qtbot.wait(100)
    assert (ear.heard, heard) == ([], [])


def test_an_outage_is_told_when_it_begins_and_when_work_goes_on(hub: Hub) -> None:
    ear = Listener(hub)
    hub.do(BeginOutage(Reason.POWER))
    assert ear.due() == [Standstill(over=False)]
    assert ear.due() == []
    hub.do(EndOutage())
    assert ear.due() == [Standstill(over=True)]
    assert ear.due() == []
    hub.do(BeginOutage(Reason.NETWORK))
    assert ear.due(hub.clock.ms + MINUTE_MS) == [Standstill(over=False)]


def test_a_display_that_comes_back_with_the_power_says_that_work_goes_on(hub: Hub) -> None:
    hub.do(BeginOutage(Reason.POWER))
    hub.do(EndOutage())
    assert hub.catalog is not None
    notices = Notices()
    assert notices.due(hub.state, hub.catalog, ALL, hub.clock.ms) == [Standstill(over=True)]
    assert notices.due(hub.state, hub.catalog, ALL, hub.clock.ms) == []
    late = Notices()
    assert late.due(hub.state, hub.catalog, ALL, hub.clock.ms + 16 * MINUTE_MS) == []


def test_a_display_that_starts_in_an_outage_is_silent_until_work_goes_on(hub: Hub) -> None:
    hub.do(BeginOutage(Reason.POWER))
    ear = Listener(hub)
    hub.do(EndOutage())
    assert ear.due() == [Standstill(over=True)]
