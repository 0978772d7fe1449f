"""Devices and a hub whose clocks are days off: told, and without any effect on day, order and numbers."""

import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import urllib3

from cli.examination import examine
from cli.place import Place
from core.decider import LaneGiven
from core.events import DayOpened, TicketIssued
from core.fold import fold
from core.words import Language
from store.follower import Follower
from store.outbox import Moment, this_moment
from store.own_file import open_kiosk
from store.reader import SiteReader
from sync.follow import Following
from sync.remote import RemoteDecider
from sync.sender import Sent
from sync.upstream import Cut, Upstream
from tests.sync.conftest import RunningHub
from tests.sync.mall import DAY, NINE_O_CLOCK, issue
from tests.sync.test_killed import committed
from tests.sync.test_remote import NOBODY, PATIENT, SHORT, until

DAY_MS = 86_400_000
FAR_MS = 400 * DAY_MS


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Follower]:
    follower = Follower.open(tmp_path / "display", fold=fold, device="display-1", now_ms=0)
    yield follower
    follower.close()


def set_clock(hub: RunningHub, now_ms: int) -> None:
    answer = urllib3.request("POST", hub.url + "/v1/clock", json={"now_ms": now_ms})
    assert answer.status == 200


def test_a_clock_that_is_off_is_measured_at_hello_kept_and_told_by_the_doctor(
    hub: RunningHub, display: Follower
) -> None:
    with closing(Upstream(hub.url, silence_s=0.5)) as line:
        following = Following(line, display, wall_ms=lambda: NINE_O_CLOCK + FAR_MS)
        with pytest.raises(Cut):
            following.once(threading.Event())
    set_clock(hub, NINE_O_CLOCK + 60_000)  # the hub's clock moves, and it notes that it lives
    with closing(SiteReader.open(hub.folder, fold=fold)) as reader:
        (heard,) = reader.heard()
        assert (heard.device, heard.offset_ms) == ("display-1", FAR_MS)
        assert heard.lsn <= reader.state.lsn
    findings = [finding for finding in examine(Place(hub.folder, hub.url)) if "display-1" in finding.words.en]
    assert [finding.well for finding in findings] == [False]
    assert "400" in findings[0].words.in_language(Language.ID)


def test_a_kiosk_four_hundred_days_off_opens_no_day_and_spoils_no_order(hub: RunningHub, tmp_path: Path) -> None:
    """Its numbers wait for half a year by its own clock, over a restart of the machine; they are numbers of today."""
    off = [FAR_MS]
    boot = ["first"]

    def now() -> Moment:
        moment = this_moment()
        return Moment(moment.wall_ms + off[0], moment.mono_ms, boot[0])

    hub.decider().submit(issue())
    with closing(open_kiosk(tmp_path / "kiosk.db")) as store:

        def decider(url: str) -> RemoteDecider:
            patience = SHORT if url == NOBODY else PATIENT
            return RemoteDecider(url, "kiosk-1", store, lambda issue: "A", patience, now=now)

        with closing(decider(hub.url)) as online:
            assert online.attach()
        with closing(decider(NOBODY)) as alone:
            assert isinstance(alone.submit(issue()), LaneGiven)
        off[0], boot[0] = 3 * FAR_MS, "second"
        with closing(decider(hub.url)) as online:
            until(lambda: online.send_once() is Sent.ALL)
    hub.decider().submit(issue())
    opened = [e.body.day for e in committed(hub.folder) if isinstance(e.body, DayOpened)]
    assert opened == [DAY]
    issued = [e.body for e in committed(hub.folder) if isinstance(e.body, TicketIssued)]
    assert [body.label for body in issued] == ["A001", "A1001", "A002"]
    assert {body.day for body in issued} == {DAY}
    places = [body.steps[0].place_ms or 0 for body in issued]
    assert places == sorted(places)


def test_a_hub_four_hundred_days_off_waits_until_a_person_confirms_the_date(hub: RunningHub) -> None:
    hub.suffer("unsynchronised")
    set_clock(hub, NINE_O_CLOCK + FAR_MS)
    opened = [e.body.day for e in committed(hub.folder) if isinstance(e.body, DayOpened)]
    assert opened == [DAY]
    set_clock(hub, NINE_O_CLOCK + DAY_MS)
    opened = [e.body.day for e in committed(hub.folder) if isinstance(e.body, DayOpened)]
    assert opened == [DAY, DAY + dt.timedelta(days=1)]
