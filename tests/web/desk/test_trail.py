"""Who did what: by person, deed and hour, page by page, and as a file that a spreadsheet cannot be tricked with."""

import csv
import io
import re

from core.access import STAFF, Duty
from core.commands import ChangeDocument
from store.staff import added, written
from tests.web.desk.house import SCRIPT, AtDesk
from tests.web.desk.leading import chief
from tests.web.desk.test_agencies import NAMES
from tests.web.mall import People
from tests.web.visit import Browser, Hub


def worked(hub: Hub, people: People) -> Browser:
    """An officer who has called somebody at nine and somebody at ten."""
    officer = Browser(hub)
    officer.login(people.numbers["officer"])
    for hours in (0, 1):
        hub.later(hours=hours)
        hub.issue("A1")
        assert officer.order(1, {"kind": "call.next", "counter": 1}).status_code == 200
    return officer


def rows(html: str) -> list[str]:
    body = html.split("<tbody>")[1] if "<tbody>" in html else ""
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)]


def test_who_did_what_and_when(hub: Hub, people: People) -> None:
    worked(hub, people)
    desk = AtDesk(hub, people)
    found = rows(desk.get("/desk/trail").text)
    number = people.numbers["officer"]
    assert f"10:00:00 Officer &lt;b&gt;da Costa&lt;/b&gt; {number} memanggil A002 · Loket 1" in found
    assert f"09:00:00 Officer &lt;b&gt;da Costa&lt;/b&gt; {number} memanggil A001 · Loket 1" in found
    assert found[0].startswith("10:00:00")
    assert not any("memberi nomor" in row for row in found)  # a device did that, nobody of the staff


def test_it_is_sifted_by_person_deed_and_hour(hub: Hub, people: People) -> None:
    worked(hub, people)
    desk = AtDesk(hub, people)
    desk.post("/desk/round/mark", {"check": "clock", "well": "yes"})
    assert len(rows(desk.get(f"/desk/trail?person={people.numbers['admin']}").text)) == 1
    assert len(rows(desk.get("/desk/trail?kind=step.called").text)) == 2
    assert len(rows(desk.get("/desk/trail?kind=step.called&hour=9").text)) == 1
    assert rows(desk.get("/desk/trail?hour=3").text) == []
    assert rows(desk.get("/desk/trail?day=2026-11-23").text) == []
    hub.later(hours=24)
    assert len(rows(desk.get("/desk/trail?day=2026-11-24&kind=step.called").text)) == 2
    assert rows(desk.get("/desk/trail?kind=step.called").text) == []


def test_what_was_changed_is_called_as_people_call_it(hub: Hub, people: People) -> None:
    desk = AtDesk(hub, people)
    desk.post("/desk/people/add", {"name": "Ani", "agency": "dukcapil", "duty": "officer"})
    desk.post("/desk/agencies/new", NAMES)
    draft, person = rows(desk.get("/desk/trail").text)
    assert draft.endswith("mengubah data Rancangan gerai baru · v1")
    assert person.endswith("mengubah data Petugas · v2")
    assert "Petugas · v2" in desk.get("/desk/trail.csv").text


def test_what_makes_no_sense_asks_for_everything(hub: Hub, people: People) -> None:
    worked(hub, people)
    desk = AtDesk(hub, people)
    everything = rows(desk.get("/desk/trail").text)
    for query in (
        "person=999",
        f"kind={SCRIPT}",
        "hour=99",
        "hour=-1",
        "day=yesterday",
        "page=0",
        "page=x",
        "page=9999",
    ):
        found = desk.get(f"/desk/trail?{query}")
        assert (query, found.status_code, SCRIPT in found.text) == (query, 200, False)
        assert rows(found.text) == everything


def test_a_long_day_has_pages(hub: Hub, people: People) -> None:
    desk = chief(hub, people)
    for well in ["yes", "no"] * 51:
        desk.browser.post(
            "/desk/round/mark", data={"csrf": desk.token, "check": "clock", "well": well}, allow_redirects=False
        )
    first, second = desk.get("/desk/trail"), desk.get("/desk/trail?page=2")
    assert (len(rows(first.text)), len(rows(second.text))) == (100, 2)
    assert "Halaman 2 dari 2" in second.text


def test_the_file_has_it_all_and_no_formula(hub: Hub, people: People) -> None:
    staff, person = added(people.staff, "=cmd()", people.of("admin").pin, {"dukcapil": (Duty.OFFICER,)})
    hub.do(ChangeDocument(STAFF, written(staff)))
    trickster = Browser(hub)
    trickster.login(person.id)
    hub.issue("A1")
    trickster.order(1, {"kind": "call.next", "counter": 1})
    answer = AtDesk(hub, people).get("/desk/trail.csv?kind=step.called")
    assert answer.headers["content-disposition"] == 'attachment; filename="besti-2026-11-24.csv"'
    assert answer.content.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert (row["name"], row["kind"], row["what"], row["about"]) == (
        "'=cmd()",
        "step.called",
        "memanggil",
        "A001 · Loket 1",
    )


def test_no_ticket_is_opened_by_what_is_told(hub: Hub, people: People) -> None:
    worked(hub, people)
    ids = list(hub.state().tickets)
    for path in ("/desk/trail", "/desk/trail.csv"):
        page = AtDesk(hub, people).get(path).text
        assert not any(id_ in page for id_ in ids)
