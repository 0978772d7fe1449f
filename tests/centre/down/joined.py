"""A hub that has joined the centre: what `besti push` does there, step by step."""

import time
from contextlib import closing

from core.commands import Body, Command
from core.decider import Accepted, Refused
from core.events import Event
from core.fold import fold
from core.site import Site
from core.state import State
from store.log_reader import LogReader
from store.reader import SiteReader
from sync.centre_line import CentreLine
from sync.down import Down
from sync.push import Pushing
from tests.centre.mall import SITE
from tests.sync.conftest import RunningHub
from tests.sync.mall import call, issue, new_id

VERSION = "0.1.0"


class Joined:
    """`asked`: each command that the hub was asked for from above."""

    def __init__(self, hub: RunningHub, url: str, token: str, log: LogReader) -> None:
        self.hub, self.url, self.token, self.log = hub, url, token, log
        self.line = CentreLine(url, SITE, token)
        self.decider = hub.decider()
        self.asked: list[Command] = []
        self.floors: list[str] = []
        self.pushing = Pushing(self.line, log, down=self.down(SITE))

    def down(self, site_id: str) -> Down:
        """It looks each time that it is asked to."""
        return Down(self.line, self.log, self, site_id, VERSION, self.floors.append, lambda: time.monotonic() * 1e6)

    def submit(self, command: Command) -> Accepted | Refused:
        self.asked.append(command)
        return self.decider.submit(command)

    def look(self) -> None:
        self.pushing.both_ways()

    def state(self) -> State:
        with closing(SiteReader.open(self.hub.folder, fold=fold)) as reader:
            return reader.state

    def site_file(self) -> Site:
        with closing(SiteReader.open(self.hub.folder, fold=fold)) as reader:
            assert reader.catalog is not None
            return reader.catalog.site

    def document(self, name: str) -> str | None:
        with closing(SiteReader.open(self.hub.folder, fold=fold)) as reader:
            return reader.document(name)

    def do(self, body: Body, device: str = "cli") -> tuple[Event, ...]:
        """In the mall itself."""
        answer = self.decider.submit(Command(new_id(), device, body))
        assert isinstance(answer, Accepted), answer
        return answer.events

    def issue(self, service: str = "A1") -> str:
        """The id of a new ticket."""
        made = issue(service)
        assert isinstance(self.decider.submit(made), Accepted)
        return str(getattr(made.body, "ticket"))  # noqa: B009 - of an Issue

    def call(self, counter: int) -> None:
        assert isinstance(self.decider.submit(call(counter)), Accepted)

    def close(self) -> None:
        self.line.close()
