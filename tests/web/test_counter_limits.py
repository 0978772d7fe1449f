"""What a counter may take back or repeat, and for how long: an undo for ten seconds, three calls a minute apart."""

import re

import pytest

from core.access import EVERYWHERE, STAFF, Duty
from core.commands import AskHelp, ChangeDocument
from store.staff import added, written
from tests.sync.mall import new_id
from tests.web.mall import People
from tests.web.visit import Browser, Hub


@pytest.fixture
def officer(hub: Hub, people: People) -> Browser:
    browser = Browser(hub)
    browser.login(people.numbers["officer"])
    return browser


def press(officer: Browser, kind: str) -> tuple[int, str]:
    answer = officer.order(1, {"kind": kind, "counter": 1})
    return answer.status_code, answer.json()["words"]


def button(officer: Browser, key: str) -> dict[str, int]:
    """From when and until when a button can be pressed, by the hub's clock; nothing where it is not there."""
    found = re.search(rf'<button[^>]*data-key="{key}"[^>]*>', officer.get("/counter/1").text)
    return {name: int(ms) for name, ms in re.findall(r'data-(from|until)="(\d+)"', found[0])} if found else {}


def test_a_call_can_be_taken_back_for_ten_seconds(hub: Hub, officer: Browser) -> None:
    first, _ = hub.issue("A1"), hub.issue("A1")
    press(officer, "call.next")
    assert button(officer, "U") == {"until": hub.now_ms() + 10_000}
    hub.later(seconds=9)
    assert press(officer, "call.undo") == (200, "")
    assert hub.state().counter(1).ticket is None
    press(officer, "call.next")
    hub.later(seconds=11)
    before = hub.state().lsn
    status, words = press(officer, "call.undo")
    assert (status, "10 detik" in words, hub.state().lsn) == (409, True, before)
    assert hub.state().counter(1).ticket == first.id


def test_a_call_is_repeated_after_a_minute_and_three_times_at_most(hub: Hub, officer: Browser) -> None:
    ticket = hub.issue("A1")
    press(officer, "call.next")
    for calls in (1, 2):
        assert button(officer, "R") == {"from": hub.now_ms() + 60_000}
        hub.later(seconds=59)
        assert press(officer, "call.recall")[0] == 409
        hub.later(seconds=1)
        assert press(officer, "call.recall") == (200, "")
        assert hub.state().tickets[ticket.id].steps[0].calls == calls + 1
    hub.later(seconds=120)
    assert button(officer, "R") == {}
    assert press(officer, "call.recall")[0] == 409
    assert hub.state().tickets[ticket.id].steps[0].calls == 3


def test_a_call_for_help_is_for_the_ushers_of_its_agency_first(hub: Hub, people: People) -> None:
    """For a minute; then for every usher. One from a kiosk is for all at once."""
    pin, staff, numbers = people.of("usher").pin, people.staff, {}
    for agency in ("bankntt", "dukcapil", EVERYWHERE):
        staff, person = added(staff, f"Pemandu {agency}", pin, {agency: (Duty.USHER,)})
        numbers[agency] = person.id
    hub.do(ChangeDocument(STAFF, written(staff)))
    ushers = {agency: Browser(hub) for agency in numbers}
    for agency, browser in ushers.items():
        browser.login(numbers[agency])
    hub.do(AskHelp(new_id(), "counter-1"))

    def hears(place: str) -> set[str]:
        return {agency for agency, browser in ushers.items() if f"<h2>{place}" in browser.get("/usher").text}

    assert hears("Loket 1") == {"dukcapil", EVERYWHERE}
    hub.later(seconds=61)
    assert hears("Loket 1") == {"bankntt", "dukcapil", EVERYWHERE}
    hub.do(AskHelp(new_id(), "kiosk-1"))
    assert hears("Kiosk 1") == {"bankntt", "dukcapil", EVERYWHERE}
