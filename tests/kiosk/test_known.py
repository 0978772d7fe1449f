"""The site file changes while a visitor is on the way."""

import msgspec
import pytest

from core.catalog import Catalog
from core.commands import Errand, LaneIssued
from core.ids import derived
from core.site import Site
from kiosk.flow.known import known
from kiosk.flow.where import Flow, Screen, Wish, onward
from tests.kiosk.conftest import MakeRig
from tests.ui.hub import Hub, sample

WHOLE = Catalog(sample())


def without(*agencies: str) -> Site:
    site = sample()
    kept = tuple(agency for agency in site.agencies if agency.id not in agencies)
    return msgspec.structs.replace(site, agencies=kept, journeys=())


LESS = Catalog(without("samsat"))


@pytest.mark.parametrize(
    "flow",
    [
        Flow(Screen.SERVICE, agency="samsat"),
        Flow(Screen.CONFIRM, wish=Wish((Errand("A1"), Errand("R1")))),
        Flow(Screen.QUESTION, journey="sim"),
        Flow(Screen.NUMBER, issued=LaneIssued(derived("t"), "R1001", (Errand("R1"),))),
        onward(Flow(Screen.SERVICE, agency="samsat"), Screen.START, agency=None),
    ],
)
def test_what_is_gone_cannot_be_shown(flow: Flow) -> None:
    assert known(flow, WHOLE, WHOLE)
    assert known(flow, WHOLE, None)
    assert not known(flow, WHOLE, LESS)


def test_what_is_still_there_can() -> None:
    assert known(Flow(Screen.CONFIRM, agency="dukcapil", wish=Wish((Errand("A1"),))), WHOLE, LESS)


def test_a_journey_that_asks_other_questions_begins_anew() -> None:
    journey = WHOLE.journeys["sim"]
    shorter = msgspec.structs.replace(journey, steps=journey.steps[1:])
    other = Catalog(msgspec.structs.replace(WHOLE.site, journeys=(shorter,)))
    assert not known(Flow(Screen.QUESTION, journey="sim"), WHOLE, other)
    assert known(Flow(Screen.QUESTION, journey="sim"), None, other)


def test_a_visit_to_what_is_gone_begins_anew_and_others_go_on(make_rig: MakeRig) -> None:
    hub = Hub()
    rig = make_rig(hub)
    for key in ("start", "agency", "samsat"):
        rig.kiosk.pages.kiosk.chosen.emit(key)
    hub.catalog = LESS
    rig.kiosk.session.look()
    assert rig.page == "welcome"
    for key in ("start", "agency", "dukcapil"):
        rig.kiosk.pages.kiosk.chosen.emit(key)
    hub.catalog = Catalog(without("samsat", "taspen"))
    rig.kiosk.session.look()
    assert rig.kiosk.session.flow.screen is Screen.SERVICE
