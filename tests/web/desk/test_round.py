"""The opening round: what is known, a test slip and trials that really go out, and marks that stay for the day."""

import re

import msgspec
import requests

from core.commands import PaperPrinted, Shown
from core.words import Check, Evidence, PaperKind
from tests.sync.mall import fact
from tests.web.desk.house import SCRIPT, AtDesk
from tests.web.desk.leading import CHIEF, chief
from tests.web.mall import People
from tests.web.visit import Hub


def line(html: str, check: Check, place: str = "") -> tuple[str, str]:
    """The light of a line, and what it says."""
    found = re.search(rf'<li class="(\w+)" id="{check.value}-{place}">(.*?)</li>', html, re.DOTALL)
    assert found, html
    return found[1], " ".join(re.sub(r"<[^>]+>", " ", found[2]).split())


def tell(hub: Hub, body: PaperPrinted | Shown, seq: int, device: str) -> None:
    told = fact(body, seq, device=device)
    requests.post(f"{hub.url}/v1/own", data=msgspec.json.encode({"facts": [told]}), timeout=10).raise_for_status()


def test_a_test_ticket_is_asked_of_the_kiosk_and_its_coming_out_is_seen(hub: Hub, people: People) -> None:
    desk = chief(hub, people)
    assert line(desk.get("/desk/round").text, Check.TEST_TICKET, "kiosk-1")[0] == "amber"
    sent = desk.post("/desk/round/slip", {"kiosk": "kiosk-1"}).text
    assert line(sent, Check.TEST_TICKET, "kiosk-1")[1].find("menunggu kabar dari kiosk") > 0
    ((id_, paper),) = hub.state().papers.items()
    assert (paper.paper, paper.at) == (PaperKind.TEST, "kiosk-1")
    hub.later(seconds=31)
    assert line(desk.get("/desk/round").text, Check.TEST_TICKET, "kiosk-1")[0] == "red"
    tell(hub, PaperPrinted(id_, Evidence.CONFIRMED), 1, "kiosk-1")
    page = desk.get("/desk/round").text
    assert line(page, Check.TEST_TICKET, "kiosk-1")[0] == "green"
    assert line(page, Check.TEST_TICKET, "kiosk-2")[0] == "amber"


def test_a_mark_stays_for_the_day_with_who_made_it(hub: Hub, people: People) -> None:
    desk = chief(hub, people)
    tell(hub, Shown(1, 1), 1, "tv-1")
    desk.post("/desk/round/zone", {"zone": "Z1"})
    assert "Terdengar jelas" in line(desk.get("/desk/round").text, Check.SOUND, "Z1")[1]
    bad = desk.post("/desk/round/mark", {"check": "sound", "place": "Z1", "well": "no"}).text
    assert line(bad, Check.SOUND, "Z1")[0] == "red"
    well = desk.post("/desk/round/mark", {"check": "sound", "place": "Z1", "well": "yes"}).text
    light, said = line(well, Check.SOUND, "Z1")
    assert (light, "pukul 09.00: baik" in said) == ("green", True)
    assert (CHIEF in well, "Kepala &lt;i&gt;" in well) == (False, True)
    assert line(well, Check.SOUND, "Z2")[0] == "amber"
    hub.later(hours=24)
    assert line(desk.get("/desk/round").text, Check.SOUND, "Z1")[0] == "amber"


def test_what_is_known_to_be_wrong_is_not_marked_away(hub: Hub, people: People) -> None:
    desk = chief(hub, people)
    desk.post("/desk/round/slip", {"kiosk": "kiosk-1"})
    hub.later(seconds=31)
    marked = desk.post("/desk/round/mark", {"check": "test_ticket", "place": "kiosk-1", "well": "yes"}).text
    assert line(marked, Check.TEST_TICKET, "kiosk-1")[0] == "red"


def test_counters_without_officers_are_named_by_agency(hub: Hub, people: People) -> None:
    light, said = line(chief(hub, people).get("/desk/round").text, Check.COUNTERS)
    assert light == "amber"
    assert ("Bank NTT" in said, "Dukcapil" in said) == (True, False)


def test_hours_and_clock_are_known(hub: Hub, people: People) -> None:
    page = chief(hub, people).get("/desk/round").text
    assert line(page, Check.CLOCK)[1].startswith("✓ Baik 09.00, 24-11-2026")
    assert "Buka 08.00–" in line(page, Check.HOURS)[1]


def test_what_no_round_has_is_refused(hub: Hub, people: People) -> None:
    desk = chief(hub, people)
    before = hub.state().lsn
    for path, fields in (
        ("mark", {"check": "coffee", "well": "yes"}), ("mark", {"check": "sound", "place": "Z9", "well": "yes"}),
        ("mark", {"check": "clock", "place": SCRIPT, "well": "yes"}), ("mark", {"check": "clock", "well": "maybe"}),
        ("slip", {"kiosk": ""}), ("slip", {"kiosk": "x" * 65}), ("zone", {}),
    ):  # fmt: skip
        refused = desk.post(f"/desk/round/{path}", fields)
        assert (fields, refused.status_code, SCRIPT in refused.text) == (fields, 400, False)
    for path, fields in (("slip", {"kiosk": "tv-1"}), ("zone", {"zone": SCRIPT})):
        refused = desk.post(f"/desk/round/{path}", fields)
        assert (fields, refused.status_code, SCRIPT in refused.text) == (fields, 409, False)
    assert hub.state().lsn == before


def test_an_admin_walks_it_too(hub: Hub, people: People) -> None:
    desk = AtDesk(hub, people)
    assert "Tiket uji dikirim" in desk.post("/desk/round/slip", {"kiosk": "kiosk-2"}).text
