"""The ids that a counter's page holds ready: two browsers that see the same counter send the same command."""

import json
import re

from tests.web.mall import People
from tests.web.visit import Browser, Hub


def ids(browser: Browser, language: str) -> dict[str, str]:
    html = browser.get(f"/counter/1/part?lang={language}").json()["html"]
    found = re.search(r"data-ids='([^']+)'", html)
    assert found
    return dict(json.loads(found[1]))


def test_they_are_the_same_in_every_browser_until_something_happens_at_the_counter(hub: Hub, people: People) -> None:
    officer, supervisor = Browser(hub), Browser(hub)
    officer.login(people.numbers["officer"])
    supervisor.login(people.numbers["supervisor"])
    hub.issue("A1")
    seen = ids(officer, "id")
    assert ids(supervisor, "en") == ids(officer, "id") == seen
    assert len(set(seen.values())) == len(seen)
    hub.issue("A1")
    assert ids(officer, "id") == seen
    hub.call(2)
    assert ids(officer, "id") == seen
    hub.call(1)
    later = ids(officer, "id")
    assert later.keys() == seen.keys()
    assert not set(later.values()) & set(seen.values())
