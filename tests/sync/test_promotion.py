"""A standby becomes the hub: never while one is heard, never two at once, with the longest log, past every number."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.promote import take_over
from core.commands import Command
from core.decider import Accepted, HubUnreachable, Refused
from core.events import EpochBegan, StepCalled, TicketIssued
from core.fold import fold
from core.numbers import LANE_JUMP
from core.words import Role
from store import pledge
from store.check import differences
from store.faults import AHub
from store.follower import Follower
from sync.ballot import Ballot
from sync.candidacy import Outcome, Timing, campaign
from sync.fence import Fenced
from sync.serve import opened
from tests.store.hall import stored_log
from tests.sync.child import LEASE_S
from tests.sync.conftest import RunningHub, StartHub
from tests.sync.hall_of_devices import SILENCE_S, Device, all_follow, enrol
from tests.sync.mall import call, issue
from tests.sync.test_killed import committed
from tests.sync.test_remote import until

ROLES = {
    "kiosk-2": Role.KIOSK, "display-1": Role.DISPLAY, "display-2": Role.DISPLAY, "standby-1": Role.HUB,
}  # fmt: skip
TIMING = Timing(patience=60.0, lease=LEASE_S, margin=1.0)
ASK_S = SILENCE_S + 2.0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def kept_port() -> socket.socket:
    """Bound and not listening: nobody else is given the port, and whoever names it may still listen there."""
    kept = socket.socket()
    kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    kept.bind(("127.0.0.1", 0))
    return kept


class Hall:
    """A hub and the devices of ROLES, each with a line of its own to the hub and to where the standby would be."""

    def __init__(self, folder: Path, hub: RunningHub) -> None:
        self.folder, self.hub = folder, hub
        self._kept = kept_port()
        self.standby_port: int = self._kept.getsockname()[1]
        self.devices = {name: Device(folder, name, [hub.port, self.standby_port]) for name in ROLES}
        enrol(hub, ROLES)
        all_follow(list(self.devices.values()), len(stored_log(hub.folder)))

    def promote(self, name: str = "standby-1", timing: Timing = TIMING, *, forced: bool = False) -> Outcome:
        """`besti promote` at a device whose `besti follow` was stopped."""
        self.devices[name].stop()
        folder = self.folder / name
        follower = Follower.open(folder, fold=fold, device=name, now_ms=0)
        ballot = Ballot(follower, folder, time.monotonic, forced=forced, ask_s=ASK_S)
        with socket.create_server(("127.0.0.1", self.standby_port)) as listening:
            outcome = campaign(ballot, [listening], timing, lambda tally: None, forced=forced)
        follower.close()
        if outcome.elected:
            take_over(folder, ballot, "101" if forced else None)
        return outcome

    def close(self) -> None:
        for device in self.devices.values():
            device.stop()
        self._kept.close()


@pytest.fixture
def hall(tmp_path: Path, mall: Path, start_hub: StartHub) -> Iterator[Hall]:
    made = Hall(tmp_path, start_hub(mall))
    yield made
    made.close()


def accepted(hub: RunningHub, make: Callable[[], Command]) -> bool:
    decider = hub.decider()
    try:
        return isinstance(decider.submit(make()), Accepted)
    except HubUnreachable:
        return False
    finally:
        decider.close()


def decides(hub: RunningHub) -> bool:
    """Whether it answers at all, be it that it refuses."""
    decider = hub.decider()
    try:
        return isinstance(decider.submit(call(99)), Accepted | Refused)
    except HubUnreachable:
        return False
    finally:
        decider.close()


def labels(folder: Path) -> list[str]:
    return [event.body.label for event in committed(folder) if isinstance(event.body, TicketIssued)]


def test_a_lost_hub_is_replaced_and_fenced_when_it_returns(hall: Hall, start_hub: StartHub, mall: Path) -> None:
    until(lambda: accepted(hall.hub, issue))
    lsn = len(stored_log(mall))
    all_follow(list(hall.devices.values()), lsn)
    hall.hub.kill()
    assert hall.promote().elected
    standby = start_hub(hall.folder / "standby-1", port=hall.standby_port)
    until(lambda: accepted(standby, issue))
    new = committed(standby.folder)
    assert [e.epoch for e in new if isinstance(e.body, EpochBegan)] == [2]
    assert [e.lsn for e in new] == list(range(1, len(new) + 1))
    assert labels(standby.folder)[-1] == f"A{1 + LANE_JUMP + 1:03d}"

    old = start_hub(mall, port=hall.hub.port)
    assert old.ended() == 0
    assert pledge.read(mall).epoch == 2
    with pytest.raises(Fenced):
        opened(mall, training=False)
    back = Device(hall.folder, "mall", [standby.port])
    until(lambda: back.follower.head.lsn == len(stored_log(standby.folder)))
    back.stop()
    assert stored_log(mall) == stored_log(standby.folder)
    assert differences(mall, fold) == []


def test_nobody_is_promoted_while_a_single_device_hears_the_hub(hall: Hall) -> None:
    for name in ("kiosk-2", "display-2"):
        hall.devices[name].cut_off(0)
    outcome = hall.promote()
    assert not outcome.elected
    assert outcome.tally.hearing == ("display-1",)
    assert all(pledge.read(hall.folder / name) == pledge.NONE for name in ROLES)


class Visitors:
    """At the old hub's own counters, on its side of the cut. `decided_at`: when it still decided something."""

    def __init__(self, hub: RunningHub) -> None:
        self._hub = hub
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._come)
        self.decided_at: list[float] = []
        self._thread.start()

    def _come(self) -> None:
        while not self._stop.is_set():
            if accepted(self._hub, issue) or accepted(self._hub, lambda: call(1)):
                self.decided_at.append(time.monotonic())
            self._stop.wait(0.1)

    def leave(self) -> None:
        self._stop.set()
        self._thread.join()


def test_in_a_split_lan_two_hubs_never_decide_at_once(hall: Hall, start_hub: StartHub, mall: Path) -> None:
    """The hub keeps one display; the standby has everybody else."""
    until(lambda: accepted(hall.hub, issue))
    for name in ("kiosk-2", "display-2", "standby-1"):
        hall.devices[name].cut_off(0)
    hall.devices["display-1"].cut_off(1)
    visitors = Visitors(hall.hub)
    try:
        assert hall.promote().elected
        promoted_at = time.monotonic()
        standby = start_hub(hall.folder / "standby-1", port=hall.standby_port)
        until(lambda: accepted(standby, issue))
        assert accepted(standby, lambda: call(2))
        others = [device for name, device in hall.devices.items() if name != "standby-1"]
        for device in others:
            device.cut_off(0, off=False)
            device.cut_off(1, off=False)
        assert hall.hub.ended() == 0  # somebody has told it
    finally:
        visitors.leave()
    assert visitors.decided_at
    assert max(visitors.decided_at) < promoted_at
    all_agree(others, standby.folder)
    nothing_twice(mall, standby.folder)


def all_agree(devices: list[Device], hub: Path) -> None:
    until(lambda: {device.follower.head.hash for device in devices} == {stored_log(hub)[-1].hash})
    for device in devices:
        device.stop()
        assert stored_log(device.folder) == stored_log(hub)


def nothing_twice(old: Path, new: Path) -> None:
    """No number on two papers, whichever hub gave it; nobody called twice by the one whose log counts."""
    before, after = tickets(old), tickets(new)
    assert all(after.get(label, ticket) == ticket for label, ticket in before.items())
    assert len(after) == len(labels(new))
    called = [e.body.ticket for e in committed(new) if isinstance(e.body, StepCalled)]
    assert len(set(called)) == len(called)


def tickets(folder: Path) -> dict[str, str]:
    """Whose each number is."""
    issued = [event.body for event in committed(folder) if isinstance(event.body, TicketIssued)]
    return {body.label: body.ticket for body in issued}


def test_the_longest_log_wins(hall: Hall, start_hub: StartHub) -> None:
    """The standby missed what a display has heard."""
    standby = hall.devices["standby-1"]
    standby.cut_off(0)
    before = standby.follower.head.lsn
    until(lambda: accepted(hall.hub, issue))
    others = [device for name, device in hall.devices.items() if name != "standby-1"]
    lsn = len(stored_log(hall.hub.folder))
    all_follow(others, lsn)
    assert standby.follower.head.lsn == before < lsn
    hall.hub.kill()
    assert hall.promote().elected
    log = stored_log(hall.folder / "standby-1")
    assert log[:lsn] == stored_log(hall.hub.folder)
    assert len(log) == lsn + 1


def test_without_a_majority_nothing_happens_unless_a_supervisor_forces_it(hall: Hall, start_hub: StartHub) -> None:
    for name in ("kiosk-2", "display-2"):
        hall.devices[name].stop()
    hall.hub.kill()
    outcome = hall.promote(timing=TIMING._replace(patience=SILENCE_S + 12))
    assert not outcome.elected
    assert set(outcome.tally.missing) == {"kiosk-2", "display-2"}
    with pytest.raises(AHub):
        Follower.open(hall.hub.folder, fold=fold, device="x", now_ms=0)
    forced = hall.promote(forced=True)
    assert forced.elected
    standby = start_hub(hall.folder / "standby-1", port=hall.standby_port)
    assert accepted(standby, issue)
    (began,) = [e for e in committed(standby.folder) if isinstance(e.body, EpochBegan)]
    assert (began.actor, began.body.forced) == ("101", True)  # type: ignore[union-attr]


def test_a_hub_that_may_be_replaced_decides_only_while_more_than_half_hear_it(hall: Hall) -> None:
    until(lambda: decides(hall.hub))
    for name in ("kiosk-2", "display-1", "display-2"):
        hall.devices[name].cut_off(0)
    until(lambda: not decides(hall.hub))
    hall.devices["display-1"].cut_off(0, off=False)
    until(lambda: decides(hall.hub))
