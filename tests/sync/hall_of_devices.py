"""Devices of a hall as they run: each follows, votes, and may be cut off from every place by itself."""

import threading
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path

from core.commands import Body, EnrolDevice
from core.decider import Accepted
from core.fold import fold
from core.words import Role
from store.follower import Follower
from sync.follow import Following
from sync.upstream import Upstream
from sync.voter import Voter
from tests.sync.conftest import RunningHub
from tests.sync.mall import command
from tests.sync.proxy import line
from tests.sync.test_remote import until

SILENCE_S = 4.0
LOOK_S = 0.2


class Device:
    """`lines`: one to each of the places, in their order."""

    def __init__(self, folder: Path, name: str, ports: Sequence[int]) -> None:
        self.folder = folder / name
        self.name = name
        self._open = ExitStack()
        self.lines = [self._open.enter_context(line(port)) for port in ports]
        hub, *others = self._upstreams()
        self.follower = Follower.open(self.folder, fold=fold, device=name, now_ms=0)
        self._following = Following(hub, self.follower, others=others)
        self._voter = Voter(self.folder, self.follower, self._upstreams(), self._following.silent_s, SILENCE_S)
        self._until = threading.Event()
        self._threads = [threading.Thread(target=self._follow), threading.Thread(target=self._vote)]
        for thread in self._threads:
            thread.start()

    def cut_off(self, place: int, *, off: bool = True) -> None:
        """The line to a place is cut, or mended."""
        self.lines[place].faults.refuse = off
        if off:
            self.lines[place].cut()

    def stop(self) -> None:
        """As by SIGTERM."""
        if not self._until.is_set():
            self._until.set()
            for proxy in self.lines:
                proxy.cut()
            for thread in self._threads:
                thread.join()
            self.follower.close()
            self._open.close()

    def _upstreams(self) -> list[Upstream]:
        return [self._open.enter_context(closing(Upstream(proxy.url))) for proxy in self.lines]

    def _follow(self) -> None:
        self._following.run(self._until)

    def _vote(self) -> None:
        while not self._until.is_set():
            self._voter.look_around()
            self._until.wait(LOOK_S)


def enrol(hub: RunningHub, roles: dict[str, Role]) -> None:
    for name, role in roles.items():
        sent(hub, EnrolDevice(name, role))


def sent(hub: RunningHub, body: Body) -> Accepted:
    decider = hub.decider()
    answer = decider.submit(command(body, "desk"))
    decider.close()
    assert isinstance(answer, Accepted)
    return answer


def all_follow(devices: Sequence[Device], lsn: int) -> None:
    until(lambda: all(device.follower.head.lsn >= lsn for device in devices))
