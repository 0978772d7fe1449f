"""The usher's pages over HTTP: what may be ordered there, and what bad input comes to."""

import re
from typing import Any

import msgspec
import pytest
import requests

from core.commands import AskHelp, CancelTicket
from core.words import Channel, HelpState
from tests.sync.mall import new_id
from tests.web.mall import People
from tests.web.visit import Browser, Hub

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def usher(hub: Hub, people: People) -> Browser:
    browser = Browser(hub)
    browser.login(people.numbers["usher"])
    return browser


def order(browser: Browser, do: dict[str, Any], page: str = "/usher", **more: Any) -> requests.Response:
    headers = {"X-Besti": browser.csrf("/usher")} | more.pop("headers", {})
    body = msgspec.json.encode({"id": more.pop("id", None) or new_id(), "do": do, **more})
    return browser.post(f"{page}/do", data=body, headers=headers)


def test_an_usher_is_led_to_the_own_page(hub: Hub, people: People) -> None:
    browser = Browser(hub)
    assert browser.get("/usher").url.endswith("/login?next=/usher")
    mark = browser.get("/login").text.split('name="csrf" value="')[1].split('"')[0]
    came = browser.post("/login", data={"csrf": mark, "number": people.numbers["usher"], "pin": "246813"})
    assert came.url == hub.url + "/usher"


def test_a_call_for_help_is_taken_by_one_and_ended(hub: Hub, usher: Browser, people: People) -> None:
    help_ = new_id()
    hub.do(AskHelp(help_, "counter-3"))
    assert "Loket 3" in usher.get("/usher").text
    assert order(usher, {"kind": "help.take", "help": help_}).status_code == 200
    assert "Anda sedang ke sana" in usher.get("/usher").text
    again = order(usher, {"kind": "help.take", "help": help_})
    assert (again.status_code, again.json()["words"]) == (409, "Panggilan bantuan ini sudah diambil.")
    assert hub.state().helps[help_].by == people.numbers["usher"]
    assert order(usher, {"kind": "help.finish", "help": help_}).status_code == 200
    assert hub.state().helps[help_].state is HelpState.FINISHED
    assert "Tidak ada yang memanggil bantuan" in usher.get("/usher").text


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, None), (61, "Semua pemandu diberi tahu"), (121, "Meja pengawas diberi tahu")]
)
def test_what_nobody_takes_goes_further(hub: Hub, usher: Browser, seconds: int, told: str | None) -> None:
    hub.do(AskHelp(new_id(), "kiosk-1"))
    hub.later(seconds=seconds)
    page = usher.get("/usher").text
    assert "Kiosk 1" in page
    assert ("diberi tahu" in page) is (told is not None)
    assert told is None or told in page


def test_emergency_papers_are_booked_in_once(hub: Hub, usher: Browser) -> None:
    papers = {
        "kind": "papers.admit", "letter": "A", "service": "A1", "first": 1, "last": 14,
        "tickets": [new_id() for _ in range(14)], "minutes_ago": 30,
    }  # fmt: skip
    assert order(usher, papers, "/usher/papers").status_code == 200
    again = order(usher, papers | {"tickets": [new_id() for _ in range(14)]}, "/usher/papers")
    assert (again.status_code, again.json()["words"]) == (409, "A9001 sampai A9014 sudah tercatat.")
    found = [t for t in hub.state().tickets.values() if t.channel is Channel.PAPER_LANE]
    assert sorted(t.label for t in found) == [f"A90{n:02}" for n in range(1, 15)]
    assert "A9014" in usher.get("/usher/papers").text
    assert hub.call(1) == "A9001"


def test_a_lost_number_is_found_by_service_and_time(hub: Hub, usher: Browser) -> None:
    early = hub.issue("A1")
    hub.later(hours=1)
    late, other = hub.issue("A1"), hub.issue("B1")

    def found(**query: str) -> list[str]:
        page = usher.get("/usher/find", params=query).text
        return [t.label for t in (early, late, other) if f"/usher/t/{t.id}" in page]

    assert found(service="A1") == [early.label, late.label]
    assert found(service="A1", clock="10:10") == [late.label]
    assert found(clock="09.05") == [early.label]
    assert found(label=other.label.lower()) == [other.label]
    assert found(label="Z") == []
    assert found(clock="25:99", service="B1") == [other.label]
    for field in ("service", "clock", "label"):
        assert SCRIPT not in usher.get("/usher/find", params={field: SCRIPT}).text


NOT_THEIRS: list[dict[str, Any]] = [
    {"kind": "call.next", "counter": 1},
    {"kind": "counter.close", "counter": 1},
    {"kind": "document.change", "name": "staff", "body": "{}"},
    {"kind": "lane.issued", "ticket": "a" * 22, "label": "A1001", "errands": [{"service": "A1"}]},
    {"kind": "day.close", "day": "2026-11-24"},
    {"kind": "colleague.answer", "ask": "a" * 22, "counter": 1, "reply": "yes"},
]


def test_an_usher_orders_nothing_that_is_not_theirs(hub: Hub, usher: Browser) -> None:
    before = hub.state().lsn
    for do in NOT_THEIRS:
        assert (do["kind"], order(usher, do).status_code) == (do["kind"], 403)
    assert hub.state().lsn == before


def test_orders_without_token_from_elsewhere_or_without_sense(hub: Hub, usher: Browser) -> None:
    issue = {"kind": "ticket.issue", "ticket": new_id(), "errands": [{"service": "A1"}]}
    before = hub.state().lsn
    for headers in ({"X-Besti": ""}, {"X-Besti": SCRIPT}, {"Origin": "http://evil.example"}):
        assert order(usher, issue, headers=headers).status_code == 403
    wrong: list[dict[str, Any]] = [
        issue | {"ticket": SCRIPT}, issue | {"errands": [{"service": SCRIPT}]}, issue | {"print_at": SCRIPT},
        issue | {"needs": [SCRIPT]}, issue | {"language": SCRIPT}, issue | {"more": 1}, {"kind": SCRIPT},
    ]  # fmt: skip
    for do in wrong:
        assert (do, order(usher, do).status_code) == (do, 400)
    for path in ("/usher/t/x", "/usher/t/..%2f..%2fetc", f"/usher/t/{'a' * 23}", "/usher/t/" + SCRIPT):
        assert (path, usher.get(path).status_code) == (path, 404)
    assert hub.state().lsn == before


def test_a_number_that_is_over_old_or_unknown_is_told_in_words(hub: Hub, usher: Browser) -> None:
    ticket = hub.issue("A1")
    hub.do(CancelTicket(ticket.id))
    before = hub.state().lsn
    for kind in ("ticket.cancel", "ticket.resume"):
        refused = order(usher, {"kind": kind, "ticket": ticket.id}, f"/usher/t/{ticket.id}")
        assert (refused.status_code, refused.json()["words"]) == (409, f"Nomor {ticket.label} sudah selesai.")
    assert "dibatalkan" in usher.get(f"/usher/t/{ticket.id}").text
    assert "belum tercatat hari ini" in usher.get(f"/usher/t/{new_id()}").text
    hub.later(hours=24)
    assert hub.state().is_open
    assert hub.state().lsn > before
    usher.login(People.known().numbers["usher"])
    assert "belum tercatat hari ini" in usher.get(f"/usher/t/{ticket.id}").text
    again = order(usher, {"kind": "ticket.cancel", "ticket": ticket.id}, f"/usher/t/{ticket.id}")
    assert again.status_code == 409


def test_an_usher_sees_the_times_that_the_visitor_sees(hub: Hub, usher: Browser) -> None:
    for _ in range(5):
        mine = hub.issue("A1")
    hub.later(seconds=20 * 60)
    shown = re.findall(r"\d\d\.\d\d–\d\d\.\d\d", usher.get(f"/t/{mine.id}?lang=id").text)
    page = usher.get(f"/usher/t/{mine.id}").text
    assert len(set(shown)) == 2
    assert set(re.findall(r"\d\d\.\d\d–\d\d\.\d\d", page)) == set(shown)
    assert "Dijanjikan" in page
