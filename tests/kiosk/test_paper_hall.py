"""The papers of no visit: documents of a service, a day in figures."""

import pytest

from core.commands import Absent, CallNext, CancelTicket, CloseDay, ExpireHold, Finish, Printed, Reprint, Start
from core.state import State
from core.words import Evidence
from kiosk.paper_hall import day_of, documents_of
from printer.paper_hall import LetterDay
from tests.ui.hub import DAY, TEN, Hub


def test_what_a_service_needs_before_there_is_a_number() -> None:
    hub = Hub()
    assert hub.catalog is not None
    paper = documents_of(hub.catalog.services["S1"], hub.catalog, "en", TEN)
    assert (paper.service, paper.fee) == ("Renew driving licence A (car)", "Rp80,000 (state fee)")
    assert len(paper.documents) == 5
    assert paper.zone.startswith("Zone 4")
    assert paper.head.language == "en"


def test_a_day_in_figures() -> None:
    hub = Hub()
    hub.open(1)
    done, absent, cancelled, _, _ = (hub.issue("A1") for _ in range(5))
    hub.issue("B1")
    hub.do(CallNext(1))
    hub.do(Start(1))
    hub.do(Finish(1))
    hub.do(CallNext(1))
    hub.do(Absent(1))
    hub.clock.ms += 31 * 60_000
    hub.do(ExpireHold(absent, 0))
    hub.do(CancelTicket(cancelled))
    hub.do(Printed(done, 0, Evidence.CONFIRMED))
    hub.do(Printed(absent, 0, Evidence.UNKNOWN))
    hub.do(Reprint(done, "kiosk-1"))
    assert hub.catalog is not None
    before = day_of(hub.state, hub.catalog, hub.clock.ms)
    assert before.letters == (LetterDay("A", 5, 1, 1, 0, 1, 2), LetterDay("B", 1, 0, 0, 0, 0, 1))
    assert (before.day, before.papers, before.copies) == (DAY, 1, 1)
    hub.do(CloseDay(DAY))
    after = day_of(hub.state, hub.catalog, hub.clock.ms)
    assert after.letters == (LetterDay("A", 5, 1, 1, 2, 1, 0), LetterDay("B", 1, 0, 0, 1, 0, 0))


def test_before_the_first_day_there_are_no_figures() -> None:
    hub = Hub()
    assert hub.catalog is not None
    with pytest.raises(ValueError, match="no service day"):
        day_of(State(), hub.catalog, TEN)
