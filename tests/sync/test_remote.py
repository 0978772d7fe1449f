"""A kiosk's decider: the hub where it answers in time, the kiosk's own lane where not; nothing lost, nothing twice."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from core.commands import Command, EnrolDevice, Issue, Printed, RevokeDevice
from core.decide import decide
from core.decider import Accepted, HubUnreachable, LaneGiven, Refused
from core.events import Event, TicketIssued, TicketPrinted, TicketRelabelled
from core.fold import fold
from core.words import Evidence, Role
from store import outbox
from store.backup import backup, restore
from store.device_store import DeviceStore
from store.own_file import open_kiosk
from sync.direct import DirectDecider
from sync.remote import Patience, RemoteDecider
from sync.sender import Sent
from tests.sync.conftest import RunningHub, StartHub
from tests.sync.mall import call, command, issue
from tests.sync.test_killed import committed

# A busy machine must not make a lane number out of a good answer.
PATIENT = Patience(issue=10.0, command=10.0, back_off=(0.05,))
SHORT = Patience(issue=0.4, back_off=(0.05,))
NOBODY = "http://127.0.0.1:9"


class Kiosk:
    """A kiosk's own file and its decider, which can be started again on another hub."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened: list[tuple[RemoteDecider, DeviceStore]] = []

    def connect(self, url: str, *, sending: bool = True, patience: Patience = PATIENT) -> RemoteDecider:
        self.leave()
        store = open_kiosk(self._path)
        decider = RemoteDecider(url, "kiosk-1", store, lambda issue: "A", patience)
        self._opened.append((decider, store))
        if sending:
            decider.start()
        return decider

    def leave(self) -> None:
        while self._opened:
            decider, store = self._opened.pop()
            decider.close()
            store.close()


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    kiosk = Kiosk(tmp_path / "kiosk.db")
    yield kiosk
    kiosk.leave()


def until(met: Callable[[], bool]) -> None:
    limit = time.monotonic() + 20
    while not met():
        assert time.monotonic() < limit, "it never happened"
        time.sleep(0.02)


def kinds(folder: Path, kind: type) -> list[Event]:
    return [event for event in committed(folder) if isinstance(event.body, kind)]


def ticket_of(command: Command) -> str:
    assert isinstance(command.body, Issue)
    return command.body.ticket


def given(answer: object) -> str:
    assert isinstance(answer, LaneGiven)
    return answer.issued.label


def test_the_hub_gives_the_number_where_it_answers(hub: RunningHub, kiosk: Kiosk) -> None:
    decider = kiosk.connect(hub.url)
    answer = decider.submit(issue())
    assert isinstance(answer, Accepted)
    assert isinstance(answer.events[0].body, TicketIssued)
    assert decider.pending() == []
    assert isinstance(decider.submit(call(99)), Refused)


def test_without_a_lane_a_silent_hub_is_told_and_the_command_stays(kiosk: Kiosk) -> None:
    command = issue()
    with pytest.raises(HubUnreachable):
        kiosk.connect(NOBODY).submit(command)
    assert [kept.id for kept in kiosk.connect(NOBODY).pending()] == [command.id]


def test_a_command_is_sent_again_with_its_id_and_its_age(hub: RunningHub, kiosk: Kiosk) -> None:
    command = call(1)
    with pytest.raises(HubUnreachable):
        kiosk.connect(NOBODY).submit(command)
    time.sleep(0.05)
    decider = kiosk.connect(hub.url)
    (kept,) = decider.pending()
    assert kept.id == command.id
    assert kept.age_ms >= 50
    decider.submit(issue())
    assert isinstance(decider.submit(kept), Accepted)
    assert decider.pending() == []


def test_a_command_that_is_given_up_is_forgotten(kiosk: Kiosk) -> None:
    decider = kiosk.connect(NOBODY)
    command = call(1)
    with pytest.raises(HubUnreachable):
        decider.submit(command)
    decider.give_up(command.id)
    assert decider.pending() == []


def test_numbers_of_the_lane_reach_the_hub_later_in_order(mall: Path, start_hub: StartHub, kiosk: Kiosk) -> None:
    hub = start_hub(mall)
    assert kiosk.connect(hub.url, sending=False).attach()
    hub.stop()
    decider = kiosk.connect(NOBODY)
    commands = [issue() for _ in range(3)]
    assert [given(decider.submit(command)) for command in commands] == ["A1001", "A1002", "A1003"]
    decider.report(Printed(ticket_of(commands[0]), 0, Evidence.CONFIRMED))
    kiosk.leave()

    kiosk.connect(start_hub(mall).url)
    until(lambda: len(kinds(mall, TicketPrinted)) == 1)
    tickets = [event.body for event in kinds(mall, TicketIssued) if isinstance(event.body, TicketIssued)]
    assert [(t.ticket, t.label) for t in tickets] == [
        (ticket_of(command), f"A100{n}") for n, command in enumerate(commands, start=1)
    ]


def test_a_lane_goes_on_after_a_restart(hub: RunningHub, kiosk: Kiosk) -> None:
    assert kiosk.connect(hub.url, sending=False).attach()
    assert given(kiosk.connect(NOBODY).submit(issue())) == "A1001"
    assert kiosk.connect(hub.url, sending=False).attach()
    assert given(kiosk.connect(NOBODY).submit(issue())) == "A1002"


def test_a_lane_that_the_hub_no_longer_hands_over_is_not_counted_on(
    mall: Path, start_hub: StartHub, kiosk: Kiosk
) -> None:
    """Its count may be an old one: the device says nothing of its disk."""
    hub = start_hub(mall)
    assert kiosk.connect(hub.url, sending=False).attach()
    with closing(DirectDecider(hub.url)) as desk:
        desk.submit(command(EnrolDevice("kiosk-1", Role.KIOSK, lane=1), "desk"))
        desk.submit(command(RevokeDevice("kiosk-1"), "desk"))
    again = kiosk.connect(hub.url, sending=False)
    assert not again.attach()
    assert again.lane is None
    with pytest.raises(HubUnreachable):
        kiosk.connect(NOBODY).submit(issue())


def test_a_started_kiosk_attaches_by_itself(hub: RunningHub, kiosk: Kiosk) -> None:
    decider = kiosk.connect(hub.url)
    until(lambda: bool(decider.lane))
    assert given(kiosk.connect(NOBODY).submit(issue())) == "A1001"


def test_a_device_without_a_lane_is_told_so(hub: RunningHub, tmp_path: Path) -> None:
    store = open_kiosk(tmp_path / "other.db")
    decider = RemoteDecider(hub.url, "kiosk-9", store, lambda issue: "A", PATIENT)
    assert not decider.attach()
    decider.close()
    store.close()


def test_a_late_answer_is_relabelled_to_what_is_on_the_paper(hub: RunningHub, kiosk: Kiosk) -> None:
    decider = kiosk.connect(hub.url, patience=SHORT)
    until(lambda: bool(decider.lane))
    slow = hub.suffer("slow")
    command = issue()
    assert given(decider.submit(command)) == "A1001"
    slow.unlink()
    until(lambda: len(kinds(hub.folder, TicketRelabelled)) == 1)
    (issued,) = kinds(hub.folder, TicketIssued)
    (relabelled,) = kinds(hub.folder, TicketRelabelled)
    assert isinstance(issued.body, TicketIssued)
    assert isinstance(relabelled.body, TicketRelabelled)
    assert issued.body.ticket == relabelled.body.ticket == ticket_of(command)
    assert (relabelled.body.burnt, relabelled.body.label) == ("A001", "A1001")


def test_facts_outlive_restarts_of_kiosk_and_hub(mall: Path, start_hub: StartHub, kiosk: Kiosk) -> None:
    hub = start_hub(mall)
    decider = kiosk.connect(hub.url)
    tickets = [issue() for _ in range(6)]
    for ticket in tickets:
        decider.submit(ticket)
    for n, ticket in enumerate(tickets):
        decider.report(Printed(ticket_of(ticket), 0, Evidence.CONFIRMED))
        if n == 2:
            hub.kill()
    kiosk.leave()
    kiosk.connect(NOBODY).report(Printed(ticket_of(tickets[0]), 1, Evidence.UNVERIFIED))
    kiosk.connect(start_hub(mall).url)
    until(lambda: len(kinds(mall, TicketPrinted)) == 7)
    bodies = [event.body for event in kinds(mall, TicketPrinted)]
    printed = [(body.ticket, body.copy_no) for body in bodies if isinstance(body, TicketPrinted)]
    assert printed == [*((ticket_of(t), 0) for t in tickets), (ticket_of(tickets[0]), 1)]


def test_a_hub_with_a_full_disk_does_not_stop_the_kiosk(hub: RunningHub, kiosk: Kiosk) -> None:
    decider = kiosk.connect(hub.url)
    until(lambda: bool(decider.lane))
    full = hub.suffer("full")
    assert given(decider.submit(issue())) == "A1001"
    full.unlink()
    until(lambda: len(kinds(hub.folder, TicketIssued)) == 1)


def test_a_restarted_hub_is_found_again_at_once(mall: Path, start_hub: StartHub, kiosk: Kiosk) -> None:
    """The kept connection is dead then; that must not cost the visitor a lane number."""
    hub = start_hub(mall)
    decider = kiosk.connect(hub.url)
    assert isinstance(decider.submit(issue()), Accepted)
    assert hub.stop() == 0
    start_hub(mall, port=hub.port)
    assert isinstance(decider.submit(issue()), Accepted)


def test_a_hub_that_was_set_back_gets_again_what_it_lost_though_nothing_new_happens(
    mall: Path, start_hub: StartHub, kiosk: Kiosk, tmp_path: Path
) -> None:
    copy = backup(mall, tmp_path / "copy.besti.db")
    hub = start_hub(mall)
    decider = kiosk.connect(hub.url, sending=False)
    decider.attach()
    decider.report(Printed("A" * 22, 0, Evidence.CONFIRMED))
    while decider.send_once() is not Sent.ALL:
        pass
    hub.stop()
    shutil.rmtree(mall)
    restore(copy.path, mall, decide=decide, fold=fold)
    again = start_hub(mall, port=hub.port)
    assert not printed(mall)
    while decider.send_once() is not Sent.ALL:
        pass
    again.stop()
    assert printed(mall) == ["A" * 22]


def test_facts_go_on_in_a_new_life_where_the_hub_lost_what_is_no_longer_kept(
    mall: Path, start_hub: StartHub, kiosk: Kiosk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = backup(mall, tmp_path / "copy.besti.db")
    hub = start_hub(mall)
    decider = kiosk.connect(hub.url, sending=False)
    decider.report(Printed("A" * 22, 0, Evidence.CONFIRMED))
    monkeypatch.setattr(outbox, "KEEP_MANY", 0)
    monkeypatch.setattr(outbox, "KEEP_MS", -1000)
    while decider.send_once() is not Sent.ALL:
        pass
    hub.stop()
    shutil.rmtree(mall)
    restore(copy.path, mall, decide=decide, fold=fold)
    again = start_hub(mall, port=hub.port)
    decider.report(Printed("B" * 22, 0, Evidence.CONFIRMED))
    until(lambda: decider.send_once() is Sent.ALL)
    again.stop()
    assert printed(mall) == ["B" * 22]


def printed(folder: Path) -> list[str]:
    return [event.body.ticket for event in committed(folder) if isinstance(event.body, TicketPrinted)]
