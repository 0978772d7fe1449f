"""What is refused at the pages stands in the hub's log: what it was and whence, and nothing of a visitor."""

from core.commands import CancelTicket, Hold, OpenCounter
from core.words import Reason
from tests.sync.mall import new_id
from tests.web.child import LOG
from tests.web.desk.house import AtDesk
from tests.web.mall import PIN, People
from tests.web.test_bad_input import SCRIPT
from tests.web.visit import Browser, Hub

WRONG = "135790"
CHOOSE = {"kind": "call.ticket", "counter": 1, "reason": "priority"}


def said(hub: Hub, words: str) -> bool:
    """Whether the newest line of the log says so."""
    text = (hub.folder / LOG).read_text()
    return words in text.splitlines()[-1]


def test_who_cannot_come_in(hub: Hub, people: People) -> None:
    browser, thief = Browser(hub), Browser(hub)
    for _ in range(5):
        browser.login(people.numbers["banker"], WRONG)
        assert said(hub, "a wrong PIN from 127.0.0.1")
    browser.login(people.numbers["banker"])
    assert said(hub, "more PINs than are heard from 127.0.0.1")
    browser.login(people.numbers["officer"])
    thief.session.headers["User-Agent"] = "another browser"
    thief.session.cookies.update(browser.session.cookies)
    thief.get("/counter/1")
    assert said(hub, "turned away GET /counter/1 from 127.0.0.1: page.stolen")


def test_what_comes_from_elsewhere_or_leads_nowhere(hub: Hub, people: People) -> None:
    browser = Browser(hub)
    browser.login(people.numbers["officer"])
    browser.post("/counter/1/do", data=b"{}", headers={"Origin": "http://evil.example"})
    assert said(hub, "POST /counter/1/do from 127.0.0.1: page.other_site")
    browser.post("/counter/1/do", data=b"{}", headers={"X-Besti": SCRIPT})
    assert said(hub, "POST /counter/1/do from 127.0.0.1: page.no_token")
    browser.get("/static/..%2fapp.py")
    assert said(hub, "turned away GET /static/../app.py from 127.0.0.1: page.no_page")
    browser.get("/a%1b[2Jb")
    assert said(hub, "turned away GET /a?[2Jb from 127.0.0.1: page.no_page")
    desk = AtDesk(hub, people)
    desk.send("/desk/site/upload", b"x" * 10_000_000)
    assert said(hub, "POST /desk/site/upload from 127.0.0.1: page.too_large")


def test_numbers_that_are_no_business_of_whoever_asks(hub: Hub, people: People) -> None:
    officer, number = Browser(hub), people.numbers["officer"]
    officer.login(number)
    cancelled, theirs, old = hub.issue("A1"), hub.issue("B1"), hub.issue("A1")
    hub.do(CancelTicket(cancelled.id))
    hub.call(1)
    hub.do(Hold(1, Reason.DOCUMENTS))
    for ticket, code in ((cancelled, "ticket_over"), (theirs, "not_here")):
        officer.order(1, CHOOSE | {"ticket": ticket.id})
        assert (code, said(hub, f"{number} sent CallTicket and was refused: {code}")) == (code, True)
    officer.order(1, {"kind": "ticket.cancel", "ticket": theirs.id})
    assert (hub.folder / LOG).read_text().count(f"{number} may not send CancelTicket") == 1
    Browser(hub).post(f"/t/{cancelled.id}/cancel")
    assert said(hub, "phone sent CancelTicket and was refused: ticket_over")
    hub.later(hours=24)
    hub.do(OpenCounter(1))
    before = len((hub.folder / LOG).read_text().splitlines())
    officer.order(1, CHOOSE | {"ticket": old.id})
    assert said(hub, f"{number} sent CallTicket and was refused: ticket_over")
    assert len((hub.folder / LOG).read_text().splitlines()) == before + 1
    Browser(hub).post(f"/t/{old.id}/cancel")
    assert said(hub, "turned away POST /t/… from 127.0.0.1: page.old_ticket")
    Browser(hub).post(f"/t/{new_id()}/cancel")
    log = (hub.folder / LOG).read_text()
    assert [id_ for id_ in (cancelled.id, theirs.id, old.id, PIN, WRONG) if id_ in log] == []


def test_an_officer_who_does_what_is_right_is_not_logged(hub: Hub, people: People) -> None:
    officer = Browser(hub)
    officer.login(people.numbers["officer"])
    hub.issue("A1")
    assert officer.order(1, {"kind": "call.next", "counter": 1}).status_code == 200
    assert officer.order(2, {"kind": "call.next", "counter": 2}).status_code == 409  # nobody waits
    officer.get("/favicon.ico")
    assert (hub.folder / LOG).read_text() == ""
