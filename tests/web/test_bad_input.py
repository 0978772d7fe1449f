"""Whatever comes from outside is refused plainly, shown as text, and changes nothing."""

import socket

import msgspec
import pytest

from core.commands import CancelTicket, Hold, OpenCounter, PauseTicket
from core.words import Reason
from tests.sync.mall import new_id
from tests.web.mall import People
from tests.web.visit import Browser, Hub

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def officer(hub: Hub, people: People) -> Browser:
    browser = Browser(hub)
    browser.login(people.numbers["officer"])
    return browser


NONSENSE = [
    b"", b"{", b"\xff\xfe", b"[]", b'{"id":"x","do":{}}', b'{"id":"' + b"a" * 22 + b'","do":{"kind":"<script>"}}',
    b'{"id":"' + b"a" * 22 + b'","do":{"kind":"call.next","counter":"1"}}', b"[" * 20_000,
]  # fmt: skip


def test_orders_that_make_no_sense(hub: Hub, officer: Browser) -> None:
    before, token = hub.state().lsn, officer.csrf()
    for body in NONSENSE:
        refused = officer.post("/counter/1/do", data=body, headers={"X-Besti": token})
        assert (body[:60], refused.status_code, refused.json()["words"][:10]) == (body[:60], 400, "Permintaan")
    assert hub.state().lsn == before


def test_an_order_without_the_token_of_the_session(hub: Hub, officer: Browser) -> None:
    before = hub.state().lsn
    body = msgspec.json.encode({"id": new_id(), "do": {"kind": "call.next", "counter": 1}})
    for headers in ({}, {"X-Besti": ""}, {"X-Besti": "x" * 32}, {"X-Besti": SCRIPT}):
        assert officer.post("/counter/1/do", data=body, headers=headers).status_code == 403
    assert officer.post("/logout", data={}).status_code == 403
    assert officer.get("/counter/1", allow_redirects=False).status_code == 200
    assert hub.state().lsn == before


def test_an_order_from_another_site(hub: Hub, officer: Browser) -> None:
    for headers in ({"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        refused = officer.order(1, {"kind": "call.next", "counter": 1}, headers=headers)
        assert (refused.status_code, refused.json()["words"][:10]) == (403, "Permintaan")


def test_values_that_the_hub_refuses_are_told_in_words(hub: Hub, officer: Browser) -> None:
    hub.issue("A1")
    assert officer.order(1, {"kind": "call.next", "counter": 1}).status_code == 200
    refused = officer.order(1, {"kind": "step.finish", "counter": 1, "missing": ["nosuch"]})
    assert (refused.status_code, refused.json()["words"]) == (409, "Berkas nosuch tidak dikenal.")
    for field in ("missing", "referred_to", "service"):
        order = {"kind": "step.finish", "counter": 1, field: [SCRIPT] if field == "missing" else SCRIPT}
        assert officer.order(1, order).status_code == 400


def test_a_command_that_is_too_old_is_not_carried_out(hub: Hub, officer: Browser) -> None:
    hub.issue("A1")
    refused = officer.order(1, {"kind": "call.next", "counter": 1}, age_ms=31_000)
    assert (refused.status_code, refused.json()["words"][:8]) == (409, "Perintah")
    assert hub.state().counter(1).ticket is None


def test_numbers_that_are_no_business_of_a_counter(hub: Hub, officer: Browser) -> None:
    """Cancelled, of another agency, of yesterday: each is told in words and changes nothing."""
    cancelled, theirs, old = hub.issue("A1"), hub.issue("B1"), hub.issue("A1")
    hub.do(CancelTicket(cancelled.id))
    hub.call(1)
    hub.do(Hold(1, Reason.DOCUMENTS))
    before = hub.state().lsn
    choose = {"kind": "call.ticket", "counter": 1, "reason": "priority"}
    asked = officer.order(1, choose | {"ticket": cancelled.id})
    assert (asked.status_code, asked.json()["words"]) == (409, f"Nomor {cancelled.label} sudah selesai.")
    asked = officer.order(1, choose | {"ticket": theirs.id})
    assert (asked.status_code, asked.json()["words"]) == (409, f"Nomor {theirs.label} tidak dilayani di loket 1.")
    assert officer.order(1, choose | {"ticket": new_id()}).status_code == 409
    slip = {"kind": "print.ask", "print": new_id(), "paper": "pickup", "step": 0, "device": "kiosk-1"}
    assert officer.order(1, slip | {"subject": theirs.id}).status_code == 403
    assert officer.order(1, slip | {"subject": old.id}).status_code == 409
    assert hub.state().lsn == before
    hub.later(hours=24)
    hub.do(OpenCounter(1))
    before = hub.state().lsn
    for order in (choose | {"ticket": old.id}, {"kind": "step.return", "ticket": old.id, "step": 0}):
        assert (order["kind"], officer.order(1, order).status_code) == (order["kind"], 409)
    assert hub.state().lsn == before


def test_a_question_to_a_colleague_holds_codes_only(hub: Hub, officer: Browser) -> None:
    before = hub.state().lsn
    ask = {"kind": "colleague.ask", "ask": new_id(), "counter": 1, "question": "look", "to_counter": 2}
    for field in ("ask", "question", "to_counter", "to_agency", "ticket"):
        assert (field, officer.order(1, ask | {field: SCRIPT}).status_code) == (field, 400)
    assert officer.order(1, ask | {"words": "Pak Budi"}).status_code == 400
    assert officer.order(1, ask | {"to_counter": 1}).status_code == 409
    assert officer.order(1, ask | {"counter": 11}).status_code == 403
    answer = {"kind": "colleague.answer", "ask": new_id(), "counter": 1, "reply": "yes"}
    assert officer.order(1, answer).json()["words"] == "Pertanyaan ini tidak ditujukan ke loket ini."
    assert hub.state().lsn == before


PATHS = [
    "/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/%2e%2e/etc/passwd", "/static//etc/passwd", "/static/",
    "/counter/1/../../v1", "/counter/-1", "/counter/x", "/t/..%2f..%2fetc", "/etc/passwd", "/%00",
    "/nowhere/t/" + "a" * 22,
]  # fmt: skip


def raw(hub: Hub, request: str, until: str) -> str:
    """What comes back for bytes that no client library would send."""
    answer = ""
    with socket.create_connection(("127.0.0.1", int(hub.url.rpartition(":")[2])), timeout=10) as line:
        line.sendall(request.encode())
        while until not in answer and (more := line.recv(65536).decode()):
            answer += more
    return answer


def test_paths_that_lead_nowhere(hub: Hub) -> None:
    for path in PATHS:
        answer = raw(hub, f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "</html>")
        assert (path, answer[:12]) == (path, "HTTP/1.1 404")
        assert "root:" not in answer
        assert "halaman" in answer.lower() or "alamat" in answer.lower()


def test_a_little_too_much_is_read_to_its_end_and_refused(hub: Hub, officer: Browser) -> None:
    ticket = hub.issue("A1")
    cookie = "; ".join(f"{c.name}={c.value}" for c in officer.session.cookies)
    agent, token = officer.session.headers["User-Agent"], officer.csrf()
    for path in ("/login", "/counter/1/do", f"/t/{ticket.id}/cancel", f"/t/{ticket.id}/rate/0"):
        head = (
            f"POST {path} HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\nUser-Agent: {agent!s}\r\n"
            f"X-Besti: {token}\r\nContent-Length: 40000\r\n\r\n"
        )
        answer = raw(hub, head + "a" * 40_000, "terlalu besar")
        assert (path, answer[:12], "terlalu besar" in answer) == (path, "HTTP/1.1 413", True)
    assert hub.state().tickets[ticket.id].is_open


def test_a_ticket_of_nobody_and_of_another_day(hub: Hub) -> None:
    browser, ticket = Browser(hub), hub.issue("A1")
    unknown = browser.get(f"/t/{new_id()}")
    assert (unknown.status_code, "Belum tercatat di sini" in unknown.text) == (200, True)
    assert "tidak ditemukan" not in unknown.text.lower()
    for action in ("cancel", "late", "back"):
        assert browser.post(f"/t/{new_id()}/{action}").status_code == 409
    hub.later(hours=24)
    assert hub.state().is_open
    old = browser.get(f"/t/{ticket.id}")
    assert (f"Nomor {ticket.label} berlaku pada 24-11-2026 saja" in old.text) is True
    before = hub.state().lsn
    refused = browser.post(f"/t/{ticket.id}/cancel")
    assert (refused.status_code, "hari lain" in refused.text) == (409, True)
    assert hub.state().lsn == before


def test_a_cancelled_ticket_stays_cancelled(hub: Hub) -> None:
    browser, ticket = Browser(hub), hub.issue("A1")
    hub.do(CancelTicket(ticket.id))
    before = hub.state().lsn
    for action in ("cancel", "late", "back"):
        answer = browser.post(f"/t/{ticket.id}/{action}")
        assert (answer.status_code, "tidak dapat dilakukan sekarang" in answer.text) == (200, True)
    assert hub.state().lsn == before


def test_patience_is_asked_for_once_whoever_sends_it_again(hub: Hub) -> None:
    """Straight to the hub, for the page has no button for it any more."""
    browser, ticket = Browser(hub), hub.issue("A1")
    path = f"/t/{ticket.id}"
    for _ in range(2):  # a finger that touches twice
        assert "Tempat Anda kami jaga" in browser.post(f"{path}/late").text
    assert "menunggu panggilan lagi" in browser.post(f"{path}/back").text
    before = hub.state().lsn
    again = browser.post(f"{path}/late").text
    assert ("tidak dapat dilakukan sekarang" in again, "kami jaga" in again) == (True, False)
    assert (hub.state().lsn, hub.state().tickets[ticket.id].paused_until_ms) == (before, None)


def test_whoever_an_usher_lets_step_out_later_comes_back_by_phone_too(hub: Hub) -> None:
    browser, ticket = Browser(hub), hub.issue("A1")
    path = f"/t/{ticket.id}"
    browser.post(f"{path}/late")
    browser.post(f"{path}/back")
    hub.later(seconds=60)
    hub.do(PauseTicket(ticket.id, Reason.VISITOR_ASKED, 10))
    assert "menunggu panggilan lagi" in browser.post(f"{path}/back").text
    assert hub.state().tickets[ticket.id].paused_until_ms is None


def test_a_rating_takes_scores_and_nothing_else(hub: Hub) -> None:
    browser, ticket = Browser(hub), hub.issue("A1")
    path = f"/t/{ticket.id}/rate/0"
    assert "belum selesai atau sudah dinilai" in browser.get(path).text
    hub.call(1)
    hub.finish(1)
    for fields in ({}, {"waktu": "5"}, {"waktu": SCRIPT}, {SCRIPT: "4"}):
        refused = browser.post(path, data=fields)
        assert (refused.status_code, "paling sedikit satu" in refused.text) == (400, True)
        assert SCRIPT not in refused.text
    assert "Terima kasih" in browser.post(path, data={"waktu": "4", "sarana": "2"}).text
    assert "tidak dapat dilakukan" in browser.post(path, data={"waktu": "1"}).text
    assert browser.post(f"/t/{ticket.id}/rate/99999999999999999999", data={"waktu": "1"}).status_code in (200, 404)


def test_what_is_said_in_an_address_is_not_repeated(hub: Hub) -> None:
    ticket = hub.issue("A1")
    for query in (f"?said={SCRIPT}", f"?lang={SCRIPT}", f"?zone={SCRIPT}"):
        for path in (f"/t/{ticket.id}", "/hall", "/login"):
            assert SCRIPT not in Browser(hub).get(path + query).text


def test_pages_may_run_our_scripts_only(hub: Hub) -> None:
    for path in ("/", "/login", "/hall", "/nothing", "/static/live.js"):
        headers = Browser(hub).get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
