"""What a test does at a hub: sends commands past the pages, sets the clock, and browses as somebody."""

import re
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import requests

from core.commands import Body, CallNext, Errand, Finish, Issue, LaneIssued
from core.decider import Accepted
from core.events import Event, StepCalled, TicketIssued
from core.fold import fold
from core.state import State, Ticket
from core.words import Need
from store.reader import SiteReader
from sync.direct import DirectDecider
from tests.sync.mall import command, fact, new_id
from tests.web.mall import PIN


class Hub:
    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.url = url
        self._decider = DirectDecider(url)

    def close(self) -> None:
        self._decider.close()

    def do(self, body: Body, device: str = "test") -> tuple[Event, ...]:
        """The events of a command that must be accepted."""
        answer = self._decider.submit(command(body, device))
        assert isinstance(answer, Accepted), answer
        return answer.events

    def issue(self, *services: str, priority: bool = False, needs: tuple[Need, ...] = ()) -> Ticket:
        id_ = new_id()
        errands = tuple(Errand(service) for service in services or ("A1",))
        first, *_ = self.do(Issue(id_, errands, priority, needs))
        assert isinstance(first.body, TicketIssued)
        return self.state().tickets[id_]

    def lane(self, ticket: str, label: str) -> None:
        """Tells the hub of a paper that a kiosk gave from its lane."""
        told = fact(LaneIssued(ticket, label, (Errand("A1"),)), 1)
        requests.post(f"{self.url}/v1/own", data=msgspec.json.encode({"facts": [told]}), timeout=10).raise_for_status()

    def call(self, counter: int) -> str:
        """The label that was called."""
        called = [event.body for event in self.do(CallNext(counter)) if isinstance(event.body, StepCalled)]
        return called[0].label

    def finish(self, counter: int) -> None:
        self.do(Finish(counter))

    def state(self) -> State:
        with closing(SiteReader.open(self.folder, fold=fold)) as reader:
            return reader.state

    def now_ms(self) -> int:
        now: int = requests.get(f"{self.url}/v1/health", timeout=10).json()["now_ms"]
        return now

    def later(self, *, seconds: int = 0, hours: int = 0) -> None:
        wanted = self.now_ms() + 1000 * seconds + 3_600_000 * hours
        requests.post(f"{self.url}/v1/clock", data=msgspec.json.encode({"now_ms": wanted}), timeout=10)


class Browser:
    """A browser without scripts; keeps cookies, follows redirects."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.session = requests.Session()

    def get(self, path: str, **more: Any) -> requests.Response:
        return self.session.get(self.hub.url + path, timeout=10, **more)

    def post(self, path: str, **more: Any) -> requests.Response:
        return self.session.post(self.hub.url + path, timeout=10, **more)

    def login(self, number: str, pin: str = PIN) -> requests.Response:
        mark = field(self.get("/login").text, "csrf")
        return self.post("/login", data={"csrf": mark, "number": number, "pin": pin, "next": "/counter"})

    def csrf(self, page: str = "/counter") -> str:
        return field(self.get(page).text, "csrf")

    def order(self, counter: int, do: dict[str, Any], id_: str | None = None, **more: Any) -> requests.Response:
        """Presses a button of a counter's page."""
        headers = {"X-Besti": self.csrf()} | more.pop("headers", {})
        body = msgspec.json.encode({"id": id_ or new_id(), "do": do, **more})
        return self.post(f"/counter/{counter}/do", data=body, headers=headers)


def field(html: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found, html
    return found[1]
