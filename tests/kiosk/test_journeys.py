"""By need on the real pages: a life event, its questions, the plan, and steps that cannot be had today."""

import msgspec
import pytest

from core.commands import Errand, Issue, PauseAgency
from core.site import Agency, Journey, JourneyStep, Site, Week
from core.words import Instrument, Reason, Text
from kiosk.flow.where import Screen
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import Rig
from tests.ui import scene
from tests.ui.hub import Hub, sample


def go(rig: Rig, *names: str) -> None:
    for name in names:
        rig.touch(name)


def wished(rig: Rig) -> list[str]:
    return [errand.service for errand in rig.kiosk.session.flow.wish.errands]


def test_each_life_event_tells_its_instrument_and_how_many_steps_it_has(rig: Rig) -> None:
    go(rig, "start", "journeys")
    assert {"Layanan terintegrasi", "4 langkah"} <= {*rig.texts}
    assert {"Ekosistem layanan", "sampai 2 langkah"} <= {*rig.texts}
    assert rig.kiosk.pages.offered["bayi"].startswith("Bayi baru lahir. Layanan terintegrasi. 4 langkah")
    rig.touch("bar-language")
    assert {"Service ecosystem", "up to 2 steps"} <= {*rig.texts}


def test_without_an_active_membership_the_licence_waits_for_it(rig: Rig) -> None:
    go(rig, "start", "journeys", "tile-sim")
    assert "Apakah JKN Anda tidak aktif, atau Anda belum yakin?" in rig.texts
    assert any("saling terkait" in text and "Pertanyaan 1 dari 2" in text for text in rig.texts)
    go(rig, "K1", "S1")
    assert any("Setelah Cek dan aktivasi kepesertaan JKN, memakai" in text for text in rig.texts)
    assert "sekitar 22 menit" in rig.texts
    rig.touch("take")
    rig.wait_for("number")
    [command] = rig.hub.submitted
    assert isinstance(command.body, Issue)
    assert command.body.errands == (Errand("K1", required=False), Errand("S1", after=(0,)))
    assert command.body.journey == "sim"


@pytest.mark.parametrize("id_", ["bayi", "usaha"])
def test_the_plan_tells_its_instrument_too(rig: Rig, id_: str) -> None:
    ways = ("no", "J2", "B2") if id_ == "usaha" else ()
    go(rig, "start", "journeys", f"tile-{id_}", *ways)
    catalog = rig.hub.catalog
    assert catalog is not None
    instrument = catalog.journeys[id_].instrument
    assert rig.kiosk.pages.words.say(f"kiosk.instrument_{instrument}", "id") in rig.texts


def test_what_the_journey_has_to_tell_stands_there_with_one_errand_too(rig: Rig) -> None:
    go(rig, "start", "journeys", "tile-sim", "no", "S1")
    assert wished(rig) == ["S1"]
    assert "Perpanjangan SIM mensyaratkan JKN aktif." in rig.texts


def test_back_goes_one_question_back(rig: Rig) -> None:
    go(rig, "start", "journeys", "tile-usaha", "no", "J2")
    assert any("Pertanyaan 3 dari 3" in text for text in rig.texts)
    rig.touch("back")
    assert "Apakah Anda ingin terlindungi BPJS Ketenagakerjaan?" in rig.texts
    go(rig, "no", "no")
    assert wished(rig) == ["U1"]
    go(rig, "back", "back", "back", "back")
    assert rig.kiosk.session.flow.screen is Screen.JOURNEYS


def test_a_second_tap_answers_no_second_question(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    go(rig, "start", "journeys", "tile-usaha")
    given = []
    for tap_ms in (60_000, 0, 60_000):
        monkeypatch.setattr("kiosk.session.TAP_MS", tap_ms)
        rig.touch("no")
        given.append(rig.kiosk.session.flow.answers)
    assert given == [(), ("",), ("",)]


def test_a_journey_without_questions_leads_to_its_plan(rig: Rig) -> None:
    go(rig, "start", "journeys", "tile-bayi")
    assert wished(rig) == ["C1", "A3", "A4", "K2"]
    assert not any(scene.has(rig.window, f"drop-{n}") for n in range(4))


def test_whatever_is_not_required_can_still_be_dropped_and_so_can_what_was_added(rig: Rig) -> None:
    go(rig, "start", "journeys", "tile-usaha", "F1", "J2", "no")
    rig.touch("drop-2")
    rig.touch("drop-0")
    assert rig.kiosk.session.flow.wish.errands == (Errand("U1"),)
    rig.kiosk.pages.kiosk.chosen.emit("add")
    go(rig, "agency", "tile-dukcapil", "tile-A1")
    assert wished(rig) == ["U1", "A1"]
    rig.kiosk.pages.kiosk.chosen.emit("drop-0")
    assert wished(rig) == ["U1", "A1"]
    rig.kiosk.pages.kiosk.chosen.emit("drop-1")
    assert wished(rig) == ["U1"]


def test_who_needs_nothing_is_told_so(rig: Rig) -> None:
    rig.kiosk.pages.kiosk.chosen.emit("start")
    rig.kiosk.pages.kiosk.chosen.emit("journeys")
    rig.kiosk.pages.kiosk.turned.emit(1)
    rig.settle()
    go(rig, "tile-pensiun", "no", "no", "no", "no")
    assert "Semuanya sudah beres" in rig.texts
    rig.touch("again")
    assert any("Pertanyaan 4 dari 4" in text for text in rig.texts)


def test_a_step_that_is_closed_today_can_be_left_out(make_rig: MakeRig) -> None:
    hub = Hub()
    hub.do(PauseAgency("bankntt", Reason.SYSTEM_DOWN))
    rig = make_rig(hub)
    go(rig, "start", "journeys", "tile-usaha", "no", "no", "B2")
    assert "Satu langkah belum bisa hari ini" in rig.texts
    assert "Berhenti sementara" in rig.texts
    assert "take" not in rig.kiosk.pages.offered
    rig.touch("without")
    assert wished(rig) == ["U1"]
    rig.touch("take")
    rig.wait_for("number")


def test_a_required_step_that_is_closed_is_said_before_a_number_is_asked_for(make_rig: MakeRig) -> None:
    hub = Hub()
    hub.do(PauseAgency("dpmptsp", Reason.SYSTEM_DOWN))
    rig = make_rig(hub)
    go(rig, "start", "journeys", "tile-usaha", "no", "J2", "no")
    assert "Belum bisa diurus hari ini" in rig.texts
    assert "without" not in rig.kiosk.pages.offered
    rig.touch("usher")
    rig.bot.waitUntil(lambda: bool(hub.state.helps))
    rig.touch("other")
    assert rig.kiosk.session.flow.screen is Screen.QUESTION


def opening_at_noon(letter: str) -> Site:
    site = sample()
    noon = Week(tue=(("12:00", "14:00"),))

    def later(agency: Agency) -> Agency:
        letters = tuple(msgspec.structs.replace(x, hours=noon) if x.letter == letter else x for x in agency.letters)
        return msgspec.structs.replace(agency, letters=letters)

    return msgspec.structs.replace(site, agencies=tuple(map(later, site.agencies)))


def test_a_later_step_may_open_later_but_not_the_first(make_rig: MakeRig) -> None:
    rig = make_rig(Hub(opening_at_noon("S")))
    go(rig, "start", "journeys", "tile-sim", "K1", "S1")
    assert scene.has(rig.window, "take")
    go(rig, "back", "back", "no", "S1")
    assert "Belum buka, buka pukul 11.30" in rig.texts
    go(rig, "back", "back", "K1", "S1", "take")
    rig.wait_for("number")


def test_a_journey_that_has_no_picture_shows_its_first_letter(make_rig: MakeRig) -> None:
    name = Text("Mengurus " + "keperluan keluarga yang panjang sekali " * 2, "A long matter")
    journey = Journey("lain", name, Instrument.EKOSISTEM, (JourneyStep(("A1",)), JourneyStep(("K1",), required=False)))
    rig = make_rig(Hub(msgspec.structs.replace(sample(), journeys=(journey,))))
    go(rig, "start", "journeys")
    assert "M" in rig.texts
    assert scene.overflows(rig.window) == []
    rig.touch("tile-lain")
    assert "Apakah Anda memerlukan Cek dan aktivasi kepesertaan JKN?" in rig.texts
    assert scene.overflows(rig.window) == []
