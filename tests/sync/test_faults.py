"""Late answers, days without a hub, lines cut in mid-batch, devices of other versions: with real processes."""

import threading
from contextlib import ExitStack, closing
from pathlib import Path

import msgspec
import pytest
import urllib3

from core.commands import EnrolDevice, Printed
from core.decider import Accepted, HubUnreachable, LaneGiven, Refused
from core.events import TicketIssued, TicketPrinted, TicketRelabelled
from core.fold import fold
from core.words import Evidence, Role
from store.check import differences
from store.follower import Follower
from store.outbox import Moment, this_moment
from store.own_file import open_kiosk
from sync import wire
from sync.follow import Following
from sync.remote import PATIENCE, Patience, RemoteDecider
from sync.sender import Sent
from sync.upstream import Cut, Upstream
from tests.store.hall import stored_log
from tests.store.test_follower import with_strange_kind
from tests.sync.conftest import RunningHub, StartHub
from tests.sync.mall import command, fact, issue
from tests.sync.proxy import line
from tests.sync.test_killed import committed
from tests.sync.test_remote import NOBODY, PATIENT, SHORT, ticket_of, until

SLOWER = 30
SLOWED = Patience(issue=PATIENCE.issue * SLOWER, command=60.0, back_off=(0.05,))
"""Everything thirty times slower, so that a busy machine makes no lane number out of a good answer."""
DAY_MS = 86_400_000
MANY = 30


@pytest.mark.parametrize(("answer_ms", "from_lane"), [(350, False), (450, True)])
def test_an_answer_just_in_time_is_the_number_and_one_just_late_is_not(
    hub: RunningHub, tmp_path: Path, answer_ms: int, *, from_lane: bool
) -> None:
    with ExitStack() as stack:
        slow = stack.enter_context(line(hub.port))
        store = stack.enter_context(closing(open_kiosk(tmp_path / "kiosk.db")))
        made = RemoteDecider(slow.url, "kiosk-1", store, lambda issue: "A", SLOWED)
        kiosk = stack.enter_context(closing(made))
        assert kiosk.attach()
        slow.faults.delay_s = answer_ms / 1000 * SLOWER / 2  # there and back
        wanted = issue()
        answer = kiosk.submit(wanted)
        slow.faults.delay_s = 0.0
        assert isinstance(answer, LaneGiven if from_lane else Accepted)
        until(lambda: kiosk.send_once() is Sent.ALL)
        until(lambda: ticket_of(wanted) in labels(hub.folder))
    assert labels(hub.folder)[ticket_of(wanted)] == ("A1001" if from_lane else "A001")
    assert PATIENCE.issue == 0.4


def labels(folder: Path) -> dict[str, str]:
    """The number of each ticket, as it is now."""
    bodies = [event.body for event in committed(folder)]
    return {body.ticket: body.label for body in bodies if isinstance(body, TicketIssued | TicketRelabelled)}


class Alone:
    """A kiosk without a hub; `papers`: (day, label) of what came out."""

    def __init__(self, folder: Path, name: str, letter: str) -> None:
        self.path, self.name, self.letter = folder / f"{name}.db", name, letter
        self.later_ms = 0
        self.papers: list[tuple[int, str]] = []

    def now(self) -> Moment:
        moment = this_moment()
        return Moment(moment.wall_ms + self.later_ms, moment.mono_ms + self.later_ms, moment.boot)

    def decider(self, stack: ExitStack, url: str, patience: Patience) -> RemoteDecider:
        store = stack.enter_context(closing(open_kiosk(self.path)))
        made = RemoteDecider(url, self.name, store, lambda issue: self.letter, patience, now=self.now)
        return stack.enter_context(closing(made))

    def a_day(self, day: int) -> None:
        with ExitStack() as stack:
            decider = self.decider(stack, NOBODY, SHORT)
            for _ in range(MANY):
                wanted = issue(f"{self.letter}1", self.name)
                answer = decider.submit(wanted)
                assert isinstance(answer, LaneGiven)
                self.papers.append((day, answer.issued.label))
                decider.report(Printed(ticket_of(wanted), 0, Evidence.CONFIRMED))
        self.later_ms += DAY_MS


def test_two_days_with_three_kiosks_on_their_lanes(mall: Path, start_hub: StartHub, tmp_path: Path) -> None:
    kiosks = [Alone(tmp_path, name, letter) for name, letter in (("kiosk-1", "A"), ("kiosk-2", "A"), ("kiosk-3", "B"))]
    hub = start_hub(mall)
    assert isinstance(hub.decider().submit(command(EnrolDevice("kiosk-3", Role.KIOSK, lane=3), "desk")), Accepted)
    for kiosk in kiosks:
        with ExitStack() as stack:
            assert kiosk.decider(stack, hub.url, PATIENT).attach()
    hub.stop()
    for day in range(2):
        for kiosk in kiosks:
            kiosk.a_day(day)
    hub = start_hub(mall)
    with ExitStack() as stack:
        lines = [stack.enter_context(line(hub.port)) for _ in kiosks]
        for kiosk, way in zip(kiosks, lines, strict=True):
            way.faults.cut_after = 40  # the first answer comes half
            decider = kiosk.decider(stack, way.url, PATIENT)
            until(lambda decider=decider: sent_all(decider))  # type: ignore[misc]
    papers = [paper for kiosk in kiosks for paper in kiosk.papers]
    assert len(set(papers)) == len(papers) == 3 * 2 * MANY
    issued = [event for event in committed(mall) if isinstance(event.body, TicketIssued)]
    assert sorted(labels(mall).values()) == sorted(label for _, label in papers)
    assert len(issued) == len(papers)
    assert len([e for e in committed(mall) if isinstance(e.body, TicketPrinted)]) == len(papers)
    for kiosk in kiosks:
        told = [e.body.label for e in issued if e.device == kiosk.name and isinstance(e.body, TicketIssued)]
        assert told == [label for _, label in kiosk.papers]
    follows(hub, tmp_path / "display")
    hub.stop()
    assert stored_log(tmp_path / "display") == stored_log(mall)
    assert differences(mall, fold) == differences(tmp_path / "display", fold) == []


def sent_all(decider: RemoteDecider) -> bool:
    try:
        return decider.send_once() is Sent.ALL
    except HubUnreachable:
        return False


def follows(hub: RunningHub, folder: Path) -> list[int]:
    """A follower takes all that the hub has; what it has parked."""
    follower = Follower.open(folder, fold=fold, device="display-1", now_ms=0)
    with closing(follower), closing(Upstream(hub.url, silence_s=0.5)) as upstream:
        with pytest.raises(Cut):
            Following(upstream, follower).once(threading.Event())
        return list(follower.state.parked)


@pytest.fixture
def newer(mall: Path) -> Path:
    """A mall whose hub has written an event of a kind that this version does not know."""
    hub = Follower.open(mall, fold=fold, device="hub", now_ms=0, own=True)
    last = stored_log(mall)[-1]
    event = msgspec.json.decode(last.raw)
    event["lsn"], event["command"] = last.lsn + 1, "Z" * 22
    hub.append([with_strange_kind(msgspec.json.encode(event))])
    hub.close()
    return mall


def test_an_older_device_keeps_and_relays_what_a_newer_hub_wrote(
    newer: Path, start_hub: StartHub, tmp_path: Path
) -> None:
    hub = start_hub(newer)
    strange = len(stored_log(newer))
    assert follows(hub, tmp_path / "display") == [strange]
    refused = hub.decider().submit(issue())
    assert isinstance(refused, Refused)
    assert refused.refusal.code == "parked"
    hub.stop()
    assert stored_log(tmp_path / "display") == stored_log(newer)


class OldHead(msgspec.Struct):
    """What an earlier version reads of the hub's answer to facts."""

    head: int


def test_a_device_of_an_earlier_version_is_understood(hub: RunningHub) -> None:
    """It says no name at hello, no clock, and reads the number of its head alone."""
    answer = urllib3.request("GET", f"{hub.url}/v1/hello?at=0.0&hash={'00' * 16}")
    assert answer.status == 200
    assert answer.json()["agrees"]
    told = urllib3.request(
        "POST", f"{hub.url}/v1/own", body=wire.encode(wire.Facts((fact(Printed("A" * 22, 0, Evidence.CONFIRMED), 1),)))
    )
    assert msgspec.json.decode(told.data, type=OldHead).head == 1
