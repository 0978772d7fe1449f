"""A screen on another machine tells the same times as one beside the hub: by what its follower fetched."""

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import urllib3

from core.commands import EnrolDevice
from core.fold import fold
from core.words import Role
from store.follower import Follower
from store.log_reader import LogReader
from store.outlook import Outlook
from store.reader import SiteReader
from sync.beside import take_outlook
from sync.follow import Following
from sync.upstream import Cut, Upstream
from tests.sync.conftest import RunningHub
from tests.sync.mall import NINE_O_CLOCK, call, command, counters_of, issue

NOW_MS = NINE_O_CLOCK + 60_000


@pytest.fixture
def follower(tmp_path: Path) -> Iterator[Follower]:
    with closing(Follower.open(tmp_path / "tv", fold=fold, device="display-1", now_ms=0)) as follower:
        yield follower


def busy(hub: RunningHub) -> None:
    """A morning with a queue, and a hub that has just told what it promises."""
    decider = hub.decider()
    for _ in range(12):
        decider.submit(issue())
    for no in counters_of("A")[:2]:
        decider.submit(call(no))
    assert urllib3.request("POST", hub.url + "/v1/clock", json={"now_ms": NOW_MS}).status == 200


def told(folder: Path) -> Outlook:
    with closing(LogReader(folder)) as log:
        return log.outlook(tickets=True)


def follow(hub: RunningHub, follower: Follower) -> None:
    """One round, until the line is silent for a moment."""
    with closing(Upstream(hub.url, silence_s=0.5)) as line, pytest.raises(Cut):
        Following(line, follower, beside=take_outlook).once(threading.Event())


def test_promises_and_times_of_everybody_who_waits_come_along(hub: RunningHub, follower: Follower) -> None:
    hub.decider().submit(command(EnrolDevice("display-1", Role.KIOSK), "setup"))
    busy(hub)
    follow(hub, follower)  # the device learns that it is a kiosk
    follow(hub, follower)
    here, there = told(follower.path.parent), told(hub.folder)
    assert here == there
    assert {row[0] for row in there.promises} >= {"A"}
    assert there.steps
    with closing(SiteReader.open(follower.path.parent, fold=fold)) as reader:
        assert reader.promises(NOW_MS - 1).keys() == {row[0] for row in there.promises}
        assert reader.promises(NOW_MS + 1) == {}
        why = reader.promise("A", NOW_MS - 1)
        assert why is not None
        assert (why.span, why.ahead > 0) == (reader.promises(NOW_MS - 1)["A"], True)
        assert reader.live(there.steps[0][0], NOW_MS - 1).steps


def test_a_display_is_spared_what_single_tickets_are_told(hub: RunningHub, follower: Follower) -> None:
    busy(hub)
    follow(hub, follower)
    here, there = told(follower.path.parent), told(hub.folder)
    assert (here.promises, here.capacity, here.steps) == (there.promises, there.capacity, ())
    assert there.steps


def test_what_is_told_no_longer_goes(hub: RunningHub, follower: Follower) -> None:
    follower.tell(Outlook(promises=(("ZZ", 1, 2, 3),), later=(("x", 0, 1, 2),)))
    busy(hub)
    follow(hub, follower)
    here, there = told(follower.path.parent), told(hub.folder)
    assert (here.promises, here.later) == (there.promises, ())


def test_a_hub_that_tells_nothing_takes_nothing_away(follower: Follower) -> None:
    class Older(Upstream):
        def outlook(self, *, tickets: bool) -> Outlook | None:
            return None

    before = Outlook(promises=(("A", 1, 2, 3),))
    follower.tell(before)
    with closing(Older("http://127.0.0.1:9")) as line:
        take_outlook(line, follower)
    assert told(follower.path.parent) == before
