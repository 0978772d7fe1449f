"""What a visitor asks for beside the service: it goes with the number to whoever serves, and to nobody else."""

from dataclasses import replace

import pytest

from core.commands import CallNext, Finish, Issue, Start
from core.events import StepCalled
from core.words import Need
from kiosk.app import Beside
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import Rig
from tests.kiosk.test_aloud import Mouth


def wish(rig: Rig, *touches: str) -> Issue:
    """Takes a number for A1 with what is touched on the page of the needs; what was asked of the hub."""
    for name in ("start", "agency", "tile-dukcapil", "tile-A1", "needs", *touches, "ready", "take"):
        rig.touch(name)
    rig.wait_for("number")
    return next(c.body for c in reversed(rig.hub.submitted) if isinstance(c.body, Issue))


@pytest.fixture
def mouth() -> Mouth:
    return Mouth()


@pytest.fixture
def rig(make_rig: MakeRig, mouth: Mouth) -> Rig:
    return make_rig(beside=Beside(voice=mouth))


@pytest.mark.parametrize("need", list(Need))
def test_one_touch_each_and_no_reason_is_asked(rig: Rig, need: Need) -> None:
    asked = wish(rig, "priority", need)
    ticket = rig.hub.state.tickets[asked.ticket]
    assert (ticket.priority, tuple(ticket.needs)) == (True, (need,))


def test_a_second_touch_takes_it_back(rig: Rig) -> None:
    asked = wish(rig, "priority", Need.STAFF_COMES, "priority", Need.STAFF_COMES)
    assert (asked.priority, tuple(asked.needs)) == (False, ())


def test_needs_are_neither_printed_nor_said_nor_left_on_the_page(rig: Rig, mouth: Mouth) -> None:
    """Paper, voice and page of a number with needs are those of one without."""
    rig.hub.open(1)
    seen = []
    for touches in ((), tuple(Need)):
        asked = wish(rig, *touches)
        assert set(asked.needs) == set(touches)
        paper = rig.paper.jobs[-1][2]
        plain = replace(paper, label="", qr_url="", issued_at=rig.paper.jobs[0][2].issued_at)
        page = [text for text in rig.texts if "WITA" not in text]
        seen.append((plain, [text.replace(paper.label, "") for text in page]))
        assert mouth.said[-1][0].count(paper.label) == 2
        seen[-1][1].append(mouth.said[-1][0].replace(paper.label, ""))
        rig.touch("done")
        for move in (CallNext(1), Start(1), Finish(1)):
            rig.hub.do(move)
    assert seen[0] == seen[1]


def test_the_need_chooses_the_counter(rig: Rig) -> None:
    hub = rig.hub
    assert hub.catalog is not None
    counters = hub.catalog.counters_of("A")
    fit, other = next(c.no for c in counters if c.accessible), next(c.no for c in counters if not c.accessible)
    hub.open(fit, other)
    asked = wish(rig, Need.ACCESSIBLE_COUNTER)
    plain = hub.issue("A1")
    called: dict[str, int] = {}
    for counter in (other, fit):
        called |= {e.body.ticket: counter for e in hub.do(CallNext(counter)) if isinstance(e.body, StepCalled)}
    assert called == {plain: other, asked.ticket: fit}
