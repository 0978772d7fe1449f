"""Every refusal that there is, on the kiosk's page: calm, in words for visitors, and with a way on."""

import re
from collections.abc import Callable, Iterator
from itertools import islice

import pytest

from core.refusal import Refusal
from core.refusal_words import WORDS
from core.words import Text
from kiosk.deeds import CallUsher, Leave
from kiosk.flow.where import Screen
from kiosk.refusals import TO_VISITORS
from kiosk.topics import trouble
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import Rig
from tests.kiosk.situations_back import choose, come_back
from tests.ui import scene

LATER_MS = 86_400_000
STAFF_WORDS = re.compile(
    r"besti |dokumen|document|perangkat|device|perintah|command|lajur|lane|versi|situs|site file|zona|zone|[{}]",
    re.IGNORECASE,
)
"""What runs a hall, and means nothing to a visitor of it."""


def filled(code: str) -> Refusal:
    """The refusal `code` with something in each place of its words."""
    places = re.findall(r"{(\w+)}", WORDS[code].id)
    values: dict[str, str | Text] = dict.fromkeys(places, "7")
    if "again" in values:
        values["again"] = Text(" Silakan datang lagi besok.", " Please come again tomorrow.")
    return Refusal(code, values)


def new_number(rig: Rig) -> None:
    choose(rig, "start", "agency", "dukcapil", "A1")


def at_hand(rig: Rig) -> None:
    come_back(rig)


def refuse(rig: Rig, refusal: Refusal, key: str) -> None:
    """The hub refuses what `key` of this page asks for."""
    rig.hub.refusal = refusal
    rig.kiosk.pages.kiosk.chosen.emit(key)
    rig.bot.waitUntil(lambda: rig.kiosk.session.flow.screen is Screen.REFUSED)
    rig.settle()


def batches(size: int = 25) -> Iterator[tuple[str, ...]]:
    codes = iter(sorted(WORDS))
    while batch := tuple(islice(codes, size)):
        yield batch


@pytest.mark.parametrize("codes", list(batches()), ids=lambda codes: f"from-{codes[0]}")
@pytest.mark.parametrize(
    ("lead", "asks", "title", "leads_to", "anew"),
    [
        (new_number, "take", "kiosk.refused", Screen.SERVICE, ("A1",)),
        (at_hand, "pause", "ticket.refused", Screen.TICKET, ()),
    ],
)
def test_every_refusal_has_a_calm_page_and_a_way_on(
    make_rig: MakeRig, codes: tuple[str, ...], lead: Callable[[Rig], None], asks: str, title: str, leads_to: Screen,
    anew: tuple[str, ...],
) -> None:  # fmt: skip
    rig = make_rig()
    lead(rig)
    words = rig.kiosk.pages.words
    for n, code in enumerate(codes):
        rig.kiosk.session._manner.language = language = ("id", "en")[n % 2]
        refuse(rig, filled(code), asks)
        menu = rig.kiosk.pages.menu.now
        assert menu.title == words.say(title, language)
        for_staff = words.say("kiosk.refused_staff", language)
        assert menu.text == (filled(code).words(language) if code in TO_VISITORS else for_staff), code
        assert STAFF_WORDS.search(menu.text) is None, (code, menu.text)
        assert {menu.title, menu.text} <= set(rig.texts)
        assert scene.overflows(rig.window) == []
        _leads_on(rig, code)
        first = next(option.key for option in menu.options if option.primary)
        assert first == ("other" if code in TO_VISITORS else "usher"), code
        rig.touch("other")
        assert rig.kiosk.session.flow.screen is leads_to, code
        rig.hub.refusal = None
        choose(rig, *anew)


def _leads_on(rig: Rig, code: str) -> None:
    """Each button means something, one of them the staff and one the way out."""
    shown = rig.kiosk.session._scene()
    assert shown is not None
    ways = {option.key: trouble.refused_chosen(shown, option.key) for option in rig.kiosk.pages.menu.now.options}
    assert {"other", "usher", "leave"} <= set(ways), code
    assert isinstance(ways["usher"], CallUsher)
    assert [key for key, way in ways.items() if isinstance(way, Leave)] == ["leave"]


def test_from_when_it_would_do_is_told_with_it(make_rig: MakeRig) -> None:
    rig = make_rig()
    new_number(rig)
    refuse(rig, Refusal("quota", {}, rig.hub.clock.ms + LATER_MS), "take")
    assert "besok" in rig.kiosk.pages.menu.now.text or "Rabu" in rig.kiosk.pages.menu.now.text


def test_what_is_told_to_visitors_exists() -> None:
    assert set(WORDS) >= TO_VISITORS
