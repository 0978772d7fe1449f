"""Officers who may work everywhere, and a hub that can be stopped and started again at the same address."""

import contextlib
import multiprocessing
from pathlib import Path

from core.access import EVERYWHERE, STAFF, Duty
from core.commands import ChangeDocument
from store.staff import added, written
from tests.sync.mall import NINE_O_CLOCK
from tests.web.child import serve_pages
from tests.web.conftest import WAIT_S
from tests.web.mall import People
from tests.web.visit import Hub

_forkserver = multiprocessing.get_context("forkserver")


def everywhere(hub: Hub, people: People) -> str:
    """The number of an officer who may work at every counter; the PIN is everybody's."""
    staff, person = added(people.staff, "Maria", people.of("officer").pin, {EVERYWHERE: (Duty.OFFICER,)})
    hub.do(ChangeDocument(STAFF, written(staff)))
    return person.id


class PowerCut:
    """A hub over one store. `stop` ends its process, `start` puts another in its place, with the same clock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now_ms = NINE_O_CLOCK
        self._port = 0
        self.start()

    def start(self) -> None:
        mine, theirs = _forkserver.Pipe()
        self._process = _forkserver.Process(target=serve_pages, args=(self.folder, theirs, self._port, self.now_ms))
        self._process.start()
        theirs.close()
        assert mine.poll(WAIT_S), "the hub did not start"
        self.hub = Hub(self.folder, mine.recv())
        self._port = int(self.hub.url.rpartition(":")[2])

    def stop(self) -> None:
        if not self._process.is_alive():
            return
        self.now_ms = self.hub.now_ms()
        with contextlib.closing(self.hub):
            self._process.terminate()
            self._process.join(WAIT_S)
            assert self._process.exitcode == 0
