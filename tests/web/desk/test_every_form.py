"""Every field of every form of the desk and of visitors' pages, also of forms that come later: a script stays text."""

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from core.commands import Finish
from core.words import Outcome
from tests.web.desk.house import SCRIPT, AtDesk
from tests.web.desk.test_agencies import NAMES, NEW, STEPS
from tests.web.mall import People
from tests.web.visit import Browser, Hub
from web.desk.office import DOORS

BELOW = (
    "/desk/site/form/mall", "/desk/site/form/hours", "/desk/site/form/rules", "/desk/site/form/agency-dukcapil",
    "/desk/agencies/new", *(f"{NEW}/{step}" for step in ("name", *STEPS, "officer", "rehearsal")),
    "/desk/agencies/leave/sim?last=2026-12-01", "/desk/agencies/trial/dukcapil", "/usher/find",
)  # fmt: skip
"""Pages behind those of the navigation."""

FIXED = {"csrf", "mark"}
"""What a page gives to be sent back as it is."""


class Forms(HTMLParser):
    """`found`: of each plain form the address, the method and its fields with what they hold."""

    def __init__(self, html: str, path: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, dict[str, str]]] = []
        self._path = path
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = "data-do" not in at
            if self._inside:
                self.found.append((at.get("action", self._path), at.get("method", "get"), {}))
        elif self._inside and at.get("name") and tag in ("input", "select", "textarea", "button"):
            self.found[-1][2].setdefault(at["name"], at.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "form"


def spoilt(fields: dict[str, str]) -> Iterator[dict[str, str]]:
    """All fields with a script at once, then each by itself: the first that is wrong hides the others."""
    free = [name for name in fields if name not in FIXED]
    yield {name: value if name in FIXED else SCRIPT for name, value in fields.items()}
    yield from (fields | {name: SCRIPT} for name in free)


def walk(desk: AtDesk, path: str) -> int:
    """Sends every form of a page with scripts in it; how many were sent."""
    sent = 0
    page = desk.get(path)
    for action, method, fields in Forms(page.text, path).found:
        if action == "/logout" or not page.ok:
            continue
        for wrong in spoilt(fields):
            found = desk.browser.get(action, params=wrong) if method == "get" else desk.browser.post(action, data=wrong)
            assert (action, wrong, found.status_code < 500, SCRIPT in found.text) == (action, wrong, True, False)
            sent += 1
    return sent


@pytest.mark.parametrize("duty", ["admin", "supervisor", "usher"])
def test_a_script_in_any_field_stays_text(hub: Hub, people: People, duty: str) -> None:
    desk = AtDesk(hub, people, duty)
    if duty == "admin":
        desk.post("/desk/agencies/new", NAMES)
    paths = [*(door.address for door in DOORS if door.open_to(people.of(duty))), *BELOW]
    sent = sum(walk(desk, path) for path in paths)
    assert sent > {"admin": 150, "supervisor": 10, "usher": 3}[duty]
    for path in [*paths, "/", "/hall", "/login", "/counter"]:
        page = desk.get(path)
        assert (path, page.status_code < 500, SCRIPT in page.text) == (path, True, False)


def test_a_script_in_what_visitors_send_stays_text_and_changes_nothing(hub: Hub) -> None:
    ticket = hub.issue("A1")
    hub.call(1)
    hub.do(Finish(1, Outcome.DONE))
    browser, before = Browser(hub), hub.state().lsn
    for path in ("/login", f"/t/{ticket.id}/rate/0"):
        forms = Forms(browser.get(path).text, path).found
        assert forms
        for action, _, fields in forms:
            for wrong in spoilt(fields):
                found = browser.post(action, data=wrong)
                assert (path, wrong, found.status_code < 500, SCRIPT in found.text) == (path, wrong, True, False)
    assert hub.state().lsn == before
