"""Today at a glance: what waits, what is late, what is wrong and what to do about it."""

import re
from contextlib import closing
from pathlib import Path

import msgspec
import requests

from core.access import Staff
from core.commands import AskHelp, CloseCounter, PauseAgency, Shown
from core.fold import fold
from core.words import Reason, Text
from store.reader import SiteReader
from store.reports import Waiting
from store.unsent import Unsent
from tests.store.hall import OPENING_MS, Commands, accepted, open_hub
from tests.sync.mall import fact, new_id
from tests.web.desk.house import AtDesk
from tests.web.mall import People
from tests.web.visit import Hub
from web.answers import Files, Paper
from web.desk.surroundings import Alone, PowerNow, PrinterNow
from web.desk.today import TodayTopic
from web.sight import Sight
from web.words import Words


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def row(html: str, letter: str) -> str:
    """The line of one queue."""
    found = re.search(
        rf'<tr[^>]*>(?:<th class="wide".*?</th>)?\s*<td class="named"><span class="number">{letter}<.*?</tr>',
        html,
        re.DOTALL,
    )
    assert found, html
    return text(found[0])


def test_who_waits_and_for_how_long(hub: Hub, people: People) -> None:
    for service in ("A1", "A1", "B1"):
        hub.issue(service)
    hub.later(seconds=60)
    page = AtDesk(hub, people).get("/desk").text
    assert "Menunggu 3" in text(page)
    assert "A Pendaftaran penduduk (KTP-el, KK, KIA, pindah) 2 3 / 3 " in row(page, "A")
    assert re.search(r"B Layanan kas dan nasabah 1 0 / 2", row(page, "B"))
    assert "Menunggu tanpa loket yang buka: Bank NTT (B) 1" in text(page)


def test_a_counter_is_late_ten_minutes_after_its_hours_began(hub: Hub, people: People) -> None:
    hub.do(CloseCounter(2))
    page = AtDesk(hub, people).get("/desk").text
    assert "belum buka: Loket 2" in row(page, "A")
    assert "22 loket belum buka, padahal sudah waktunya" in text(page)
    hub.do(PauseAgency("dukcapil", Reason.NO_OFFICER))
    paused = AtDesk(hub, people).get("/desk").text
    assert "belum buka" not in row(paused, "A")
    assert "berhenti sementara" in row(paused, "A")


def test_a_call_for_help_that_nobody_takes_comes_to_the_desk(hub: Hub, people: People) -> None:
    hub.do(AskHelp(new_id(), "kiosk-1"))
    desk = AtDesk(hub, people)
    fresh = text(desk.get("/desk").text)
    assert ("Kiosk 1 (Pintu masuk)" in fresh, "memanggil bantuan" in fresh) == (True, False)
    hub.later(seconds=61)
    assert "memanggil bantuan; semua pemandu sudah diberi tahu" in text(desk.get("/desk").text)
    hub.later(seconds=60)
    assert "memanggil bantuan sejak 2 menit; belum ada yang datang." in text(desk.get("/desk").text)


def test_calls_that_a_display_does_not_show(hub: Hub, people: People) -> None:
    hub.issue("A1")
    state = hub.state()
    fact_shown(hub, state.lsn)
    hub.call(1)
    hub.later(seconds=20)
    said = text(AtDesk(hub, people).get("/desk").text)
    assert "Layar tv-1: 1 panggilan sejak 09.00 tidak tampil." in said
    fact_shown(hub, hub.state().lsn, 2)
    assert "tidak tampil" not in text(AtDesk(hub, people).get("/desk").text)


def fact_shown(hub: Hub, lsn: int, seq: int = 1) -> None:
    told = fact(Shown(lsn, lsn), seq, device="tv-1")
    requests.post(f"{hub.url}/v1/own", data=msgspec.json.encode({"facts": [told]}), timeout=10).raise_for_status()


def test_the_page_changes_by_itself(hub: Hub, people: People) -> None:
    desk = AtDesk(hub, people)
    before = desk.get("/desk/part").json()
    hub.issue("A1")
    after = desk.get("/desk/part").json()
    assert after["lsn"] > before["lsn"]
    assert "Menunggu 1" in text(after["html"])
    with desk.browser.session.get(f"{hub.url}/desk/live", stream=True, timeout=30) as stream:
        lines = (line for line in stream.iter_lines() if line.startswith(b"data:"))
        assert b"Menunggu" in next(lines)
        hub.do(AskHelp(new_id(), "kiosk-1"))
        assert b"Pintu masuk" in next(lines)


def test_when_all_is_well_it_says_so(hub: Hub, people: People) -> None:
    hub.later(hours=9)
    said = text(AtDesk(hub, people).get("/desk").text)
    assert "loket belum buka" not in said
    assert "Hari layanan belum dibuka atau sudah ditutup." in said


def test_how_many_more_the_day_can_hold(hub: Hub, people: People) -> None:
    """Late in the day three counters cannot serve much more; the hub tells so with its sign of life."""
    hub.later(hours=5)
    hub.issue("A1")
    hub.later(seconds=5)
    told = row(AtDesk(hub, people).get("/desk").text, "A")
    found = re.search(r"kira-kira (\d+) lagi hari ini", told)
    assert found, told
    assert 0 < int(found[1]) < 60


class Troubled(Alone):
    """A machine on which nothing is as it should be."""

    def printer(self) -> PrinterNow:
        return PrinterNow(False, (Text("Kertas habis.", "Out of paper."),))

    def power(self) -> PowerNow:
        return PowerNow(on_battery=True, charge=64)

    def unsent(self) -> dict[str, Unsent]:
        return {"kiosk": Unsent(4, 120_000)}

    def letters(self) -> Waiting:
        return Waiting(3, "2026-11-20", "refused")

    def wanted(self) -> str:
        return "0.2.0"

    def synchronised(self) -> bool:
        return False


def test_what_the_machine_of_the_hub_tells_is_shown(tmp_path: Path) -> None:
    hub, commands = open_hub(tmp_path), Commands()
    accepted(hub.submit(commands.morning(), OPENING_MS))
    with closing(SiteReader.open(tmp_path, fold=fold)) as reader:
        sight = Sight(reader.state, reader.catalog, Staff(()), OPENING_MS, reader)
        page = TodayTopic("en", Paper(Words.load(), Files()), Troubled()).html(sight)
    hub.close()
    for told in (
        "Out of paper.",
        "64 %",
        "has not sent 4 records",
        "3 reports have not gone out by e-mail",
        "The centre asks for Besti 0.2.0 or newer",
        "not synchronised",
    ):
        assert (told, told in page) == (told, True)
