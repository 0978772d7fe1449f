"""What is told beside the number: what a time rests on, roughly when the later steps come, what hangs in the hall."""

import dataclasses

import msgspec
import pytest

from core.commands import PostNotice
from core.events import TicketIssued
from core.promise.live import Live
from core.words import Doubt
from kiosk.app import Beside
from kiosk.flow.where import Screen
from kiosk.session import FRESH_MS
from kiosk.views.welcome import NOTICE_MS
from tests.kiosk import situations_told as told
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import Rig
from tests.ui.hub import Hub

REASON = "2 orang di depan, 2 loket, sekitar 19 menit per orang"


class Voice:
    """Remembers what it was to say."""

    available, volume = True, 80

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, words: str, language: str) -> None:
        self.said.append(words)

    def stop(self) -> None:
        pass

    def set_volume(self, percent: int) -> None:
        pass


def test_one_touch_tells_why_and_another_puts_it_away(rig: Rig) -> None:
    told.numbered(rig)
    rig.settle()
    assert "Mengapa?" in rig.texts
    assert REASON not in rig.texts
    rig.touch("why")
    assert REASON in rig.texts
    assert rig.kiosk.session.flow.screen is Screen.NUMBER
    rig.touch("why")
    assert REASON not in rig.texts


def test_it_is_heard_by_those_who_hear_the_pages(make_rig: MakeRig) -> None:
    voice = Voice()
    rig = make_rig(beside=Beside(voice=voice))
    told.numbered(rig)
    rig.kiosk.session._manner.change("aloud")
    for _ in range(2):  # the first touch says what the button is, the second chooses
        rig.touch("why")
    assert voice.said[-2:] == ["Mengapa?", REASON]


OFFERED = "2 orang di depan, "


def reasons(rig: Rig) -> list[str]:
    return [text for text in rig.texts if text.startswith(OFFERED)]


def test_before_the_number_one_touch_tells_why_and_another_puts_it_away(rig: Rig) -> None:
    told.offered(rig)
    rig.settle()
    assert "Mengapa?" in rig.texts
    assert reasons(rig) == []
    rig.touch("why")
    assert len(reasons(rig)) == 1
    assert "menit per orang" in reasons(rig)[0]
    assert rig.kiosk.session.flow.screen is Screen.CONFIRM
    rig.touch("why")
    assert reasons(rig) == []


def test_what_was_asked_before_the_number_is_not_asked_on_the_next_page(rig: Rig) -> None:
    told.why_offered(rig)
    rig.settle()
    assert reasons(rig)
    rig.touch("missing")
    assert not rig.kiosk.session.flow.explained
    rig.touch("back")
    assert reasons(rig)
    rig.touch("take")
    rig.wait_for("number")
    told.tell(rig.hub)
    rig.hub.clock.ms += 1000
    rig.bot.waitUntil(lambda: "Mengapa?" in rig.texts)
    assert reasons(rig) == []


def test_before_the_number_it_is_heard_too(make_rig: MakeRig) -> None:
    voice = Voice()
    rig = make_rig(beside=Beside(voice=voice))
    told.offered(rig)
    rig.touch("bar-aloud")
    for word in ("KTP", "2 orang", "Biaya", "Akta kelahiran", "Perkiraan dipanggil"):
        assert word.lower() in voice.said[-1].lower()
    for _ in range(2):
        rig.touch("why")
    assert voice.said[-2] == "Mengapa?"
    assert voice.said[-1] == reasons(rig)[0]


def test_where_the_hub_tells_no_reasons_lately_nothing_is_explained_before_the_number(rig: Rig) -> None:
    told.why_offered(rig)
    rig.settle()
    assert reasons(rig)
    rig.hub.basis = None
    rig.hub.clock.ms += 1000
    rig.bot.waitUntil(lambda: "Mengapa?" not in rig.texts and not reasons(rig))
    assert any(text.startswith("10.") for text in rig.texts)


def test_where_the_hub_tells_nothing_lately_nothing_is_explained(rig: Rig) -> None:
    told.numbered(rig)
    rig.settle()
    assert "Mengapa?" in rig.texts
    rig.hub.living = Live()
    rig.hub.clock.ms += FRESH_MS
    rig.bot.waitUntil(lambda: "Mengapa?" not in rig.texts)


def test_what_is_told_of_another_time_does_not_explain_this_one(rig: Rig) -> None:
    told.numbered(rig)
    issued = rig.kiosk.session.flow.issued
    assert issued is not None
    for _ in range(40):
        rig.hub.issue("C1", priority=True)
    told.tell(rig.hub)
    rig.kiosk.session.look()
    rig.settle()
    assert rig.hub.living.steps[issued.ticket, 0].span != rig.hub.state.tickets[issued.ticket].promise
    assert "Mengapa?" not in rig.texts


def test_a_number_of_the_lane_has_nothing_to_explain(rig: Rig) -> None:
    rig.hub.lane = "A1007"
    rig.take()
    rig.wait_for("number")
    assert not {"Mengapa?", "Langkah berikutnya – perkiraan kasar"} & set(rig.texts)


def test_the_steps_to_come_stand_there_as_estimates(rig: Rig) -> None:
    told.numbered(rig)
    rig.settle()
    issued = rig.kiosk.session.flow.issued
    assert issued is not None
    steps = rig.hub.state.tickets[issued.ticket].steps
    assert [step.about_ms is not None for step in steps] == [False, True, True, True]
    assert "Langkah berikutnya – perkiraan kasar" in rig.texts
    assert "2. Kartu Keluarga baru atau perubahan" in rig.texts
    assert len([text for text in rig.texts if text.startswith("kira-kira pukul 10.")]) == 3


def test_a_step_for_which_the_day_may_not_suffice_says_so(rig: Rig) -> None:
    told.numbered(rig)
    issued = rig.kiosk.session.flow.issued
    assert isinstance(issued, TicketIssued)
    late = msgspec.structs.replace(issued.steps[3], about_ms=None, doubt=Doubt.PAST_CLOSING)
    doubted = msgspec.structs.replace(issued, steps=(*issued.steps[:3], late))
    rig.hub.living = Live()
    rig.kiosk.session._flow = dataclasses.replace(rig.kiosk.session.flow, issued=doubted)
    rig.kiosk.session._show()
    rig.settle()
    assert "Mungkin tidak sampai dipanggil hari ini. Tanyakan di meja informasi." in rig.texts


def test_whoever_comes_back_reads_them_too(rig: Rig) -> None:
    told.come_back(rig)
    rig.settle()
    assert [text for text in rig.texts if text.startswith("Setelah Akta kelahiran, kira-kira pukul 10.")]


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_notice_of_the_hall_stands_where_everybody_comes_in(rig: Rig, language: str) -> None:
    rig.kiosk.session._manner.language = language
    told.hung(told.SHORT)(rig)
    rig.settle()
    assert told.SHORT in rig.texts
    assert told.SHORT in rig.kiosk.pages.aloud
    rig.hub.clock.ms += told.HOUR_MS
    rig.bot.waitUntil(lambda: told.SHORT not in rig.texts)


def test_of_several_notices_each_has_its_turn(rig: Rig) -> None:
    told.hung("Pertama.", "Kedua.")(rig)
    seen = []
    for _ in range(4):
        rig.settle()
        seen += [text for text in rig.texts if text in ("Pertama.", "Kedua.")]
        rig.hub.clock.ms += NOTICE_MS
        rig.kiosk.session.look()
    assert seen in (["Pertama.", "Kedua."] * 2, ["Kedua.", "Pertama."] * 2)


def test_what_was_erased_or_begins_later_does_not_hang(rig: Rig) -> None:
    hub: Hub = rig.hub
    erased, later = hub.id(), hub.id()
    hub.do(PostNotice(erased, hub.clock.ms + told.HOUR_MS, (), "Dihapus."))
    hub.do(PostNotice(later, hub.clock.ms + told.HOUR_MS, (), "Nanti.", hub.clock.ms + told.HOUR_MS // 2))
    hub.notes[later] = "Nanti."
    rig.kiosk.session.look()
    rig.settle()
    assert not {"Dihapus.", "Nanti."} & set(rig.texts)
    rig.hub.clock.ms += told.HOUR_MS // 2
    rig.bot.waitUntil(lambda: "Nanti." in rig.texts)
