"""Died between number and paper: whoever still stands there gets both, a stranger who came since gets neither."""

import pytest

from core.commands import Errand, LaneIssued, Printed
from core.words import Evidence
from kiosk.app import Beside
from kiosk.flow.where import Screen
from kiosk.seen import Memory
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import Rig
from tests.ui.hub import Hub

MINUTE_MS = 60_000
"""Written out: so long a visitor stands there and wonders, and no longer."""


def died(*services: str, age_ms: int) -> tuple[Hub, list[str]]:
    """A hub that gave numbers at this kiosk, the first of them `age_ms` ago, and told a kiosk that is gone."""
    hub = Hub()
    tickets = [hub.issue(service, print_at="kiosk-1") for service in services]
    hub.poll()
    hub.clock.ms = hub.state.tickets[tickets[0]].issued_ms + age_ms
    return hub, tickets


def printed(rig: Rig) -> list[str]:
    return [ticket for ticket, _, _ in rig.paper.jobs]


def test_just_within_a_minute_the_number_is_offered_again(make_rig: MakeRig) -> None:
    hub, tickets = died("A1", age_ms=MINUTE_MS - 1)
    rig = make_rig(hub)
    rig.wait_for("number")
    assert "A001" in rig.texts
    assert printed(rig) == tickets


@pytest.mark.parametrize("age_ms", [MINUTE_MS, 5 * MINUTE_MS, -1])
def test_a_stranger_is_not_shown_it_nor_handed_the_paper(make_rig: MakeRig, age_ms: int) -> None:
    """Nor is anybody when the clock was set back meanwhile: nobody knows then how old the number is."""
    hub, _ = died("A1", age_ms=age_ms)
    rig = make_rig(hub)
    rig.settle()
    rig.kiosk.session.look()
    rig.settle()
    assert (rig.page, printed(rig)) == ("welcome", [])


def test_whose_paper_is_out_is_not_offered_it_again(make_rig: MakeRig) -> None:
    hub, tickets = died("A1", age_ms=1_000)
    hub.do(Printed(tickets[0], 0, Evidence.CONFIRMED), "kiosk-1")
    hub.poll()
    rig = make_rig(hub)
    rig.settle()
    assert (rig.page, printed(rig)) == ("welcome", [])


def test_of_several_the_one_that_was_taken_last_is_shown_and_all_are_printed(make_rig: MakeRig) -> None:
    hub, tickets = died("A1", "K1", age_ms=20_000)
    rig = make_rig(hub)
    rig.wait_for("number")
    assert "K001" in rig.texts
    assert printed(rig) == tickets


def test_a_number_of_the_lane_is_offered_again_too(make_rig: MakeRig) -> None:
    hub = Hub()
    ticket = hub.id()
    hub.do(LaneIssued(ticket, "A1004", (Errand("A1"),)), "kiosk-1")
    hub.poll()
    rig = make_rig(hub)
    rig.wait_for("number")
    assert "A1004" in rig.texts
    assert printed(rig) == [ticket]


def test_what_is_offered_again_is_noted_as_shown(make_rig: MakeRig) -> None:
    """Else a paper that fails now would cancel a number that its visitor has read off the screen."""
    hub, tickets = died("A1", age_ms=1_000)
    seen = Memory()
    rig = make_rig(hub, beside=Beside(seen=seen))
    rig.wait_for("number")
    assert seen.noted(tickets[0])


def test_once_left_it_is_not_offered_to_the_next(make_rig: MakeRig) -> None:
    hub, tickets = died("A1", age_ms=1_000)
    rig = make_rig(hub)
    rig.wait_for("number")
    rig.touch("done")
    hub.clock.ms += 1_000
    hub.loads += 1  # the store is read anew, as after the hub was replaced
    rig.kiosk.session.look()
    rig.settle()
    assert (rig.page, printed(rig)) == ("welcome", tickets)


def test_a_visitor_who_is_choosing_is_not_disturbed_by_it(make_rig: MakeRig) -> None:
    """The store may be read from its beginning at any time."""
    hub, _ = died("A1", age_ms=MINUTE_MS)
    rig = make_rig(hub)
    rig.touch("start")
    rig.touch("agency")
    hub.issue("K1", print_at="kiosk-1")
    hub.poll()
    hub.loads += 1
    rig.kiosk.session.look()
    rig.settle()
    assert rig.kiosk.session.flow.screen is Screen.AGENCY
