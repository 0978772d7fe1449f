"""The first question: what is often chosen, and which ways there are, in malls of every size."""

import msgspec
import pytest

from core.commands import OpenDay
from core.site import Agency, Site
from core.words import Text
from kiosk.flow.where import Screen
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import TALL, WIDE, Rig
from tests.ui import scene
from tests.ui.hub import DAY, Hub, sample

NEXT_DAY = 86_400_000


def test_the_door_never_says_the_same_twice(make_rig: MakeRig) -> None:
    rig = make_rig()
    for language in ("id", "en", "mkn"):
        rig.kiosk.session._manner.language = language
        rig.kiosk.session._show()
        door = rig.kiosk.pages.welcome
        assert door.property("greeting") != door.property("other")
        assert door.property("touch") != door.property("otherTouch")


def tiles(rig: Rig) -> list[str]:
    return [key for key in rig.kiosk.pages.offered if key in rig.hub.catalog.services]  # type: ignore[union-attr]


def only(*agencies: Agency) -> Site:
    site = sample()
    letters = {x.letter for agency in agencies for x in agency.letters}
    counters = tuple(c for c in site.counters if letters & set(c.letters))
    return msgspec.structs.replace(site, agencies=agencies, counters=counters, journeys=())


def agency(id_: str) -> Agency:
    return next(a for a in sample().agencies if a.id == id_)


def many(count: int) -> Site:
    """A mall of `count` agencies, each with one letter, one counter and one service."""
    site, one = sample(), agency("samsat")
    agencies, counters = [], []
    names = [a + b for a in "ABCDEFGH" for b in "ABCDEFGH"][:count]
    for n, letter in enumerate(names):
        letters = (msgspec.structs.replace(one.letters[0], letter=letter, quota=None),)
        services = (msgspec.structs.replace(one.services[0], code=f"{letter}1", letter=letter),)
        name = Text(f"Gerai nomor {n}", f"Office number {n}")
        agencies.append(
            msgspec.structs.replace(one, id=f"gerai{n}", name=name, short=name.id, letters=letters, services=services)
        )
        counters.append(msgspec.structs.replace(site.counters[0], no=n + 1, agency=f"gerai{n}", letters=(letter,)))
    return msgspec.structs.replace(site, agencies=tuple(agencies), counters=tuple(counters), journeys=())


def test_what_is_often_chosen_stands_still_during_a_day(make_rig: MakeRig) -> None:
    hub = Hub()
    rig = make_rig(hub)
    rig.touch("start")
    first = tiles(rig)
    assert first == ["A1", "U1", "D1", "B1"]
    for _ in range(3):
        hub.issue("K1")
    for _ in range(25):
        hub.issue("T1")
        hub.clock.ms += 60_000
    rig.kiosk.session.look()
    assert tiles(rig) == first
    hub.clock.ms += NEXT_DAY - 3_600_000
    hub.do(OpenDay(DAY.replace(day=25), synchronised=True))
    rig.kiosk.session.look()
    rig.settle()
    assert tiles(rig) == ["T1", "K1", "A1", "U1"]


def test_what_is_often_chosen_but_not_offered_any_more_is_passed_over(make_rig: MakeRig) -> None:
    hub = Hub(only(agency("dukcapil")))
    hub.state.often = ("K1", "C3", "A2")
    rig = make_rig(hub)
    rig.touch("start")
    assert tiles(rig) == ["A2", "A1", "A3", "A4"]


def test_where_there_is_one_agency_nobody_is_asked_for_it(make_rig: MakeRig) -> None:
    rig = make_rig(Hub(only(agency("dukcapil"))))
    rig.touch("start")
    assert "Semua layanan" in rig.texts
    assert "Saya tahu gerainya" not in rig.texts
    rig.touch("agency")
    screens = [rig.kiosk.session.flow.screen]
    assert scene.has(rig.window, "tile-A1")
    rig.touch("back")
    assert [*screens, rig.kiosk.session.flow.screen] == [Screen.SERVICE, Screen.START]


def test_where_there_is_one_agency_with_one_service_two_touches_lead_to_it(make_rig: MakeRig) -> None:
    rig = make_rig(Hub(only(agency("samsat"))))
    rig.touch("start")
    rig.touch("agency")
    assert (rig.kiosk.session.flow.screen, rig.kiosk.session.flow.service) == (Screen.CONFIRM, "R1")


def test_without_journeys_there_is_no_way_by_need(make_rig: MakeRig) -> None:
    rig = make_rig(Hub(only(agency("dukcapil"), agency("samsat"))))
    rig.touch("start")
    assert not scene.has(rig.window, "journeys")
    assert scene.has(rig.window, "agency")
    assert scene.has(rig.window, "search")


@pytest.mark.parametrize(("count", "size"), [(40, TALL), (41, TALL), (41, (2160, 3840)), (33, WIDE)])
def test_forty_agencies_are_on_pages_and_are_all_found(make_rig: MakeRig, count: int, size: tuple[int, int]) -> None:
    rig = make_rig(Hub(many(count)), size)
    rig.touch("start")
    rig.touch("agency")
    seen: list[str] = []
    while True:
        assert 1 <= len(rig.kiosk.pages.offered) <= 8
        seen += list(rig.kiosk.pages.offered)
        assert scene.overflows(rig.window) == []
        if not scene.has(rig.window, "next"):
            break
        rig.touch("next")
    assert seen == [f"gerai{n}" for n in range(count)]
    rig.touch(f"tile-gerai{count - 1}")
    rig.touch("take")
    rig.wait_for("number")


def test_whoever_turned_to_a_page_that_is_gone_sees_the_last_one(rig: Rig) -> None:
    rig.touch("start")
    rig.touch("agency")
    rig.kiosk.pages.kiosk.turned.emit(99)
    rig.settle()
    assert "curhat" in rig.kiosk.pages.offered
    assert not scene.has(rig.window, "next")
