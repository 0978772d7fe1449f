"""What a display claims to have shown, and what it says after it was away."""

import msgspec
from PySide6.QtCore import QObject, Signal

from core.commands import CallNext, Finish, Shown, TrialShown, TryZone, UndoCall
from core.events import Event
from display.app import Beside, Options
from display.calls import Call
from display.shots.rehearsal import Rehearsal
from tests.display.conftest import MakeRig
from tests.display.rig import Rig
from tests.ui.hub import Hub


class Ear(QObject):
    """A voice that is heard by a test."""

    spoken = Signal(object)
    tried = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def announce(self, call: Call) -> None:
        self.heard.append(call.label)


def away(hub: Hub, *counters: int) -> list[Event]:
    """Calls that were made while the display was off."""
    before = len(hub.log)
    for no in counters:
        hub.do(CallNext(no))
        hub.clock.ms += 1_000
    hub.poll()
    return hub.log[before:]


def restarted(make_rig: MakeRig, hub: Hub, missed: list[Event], voice: Ear | None = None) -> Rig:
    beside = Beside(voice or Ear(), missed, hub.clock)
    return make_rig(hub, options=Options(size=(960, 540)), beside=beside)


def test_nothing_is_claimed_before_a_frame_had_it(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub)
    claimed: list[int] = []
    rig.display.session.seen.connect(claimed.append)
    hub.do(CallNext(1))
    rig.display.session.look()
    rig.display.session.painted()  # a frame that was begun before
    assert claimed == []
    rig.display.session.drawing()
    rig.display.session.painted()
    assert claimed == [hub.log[-1].lsn]


def test_a_trial_is_told_once_it_was_on_the_screen_and_once_it_was_heard(make_rig: MakeRig, hub: Hub) -> None:
    ear = Ear()
    rig = restarted(make_rig, hub, [], ear)
    hub.do(TryZone("Z1", 2))
    tried_ms = hub.clock.ms
    rig.display.session.look()
    rig.display.session.painted()  # a frame that was begun before
    assert told(hub) == []
    for _ in range(2):
        rig.display.session.drawing()
        rig.display.session.painted()
        ear.tried.emit("Z1", tried_ms)
    rig.bot.waitUntil(lambda: len(told(hub)) == 2)
    assert set(told(hub)) == {TrialShown("Z1", tried_ms, False), TrialShown("Z1", tried_ms, True)}


def told(hub: Hub) -> list[TrialShown]:
    return [fact for fact in hub.reported if isinstance(fact, TrialShown)]


def test_whoever_is_still_called_is_called_out_after_a_restart(make_rig: MakeRig, hub: Hub) -> None:
    ear = Ear()
    missed = away(hub, 1, 2, 13)
    hub.do(Finish(2))
    hub.poll()
    rig = restarted(make_rig, hub, missed, ear)
    assert ear.heard == ["A001", "K001"]
    assert [rig.text("call-0"), rig.text("call-1"), rig.text("earlier-0")] == ["A001", "K001", "A002"]
    rig.bot.waitUntil(lambda: rig.shown == [missed[-1].lsn])


def test_calls_that_are_over_are_not_claimed_and_are_told(make_rig: MakeRig, hub: Hub, caplog: object) -> None:
    missed = away(hub, 1, 2)
    hub.do(Finish(1))
    hub.do(Finish(2))
    hub.poll()
    rig = restarted(make_rig, hub, missed)
    rig.look()
    rig.bot.wait(400)
    assert rig.shown == []
    assert "2 calls while this screen was off; 0 still stand" in caplog.text  # type: ignore[attr-defined]


def test_what_it_came_too_late_for_is_told_to_the_hub_once(make_rig: MakeRig, hub: Hub) -> None:
    missed = away(hub, 1, 2, 13)
    hub.do(Finish(2))
    hub.do(UndoCall(13))
    hub.poll()
    rig = restarted(make_rig, hub, missed + hub.log[-1:])
    rig.bot.waitUntil(lambda: rig.shown == [missed[0].lsn], timeout=30_000)
    assert hub.reported == [Shown(missed[0].lsn, 0, 1, missed[1].at)]
    hub.do(CallNext(3))
    rig.look()
    rig.bot.waitUntil(lambda: rig.shown[1:] == [hub.log[-1].lsn], timeout=30_000)
    assert hub.reported[1] == Shown(hub.log[-1].lsn, 0)


def test_calls_of_another_day_are_not_told(make_rig: MakeRig, hub: Hub) -> None:
    missed = away(hub, 1)
    hub.do(Finish(1))
    hub.poll()
    old = msgspec.structs.replace(missed[0], at=missed[0].at - 86_400_000)
    rig = restarted(make_rig, hub, [old])
    hub.do(CallNext(3))
    rig.look()
    rig.bot.waitUntil(lambda: bool(rig.shown), timeout=30_000)
    assert hub.reported == [Shown(hub.log[-1].lsn, 0)]


def test_a_burst_is_spoken_in_order_and_what_was_spoken_is_reported(make_rig: MakeRig, hub: Hub) -> None:
    ear = Ear()
    rig = restarted(make_rig, hub, [], ear)
    for no in (1, 2, 3, 7, 13):
        hub.do(CallNext(no))
    last = hub.log[-1].lsn
    rig.look()
    assert ear.heard == ["A001", "A002", "A003", "U001", "K001"]
    ear.spoken.emit(last)
    rig.bot.waitUntil(lambda: rig.notebook.places[-1:] == [(last, last)])


def test_only_the_calls_of_its_zones_are_spoken(make_rig: MakeRig, hub: Hub) -> None:
    ear = Ear()
    options = Options(zones=frozenset({"Z3"}), size=(960, 540))
    rig = make_rig(hub, options=options, beside=Beside(ear, (), hub.clock))
    hub.do(CallNext(1))
    hub.do(CallNext(13))
    rig.look()
    assert ear.heard == ["K001"]


def test_five_calls_a_second_are_all_painted(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub, size=(960, 540))
    claimed: list[int] = []
    rig.display.session.seen.connect(claimed.append)
    lsns = []
    for _ in range(5):
        hub.issue("A1")
    for round_ in range(2):
        for no in (1, 2, 3):
            hub.do(CallNext(no)) if not round_ else [hub.do(Finish(no)), hub.do(CallNext(no))]
            lsns.append(hub.log[-1].lsn)
            rig.look(after_ms=200)
    assert claimed == lsns


def test_a_rehearsal_is_a_hall() -> None:
    """The hall of the pictures does what a hall must."""
    hub = Hub()
    assert hub.catalog is not None
    hall = Rehearsal(hub.catalog.site, hub.clock.ms)
    assert not hall.do(CallNext(1))
    assert (hall.poll(), hall.note_text("x"), hall.alive().clock_ms) == ([], None, hub.clock.ms)
