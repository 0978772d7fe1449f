"""Least privilege, route by route, on the pages of whoever leads the hall; and what outsiders try."""

import pytest

from tests.web.desk.house import SCRIPT, AtDesk
from tests.web.desk.leading import chief
from tests.web.mall import People
from tests.web.test_bad_input import raw
from tests.web.visit import Browser, Hub

PART, WHOLE, ADMIN = "part", "whole", "admin"
"""Who may: `part`, also who leads an agency only; `whole`, who leads the whole hall; `admin`, the admin alone."""

PAGES = {
    "/desk": PART, "/desk/part": PART, "/desk/hall": PART,
    "/desk/hall/closing?agency=dukcapil&time=10:00&reason=power": PART, "/desk/notices": WHOLE, "/desk/round": WHOLE,
    "/desk/trail": WHOLE, "/desk/trail.csv": WHOLE, "/desk/training": ADMIN,
}  # fmt: skip

FORMS: dict[str, tuple[str, dict[str, str]]] = {
    "/desk/hall/pause": (PART, {"agency": "dukcapil", "reason": "other"}),
    "/desk/hall/resume": (PART, {"agency": "dukcapil"}),
    "/desk/hall/closing": (PART, {"agency": "dukcapil", "at_ms": "99999999999999", "reason": "power"}),
    "/desk/hall/day": (WHOLE, {"do": "confirm", "day": "2026-11-24"}),
    "/desk/notices/post": (WHOLE, {"mark": "a" * 22, "text": "Halo", "lasting": "60"}),
    "/desk/notices/remove": (WHOLE, {"notice": "a" * 22}),
    "/desk/round/mark": (WHOLE, {"check": "clock", "well": "yes"}),
    "/desk/round/slip": (WHOLE, {"kiosk": "kiosk-1"}),
    "/desk/round/zone": (WHOLE, {"zone": "Z1"}),
    "/desk/training": (ADMIN, {"training": "yes"}),
}

MAY = {"officer": (), "banker": (), "usher": (), "supervisor": (PART,), "chief": (PART, WHOLE),
       "admin": (PART, WHOLE, ADMIN)}  # fmt: skip


def at_desk(hub: Hub, people: People, duty: str) -> AtDesk:
    return chief(hub, people) if duty == "chief" else AtDesk(hub, people, duty)


def test_without_a_sign_in_there_is_nothing(hub: Hub) -> None:
    browser = Browser(hub)
    for path in PAGES:
        found = browser.get(path, allow_redirects=False)
        if path.endswith("/part"):
            assert found.status_code == 401
        else:
            assert found.headers["location"] == f"/login?next={path.split('?')[0]}"
    for path, (_, fields) in FORMS.items():
        assert (path, browser.post(path, data=fields).status_code) == (path, 401)


@pytest.mark.parametrize("duty", list(MAY))
def test_pages_are_shown_to_those_whose_they_are(hub: Hub, people: People, duty: str) -> None:
    desk = at_desk(hub, people, duty)
    for path, whose in PAGES.items():
        assert (path, desk.get(path).status_code) == (path, 200 if whose in MAY[duty] else 403)


@pytest.mark.parametrize("duty", list(MAY))
def test_nobody_else_changes_a_thing(hub: Hub, people: People, duty: str) -> None:
    desk = at_desk(hub, people, duty)
    before = hub.state().lsn
    for path, (whose, fields) in FORMS.items():
        if whose not in MAY[duty]:
            assert (path, desk.post(path, fields).status_code) == (path, 403)
    assert hub.state().lsn == before
    for path, (whose, fields) in FORMS.items():
        if whose in MAY[duty]:
            assert (path, desk.post(path, fields).status_code == 403) == (path, False)


def test_the_doors_are_those_that_open(hub: Hub, people: People) -> None:
    for duty in ("supervisor", "chief", "admin"):
        desk = at_desk(hub, people, duty)
        page = desk.get("/desk").text
        nav = page[page.index('<nav class="doors"') : page.index("</nav>", page.index('<nav class="doors"'))]
        for path, whose in PAGES.items():
            if path in ("/desk", "/desk/hall", "/desk/notices", "/desk/round", "/desk/trail", "/desk/training"):
                assert (duty, path, f'href="{path}"' in nav) == (duty, path, whose in MAY[duty])


def test_what_another_site_sends_is_refused(hub: Hub, people: People) -> None:
    desk, before = AtDesk(hub, people), hub.state().lsn
    for path, (_, fields) in FORMS.items():
        elsewhere = desk.post(path, fields, headers={"Origin": "http://elsewhere.example"})
        assert (path, elsewhere.status_code, "situs lain" in elsewhere.text) == (path, 403, True)
        without = desk.browser.post(path, data={**fields, "csrf": "guessed"})
        assert (path, without.status_code, "tanda pengaman" in without.text) == (path, 403, True)
    assert hub.state().lsn == before


def test_a_stolen_cookie_opens_nothing(hub: Hub, people: People) -> None:
    mine, thief = AtDesk(hub, people), Browser(hub)
    mine.get("/desk/notices")
    thief.session.headers["User-Agent"] = "another browser"
    thief.session.cookies.update(mine.browser.session.cookies)
    before = hub.state().lsn
    fields = {"csrf": mine.token, "mark": "a" * 22, "text": "Halo", "lasting": "60"}
    assert thief.post("/desk/notices/post", data=fields).status_code == 403
    assert mine.get("/desk").url.endswith("/login?next=/desk")
    assert hub.state().lsn == before


def test_ten_megabytes_are_refused(hub: Hub, people: People) -> None:
    desk, before = AtDesk(hub, people), hub.state().lsn
    desk.get("/desk")
    cookie = "; ".join(f"{c.name}={c.value}" for c in desk.browser.session.cookies)
    agent = desk.browser.session.headers["User-Agent"]
    for path in FORMS:
        head = (
            f"POST {path} HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\nUser-Agent: {agent!s}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10000000\r\n\r\n"
        )
        answer = raw(hub, head + "a" * 40_000, "terlalu besar")
        assert (path, answer[:12], "terlalu besar" in answer) == (path, "HTTP/1.1 413", True)
    assert hub.state().lsn == before


def test_strange_paths_lead_nowhere(hub: Hub, people: People) -> None:
    desk = AtDesk(hub, people)
    for path in ("/desk/nothing", f"/desk/{SCRIPT}", "/desk/trail/../../etc/passwd", "/desk/hall/%00"):
        found = desk.get(path)
        assert (path, found.status_code, SCRIPT in found.text) == (path, 404, False)
