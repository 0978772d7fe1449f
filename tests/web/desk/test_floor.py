"""The hall at the desk: agencies that pause, closing early after a look, the service day."""

import re

import pytest

from core.commands import AskHelp, CallNext, Hold, PauseAgency, Start
from core.words import HelpState, Reason
from tests.sync.mall import new_id
from tests.web.desk.house import SCRIPT, AtDesk
from tests.web.desk.leading import chief
from tests.web.mall import People
from tests.web.visit import Hub


def test_an_agency_pauses_and_goes_on(hub: Hub, people: People) -> None:
    desk = AtDesk(hub, people, "supervisor")
    desk.get("/desk/hall")
    paused = desk.post("/desk/hall/pause", {"agency": "dukcapil", "reason": "no_officer", "minutes": "15"})
    assert "Gerai berhenti sementara" in paused.text
    assert "Petugas tidak ada · sejak 09.00 · sampai 09.15" in paused.text
    pause = hub.state().agencies["dukcapil"]
    assert (pause.reason, (pause.until_ms or 0) - hub.now_ms()) == (Reason.NO_OFFICER, 15 * 60_000)
    assert "Gerai melayani lagi." in desk.post("/desk/hall/resume", {"agency": "dukcapil"}).text
    assert hub.state().agencies == {}


def test_an_agency_of_others_is_left_alone(hub: Hub, people: People) -> None:
    desk = AtDesk(hub, people, "supervisor")
    page = desk.get("/desk/hall").text
    assert ("Dukcapil" in page, "Bank NTT" in page, "Seluruh MPP" in page) == (True, False, False)
    hub.do(PauseAgency("bankntt", Reason.OTHER))
    before = hub.state().lsn
    close = {"agency": "bankntt", "at_ms": str(hub.now_ms() + 60_000), "reason": "power"}
    for path, fields in (
        ("pause", {"agency": "samsat", "reason": "other"}), ("resume", {"agency": "bankntt"}), ("closing", close),
        ("closing", close | {"agency": ""}), ("day", {"do": "close", "day": "2026-11-24"}),
        ("day", {"do": "confirm", "day": "2026-11-24"}),
    ):  # fmt: skip
        assert (path, desk.post(f"/desk/hall/{path}", fields).status_code) == (path, 403)
    for agency in ("bankntt", "", "nowhere"):
        looked = desk.get(f"/desk/hall/closing?agency={agency}&time=10:00&reason=power")
        assert (agency, looked.status_code) == (agency, 403)
    assert hub.state().lsn == before


def test_closing_early_tells_first_whom_it_leaves(hub: Hub, people: People) -> None:
    """Three counters serve letter A, each visitor for some ten minutes: within 20 minutes at most two each."""
    desk, tickets = chief(hub, people), [hub.issue("A1") for _ in range(12)]
    bank = hub.issue("B1")
    before = hub.state().lsn
    page = desk.get("/desk/hall/closing?agency=&time=09:20&reason=power").text
    left = re.findall(r'<td class="number">(\w+)</td>', page)
    assert hub.state().lsn == before
    assert bank.label in left  # its counters are closed
    mine = [label for label in left if label.startswith("A")]
    assert mine == [ticket.label for ticket in tickets][-len(mine) :]
    assert 0 < len(mine) < 12
    assert f"Kemungkinan tidak terlayani: {len(left)}" in page
    at = re.search(r'name="at_ms" value="(\d+)"', page)
    assert at
    done = desk.post("/desk/hall/closing", {"agency": "", "at_ms": at[1], "reason": "power"})
    assert "Tutup lebih awal dicatat" in done.text
    assert "Seluruh MPP</b><span>pukul 09.20 · Listrik padam" in done.text
    day = hub.state().day
    assert day is not None
    assert (day.closings[""].at_ms, day.closings[""].reason) == (int(at[1]), Reason.POWER)


def test_later_closing_leaves_fewer_and_who_was_put_aside_is_told_of(hub: Hub, people: People) -> None:
    desk = chief(hub, people)
    for _ in range(6):
        hub.issue("A1")
    aside = hub.call(1)
    hub.do(Hold(1, Reason.DOCUMENTS))
    hub.do(CallNext(2))

    def left(time: str) -> list[str]:
        page = desk.get(f"/desk/hall/closing?agency=dukcapil&time={time}&reason=other").text
        return re.findall(r'<td class="number">(\w+)</td>', page)

    soon, late = left("09:05"), left("14:00")
    assert set(late) == {aside} < set(soon)


def test_a_quick_day_leaves_fewer_than_a_usual_one(hub: Hub, people: People) -> None:
    """Five visits of a minute each are the pace of the day from then on."""
    desk = chief(hub, people)
    for _ in range(18):
        hub.issue("A1")

    def left() -> int:
        page = desk.get("/desk/hall/closing?agency=dukcapil&time=09:30&reason=other").text
        return len(re.findall(r'<td class="number">(\w+)</td>', page))

    usual = left()
    for served in range(5):
        hub.call(1)
        hub.do(Start(1))
        hub.later(seconds=60)
        hub.finish(1)
        assert served == 4 or left() > 0
    assert usual - 5 > left() == 0


@pytest.mark.parametrize("time", ["08:59", "", "25:00", "9", SCRIPT, "٠٩:٣٠"])
def test_a_time_that_cannot_be_is_told(hub: Hub, people: People, time: str) -> None:
    page = chief(hub, people).get("/desk/hall/closing", params={"agency": "", "time": time, "reason": "power"})
    assert (page.status_code, "Pilih jam yang belum lewat" in page.text, SCRIPT in page.text) == (409, True, False)


def test_forms_that_make_no_sense_change_nothing(hub: Hub, people: People) -> None:
    desk = chief(hub, people)
    before = hub.state().lsn
    for path, fields, status in (
        ("pause", {"agency": "dukcapil", "reason": "boredom"}, 400),
        ("pause", {"agency": "dukcapil", "reason": "other", "minutes": "0"}, 409),
        ("pause", {"agency": "dukcapil", "reason": "other", "minutes": "999999999999"}, 409),
        ("pause", {"agency": SCRIPT, "reason": "other"}, 409),
        ("resume", {"agency": "dukcapil"}, 409),
        ("closing", {"agency": "", "at_ms": "soon", "reason": "power"}, 400),
        ("closing", {"agency": "", "at_ms": "1", "reason": "power"}, 409),
        ("day", {"do": "burn", "day": "2026-11-24"}, 400),
        ("day", {"do": "open", "day": "tomorrow"}, 400),
        ("day", {"do": "open", "day": "2026-11-24"}, 409),
    ):
        refused = desk.post(f"/desk/hall/{path}", fields)
        assert (path, fields, refused.status_code, SCRIPT in refused.text) == (path, fields, status, False)
    assert hub.state().lsn == before


def test_the_day_is_closed_after_a_warning_and_not_opened_again(hub: Hub, people: People) -> None:
    desk, ticket = chief(hub, people), hub.issue("A1")
    assert "1 nomor masih terbuka" in desk.get("/desk/hall").text
    closed = desk.post("/desk/hall/day", {"do": "close", "day": "2026-11-24"})
    assert "Hari layanan ditutup." in closed.text
    assert not hub.state().tickets[ticket.id].is_open
    again = desk.post("/desk/hall/day", {"do": "open", "day": "2026-11-24"})
    assert (again.status_code, "tidak lebih baru" in again.text) == (409, True)


def test_somebody_at_the_desk_goes_where_help_is_called_for(hub: Hub, people: People) -> None:
    hub.do(AskHelp(help_ := new_id(), "kiosk-1"))
    desk = chief(hub, people)
    assert "belum ada yang datang" in desk.get("/desk/hall").text
    gone = desk.post("/desk/hall/help", {"help": help_, "do": "take"})
    assert "sedang ke sana" in gone.text
    desk.post("/desk/hall/help", {"help": help_, "do": "finish"})
    assert hub.state().helps[help_].state is HelpState.FINISHED
    before = hub.state().lsn
    for fields in ({"help": SCRIPT, "do": "take"}, {"help": help_, "do": "dance"}, {}):
        assert desk.post("/desk/hall/help", fields).status_code == 400
    assert desk.post("/desk/hall/help", {"help": "a" * 22, "do": "take"}).status_code == 409
    assert AtDesk(hub, people).post("/desk/hall/help", {"help": "a" * 22, "do": "take"}).status_code == 403
    assert hub.state().lsn == before
