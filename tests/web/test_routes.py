"""What each duty sees and may order at the counters; every address against everybody is in `test_every_route`."""

from typing import Any

from tests.sync.mall import new_id
from tests.web.mall import People
from tests.web.visit import Browser, Hub

EVERYBODY = ["officer", "banker", "usher", "supervisor", "admin"]
OF_COUNTER_1 = {"officer", "supervisor"}

ORDERS: list[dict[str, Any]] = [
    {"kind": "call.next", "counter": 1},
    {"kind": "call.recall", "counter": 1},
    {"kind": "step.start", "counter": 1},
    {"kind": "step.finish", "counter": 1},
    {"kind": "counter.close", "counter": 1},
    {"kind": "counter.pause", "counter": 1, "reason": "break"},
]

NOBODYS: list[dict[str, Any]] = [
    {"kind": "document.change", "name": "staff", "body": "{}"},
    {"kind": "day.close", "day": "2026-11-24"},
    {"kind": "epoch.begin", "jump": 5},
    {"kind": "device.revoke", "device": "kiosk-1"},
    {"kind": "lane.hand", "device": "kiosk-1", "incarnation": "x"},
    {"kind": "call.shown", "shown_lsn": 99, "spoken_lsn": 99},
    {"kind": "closing.set", "agency": None, "at_ms": 1, "reason": "other"},
]


def test_counters_are_shown_to_those_who_work_there(hub: Hub, people: People) -> None:
    for duty in EVERYBODY:
        browser = Browser(hub)
        browser.login(people.numbers[duty])
        wanted = 200 if duty in OF_COUNTER_1 else 403
        for path in ("/counter/1", "/counter/1/part"):
            assert (duty, path, browser.get(path).status_code) == (duty, path, wanted)
        assert browser.get("/counter/9999").status_code == 403
        shown = {"officer": "Loket 4", "supervisor": "Loket 4", "banker": "Bank NTT"}
        assert shown.get(duty, "belum ditugaskan") in browser.get("/counter").text


def test_every_order_is_taken_from_those_who_may_and_nobody_else(hub: Hub, people: People) -> None:
    for duty in EVERYBODY:
        browser = Browser(hub)
        browser.login(people.numbers[duty])
        before = hub.state().lsn
        for order in ORDERS:
            given = browser.order(1, order).status_code
            assert (duty, order["kind"], given in (200, 409)) == (duty, order["kind"], duty in OF_COUNTER_1)
        assert duty in OF_COUNTER_1 or hub.state().lsn == before


def test_what_is_no_business_of_a_counter_is_refused(hub: Hub, people: People) -> None:
    theirs = hub.issue("B1")
    browser = Browser(hub)
    browser.login(people.numbers["officer"])
    before = hub.state().lsn
    others: list[dict[str, Any]] = [
        {"kind": "call.next", "counter": 30},
        {"kind": "step.return", "ticket": theirs.id, "step": 0},
        {"kind": "step.add", "ticket": theirs.id, "errand": {"service": "A1"}},
        {"kind": "ticket.cancel", "ticket": theirs.id},
        {"kind": "ticket.issue", "ticket": new_id(), "errands": [{"service": "A1"}]},
    ]
    for order in [*NOBODYS, *others]:
        refused = browser.order(1, order)
        assert (order["kind"], refused.status_code, refused.json()["words"]) == (
            order["kind"], 403, "Tugas Anda tidak mencakup tindakan ini.",
        )  # fmt: skip
    assert hub.state().lsn == before


def test_who_did_it_stands_in_the_log_by_number(hub: Hub, people: People) -> None:
    hub.issue("A1")
    browser = Browser(hub)
    browser.login(people.numbers["officer"])
    assert browser.order(1, {"kind": "call.next", "counter": 1}).status_code == 200
    raw = Browser(hub).get("/v1/log?after=0.0&limit=5000").text
    (line,) = [line for line in raw.splitlines() if '"step.called"' in line]
    assert f'"actor":"{people.numbers["officer"]}"' in line
    assert "da Costa" not in raw


def test_a_page_of_a_counter_answers_in_english(hub: Hub, people: People) -> None:
    browser = Browser(hub)
    browser.login(people.numbers["officer"])
    assert "Call next" in browser.get("/counter/1?lang=en").text
    assert "Choose your counter" in browser.get("/counter").text
    browser.get("/counter/1/part?lang=id")
    assert "Call next" in browser.get("/counter/1").text
