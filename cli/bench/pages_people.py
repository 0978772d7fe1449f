"""Officers who press the buttons of their pages, over HTTP as a browser does, and count how long the answer takes."""

import http.client
import re
import time
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

import msgspec

from core.access import EVERYWHERE, STAFF, Duty, Person, Staff
from core.commands import ChangeDocument, Command
from core.decider import Accepted
from core.ids import derived
from store.pins import hashed
from store.staff import added, written
from store.writer import SiteWriter, wall_clock_ms

PIN = "246813"


class Pressed(NamedTuple):
    """A call as its officer knows it. `at_ns`: when the button was pressed, on the monotonic clock.

    `ticket`: who was called; "" where nobody waited. `answer_s`: until the page was there as it is after the call.
    """

    at_ns: int
    ticket: str
    answer_s: float


def hire(writer: SiteWriter) -> Person:
    """Writes down one officer who may work at every counter; the last admin must not be missing."""
    staff, person = added(Staff(), "Uji", hashed(PIN), {EVERYWHERE: (Duty.OFFICER, Duty.ADMIN)})
    change = Command(derived("bench", "staff"), "bench", ChangeDocument(STAFF, written(staff)))
    (answer,) = writer.submit([change], wall_clock_ms())
    assert isinstance(answer, Accepted), answer
    return person


class Officer:
    """Signed in, at one counter; keeps its connection as a browser does."""

    def __init__(self, url: str, person: Person, counter: int) -> None:
        self.counter = counter
        self._line = http.client.HTTPConnection(urlsplit(url).netloc)
        self._cookies: dict[str, str] = {}
        self._n = 0
        mark = _field(self._ask("GET", "/login"))
        form = urlencode({"csrf": mark, "number": person.id, "pin": PIN, "next": f"/counter/{counter}"})
        self._ask("POST", "/login", form.encode(), {"Content-Type": "application/x-www-form-urlencoded"})
        self._csrf = _field(self._ask("GET", f"/counter/{counter}"))

    def close(self) -> None:
        self._line.close()

    def call_next(self) -> Pressed:
        """Presses the big button."""
        return self.press({"kind": "call.next", "counter": self.counter})

    def press(self, do: dict[str, object]) -> Pressed:
        self._n += 1
        order = {"id": derived("bench", "page", self.counter, self._n), "do": do}
        headers = {"Content-Type": "application/json", "X-Besti": self._csrf}
        at_ns = time.monotonic_ns()
        raw = self._ask("POST", f"/counter/{self.counter}/do", msgspec.json.encode(order), headers)
        answer_s = (time.monotonic_ns() - at_ns) / 1e9
        found = re.search(r'data-visitor=\\"([\w-]{22})', raw)
        return Pressed(at_ns, found[1] if found else "", answer_s)

    def _ask(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> str:
        """Raises AssertionError where the page is not to be had."""
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        self._line.request(method, path, body, {**(headers or {}), "Cookie": cookies})
        answer = self._line.getresponse()
        raw = answer.read().decode()
        for cookie in answer.headers.get_all("set-cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self._cookies[name] = value
        assert answer.status in (200, 303, 409), (path, answer.status, raw[:200])
        return raw


def _field(html: str) -> str:
    found = re.search(r'name="csrf" value="([^"]*)"', html)
    return found[1] if found else ""
