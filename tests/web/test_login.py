"""Coming in: with the right PIN, from the right browser, for as long as it lasts."""

import msgspec

from core.access import STAFF, Person
from core.commands import ChangeDocument
from store.pins import hashed
from store.staff import replaced, written
from tests.web.mall import PIN, People
from tests.web.visit import Browser, Hub, field


def test_an_officer_comes_in_and_goes_out(hub: Hub, people: People) -> None:
    browser = Browser(hub)
    assert browser.get("/counter").url.endswith("/login?next=/counter")
    came = browser.login(people.numbers["officer"])
    assert (came.status_code, came.url) == (200, hub.url + "/counter")
    assert "Officer &lt;b&gt;da Costa" in came.text
    cookie = next(c for c in browser.session.cookies if c.name == "besti")
    assert cookie.has_nonstandard_attr("HttpOnly")
    assert cookie.get_nonstandard_attr("SameSite") == "strict"
    browser.post("/logout", data={"csrf": browser.csrf()})
    assert browser.get("/counter").url.endswith("/login?next=/counter")


def test_a_wrong_pin_opens_nothing_and_five_shut_the_door(hub: Hub, people: People) -> None:
    browser, number = Browser(hub), people.numbers["officer"]
    for _ in range(5):
        refused = browser.login(number, "135790")
        assert (refused.status_code, "PIN salah" in refused.text) == (403, True)
    shut = browser.login(number)
    assert (shut.status_code, "Terlalu banyak PIN salah" in shut.text) == (429, True)
    assert Browser(hub).login(people.numbers["usher"]).status_code == 200
    fresh = replaced(people.staff, [_with_pin(people, "officer", "975318")])
    hub.do(ChangeDocument(STAFF, written(fresh)))
    assert browser.login(number, "975318").url.endswith("/counter")


def test_strange_numbers_are_wrong_like_any_other(hub: Hub) -> None:
    for number in ("", "999", "<script>", "1' OR '1'='1", "x" * 5000, "\x00"):
        refused = Browser(hub).login(number, PIN)
        assert (number, refused.status_code, "<script>" in refused.text) == (number, 403, False)


def test_a_new_pin_ends_what_the_old_one_opened(hub: Hub, people: People) -> None:
    browser = Browser(hub)
    browser.login(people.numbers["officer"])
    assert browser.get("/counter/1").status_code == 200
    hub.do(ChangeDocument(STAFF, written(replaced(people.staff, [_with_pin(people, "officer", "975318")]))))
    assert browser.get("/counter/1").url.endswith("/login?next=/counter/1")


def test_a_stolen_cookie_opens_nothing_and_ends(hub: Hub, people: People) -> None:
    mine, thief = Browser(hub), Browser(hub)
    mine.login(people.numbers["officer"])
    thief.session.headers["User-Agent"] = "another browser"
    thief.session.cookies.update(mine.session.cookies)
    stolen = thief.get("/counter/1")
    assert (stolen.status_code, "perangkat lain" in stolen.text) == (403, True)
    assert mine.get("/counter/1").url.endswith("/login?next=/counter/1")


def test_a_sign_in_without_its_mark_is_refused(hub: Hub, people: People) -> None:
    number = people.numbers["officer"]
    forged = Browser(hub).post("/login", data={"number": number, "pin": PIN, "csrf": "x"})
    assert (forged.status_code, "coba lagi" in forged.text) == (403, True)
    browser = Browser(hub)
    mark = field(browser.get("/login").text, "csrf")
    fields = {"number": number, "pin": PIN, "csrf": mark}
    elsewhere = browser.post("/login", data=fields, headers={"Origin": "http://evil.example"})
    assert (elsewhere.status_code, "situs lain" in elsewhere.text) == (403, True)


def test_nobody_is_sent_elsewhere_after_signing_in(hub: Hub, people: People) -> None:
    for address in ("//evil.example", "https://evil.example", "/counter//evil", "/counter\\x", "/x"):
        browser = Browser(hub)
        mark = field(browser.get("/login", params={"next": address}).text, "csrf")
        fields = {"number": people.numbers["officer"], "pin": PIN, "csrf": mark, "next": address}
        came = browser.post("/login", data=fields, allow_redirects=False)
        assert (address, came.headers["location"]) == (address, "/counter")


def _with_pin(people: People, name: str, pin: str) -> Person:
    return msgspec.structs.replace(people.of(name), pin=hashed(pin))
