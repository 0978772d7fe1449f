"""Followers on a real hub, over a line that is cut, late, half open, dripping; and stores that were set back."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from core.commands import Body, CloseDay, OpenDay, PostNotice, RemoveNotice
from core.decide import decide
from core.decider import Accepted
from core.fold import fold
from core.state import encode
from store.check import differences
from store.follower import Follower
from store.log import Entry
from store.reader import SiteReader
from store.writer import SiteWriter
from sync.follow import Following, Stopped
from sync.upstream import Cut, Upstream
from tests.store.hall import stored_log, stored_rows
from tests.sync.conftest import RunningHub, StartHub
from tests.sync.mall import DAY, NINE_O_CLOCK, call, command, counters_of, issue, new_id
from tests.sync.proxy import Proxy, line

WAIT_S = 30.0
SHORT_SILENCE_S = 4.5


class Device:
    """A follower in a thread of its own. `lsn` is where it stands."""

    def __init__(self, folder: Path, url: str, silence_s: float = SHORT_SILENCE_S) -> None:
        self.folder = folder
        self._until = threading.Event()
        self._moved = threading.Condition()
        self.lsn = self.hub_lsn = 0
        self.failed: BaseException | None = None
        self._upstream = Upstream(url, silence_s)
        self._thread = threading.Thread(target=self._run, name="follower")
        self._thread.start()

    def _run(self) -> None:
        try:
            follower = Follower.open(self.folder, fold=fold, device="display-1", now_ms=NINE_O_CLOCK)
            try:
                Following(self._upstream, follower, self._heard).run(self._until)
            finally:
                follower.close()
        except BaseException as error:  # noqa: BLE001 - told by whoever asks this device
            self.failed = error
        finally:
            with self._moved:
                self._moved.notify_all()

    def _heard(self, follower: Follower, hub_lsn: int, clock_ms: int) -> None:
        with self._moved:
            self.lsn, self.hub_lsn = follower.head.lsn, hub_lsn
            self._moved.notify_all()

    def at(self, lsn: int) -> None:
        """Waits until it stands at `lsn` or past it."""
        with self._moved:
            came = self._moved.wait_for(lambda: self.lsn >= lsn or self.failed is not None, WAIT_S)
        assert self.failed is None
        assert came, f"at {self.lsn}, wanted {lsn}"

    def ended(self) -> BaseException | None:
        self._thread.join(WAIT_S)
        return self.failed

    def stop(self) -> None:
        self._until.set()
        self._thread.join(WAIT_S)
        self._upstream.close()
        assert not self._thread.is_alive()


Follow = Callable[..., Device]


@pytest.fixture
def follow(tmp_path: Path) -> Iterator[Follow]:
    devices: list[Device] = []

    def start(url: str, name: str = "follower") -> Device:
        devices.append(Device(tmp_path / name, url))
        return devices[-1]

    yield start
    for device in devices:
        device.stop()


@pytest.fixture
def wire(hub: RunningHub) -> Iterator[Proxy]:
    with line(hub.port) as proxy:
        yield proxy


def work(hub: RunningHub, count: int) -> int:
    """Gives numbers and calls a few; returns where the log stands."""
    decider = hub.decider()
    answers = [decider.submit(issue()) for _ in range(count)]
    answers += [decider.submit(call(no)) for no in counters_of("A")[:2]]
    decider.close()
    return max(event.lsn for answer in answers if isinstance(answer, Accepted) for event in answer.events)


def same(hub_folder: Path, folder: Path) -> None:
    assert stored_log(folder) == stored_log(hub_folder)
    assert stored_rows(folder) == stored_rows(hub_folder)
    assert differences(folder, fold) == []


def asides(folder: Path) -> list[Path]:
    return sorted(folder.parent.glob(f"{folder.name}.aside-*"))


def test_a_follower_has_the_log_and_the_site_file_and_goes_on(hub: RunningHub, mall: Path, follow: Follow) -> None:
    device = follow(hub.url)
    device.at(work(hub, 3))
    device.at(last := work(hub, 3))
    device.stop()
    same(mall, device.folder)
    follower = Follower.open(device.folder, fold=fold, device="display-1", now_ms=0)
    assert (follower.head.lsn, follower.catalog is not None) == (last, True)
    follower.close()


def faulty(name: str) -> Callable[[Proxy], None]:
    def late(proxy: Proxy) -> None:
        proxy.faults.delay_s = 0.05

    def dripping(proxy: Proxy) -> None:
        proxy.faults.drip = True

    def cut_in_an_event(proxy: Proxy) -> None:
        proxy.faults.cut_after = 1500

    def half_open(proxy: Proxy) -> None:
        proxy.faults.deaf = True
        threading.Timer(1.0, lambda: setattr(proxy.faults, "deaf", False)).start()

    def cut_now(proxy: Proxy) -> None:
        proxy.cut()

    return {f.__name__: f for f in (late, dripping, cut_in_an_event, half_open, cut_now)}[name]


@pytest.mark.parametrize("fault", ["late", "dripping", "cut_in_an_event", "half_open", "cut_now"])
def test_whatever_the_line_does_the_copy_is_whole(
    hub: RunningHub, mall: Path, wire: Proxy, follow: Follow, fault: str
) -> None:
    device = follow(wire.url)
    device.at(work(hub, 2))
    faulty(fault)(wire)
    device.at(work(hub, 12))
    device.stop()
    same(mall, device.folder)


def test_a_hub_that_is_killed_and_comes_back_is_followed_on(mall: Path, start_hub: StartHub, follow: Follow) -> None:
    hub = start_hub(mall)
    device = follow(hub.url)
    device.at(work(hub, 2))
    hub.kill()
    again = start_hub(mall, port=hub.port)
    device.at(work(again, 2))
    device.stop()
    again.stop()
    same(mall, device.folder)


def test_a_new_device_begins_with_the_snapshot_of_a_hub_that_forgot_its_old_days(
    mall: Path, start_hub: StartHub, follow: Follow
) -> None:
    writer = SiteWriter.open(mall, decide=decide, fold=fold)
    for day in range(1, 4):
        now = NINE_O_CLOCK + day * 86_400_000
        today = DAY + dt.timedelta(days=day)
        bodies: list[Body] = [CloseDay(today - dt.timedelta(days=1)), OpenDay(today, synchronised=True)]
        writer.submit([command(body, "setup") for body in bodies], now)
        writer.submit([issue()], now + 1000)
    assert writer.prune(1) > 0
    head = writer.state.lsn
    state = encode(writer.state)
    writer.close()
    hub = start_hub(mall)
    device = follow(hub.url)
    device.at(head)
    device.stop()
    follower = Follower.open(device.folder, fold=fold, device="display-1", now_ms=0)
    assert encode(follower.state) == state
    assert follower.catalog is not None
    follower.close()
    kept = stored_log(device.folder)
    assert 0 < len(kept) < head
    assert kept == stored_log(mall)[-len(kept) :]


def fork(folder: Path, raws: list[bytes]) -> None:
    """Gives the store in `folder` further events that no hub has."""
    follower = Follower.open(folder, fold=fold, device="display-1", now_ms=0)
    lsn = follower.head.lsn
    made = []
    for n, raw in enumerate(raws):
        event = msgspec.json.decode(raw)
        event["lsn"] = lsn + 1 + n
        event["body"] = {"kind": "from.elsewhere", "n": n}
        made.append(msgspec.json.encode(event))
    follower.append(made)
    follower.close()


@pytest.mark.parametrize("hub_goes_on", [0, 9], ids=["hub is behind", "hub went on"])
def test_what_the_hub_does_not_have_is_set_aside_and_the_copy_is_mended(
    mall: Path, start_hub: StartHub, follow: Follow, hub_goes_on: int
) -> None:
    hub = start_hub(mall)
    device = follow(hub.url)
    device.at(work(hub, 3))
    device.stop()
    log: list[Entry] = stored_log(device.folder)
    fork(device.folder, [entry.raw for entry in log[-4:]])
    last = work(hub, hub_goes_on) if hub_goes_on else log[-1].lsn
    again = follow(hub.url)
    again.at(last)
    with again._moved:
        assert again._moved.wait_for(lambda: again.hub_lsn == again.lsn, WAIT_S)
    again.stop()
    hub.stop()
    same(mall, device.folder)
    (aside,) = asides(device.folder)
    assert [msgspec.json.decode(raw)["body"]["n"] for raw in aside.read_bytes().splitlines()] == [0, 1, 2, 3]


def test_a_store_of_another_site_is_not_overwritten(
    hub: RunningHub, tmp_path: Path, follow: Follow, mall: Path, start_hub: StartHub
) -> None:
    device = follow(hub.url, "elsewhere")
    device.at(work(hub, 1))
    device.stop()
    other = Follower.open(device.folder, fold=fold, device="x", now_ms=0)
    other._opened.connection.exec_driver_sql("UPDATE identity SET site_id = 'mpp-lain'")
    other.close()
    before = stored_log(device.folder)
    again = follow(hub.url, "elsewhere")
    assert isinstance(again.ended(), Stopped)
    again.failed = None
    assert stored_log(device.folder) == before


def test_a_hub_that_is_not_there_is_told_as_cut(tmp_path: Path) -> None:
    upstream = Upstream("http://127.0.0.1:9", 0.5)
    with pytest.raises(Cut):
        upstream.snapshot()
    upstream.close()


def test_a_body_that_only_some_may_hold_is_not_handed_out(hub: RunningHub, mall: Path) -> None:
    upstream = Upstream(hub.url)
    assert upstream.document("staff", 1) is None
    assert upstream.document("site", 99) is None
    found = upstream.document("site", 1)
    assert found is not None
    assert found.version == 1
    upstream.close()


def said(folder: Path, ref: str) -> str | None:
    with closing(SiteReader.open(folder, fold=fold)) as reader:
        return reader.note_text(ref)


def test_what_a_notice_says_follows_and_goes_with_it(hub: RunningHub, mall: Path, follow: Follow) -> None:
    device, decider, notice = follow(hub.url), hub.decider(), new_id()
    first = decider.submit(command(PostNotice(notice, NINE_O_CLOCK * 2, text="Toilet lantai dua tutup")))
    assert isinstance(first, Accepted)
    device.at(first.events[-1].lsn)
    assert said(device.folder, notice) == "Toilet lantai dua tutup"
    down = decider.submit(command(RemoveNotice(notice)))
    assert isinstance(down, Accepted)
    device.at(down.events[-1].lsn)
    assert said(device.folder, notice) is None
    decider.close()


class Counting(Upstream):
    """Counts how often it is asked what a notice says."""

    asked = 0

    def note(self, ref: str) -> str | None:
        self.asked += 1
        return super().note(ref)


def test_a_notice_whose_text_the_hub_has_erased_is_asked_for_once(hub: RunningHub, tmp_path: Path) -> None:
    decider, now = hub.decider(), threading.Event()
    decider.submit(command(PostNotice(new_id(), NINE_O_CLOCK * 2)))
    decider.close()
    now.set()  # one round takes in what there is, and ends
    upstream = Counting(hub.url)
    follower = Follower.open(tmp_path / "copy", fold=fold, device="display-1", now_ms=NINE_O_CLOCK)
    following = Following(upstream, follower)
    for _ in range(3):
        work(hub, 2)
        following.once(now)
    assert (len(follower.state.notices), upstream.asked) == (1, 1)
    follower.close()
    upstream.close()
