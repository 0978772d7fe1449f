"""Notices: hung at the desk, read in the hall and on phones, taken down; their text never stands in the log."""

import re

import pytest

from tests.web.desk.house import SCRIPT, AtDesk
from tests.web.desk.leading import chief
from tests.web.mall import People
from tests.web.visit import Browser, Hub

TEXT = f"Mobil B 1234 {SCRIPT} menghalangi"
SHOWN = "Mobil B 1234 &lt;script&gt;alert(1)&lt;/script&gt; menghalangi"


def mark(desk: AtDesk) -> str:
    found = re.search(r'name="mark" value="([^"]+)"', desk.get("/desk/notices").text)
    assert found
    return found[1]


def hang(desk: AtDesk, text: str = TEXT, **more: str) -> str:
    answer = desk.post("/desk/notices/post", {"mark": mark(desk), "text": text, "lasting": "60", **more})
    assert answer.status_code == 200
    return answer.text


def test_a_notice_is_read_in_the_hall_and_on_phones_and_not_in_the_log(hub: Hub, people: People) -> None:
    desk, phone = chief(hub, people), hub.issue("A1")
    page = hang(desk)
    assert "Pengumuman tampil." in page
    for shown in (page, Browser(hub).get("/hall").text, Browser(hub).get(f"/t/{phone.id}").text):
        assert SHOWN in shown
        assert SCRIPT not in shown
    assert "menghalangi" not in Browser(hub).get("/v1/log?after=0.0&limit=5000").text
    (notice,) = hub.state().notices
    gone = desk.post("/desk/notices/remove", {"notice": notice})
    assert ("teksnya dihapus" in gone.text, SHOWN in gone.text) == (True, False)
    assert SHOWN not in Browser(hub).get("/hall").text


def test_a_notice_of_one_zone_is_for_that_zone(hub: Hub, people: People) -> None:
    near, far = hub.issue("A1"), hub.issue("S1")
    hang(chief(hub, people), "Zona satu", **{"zone-Z1": "1"})
    assert "Zona satu" in Browser(hub).get(f"/t/{near.id}").text
    assert "Zona satu" not in Browser(hub).get(f"/t/{far.id}").text
    assert "Zona satu" not in Browser(hub).get("/hall?zone=Z3").text


def test_a_notice_ends_with_its_time(hub: Hub, people: People) -> None:
    hang(chief(hub, people))
    hub.later(hours=1)
    assert SHOWN not in Browser(hub).get("/hall").text


def test_a_notice_may_begin_later(hub: Hub, people: People) -> None:
    desk, phone = chief(hub, people), hub.issue("A1")
    page = hang(desk, day="2026-11-24", time="09:30")
    assert ("tampil pada waktunya" in page, "mulai 24-11-2026 09.30" in page) == (True, True)
    assert "sampai 24-11-2026 10.30" in page
    pages = ("/hall", f"/t/{phone.id}")
    assert not any(SHOWN in Browser(hub).get(path).text for path in pages)
    hub.later(seconds=1800)
    assert all(SHOWN in Browser(hub).get(path).text for path in pages)
    assert "mulai 24-11" not in desk.get("/desk/notices").text
    hub.later(hours=1)
    assert not any(SHOWN in Browser(hub).get(path).text for path in pages)


@pytest.mark.parametrize(
    ("day", "time"),
    [("2026-11-23", "09:30"), ("tomorrow", "09:30"), ("2026-11-25", "9"), ("2028-01-01", "09:30"), (SCRIPT, SCRIPT)],
)
def test_a_beginning_that_cannot_be_is_told(hub: Hub, people: People, day: str, time: str) -> None:
    desk = chief(hub, people)
    before = hub.state().lsn
    fields = {"mark": mark(desk), "text": "Halo", "lasting": "60", "day": day, "time": time}
    refused = desk.post("/desk/notices/post", fields)
    assert (refused.status_code, hub.state().lsn, SCRIPT in refused.text) == (422, before, False)
    assert "belum lewat" in refused.text


def test_a_time_of_today_that_has_passed_is_now(hub: Hub, people: People) -> None:
    assert "Pengumuman tampil." in hang(chief(hub, people), day="2026-11-24", time="08:00")


def test_the_same_form_sent_twice_hangs_one_notice(hub: Hub, people: People) -> None:
    desk = chief(hub, people)
    once = mark(desk)
    for _ in range(2):
        desk.post("/desk/notices/post", {"mark": once, "text": "Sekali", "lasting": "day"})
    assert list(hub.state().notices) == [once]


@pytest.mark.parametrize("wrong", [{"text": ""}, {"text": " \n "}, {"text": "x" * 201}, {"zone-Z9": "1"}])
def test_what_cannot_be_is_told_and_kept_to_be_mended(hub: Hub, people: People, wrong: dict[str, str]) -> None:
    desk = chief(hub, people)
    before = hub.state().lsn
    fields = {"mark": mark(desk), "text": "Halo", "lasting": "60"} | wrong
    refused = desk.post("/desk/notices/post", fields)
    assert (refused.status_code, hub.state().lsn, 'role="alert"' in refused.text) == (422, before, True)


@pytest.mark.parametrize("wrong", [{"mark": "x"}, {"mark": SCRIPT}, {"lasting": "forever"}, {"lasting": "-5"}])
def test_what_no_form_sends_is_refused(hub: Hub, people: People, wrong: dict[str, str]) -> None:
    desk = chief(hub, people)
    before = hub.state().lsn
    refused = desk.post("/desk/notices/post", {"mark": mark(desk), "text": "Halo", "lasting": "60"} | wrong)
    assert (refused.status_code, hub.state().lsn, SCRIPT in refused.text) == (400, before, False)
    for notice in ("", SCRIPT, "../x"):
        assert desk.post("/desk/notices/remove", {"notice": notice}).status_code == 400
    unknown = desk.post("/desk/notices/remove", {"notice": "a" * 22})
    assert (unknown.status_code, "tidak ditemukan" in unknown.text) == (422, True)
