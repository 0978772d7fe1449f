"""What visitors think: one face at the door, nine answers about an errand."""

import pytest

from core.commands import Errand, Rate, RateVisit
from core.words import SkmElement
from kiosk.flow.rating import ELEMENTS
from kiosk.flow.where import Screen
from kiosk.idle import QUIET_S
from tests.kiosk.conftest import MakeRig
from tests.kiosk.counter import next_day, serve
from tests.kiosk.rig import TALL, WIDE, Rig
from tests.ui import scene
from tests.ui.hub import Hub
from ui.words import Words


@pytest.mark.parametrize("size", [TALL, WIDE])
@pytest.mark.parametrize("face", [1, 2, 3, 4])
def test_one_touch_at_the_door(make_rig: MakeRig, size: tuple[int, int], face: int) -> None:
    rig = make_rig(size=size)
    rig.touch(f"face-{face}")
    assert "Terima kasih" in rig.texts
    rig.bot.waitUntil(lambda: len(rig.hub.submitted) == 1)
    assert rig.hub.submitted[0].body == RateVisit(face, "kiosk-1")
    assert rig.hub.state.day is not None
    assert rig.hub.state.day.faces == {face: 1}


@pytest.mark.parametrize("way", ["text", "low"])
def test_whoever_made_the_faces_vanish_from_the_door_finds_them_behind_it(make_rig: MakeRig, way: str) -> None:
    rig = make_rig(size=(1024, 768))
    rig.touch("start")
    assert "rate" not in rig.kiosk.pages.offered
    rig.touch(f"bar-{way}")
    assert "rate" in rig.kiosk.pages.offered
    rig.kiosk.pages.kiosk.chosen.emit("rate")
    rig.settle()
    assert "Bagaimana kunjungan Anda?" in rig.texts
    rig.touch("face-2")
    assert "Terima kasih" in rig.texts
    rig.bot.waitUntil(lambda: [command.body for command in rig.hub.submitted] == [RateVisit(2, "kiosk-1")])
    rig.touch("leave")
    assert rig.kiosk.session.flow.screen is Screen.WELCOME


def test_thanks_pass_by_themselves(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(QUIET_S, Screen.THANKS, 0.1)
    rig.touch("face-4")
    rig.wait_for("welcome")


def test_a_hub_that_is_gone_keeps_nobody_from_thanks(make_rig: MakeRig) -> None:
    hub = Hub()
    hub.away = True
    rig = make_rig(hub)
    rig.touch("face-1")
    rig.bot.waitUntil(lambda: len(hub.submitted) == 1)
    rig.settle()
    assert "Terima kasih" in rig.texts


def served(make_rig: MakeRig, *errands: str) -> tuple[Rig, str]:
    """A kiosk at which somebody is whose errands were all served."""
    hub = Hub()
    ticket = hub.issue(errands[0], errands=tuple(Errand(code) for code in errands))
    for code in errands:
        serve(hub, {"A1": 1, "K1": 13}[code])
        hub.clock.ms += 120_000
    rig = make_rig(hub)
    rig.kiosk.session.scanned(f"http://antre.example/kpg/t/{ticket}")
    rig.settle()
    rig.touch("rate")
    return rig, ticket


def finished(rig: Rig) -> None:
    rig.bot.waitUntil(lambda: rig.kiosk.session.flow.screen is Screen.THANKS)
    rig.kiosk.session.look()
    rig.settle()


def test_nine_questions_each_with_its_own_words(make_rig: MakeRig) -> None:
    rig, ticket = served(make_rig, "A1")
    words = Words.load()
    for n, element in enumerate(ELEMENTS):
        assert f"Pertanyaan {n + 1} dari 9" in rig.texts
        assert words.say(f"rating.{element}", "id") in rig.texts
        for score in (1, 2, 3, 4):
            assert words.say(f"rating.{element}.{score}", "id") in rig.texts
        rig.touch(f"face-{n % 4 + 1}")
    finished(rig)
    assert rig.hub.submitted[-1].body == Rate(ticket, 0, {e: n % 4 + 1 for n, e in enumerate(ELEMENTS)})
    assert rig.hub.state.tickets[ticket].steps[0].rated


def test_questions_can_be_passed_over(make_rig: MakeRig) -> None:
    rig, ticket = served(make_rig, "A1")
    assert "enough" not in rig.kiosk.pages.offered
    for key in ("skip", "skip", "face-2", *["skip"] * 6):
        rig.touch(key)
    finished(rig)
    assert rig.hub.submitted[-1].body == Rate(ticket, 0, {SkmElement.TIME: 2})


def test_who_has_said_enough_can_stop(make_rig: MakeRig) -> None:
    rig, ticket = served(make_rig, "A1")
    for key in ("face-4", "face-3", "enough"):
        rig.touch(key)
    finished(rig)
    assert rig.hub.submitted[-1].body == Rate(ticket, 0, {SkmElement.REQUIREMENTS: 4, SkmElement.PROCEDURE: 3})


def test_who_says_nothing_is_thanked_and_nothing_is_sent(make_rig: MakeRig) -> None:
    rig, _ = served(make_rig, "A1")
    for _n in ELEMENTS:
        rig.touch("skip")
    finished(rig)
    assert rig.hub.submitted == []


def test_an_answer_can_be_changed_by_going_back(make_rig: MakeRig) -> None:
    rig, ticket = served(make_rig, "A1")
    for key in ("face-1", "back", "face-4", "enough"):
        rig.touch(key)
    finished(rig)
    assert rig.hub.submitted[-1].body == Rate(ticket, 0, {SkmElement.REQUIREMENTS: 4})


def test_a_double_tap_answers_one_question(make_rig: MakeRig, monkeypatch: pytest.MonkeyPatch) -> None:
    rig, _ = served(make_rig, "A1")
    monkeypatch.setattr("kiosk.session.TAP_MS", 60_000)
    rig.kiosk.session._turned.invalidate()
    for _n in range(2):
        scene.click(rig.window, "face-3")
    rig.settle()
    assert "Pertanyaan 2 dari 9" in rig.texts


def test_every_errand_is_rated_once(make_rig: MakeRig) -> None:
    rig, ticket = served(make_rig, "A1", "K1")
    assert "Perekaman KTP-el baru" in rig.texts
    rig.touch("face-4")
    rig.touch("enough")
    finished(rig)
    rig.touch("more")
    assert "Cek dan aktivasi kepesertaan JKN" in rig.texts
    rig.touch("face-1")
    rig.touch("enough")
    finished(rig)
    assert [command.body.step for command in rig.hub.submitted if isinstance(command.body, Rate)] == [0, 1]
    assert "more" not in rig.kiosk.pages.offered
    rig.kiosk.session.scanned(f"http://antre.example/kpg/t/{ticket}")
    rig.settle()
    assert "rate" not in rig.kiosk.pages.offered


def test_a_rating_that_the_log_does_not_tell_of_yet_is_not_asked_for_again(make_rig: MakeRig) -> None:
    rig, ticket = served(make_rig, "A1")
    rig.touch("face-4")
    rig.touch("enough")
    finished(rig)
    rig.hub.state.tickets[ticket].steps[0].rated = False
    rig.kiosk.session._show()
    assert "more" not in rig.kiosk.pages.offered


def test_what_was_rated_elsewhere_meanwhile_is_refused_calmly(make_rig: MakeRig) -> None:
    rig, ticket = served(make_rig, "A1")
    rig.hub.do(Rate(ticket, 0, {SkmElement.TIME: 1}))
    rig.touch("face-4")
    rig.kiosk.pages.kiosk.chosen.emit("enough")
    rig.wait_for("menu")
    assert "Keperluan ini sudah dinilai. Terima kasih." in rig.texts


def typed(rig: Rig, number: str) -> None:
    """Looks for `number` from the welcome page on."""
    for key in ("start", "find", "find_number", *(f"key-{sign}" for sign in number), "ok"):
        rig.kiosk.pages.kiosk.chosen.emit(key)
    rig.settle()


def test_nine_questions_by_number_the_same_day_and_once(make_rig: MakeRig) -> None:
    hub = Hub()
    ticket = hub.issue("A1")
    serve(hub, 1)
    rig = make_rig(hub)
    typed(rig, "A1")
    rig.touch("rate")
    for n, _ in enumerate(ELEMENTS):
        assert f"Pertanyaan {n + 1} dari 9" in rig.texts
        rig.touch("face-3")
    finished(rig)
    assert hub.submitted[-1].body == Rate(ticket, 0, dict.fromkeys(ELEMENTS, 3))
    rig.touch("leave")
    typed(rig, "A1")
    assert "A001" in rig.texts
    assert "rate" not in rig.kiosk.pages.offered


def test_the_next_day_nothing_is_rated_by_number_or_by_ticket(make_rig: MakeRig) -> None:
    hub = Hub()
    ticket = hub.issue("A1")
    serve(hub, 1)
    next_day(hub)
    rig = make_rig(hub)
    typed(rig, "A1")
    assert rig.page == "pad"
    assert "Nomor ini tidak ditemukan hari ini. Silakan periksa lagi." in rig.texts
    rig.kiosk.session.scanned(f"http://antre.example/kpg/t/{ticket}")
    rig.settle()
    assert "Nomor A001 untuk Selasa, 24 November 2026" in rig.texts
    assert set(rig.kiosk.pages.offered) == {"usher", "leave"}
    rig.kiosk.pages.kiosk.chosen.emit("rate")
    assert rig.kiosk.session.flow.screen is Screen.TICKET
    assert hub.submitted == []
