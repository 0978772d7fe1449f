"""Papers that others order, copies, and those that a kiosk owes after a crash."""

from core.commands import Errand, LaneIssued, Reprint
from kiosk.papers import STRANGER_MS, Owed, left_over, owed_by
from tests.kiosk.conftest import MakeRig
from tests.ui.hub import Hub


def test_only_papers_for_this_kiosk_are_owed() -> None:
    hub = Hub()
    mine = hub.issue("A1", print_at="kiosk-1")
    hub.issue("A1", print_at="kiosk-2")
    hub.issue("A1")
    hub.do(Reprint(mine, "kiosk-1"))
    assert owed_by(hub.log, "kiosk-1") == [Owed(mine, 0), Owed(mine, 1)]


def test_after_a_crash_only_somebody_who_may_still_be_there_gets_a_paper() -> None:
    hub = Hub()
    mine = hub.issue("A1", print_at="kiosk-1")
    hub.issue("A1", print_at="kiosk-2")
    issued = hub.state.tickets[mine].issued_ms
    assert left_over(hub.state, "kiosk-1", issued + STRANGER_MS - 1) == [Owed(mine, 0)]
    assert left_over(hub.state, "kiosk-1", issued + STRANGER_MS) == []


def test_what_the_usher_orders_comes_out_of_the_kiosk_once(make_rig: MakeRig) -> None:
    hub = Hub()
    rig = make_rig(hub)
    ticket = hub.issue("A1", print_at="kiosk-1")
    rig.bot.waitUntil(lambda: len(rig.paper.jobs) == 1)
    hub.loads += 1
    hub.do(Reprint(ticket, "kiosk-1"))
    rig.bot.waitUntil(lambda: len(rig.paper.jobs) == 2)
    assert [(t, n) for t, n, _ in rig.paper.jobs] == [(ticket, 0), (ticket, 1)]
    assert rig.page == "number"


def test_a_number_that_was_committed_before_the_crash_is_printed_after_it(make_rig: MakeRig) -> None:
    hub = Hub()
    ticket = hub.issue("A1", print_at="kiosk-1")
    hub.poll()
    rig = make_rig(hub)
    assert [t for t, _, _ in rig.paper.jobs] == [ticket]
    rig.wait_for("number")
    assert "A001" in rig.texts


def test_a_minute_after_it_nobody_is_shown_the_number_of_somebody_else(make_rig: MakeRig) -> None:
    hub = Hub()
    hub.issue("A1", print_at="kiosk-1")
    hub.poll()
    hub.clock.ms += STRANGER_MS
    rig = make_rig(hub)
    rig.settle()
    assert (rig.page, rig.paper.jobs) == ("welcome", [])


def test_a_number_of_the_lane_is_owed_by_the_kiosk_that_gave_it() -> None:
    hub = Hub()
    ticket = hub.id()
    hub.do(LaneIssued(ticket, "A1004", (Errand("A1"),)), device="kiosk-1")
    now = hub.state.tickets[ticket].issued_ms
    assert left_over(hub.state, "kiosk-1", now) == [Owed(ticket, 0)]
    assert left_over(hub.state, "kiosk-2", now) == []
