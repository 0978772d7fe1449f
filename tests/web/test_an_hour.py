"""Eight officers press at once, minute by minute, for an hour: nobody is called twice, and no call is lost."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import msgspec

from core.commands import OpenCounter
from core.events import Event, StepCalled, StepDone, decode
from store.log_reader import LogReader
from tests.sync.mall import new_id
from tests.web.mall import People
from tests.web.staffed import everywhere
from tests.web.visit import Browser, Hub

COUNTERS = (1, 2, 3, 4, 7, 8, 11, 12)
MINUTES = 60
ARRIVALS = (("A1", "B1"), ("C1", "A1"), ("U1", "C1"), ("B1", "U1"))
"""Everybody waits in two queues at once, so that two counters want the same visitor all the time."""


class Officer:
    def __init__(self, hub: Hub, number: str, counter: int) -> None:
        self.counter = counter
        self.called: list[str] = []
        self._browser = Browser(hub)
        self._browser.login(number)
        self._token = self._browser.csrf()

    def press(self, together: Barrier) -> None:
        """Presses the big button with the others; remembers whom the answered page shows."""
        order = {"id": new_id(), "do": {"kind": "call.next", "counter": self.counter}}
        together.wait()
        path, headers = f"/counter/{self.counter}/do", {"X-Besti": self._token}
        answer = self._browser.post(path, data=msgspec.json.encode(order), headers=headers)
        assert answer.status_code in (200, 409), answer.text
        if answer.status_code == 200:
            shown = re.search(r'data-visitor="([\w-]{22})"', answer.json()["html"])
            assert shown is not None
            self.called.append(shown[1])


def happened(hub: Hub) -> list[Event]:
    with closing(LogReader(hub.folder)) as log:
        events = [decode(entry.raw) for entry in log.after(0, -1)]
    return [event for event in events if isinstance(event, Event)]


def test_an_hour_of_eight_officers(hub: Hub, people: People) -> None:
    for counter in COUNTERS:
        if hub.state().counter(counter).state != "open":
            hub.do(OpenCounter(counter))
    number = everywhere(hub, people)
    officers = [Officer(hub, number, counter) for counter in COUNTERS]
    together = Barrier(len(officers))
    with ThreadPoolExecutor(len(officers)) as pool:
        for _ in range(MINUTES):
            for services in ARRIVALS:
                hub.issue(*services)
            list(pool.map(lambda officer: officer.press(together), officers))
            hub.later(seconds=60)
    must_hold(officers, happened(hub))


def must_hold(officers: list[Officer], events: list[Event]) -> None:
    calls = [event.body for event in events if isinstance(event.body, StepCalled)]
    assert len(calls) > MINUTES * 4
    assert set(Counter((call.ticket, call.n) for call in calls).values()) == {1}
    for officer in officers:
        assert officer.called == [call.ticket for call in calls if call.counter == officer.counter]
    at: dict[str, int] = {}
    for event in events:
        if isinstance(event.body, StepDone):
            assert at.pop(event.body.ticket) == event.body.counter
        elif isinstance(event.body, StepCalled):
            assert event.body.ticket not in at, "called to two counters at once"
            at[event.body.ticket] = event.body.counter
