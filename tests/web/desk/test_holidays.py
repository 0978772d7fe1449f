"""Holidays at the desk: asked for from November on, entered or taken from a list, looked at first."""

import json
from contextlib import closing

import pytest

from core.commands import ChangeDocument
from core.fold import fold
from core.site import Holiday
from store.reader import SiteReader
from tests.sync.mall import site as sample
from tests.web.desk.house import SCRIPT, AtDesk
from tests.web.mall import People
from tests.web.visit import Hub


@pytest.fixture
def desk(hub: Hub, people: People) -> AtDesk:
    return AtDesk(hub, people)


def days(hub: Hub, year: int) -> list[Holiday]:
    with closing(SiteReader.open(hub.folder, fold=fold)) as reader:
        assert reader.catalog is not None
        return [each for each in reader.catalog.site.hours.holidays if each.date.year == year]


def without_next_year(hub: Hub) -> None:
    doc = json.loads(sample())
    doc["hours"]["holidays"] = [day for day in doc["hours"]["holidays"] if day["date"] < "2027"]
    hub.do(ChangeDocument("site", json.dumps(doc)))


def test_next_year_is_asked_for_until_it_is_there(hub: Hub, desk: AtDesk) -> None:
    assert "belum diisi. Isi di halaman" not in desk.get("/desk/holidays").text
    without_next_year(hub)
    assert "Hari libur 2027 belum diisi." in desk.get("/desk/holidays").text
    rows = "".join(f"2027-0{n}-01,Libur {n},Holiday {n},libur_nasional\n" for n in range(1, 7))
    shown = desk.send("/desk/holidays/list", f"date,name,name_en,kind\n{rows}".encode())
    assert "Hari libur 2027-01-01 (Libur 1) ditambahkan." in shown.text
    assert days(hub, 2027) == []
    assert "belum diisi. Isi di halaman" not in desk.apply(shown).text
    assert [each.name.en for each in days(hub, 2027)] == [f"Holiday {n}" for n in range(1, 7)]


def test_one_is_entered_and_taken_out(hub: Hub, desk: AtDesk) -> None:
    typed = {"date": "2026-12-23", "name": f"HUT {SCRIPT}", "name_en": "", "kind": "libur_daerah"}
    shown = desk.post("/desk/holidays/add", typed)
    assert SCRIPT not in shown.text
    desk.apply(shown)
    assert days(hub, 2026)[0].name.en == f"HUT {SCRIPT}"
    assert SCRIPT not in desk.get("/desk/holidays").text
    desk.apply(desk.post("/desk/holidays/remove", {"date": "2026-12-23"}))
    assert [str(each.date) for each in days(hub, 2026)] == ["2026-12-24", "2026-12-25"]


@pytest.mark.parametrize(
    "wrong",
    [{"date": "23-12-2026"}, {"date": ""}, {"name": " "}, {"name": "x" * 121}, {"kind": SCRIPT}, {"name": "\x07"}],
)
def test_what_cannot_be_is_told(hub: Hub, desk: AtDesk, wrong: dict[str, str]) -> None:
    before = hub.state().lsn
    typed = {"date": "2026-12-23", "name": "HUT", "name_en": "", "kind": "libur_daerah"} | wrong
    refused = desk.post("/desk/holidays/add", typed)
    assert (refused.status_code, SCRIPT in refused.text, hub.state().lsn) == (422, False, before)


def test_faulty_lines_are_told_and_nothing_is_taken(hub: Hub, desk: AtDesk) -> None:
    raw = f"date,name,name_en,kind\n2027-13-01,X,,\n2027-01-01,{SCRIPT},,\n2027-01-02,X,,{SCRIPT}\n".encode()
    refused = desk.send("/desk/holidays/list", raw)
    assert (refused.status_code, SCRIPT in refused.text) == (422, False)
    assert "Baris 2: tanggal ditulis" in refused.text
    assert "Baris 4: jenis harus" in refused.text
    assert "Baris 3" not in refused.text
