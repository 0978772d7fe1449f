"""The site file at the desk: the checks of `besti site check`, a preview, versions; nothing changes before the yes."""

import html
import json
import re
from contextlib import closing
from typing import Any

import pytest

from core.fold import fold
from core.site import Site
from store.reader import SiteReader
from tests.sync.mall import site as sample
from tests.web.desk.house import SCRIPT, AtDesk
from tests.web.mall import People
from tests.web.visit import Hub


@pytest.fixture
def desk(hub: Hub, people: People) -> AtDesk:
    return AtDesk(hub, people)


def site(hub: Hub) -> Site:
    with closing(SiteReader.open(hub.folder, fold=fold)) as reader:
        assert reader.catalog is not None
        return reader.catalog.site


def hours(**more: str) -> dict[str, str]:
    """The form of the hours as it stands, and what is typed over it."""
    week = {f"hours.week.{day}": "08:00–15:00" for day in ("mon", "tue", "wed", "thu")}
    week |= {"hours.week.fri": "08:00–11:30, 13:00–15:00", "hours.week.sat": "", "hours.week.sun": ""}
    return week | {"hours.kiosk_opens_minutes": "30", "hours.last_ticket_minutes": "30"} | more


def test_a_form_says_what_it_is_about(desk: AtDesk) -> None:
    shown = desk.get("/desk/site/form/mall").text
    assert ("<h1>Tentang MPP</h1>" in shown, "Nama dan alamat" in shown, "Situs" in shown) == (True, True, False)
    assert "Data MPP" in desk.get("/desk/site").text


def test_a_form_changes_what_it_shows_and_nothing_else(hub: Hub, desk: AtDesk) -> None:
    was, before = site(hub), hub.state().lsn
    typed = hours(**{"hours.week.sat": "8.00-12.00", "site.short": "Elsewhere", "agencies.0.short": "Elsewhere"})
    shown = desk.post("/desk/site/form/hours", typed)
    assert "Sab 08:00–12:00" in shown.text
    assert "Huruf A, 28-11: nomor terakhir tidak ada → 11:30." in shown.text
    assert hub.state().lsn == before
    done = desk.apply(shown)
    assert "Perubahan sudah berlaku" in done.text
    now = site(hub)
    assert now.hours.week.sat == (("08:00", "12:00"),)
    assert (now.site, now.agencies) == (was.site, was.agencies)


@pytest.mark.parametrize(
    ("place", "text", "words"),
    [
        ("hours.week.mon", "pagi", "Tulis jam seperti"),
        ("hours.week.mon", "15:00-08:00", "tidak sebelum"),
        ("hours.week.mon", "25:00-26:00", "jam ditulis HH:MM"),
        ("hours.last_ticket_minutes", "", "belum diisi"),
        ("hours.last_ticket_minutes", "banyak", "Tulis angka"),
        ("hours.last_ticket_minutes", "9" * 390, "Tulis angka"),
        ("hours.last_ticket_minutes", "999", "harus 0–240"),
        ("hours.last_ticket_minutes", SCRIPT, "Tulis angka"),
    ],
)
def test_a_fault_stands_at_its_field(hub: Hub, desk: AtDesk, place: str, text: str, words: str) -> None:
    before = hub.state().lsn
    shown = desk.post("/desk/site/form/hours", hours(**{place: text}))
    assert (shown.status_code, SCRIPT in shown.text, hub.state().lsn) == (422, False, before)
    assert words in shown.text.split(f'name="{place}"')[1].split("</label>")[0]


def test_the_form_of_an_agency(hub: Hub, desk: AtDesk) -> None:
    page = desk.get("/desk/site/form/agency-sim").text
    n = [agency.id for agency in site(hub).agencies].index("sim")
    typed = fields(page) | {f"agencies.{n}.services.0.fee.id": SCRIPT, f"agencies.{n}.letters.0.quota": "40"}
    typed.pop(f"agencies.{n}.services.0.walk_in")
    shown = desk.post("/desk/site/form/agency-sim", typed)
    assert SCRIPT not in shown.text
    assert "&lt;script&gt;" in shown.text
    desk.apply(shown)
    sim = site(hub).agencies[n]
    assert (sim.letters[0].quota, sim.services[0].fee.id, sim.services[0].walk_in) == (40, SCRIPT, False)


def fields(page: str) -> dict[str, str]:
    """What a browser would send of the form on a page."""
    boxes = re.findall(r'type="checkbox" name="([^"]+)" value="yes" checked', page)
    texts = re.findall(r'<input name="([^"]+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in texts} | dict.fromkeys(boxes, "yes")


@pytest.mark.parametrize("form", ["mall", "hours", "rules", "agency-dukcapil", "agency-bankntt"])
def test_a_form_that_is_sent_as_it_stands_changes_nothing(hub: Hub, desk: AtDesk, form: str) -> None:
    was = site(hub)
    shown = desk.post(f"/desk/site/form/{form}", fields(desk.get(f"/desk/site/form/{form}").text))
    assert "tidak berubah" in shown.text or "Yang akan berubah" in shown.text
    assert "→" not in shown.text
    assert site(hub) == was


def file(**changes: Any) -> bytes:
    return json.dumps(json.loads(sample()) | changes).encode()


def test_a_file_is_checked_whole(hub: Hub, desk: AtDesk) -> None:
    before, doc = hub.state().lsn, json.loads(sample())
    doc["zones"][0]["shape"] = SCRIPT
    doc["counters"][0]["letters"] = ["Ä"]
    doc["hours"]["kiosk_opens_minutes"] = "pagi"
    shown = desk.send("/desk/site/upload", json.dumps(doc).encode(), "site.json")
    assert (shown.status_code, SCRIPT in shown.text) == (422, False)
    assert "$.zones[0].shape" in shown.text
    assert "$.counters[0].letters[0]" in shown.text
    assert "$.hours.kiosk_opens_minutes" in shown.text
    assert hub.state().lsn == before


def test_who_waits_for_what_goes_must_be_known(hub: Hub, desk: AtDesk) -> None:
    label, doc = hub.issue("A6").label, json.loads(sample())
    services = doc["agencies"][0]["services"]
    doc["agencies"][0]["services"] = [service for service in services if service["code"] != "A6"]
    for journey in doc["journeys"]:
        journey["steps"] = [step for step in journey["steps"] if step["any_of"] != ["A6"]]
    shown = desk.send("/desk/site/upload", json.dumps(doc).encode(), "site.json")
    assert f"padahal 1 nomor belum selesai: {label}" in shown.text
    before = hub.state().lsn
    refused = desk.apply(shown)
    assert (refused.status_code, "Centang dulu" in refused.text, hub.state().lsn) == (409, True, before)
    shown = desk.send("/desk/site/upload", json.dumps(doc).encode(), "site.json")
    assert "Perubahan sudah berlaku" in desk.apply(shown, sure="yes").text


def test_an_earlier_version_can_be_put_back(hub: Hub, people: People, desk: AtDesk) -> None:
    was = site(hub)
    desk.apply(desk.send("/desk/site/upload", file(about="Lain."), "site.json"))
    assert site(hub).about == "Lain."
    page = desk.get("/desk/site").text
    assert people.of("admin").name.split()[0] in page
    assert "Kembalikan versi 1" in page
    desk.apply(desk.post("/desk/site/version/1"))
    assert site(hub) == was
    assert hub.state().documents["site"].version == 3


def test_what_somebody_else_changed_meanwhile_is_not_undone(hub: Hub, desk: AtDesk) -> None:
    mine = desk.send("/desk/site/upload", file(about="Saya."), "site.json")
    desk.apply(desk.send("/desk/site/upload", file(about="Mereka."), "site.json"))
    refused = desk.apply(mine)
    assert (refused.status_code, "sudah diubah orang lain" in refused.text) == (409, True)
    assert site(hub).about == "Mereka."


def test_the_file_that_is_downloaded_is_the_one_in_force(hub: Hub, desk: AtDesk) -> None:
    found = desk.get("/desk/site/file")
    assert found.headers["content-disposition"] == 'attachment; filename="kpg.json"'
    shown = desk.send("/desk/site/upload", found.content, "site.json")
    desk.apply(shown)
    before = hub.state().documents["site"].version
    again = desk.send("/desk/site/upload", desk.get("/desk/site/file").content, "site.json")
    assert "tidak berubah" in again.text
    assert hub.state().documents["site"].version == before


def test_a_bad_address_takes_no_time(desk: AtDesk) -> None:
    doc = json.loads(sample())
    doc["site"]["base_url"] = "http://a" + "/a" * 400 + "?"
    assert "base_url" in desk.send("/desk/site/upload", json.dumps(doc).encode()).text
