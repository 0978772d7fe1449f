"""Least privilege over every address that there is: who gets through, who does not, and what strangers try."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
import requests

from tests.sync.mall import new_id
from tests.web.desk.house import AtDesk
from tests.web.every_route import ANYBODY, DUTIES, EVERY, SENT, At, Kind
from tests.web.mall import People
from tests.web.scene import Scene
from tests.web.test_bad_input import raw
from tests.web.visit import Browser, Hub
from web.app import Site
from web.desk.upload import DRAINED_BYTES

KEYED = [at for at in EVERY if at.kind in SENT - {Kind.TOUCH} and at.route != "/login"]
"""What is sent under a sign-in, and so bears the token of its session."""


@pytest.fixture
def scene(hub: Hub, people: People) -> Scene:
    scene = Scene(hub, people)
    scene.set()
    return scene


def filled(scene: Scene, given: Any) -> dict[str, Any]:
    return {key: value.format(**scene.places) if isinstance(value, str) and key != "file" else value
            for key, value in given.items()}  # fmt: skip


def ask(scene: Scene, desk: AtDesk, at: At, token: str | None = None, **more: Any) -> requests.Response:
    """Asks for an address as its pages do. `token`: instead of that of the session."""
    path, given = at.example.format(**scene.places), filled(scene, at.given)
    token = desk.token if token is None else token
    if at.method == "GET":
        return desk.browser.get(path, allow_redirects=False, stream=at.kind is Kind.PART, **more)
    if at.kind is Kind.ORDER:
        headers = {"X-Besti": token} | more.pop("headers", {})
        body = msgspec.json.encode({"id": new_id(), "do": given})
        return desk.browser.post(path, data=body, headers=headers, **more)
    if at.kind is Kind.UPLOAD:
        sent = {"file": ("list.csv", given.pop("file").encode())}
        return desk.browser.post(path, data={"csrf": token, **given}, files=sent, allow_redirects=False, **more)
    return desk.browser.post(path, data={"csrf": token, **given}, allow_redirects=False, **more)


def turned_away(at: At, answer: requests.Response) -> bool:
    """Whether somebody without a sign-in is told so: a page leads to it, anything else says 401."""
    if at.method == "GET" and at.kind is not Kind.PART:
        return answer.status_code == 303 and answer.headers["location"].startswith("/login?next=")
    return answer.status_code == 401


def test_no_address_is_forgotten(tmp_path: Path) -> None:
    """Whoever adds an address to the pages says here who may ask it, and so has it tried below."""
    site = Site(tmp_path, SimpleNamespace(now_ms=lambda: 0, closed=False, listen=lambda: None))
    there = {(method, route.path) for route in site.routes for method in route.methods or () if method != "HEAD"}
    assert there == {(at.method, at.route) for at in EVERY}
    assert max(Counter((at.method, at.route) for at in EVERY).values()) == 1


def test_without_a_sign_in_there_is_what_is_for_everybody(scene: Scene) -> None:
    stranger, before = scene.entered(""), scene.hub.state().lsn
    for at in EVERY:
        if "" in at.who or at.kind is Kind.TOUCH:
            continue
        answer = ask(scene, stranger, at)
        assert (at, turned_away(at, answer) if at.who else answer.status_code == 403) == (at, True)
    assert scene.hub.state().lsn == before
    for at in EVERY:
        if "" in at.who and at.kind not in SENT:
            assert (at, ask(scene, stranger, at).status_code in (200, 404)) == (at, True)


@pytest.mark.parametrize("duty", DUTIES)
def test_whoever_it_is_not_for_is_refused_and_changes_nothing(scene: Scene, duty: str) -> None:
    desk, before = scene.entered(duty), scene.hub.state().lsn
    others = [at for at in EVERY if duty not in at.who]
    assert others
    for at in others:
        assert (at, ask(scene, desk, at).status_code) == (at, 403)
    assert scene.hub.state().lsn == before


@pytest.mark.parametrize("duty", DUTIES)
def test_whoever_it_is_for_gets_through(scene: Scene, duty: str) -> None:
    """Pages and files are shown; what is sent may be refused for what it says, never for who says it."""
    desk = scene.entered(duty)
    theirs = [at for at in EVERY if duty in at.who and at.who != ANYBODY and at.route != "/logout"]
    assert theirs
    for at in theirs:
        answer = ask(scene, desk, at)
        if at.kind in SENT:
            assert (at, answer.status_code in (401, 403)) == (at, False)
        else:
            led = answer.status_code == 303 and not answer.headers["location"].startswith("/login")
            assert (at, answer.status_code == 200 or led) == (at, True)
        answer.close()


def senders(scene: Scene) -> Iterator[tuple[AtDesk, list[At]]]:
    """Somebody for everything that is sent under a sign-in, with what is theirs to send."""
    left = list(KEYED)
    for duty in DUTIES[::-1]:
        theirs = [at for at in left if duty in at.who]
        left = [at for at in left if duty not in at.who]
        if theirs:
            yield scene.entered(duty), theirs
    assert left == []


def test_what_another_site_sends_is_refused(scene: Scene) -> None:
    before = scene.hub.state().lsn
    touches = [at for at in EVERY if at.kind is Kind.TOUCH or at.route == "/login"]
    for desk, theirs in senders(scene):
        for at in [*theirs, *touches]:
            if at.kind in SENT:
                for headers in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
                    answer = ask(scene, desk, at, headers=headers)
                    assert (at, headers, answer.status_code, "situs lain" in answer.text) == (at, headers, 403, True)
    assert scene.hub.state().lsn == before


def test_what_bears_no_token_of_its_session_is_refused(scene: Scene) -> None:
    other, before = scene.entered("admin").token, scene.hub.state().lsn
    for desk, theirs in senders(scene):
        for at in theirs:
            for token in ("", "guessed", other):
                answer = ask(scene, desk, at, token)
                assert (at, token, answer.status_code, "tanda pengaman" in answer.text) == (at, token, 403, True)
    assert scene.hub.state().lsn == before


def test_a_stolen_cookie_opens_nothing_anywhere_and_ends(scene: Scene) -> None:
    """A cookie that turns up in another browser is good for none of the addresses, and no longer for its owner."""
    before = scene.hub.state().lsn
    for at in EVERY:
        if "" in at.who or not at.who:
            continue
        duty = next(duty for duty in DUTIES if duty in at.who)
        mine, thief = scene.entered(duty), AtDesk.known_as(scene.hub, "")
        thief.token = mine.token
        thief.browser.session.headers["User-Agent"] = "another browser"
        thief.browser.session.cookies.update(mine.browser.session.cookies)
        answer = ask(scene, thief, at)
        assert (at, answer.status_code, "perangkat lain" in answer.text) == (at, 403, True)
        assert (at, mine.browser.get("/counter").url.endswith("/login?next=/counter")) == (at, True)
    assert scene.hub.state().lsn == before


def test_ten_megabytes_are_refused_everywhere(scene: Scene) -> None:
    before = scene.hub.state().lsn
    for desk, theirs in senders(scene):
        for at in theirs:
            if at.kind is Kind.UPLOAD:
                refused = desk.send(at.example, b"x" * 10_000_000)
                assert (at, refused.status_code, "terlalu besar" in refused.text) == (at, 413, True)
                assert (at, flooded(scene, desk, at, DRAINED_BYTES + 1)) == (at, (413, True))
            else:
                assert (at, flooded(scene, desk, at)) == (at, (413, True))
    for at in (at for at in EVERY if at.kind is Kind.TOUCH or (at.route, at.kind) == ("/login", Kind.FORM)):
        assert (at, flooded(scene, scene.entered(""), at)) == (at, (413, True))
    assert scene.hub.state().lsn == before


def flooded(scene: Scene, desk: AtDesk, at: At, size: int = 10_000_000) -> tuple[int, bool]:
    """Status and whether it is told in words, for somebody who announces so much and is not waited for."""
    cookie = "; ".join(f"{c.name}={c.value}" for c in desk.browser.session.cookies)
    agent = desk.browser.session.headers["User-Agent"]
    head = (
        f"POST {at.example.format(**scene.places)} HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\nUser-Agent: {agent!s}\r\n"
        f"X-Besti: {desk.token}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {size}\r\n\r\n"
    )
    answer = raw(scene.hub, head + "a" * 40_000, "terlalu besar")
    return int(answer[9:12]), "terlalu besar" in answer


def test_no_answer_may_run_a_script_that_is_not_ours(scene: Scene) -> None:
    for duty in ("", *DUTIES):
        desk = scene.entered(duty)
        for at in EVERY:
            if at.method == "GET" and duty in at.who:
                answer = ask(scene, desk, at)
                policy = answer.headers["content-security-policy"]
                assert (at, "default-src 'none'" in policy, "unsafe-inline' 'self'" in policy) == (at, True, False)
                assert (at, "script-src 'self'" in policy or "script-src" not in policy) == (at, True)
                assert (at, "frame-ancestors" in policy) == (at, True)
                assert (at, answer.headers["x-content-type-options"]) == (at, "nosniff")
                answer.close()


def test_somebody_who_was_stopped_is_out_everywhere(scene: Scene, people: People) -> None:
    admin, officer = scene.entered("admin"), Browser(scene.hub)
    officer.login(people.numbers["banker"])
    assert officer.get("/counter", allow_redirects=False).status_code == 200
    admin.post(f"/desk/people/{people.numbers['banker']}/stop")
    assert officer.get("/counter", allow_redirects=False).status_code == 303
    assert officer.login(people.numbers["banker"]).status_code == 403
