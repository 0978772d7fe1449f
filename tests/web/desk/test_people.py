"""People at the desk: through the same checks as the command line, PINs shown once and never kept."""

import re
from contextlib import closing

import pytest

from core.access import EVERYWHERE, Duty, Person
from core.fold import fold
from store.pins import matches
from store.reader import SiteReader
from store.staff import read
from tests.web.desk.house import SCRIPT, AtDesk
from tests.web.mall import PIN, People
from tests.web.visit import Browser, Hub


@pytest.fixture
def desk(hub: Hub, people: People) -> AtDesk:
    return AtDesk(hub, people)


def person(hub: Hub, name: str) -> Person:
    with closing(SiteReader.open(hub.folder, fold=fold)) as reader:
        return next(each for each in read(reader).staff.people if each.name == name)


def pins(html: str) -> list[str]:
    return re.findall(r'<b class="pin">(\d{6})</b>', html)


def test_somebody_new_comes_in_with_what_was_shown_once(hub: Hub, desk: AtDesk) -> None:
    desk.get("/desk/people")
    made = desk.post("/desk/people/add", {"name": f"Ani {SCRIPT}", "duty": "officer", "agency": "dukcapil"})
    (pin,) = pins(made.text)
    assert SCRIPT not in made.text
    assert made.headers["Cache-Control"] == "no-store"
    who = person(hub, f"Ani {SCRIPT}")
    assert (who.duties, pin in who.pin) == ({"dukcapil": (Duty.OFFICER,)}, False)
    assert Browser(hub).login(who.id, pin).url.endswith("/counter")
    listed = desk.get("/desk/people").text
    assert "Ani &lt;script&gt;" in listed
    assert pins(listed) == []
    assert "Ani" not in Browser(hub).get("/v1/log?after=0.0&limit=5000").text


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"name": "A" * 81}, {"name": "A\x07"}, {"duty": "king"}, {"agency": "nowhere"}, {"agency": SCRIPT}],
)
def test_what_cannot_be_is_told_and_kept_to_be_mended(hub: Hub, desk: AtDesk, wrong: dict[str, str]) -> None:
    before = hub.state().lsn
    typed = {"name": "Ani", "duty": "officer", "agency": "dukcapil"} | wrong
    refused = desk.post("/desk/people/add", typed)
    assert (refused.status_code, hub.state().lsn, SCRIPT in refused.text) == (422, before, False)
    assert 'role="alert"' in refused.text


def test_a_new_pin_ends_the_old_one(hub: Hub, people: People, desk: AtDesk) -> None:
    officer = Browser(hub)
    officer.login(people.numbers["officer"])
    (pin,) = pins(desk.post(f"/desk/people/{people.numbers['officer']}/pin").text)
    assert officer.get("/counter/1").url.endswith("/login?next=/counter/1")
    assert matches(person(hub, people.of("officer").name).pin, pin)
    assert officer.login(people.numbers["officer"], pin).status_code == 200


def test_duties_are_ticked_per_agency(hub: Hub, people: People, desk: AtDesk) -> None:
    number = people.numbers["officer"]
    ticked = {"name": "Maria", "duty:dukcapil:officer": "yes", "duty:*:usher": "yes", "duty:nowhere:admin": "yes"}
    saved = desk.post(f"/desk/people/{number}/duties", ticked)
    assert "Tugas disimpan" in saved.text
    assert person(hub, "Maria").duties == {EVERYWHERE: (Duty.USHER,), "dukcapil": (Duty.OFFICER,)}
    assert desk.post(f"/desk/people/{number}/duties", {"name": " "}).status_code == 422


def test_somebody_stops_and_comes_back(hub: Hub, people: People, desk: AtDesk) -> None:
    number = people.numbers["usher"]
    assert "diberhentikan" in desk.post(f"/desk/people/{number}/stop").text
    assert Browser(hub).login(number).status_code == 403
    (pin,) = pins(desk.post(f"/desk/people/{number}/pin").text)
    assert Browser(hub).login(number, pin).status_code == 200


def test_the_last_admin_stays(hub: Hub, people: People, desk: AtDesk) -> None:
    number, before = people.numbers["admin"], hub.state().lsn
    stopped = desk.post(f"/desk/people/{number}/stop")
    assert (stopped.status_code, "paling sedikit satu admin" in stopped.text) == (422, True)
    assert desk.post(f"/desk/people/{number}/duties", {"name": "Admin"}).status_code == 422
    assert hub.state().lsn == before


def test_a_list_is_looked_at_before_it_is_taken(hub: Hub, people: People, desk: AtDesk) -> None:
    name = people.of("usher").name
    raw = f"name,agency,duty,pin\nBudi,dukcapil,officer,\nBudi,sim,officer,\n{name},*,usher,{PIN}\n".encode()
    before = hub.state().lsn
    shown = desk.send("/desk/people/list", raw)
    assert f"Nama ini sudah ada: {people.numbers['usher']}" in shown.text
    assert hub.state().lsn == before
    mark = re.search(r'action="(/desk/people/list/[^"]+)"', shown.text)
    assert mark is not None
    taken = desk.post(mark[1])
    assert len(pins(taken.text)) == 1
    assert person(hub, "Budi").duties == {"dukcapil": (Duty.OFFICER,), "sim": (Duty.OFFICER,)}
    assert desk.post(mark[1]).status_code == 422
    assert hub.state().lsn == before + 1


def test_a_preview_is_for_whoever_asked_for_it(hub: Hub, people: People, desk: AtDesk) -> None:
    desk.post(f"/desk/people/{people.numbers['usher']}/duties", {"name": "Usher", "duty:*:admin": "yes"})
    shown = desk.send("/desk/people/list", b"name,agency,duty,pin\nBudi,*,usher,\n")
    mark = re.search(r'action="(/desk/people/list/[^"]+)"', shown.text)
    assert mark is not None
    before = hub.state().lsn
    assert AtDesk(hub, people, "usher").post(mark[1]).status_code == 422
    assert hub.state().lsn == before


def test_every_faulty_line_is_told(hub: Hub, desk: AtDesk) -> None:
    before = hub.state().lsn
    raw = f"name,agency,duty,pin\n{SCRIPT},nowhere,officer,\nBudi,*,usher,\nCici,*,usher,12\n".encode()
    shown = desk.send("/desk/people/list", raw)
    assert shown.status_code == 422
    assert re.findall(r"Baris \d", shown.text) == ["Baris 2", "Baris 4"]
    assert "/desk/people/list/" not in shown.text
    assert hub.state().lsn == before
