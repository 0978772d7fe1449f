"""The report at the desk of a real hub: shown, saved, released; and what is refused."""

import re
import time

import pytest
import requests
from playwright.sync_api import expect

from store.reports import SUMMARY_DB, Reports
from tests.web.chromium import Open
from tests.web.desk.house import SCRIPT, AtDesk
from tests.web.desk.leading import chief
from tests.web.figures import a_day_passes
from tests.web.mall import PIN, People
from tests.web.test_accessible import overflows, serious
from tests.web.visit import Browser, Hub

WAIT_S = 90.0
ADDRESSES = ("/summary", "/summary/report", "/summary/file?format=pdf", "/summary/invitation")
FORMS = {"/summary/release": {"day": "2026-11-24"}, "/summary/withdraw": {}, "/summary/link": {"hours": "1"},
         "/summary/unlink": {}}  # fmt: skip


def made(desk: AtDesk, path: str) -> requests.Response:
    """The answer once it is no longer being made."""
    until = time.monotonic() + WAIT_S
    answer = desk.get(path)
    while "Sedang dibuat" in answer.text and time.monotonic() < until:
        time.sleep(0.2)
        answer = desk.get(path)
    return answer


def test_who_may_not(hub: Hub, people: People) -> None:
    for path in ADDRESSES:
        found = Browser(hub).get(path, allow_redirects=False)
        assert (path, found.status_code, found.headers["location"]) == (path, 303, f"/login?next={path.split('?')[0]}")
    for duty in ("officer", "usher", "supervisor"):  # this supervisor leads one agency only
        desk = AtDesk(hub, people, duty)
        assert [desk.get(path).status_code for path in ADDRESSES] == [403] * 4
        answers = [desk.post(path, fields, allow_redirects=False) for path, fields in FORMS.items()]
        assert [answer.status_code for answer in answers] == [403] * 4
    leader = chief(hub, people)
    assert leader.get("/summary").status_code == 200
    for path in ("/summary/link", "/summary/unlink"):
        assert (path, leader.post(path, FORMS[path], allow_redirects=False).status_code) == (path, 403)


def test_forms_of_others_are_refused(hub: Hub, people: People) -> None:
    desk = AtDesk(hub, people)
    for path, fields in FORMS.items():
        elsewhere = desk.post(path, fields, headers={"Origin": "http://elsewhere.example"})
        without = desk.browser.post(path, data={**fields, "csrf": "guessed"})
        assert (path, elsewhere.status_code, without.status_code) == (path, 403, 403)
    thief = Browser(hub)
    thief.session.headers["User-Agent"] = "another browser"
    thief.session.cookies.update(desk.browser.session.cookies)
    assert thief.get("/summary").status_code == 403


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("day=2099-01-01", "belum terjadi"), ("day=2026-02-30", "tidak ada"), (f"day={SCRIPT}", "tidak ada"),
        ("day=0001-01-01&period=week", ""), ("day=2026-11-24&period=../../etc", "dari daftar"),
        ("day=../../site.db", "tidak ada"), ("day=9999-12-31", "belum terjadi"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_said_plainly(hub: Hub, people: People, query: str, words: str) -> None:
    desk = AtDesk(hub, people)
    page = desk.get(f"/summary?{query}")
    assert (page.status_code, SCRIPT in page.text) == (400 if words else 200, False)
    assert words in page.text
    if words:
        assert desk.get(f"/summary/report?{query}").status_code == 400
        assert desk.get(f"/summary/file?{query}&format=pdf").status_code == 400
    assert desk.get(f"/summary/file?format={SCRIPT}").status_code == 400


def test_a_day_is_shown_and_saved(hub: Hub, people: People) -> None:
    day = a_day_passes(hub)
    desk = AtDesk(hub, people)
    report = made(desk, f"/summary/report?day={day}")
    assert report.status_code == 200
    assert "<svg" in report.text
    assert "script-src" not in report.headers["content-security-policy"]
    assert "frame-ancestors 'self'" in report.headers["content-security-policy"]
    ready = made(desk, f"/summary/file?day={day}&format=csv")
    (address,) = re.findall(r'class="button main" href="([^"]+)"', ready.text)
    saved = desk.get(address.replace("&amp;", "&"))
    assert saved.headers["content-disposition"] == f'attachment; filename="besti-{day}.csv"'
    assert saved.text.startswith("period,")


def test_a_day_without_data_says_so(hub: Hub, people: People) -> None:
    answer = made(AtDesk(hub, people), "/summary/report?day=2026-11-01")
    assert (answer.status_code, "Tidak ada data" in answer.text) == (404, True)


def test_an_invitation_is_made_for_a_name_and_for_none(hub: Hub, people: People) -> None:
    a_day_passes(hub)
    desk = AtDesk(hub, people)
    for name in ("BPOM", "", "--out%3D/tmp", "%00%1B", "%3Cscript%3Ealert(1)%3C/script%3E"):
        path = f"/summary/invitation?to={name}"
        assert SCRIPT not in made(desk, path).text
        answer = desk.get(path + "&take=yes")
        assert (name, answer.status_code, answer.content[:4]) == (name, 200, b"%PDF")
    assert made(AtDesk(hub, people), "/summary/invitation?to=BPOM").status_code == 200


def test_one_touch_releases_the_picture_and_one_takes_it_back(hub: Hub, people: People, opened: Open) -> None:
    day = a_day_passes(hub)
    page = opened(1366)
    page.goto(f"{hub.url}/login?next=/summary")
    page.fill("[name=number]", people.numbers["admin"])
    page.fill("[name=pin]", PIN)
    page.keyboard.press("Enter")
    page.wait_for_selector("#report")
    page.goto(f"{hub.url}/summary?day={day}")
    report = page.frame_locator("#report")
    expect(report.locator(".said")).to_be_visible(timeout=WAIT_S * 1000)
    page.wait_for_function("document.getElementById('report').getBoundingClientRect().height > 900")
    assert (serious(page), overflows(page)) == ([], False)
    page.get_by_role("button", name="Terbitkan gambar").click(timeout=WAIT_S * 1000)
    expect(page.locator(".good").first).to_contain_text("Gambar sudah diterbitkan", timeout=WAIT_S * 1000)
    picture = Browser(hub).get("/public/picture.png")
    assert picture.content.startswith(b"\x89PNG")
    assert "<li>1. " in Browser(hub).get("/public").text
    page.get_by_role("button", name="Tarik kembali").click()
    expect(page.locator(".good")).to_contain_text("ditarik kembali")
    assert Browser(hub).get("/public/picture.png").status_code == 404


def test_the_page_fits_a_phone(hub: Hub, people: People, opened: Open) -> None:
    page = opened(360, True)
    page.goto(f"{hub.url}/login?next=/summary")
    page.fill("[name=number]", people.numbers["admin"])
    page.fill("[name=pin]", PIN)
    page.keyboard.press("Enter")
    page.wait_for_selector("#report")
    for tongue in ("id", "en"):
        page.goto(f"{hub.url}/summary?lang={tongue}")
        assert (tongue, overflows(page)) == (tongue, False)


def test_reports_that_wait_to_be_mailed_are_told_at_the_desk(hub: Hub, people: People) -> None:
    desk = AtDesk(hub, people)
    assert "belum terkirim" not in desk.get("/summary").text
    reports = Reports(hub.folder / SUMMARY_DB)
    reports.note("2026-11-23", 1, 0, mail=True)
    assert "1 laporan belum terkirim lewat surel, sejak 2026-11-23" in desk.get("/summary").text
    reports.sent(reports.due(1)[0], 1)
    reports.close()
    assert "belum terkirim" not in desk.get("/summary").text
