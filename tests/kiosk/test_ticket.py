"""Coming back with a ticket: what the page tells, and what can be done."""

import pytest

from core.commands import Absent, AddStep, Errand, Hold, Print, RemoveStep, Start
from core.refusal import Refusal
from core.state import Step
from core.words import Language, Outcome, PaperKind, Reason, StepState
from kiosk.flow.where import Screen
from printer.states import PrinterState
from printer.status import PrinterStatus
from tests.kiosk.conftest import MakeRig
from tests.kiosk.counter import call, next_day, serve
from tests.kiosk.rig import Rig
from tests.ui import scene
from tests.ui.hub import Hub

ERRANDS = (Errand("A1"), Errand("K1"), Errand("B1", True, (0,)))


def come_back(rig: Rig, ticket: str) -> None:
    rig.kiosk.session.scanned(f"http://antre.example/kpg/t/{ticket}")
    rig.settle()


def decide(rig: Rig, key: str) -> None:
    """Touches what the hub has to decide, until its answer is there and the log was read."""
    rig.kiosk.pages.kiosk.chosen.emit(key)
    rig.bot.waitUntil(lambda: rig.page != "issuing")
    rig.kiosk.session.look()
    rig.settle()


def step(hub: Hub, ticket: str, n: int = 0) -> Step:
    return hub.state.tickets[ticket].steps[n]


def test_each_errand_is_told_of_and_where_to_wait(make_rig: MakeRig) -> None:
    hub = Hub()
    hub.issue("A1")
    ticket = hub.issue("A1", errands=ERRANDS)
    rig = make_rig(hub)
    come_back(rig, ticket)
    assert (rig.page, scene.find(rig.window, "label").property("text")) == ("ticket", "A002")
    assert "Zona 3: Jaminan sosial dan utilitas" in rig.texts
    assert "Loket 13, 14" in rig.texts
    for told in ("Di depan Anda 1 orang", "Anda yang berikutnya", "Setelah Perekaman KTP-el baru"):
        assert told in rig.texts


def test_whom_a_counter_calls_is_told_to_go_there_now(make_rig: MakeRig) -> None:
    hub = Hub()
    ticket = hub.issue("A1")
    rig = make_rig(hub)
    come_back(rig, ticket)
    call(hub, 1)
    rig.bot.waitUntil(lambda: "Silakan ke loket 1 sekarang" in rig.texts)
    assert not scene.has(rig.window, "pause")
    hub.do(Start(1))
    rig.bot.waitUntil(lambda: "Anda sedang dilayani di loket 1" in rig.texts)


def test_another_errand_goes_onto_the_same_number(make_rig: MakeRig) -> None:
    hub = Hub()
    ticket = hub.issue("A1")
    rig = make_rig(hub)
    come_back(rig, ticket)
    rig.touch("add")
    assert not {"journeys", "find", "A1"} & set(rig.kiosk.pages.offered)
    for key in ("agency", "dukcapil", "A2"):
        rig.kiosk.pages.kiosk.chosen.emit(key)
    rig.settle()
    assert "Tambahkan ke A001" in rig.texts
    decide(rig, "add")
    assert hub.submitted[-1].body == AddStep(ticket, Errand("A2"))
    assert "Sudah ditambahkan ke A001. Tiket Anda tetap berlaku." in rig.texts
    assert [s.service for s in hub.state.tickets[ticket].steps] == ["A1", "A2"]
    assert rig.paper.jobs == []


def test_an_errand_is_not_put_onto_a_number_twice(make_rig: MakeRig) -> None:
    hub = Hub()
    rig = make_rig(hub)
    come_back(rig, hub.issue("A1", errands=ERRANDS))
    for key in ("add", "agency", "dukcapil", "A1"):
        rig.kiosk.pages.kiosk.chosen.emit(key)
    assert list(rig.kiosk.pages.offered) == ["keep"]


def test_removing_an_errand_is_asked_once(make_rig: MakeRig) -> None:
    hub = Hub()
    ticket = hub.issue("A1", errands=ERRANDS)
    rig = make_rig(hub)
    come_back(rig, ticket)
    rig.touch("drop")
    assert set(rig.kiosk.pages.offered) == {"drop-1", "drop-2", "keep"}  # B1 needs A1
    rig.touch("keep")
    assert rig.page == "ticket"
    rig.touch("drop")
    decide(rig, "drop-1")
    assert hub.submitted[-1].body == RemoveStep(ticket, 1)
    assert step(hub, ticket, 1).state is StepState.CANCELLED
    assert "Cek dan aktivasi kepesertaan JKN" not in rig.texts


def test_the_only_errand_stays(make_rig: MakeRig) -> None:
    hub = Hub()
    rig = make_rig(hub)
    come_back(rig, hub.issue("A1"))
    assert "drop" not in rig.kiosk.pages.offered


def test_stepping_out_and_coming_back(make_rig: MakeRig) -> None:
    hub = Hub()
    ticket = hub.issue("A1")
    rig = make_rig(hub)
    come_back(rig, ticket)
    decide(rig, "pause")
    assert hub.state.tickets[ticket].paused_until_ms is not None
    assert "Jeda sampai pukul 10.15" in rig.texts
    decide(rig, "resume")
    assert hub.state.tickets[ticket].paused_until_ms is None


def test_who_missed_the_call_is_back(make_rig: MakeRig) -> None:
    hub = Hub()
    ticket = hub.issue("A1")
    call(hub, 1)
    hub.do(Absent(1))
    rig = make_rig(hub)
    come_back(rig, ticket)
    assert "Panggilan Anda terlewat" in rig.texts
    decide(rig, "return-0")
    assert step(hub, ticket).state is StepState.WAITING


def test_whom_an_officer_put_aside_did_not_miss_the_call(make_rig: MakeRig) -> None:
    hub = Hub()
    ticket = hub.issue("A1")
    call(hub, 1)
    hub.do(Hold(1, Reason.DOCUMENTS))
    rig = make_rig(hub)
    come_back(rig, ticket)
    assert "Keperluan Anda ditunda" in rig.texts
    assert "Ditunda sampai pukul 10.30" in rig.texts
    assert "return-0" in rig.kiosk.pages.offered


@pytest.mark.parametrize("blocked", [False, True])
def test_a_copy_comes_out_where_the_printer_can(make_rig: MakeRig, blocked: bool) -> None:
    hub = Hub()
    ticket = hub.issue("A1", print_at="kiosk-2")
    rig = make_rig(hub)
    if blocked:
        rig.paper.status = PrinterStatus(PrinterState.BLOCKED)
    come_back(rig, ticket)
    assert ("copy" in rig.kiosk.pages.offered) == (not blocked)
    if not blocked:
        decide(rig, "copy")
        rig.bot.waitUntil(lambda: [job[:2] for job in rig.paper.jobs] == [(ticket, 1)])


def test_a_finished_visit_has_its_note(make_rig: MakeRig) -> None:
    hub = Hub()
    ticket = hub.issue("A1")
    serve(hub, 1)
    rig = make_rig(hub)
    come_back(rig, ticket)
    assert "Semua keperluan selesai" in rig.texts
    assert not {"add", "pause", "copy"} & set(rig.kiosk.pages.offered)
    decide(rig, "nota")
    body = hub.submitted[-1].body
    assert isinstance(body, Print)
    assert (body.paper, body.subject, body.device) == (PaperKind.NOTA, ticket, "kiosk-1")


def test_missing_documents_lead_back_to_the_counter(make_rig: MakeRig) -> None:
    hub = Hub()
    ticket = hub.issue("A1")
    serve(hub, 1, Outcome.DOCUMENTS_INCOMPLETE)
    rig = make_rig(hub)
    come_back(rig, ticket)
    decide(rig, "return-0")
    assert step(hub, ticket).state is StepState.WAITING


def test_a_refusal_is_calm_and_leads_back(make_rig: MakeRig) -> None:
    hub = Hub()
    ticket = hub.issue("A1")
    rig = make_rig(hub)
    come_back(rig, ticket)
    hub.refusal = Refusal("ticket_busy", {"label": "A001"})
    decide(rig, "pause")
    assert rig.page == "menu"
    assert "Belum dapat dilakukan" in rig.texts
    assert "Nomor A001 sedang dipanggil atau dilayani." in rig.texts
    rig.touch("other")
    assert rig.page == "ticket"


def test_a_hub_that_is_gone_is_not_about_a_number(make_rig: MakeRig) -> None:
    hub = Hub()
    rig = make_rig(hub)
    come_back(rig, hub.issue("A1"))
    hub.away = True
    decide(rig, "pause")
    assert "Mohon maaf, ini belum dapat dilakukan" in rig.texts


def test_a_number_that_is_not_known_yet_stays_valid(rig: Rig) -> None:
    come_back(rig, rig.hub.id())
    assert "Nomor ini belum dikenal di sini" in rig.texts
    assert set(rig.kiosk.pages.offered) == {"usher", "leave"}


def test_a_number_of_another_day_says_so(make_rig: MakeRig) -> None:
    hub = Hub()
    ticket = hub.issue("A1")
    next_day(hub)
    rig = make_rig(hub)
    come_back(rig, ticket)
    assert "Nomor A001 untuk Selasa, 24 November 2026" in rig.texts


def test_the_page_speaks_the_language_of_the_ticket(make_rig: MakeRig) -> None:
    hub = Hub()
    rig = make_rig(hub)
    come_back(rig, hub.issue("A1", language=Language.EN))
    assert "Your queue number" in rig.texts
    rig.touch("leave")
    assert rig.kiosk.session.flow.screen is Screen.WELCOME
    assert rig.kiosk.session.language == "id"
