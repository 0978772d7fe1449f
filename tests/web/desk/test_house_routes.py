"""Least privilege, route by route: whose pages these are, and that nobody else changes a thing."""

import pytest

from tests.web.desk.house import SCRIPT, AtDesk
from tests.web.mall import People
from tests.web.visit import Browser, Hub

EVERYBODY = ["officer", "banker", "usher", "supervisor", "admin"]

PAGES = {
    "/desk/people": "admin",
    "/desk/people/101": "admin",
    "/desk/devices": "admin",
    "/desk/site": "admin",
    "/desk/site/file": "admin",
    "/desk/site/form/hours": "admin",
    "/desk/holidays": "admin",
    "/desk/agencies": "admin",
    "/desk/agencies/new": "admin",
    "/desk/agencies/leave/sim": "admin",
    "/desk/agencies/trial/sim": "admin",
    "/desk/bookings": "supervisor",
}

FORMS = {
    "/desk/people/add": "admin",
    "/desk/people/list/x": "admin",
    "/desk/people/101/duties": "admin",
    "/desk/people/101/pin": "admin",
    "/desk/people/101/stop": "admin",
    "/desk/devices/approve": "admin",
    "/desk/devices/kios-9/revoke": "admin",
    "/desk/site/form/hours": "admin",
    "/desk/site/version/1": "admin",
    "/desk/site/preview/x": "admin",
    "/desk/holidays/add": "admin",
    "/desk/holidays/remove": "admin",
    "/desk/agencies/new": "admin",
    "/desk/agencies/new/x/letter": "admin",
    "/desk/agencies/new/x/officer": "admin",
    "/desk/agencies/new/x/rehearsal": "admin",
    "/desk/agencies/new/x/open": "admin",
    "/desk/agencies/new/x/drop": "admin",
    "/desk/agencies/leave/sim": "admin",
    "/desk/bookings/add": "supervisor",
    "/desk/bookings/list/x": "supervisor",
    "/desk/bookings/cancel": "supervisor",
}
FILES = {
    "/desk/people/list": "admin",
    "/desk/site/upload": "admin",
    "/desk/holidays/list": "admin",
    "/desk/bookings/list": "supervisor",
}


def test_without_a_sign_in_there_is_nothing(hub: Hub) -> None:
    browser = Browser(hub)
    for path in PAGES:
        assert browser.get(path, allow_redirects=False).headers["location"] == f"/login?next={path}"
    for path in [*FORMS, *FILES]:
        assert (path, browser.post(path, data={}).status_code) == (path, 401)


@pytest.mark.parametrize("duty", EVERYBODY)
def test_pages_are_shown_to_those_whose_they_are(hub: Hub, people: People, duty: str) -> None:
    desk = AtDesk(hub, people, duty)
    for path, whose in PAGES.items():
        assert (path, desk.get(path).status_code) == (path, 200 if duty == whose else 403)


@pytest.mark.parametrize("duty", ["officer", "usher", "supervisor", "admin"])
def test_nobody_else_changes_a_thing(hub: Hub, people: People, duty: str) -> None:
    desk, before = AtDesk(hub, people, duty), hub.state().lsn
    for path in (path for path, whose in FORMS.items() if whose != duty):
        assert (path, desk.post(path).status_code) == (path, 403)
    for path in (path for path, whose in FILES.items() if whose != duty):
        assert (path, desk.send(path, b"{}").status_code) == (path, 403)
    assert hub.state().lsn == before


def test_what_another_site_sends_is_refused(hub: Hub, people: People) -> None:
    before = hub.state().lsn
    for duty in ("admin", "supervisor"):
        desk = AtDesk(hub, people, duty)
        for path in (path for path, whose in FORMS.items() if whose == duty):
            elsewhere = desk.post(path, headers={"Origin": "http://elsewhere.example"})
            assert (path, elsewhere.status_code, "situs lain" in elsewhere.text) == (path, 403, True)
            without = desk.browser.post(path, data={"csrf": "guessed"})
            assert (path, without.status_code, "tanda pengaman" in without.text) == (path, 403, True)
        for path in (path for path, whose in FILES.items() if whose == duty):
            without = desk.browser.post(path, data={"csrf": "guessed"}, files={"file": b"{}"})
            assert (path, without.status_code) == (path, 403)
    assert hub.state().lsn == before


def test_a_stolen_cookie_opens_nothing(hub: Hub, people: People) -> None:
    mine, thief = AtDesk(hub, people), Browser(hub)
    mine.get("/desk/people")
    thief.session.headers["User-Agent"] = "another browser"
    thief.session.cookies.update(mine.browser.session.cookies)
    assert thief.post("/desk/people/101/stop", data={"csrf": mine.token}).status_code == 403
    assert mine.get("/desk/people").url.endswith("/login?next=/desk/people")


def test_strange_paths_lead_nowhere(hub: Hub, people: People) -> None:
    desk = AtDesk(hub, people)
    for path in (
        "/desk/people/999", f"/desk/people/{SCRIPT}", "/desk/site/form/..%2f..%2fstaff", "/desk/site/form/agency-x",
        "/desk/agencies/new/..%2f/letter", "/desk/agencies/leave/%00", "/desk/site/../people/999",
    ):  # fmt: skip
        found = desk.get(path)
        assert (path, found.status_code, SCRIPT in found.text) == (path, 404, False)
    for path in ("/desk/site/version/999", "/desk/site/version/0"):
        assert (path, desk.post(path).status_code) == (path, 404)
    gone = desk.get("/desk/site/preview/nothing")
    assert (gone.status_code, "terlalu lama" in gone.text) == (410, True)


@pytest.mark.parametrize("path", list(FILES))
def test_a_file_of_ten_megabytes_is_refused_plainly(hub: Hub, people: People, path: str) -> None:
    desk, before = AtDesk(hub, people, FILES[path]), hub.state().lsn
    refused = desk.send(path, b"x" * 10_000_000)
    assert (refused.status_code, "terlalu besar" in refused.text) == (413, True)
    assert hub.state().lsn == before


@pytest.mark.parametrize("path", list(FILES))
def test_what_is_no_file_at_all_is_refused_plainly(hub: Hub, people: People, path: str) -> None:
    desk, before = AtDesk(hub, people, FILES[path]), hub.state().lsn
    bombs = (
        b"",
        b"PK\x03\x04" + b"\0" * 5000,
        b"\xff\xfe\x00",
        b"[" * 50_000,
        b"\x1f\x8b\x08" + b"\0" * 100,
        b"a,b\n1,2\n",
    )
    for raw in bombs:
        refused = desk.send(path, raw, name="../../etc/passwd")
        assert (raw[:9], refused.status_code) == (raw[:9], 422)
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    assert desk.browser.post(path, data=b"--y\r\nnonsense", headers=kind).status_code in (400, 403)
    assert hub.state().lsn == before
