"""The network between devices and hub: loses requests and answers, delivers late and twice, is cut for hours."""

import datetime as dt
from collections.abc import Callable, Iterator
from zoneinfo import ZoneInfo

from core.promotion import Vote
from store.log_reader import LogReader
from sync.ballot import Ballot
from sync.link import NoAnswer
from sync.upstream import Cut, Events
from sync.wire import Position
from sync.wire_ballot import Paper, Tail, Verdict
from sync.wire_follow import SPOKEN, Asker, Beat, DocumentBody, Hello, SnapshotBody
from tests.simulation.hub import Hub
from tests.simulation.world import Crash, World


class Network:
    """`cut`: names of devices that cannot reach the hub now. `ballot`: of a device that asks to become the hub."""

    def __init__(self, world: World, hub: Hub) -> None:
        self.world = world
        self.hub = hub
        self.cut: set[str] = set()
        self.ballot: Ballot | None = None
        self._delayed: list[tuple[str, bytes]] = []

    def hub_day(self) -> str:
        """The true date at the site."""
        return dt.datetime.fromtimestamp(self.world.now_ms / 1000, ZoneInfo("Asia/Makassar")).date().isoformat()

    def line(self, device: str) -> Callable[[str], "SimLine"]:
        return lambda _: SimLine(self, device)

    def carry(self, device: str, path: str, body: bytes) -> bytes:
        """A request and its answer. Raises NoAnswer where the device hears nothing."""
        world = self.world
        if device in self.cut:
            raise NoAnswer
        if world.happens("lost"):
            if world.random.random() < world.rates.late:
                self._delayed.append((path, body))
            raise NoAnswer
        try:
            answer = self.hub.post(path, body)
            if world.happens("late"):
                self._quietly(path, body)  # the network says it twice
        except Crash:
            raise NoAnswer from None
        if world.happens("unheard"):
            raise NoAnswer
        return answer

    def deliver_late(self) -> None:
        """What was on its way arrives now; its senders have given up waiting."""
        delayed, self._delayed = self._delayed, []
        self.world.random.shuffle(delayed)
        for path, body in delayed:
            self._quietly(path, body)

    def _quietly(self, path: str, body: bytes) -> None:
        try:
            self.hub.post(path, body)
        except (Crash, NoAnswer):
            return


class SimLine:
    def __init__(self, network: Network, device: str) -> None:
        self._network = network
        self._device = device

    def post(self, path: str, body: bytes, timeout_s: float) -> bytes:
        return self._network.carry(self._device, path, body)

    def close(self) -> None:
        """There is nothing to hang up."""


class SimUpstream:
    """sync.upstream.Upstream on the hub's real log reader, a stretch at a time."""

    def __init__(self, network: Network, device: str) -> None:
        self._network = network
        self._device = device

    def hello(self, at: Position, hash_: bytes, asker: Asker) -> Hello:
        with_log = self._log()
        try:
            ours, found = with_log.hash_at(at.lsn), with_log.identity()
            writer = self._network.hub.writer
            assert writer is not None
            return Hello(
                SPOKEN, found.site_id, found.database_id, writer.state.epoch, writer.state.lsn, with_log.first(),
                None if ours is None else ours == hash_, self._network.world.now_ms, found.device,
            )  # fmt: skip
        finally:
            with_log.close()

    def hash_at(self, lsn: int) -> bytes | None:
        log = self._log()
        try:
            return log.hash_at(lsn)
        finally:
            log.close()

    def snapshot(self) -> SnapshotBody | None:
        log = self._log()
        try:
            found = log.snapshot()
        finally:
            log.close()
        return found and SnapshotBody(found.lsn, found.epoch, found.rules, found.hash.hex(), found.state)

    def document(self, name: str, version: int) -> DocumentBody | None:
        log = self._log()
        try:
            found = log.document(name, version)
        finally:
            log.close()
        return found and DocumentBody(*found)

    def note(self, ref: str) -> str | None:
        log = self._log()
        try:
            return log.note(ref)
        finally:
            log.close()

    def paper(self) -> Paper | None:
        return None if self._ballot is None else self._ballot.paper

    def vote(self, vote: Vote) -> Verdict:
        assert self._ballot is not None
        return self._ballot.take(vote)

    def tail(self, tail: Tail) -> Verdict:
        assert self._ballot is not None
        return self._ballot.take_tail(tail)

    @property
    def _ballot(self) -> Ballot | None:
        return None if self._device in self._network.cut else self._network.ballot

    def stream(self, after: Position) -> Iterator[Events | Beat]:
        """What there is, in pieces; then the line is cut."""
        log, random = self._log(), self._network.world.random
        try:
            entries = log.after(after.lsn, 500)
        finally:
            log.close()
        while entries:
            size = random.randrange(1, 40)
            piece, entries = entries[:size], entries[size:]
            if self._network.world.happens("cut"):
                raise Cut("in mid-batch")
            yield Events(tuple(entry.raw for entry in piece))
        raise Cut("nothing more to say")

    def close(self) -> None:
        """There is nothing to hang up."""

    def _log(self) -> LogReader:
        if self._device in self._network.cut or self._network.hub.writer is None:
            raise Cut("no way to the hub")
        return LogReader(self._network.hub.folder)
