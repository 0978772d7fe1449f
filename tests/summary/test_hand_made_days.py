"""Whole reports on days made by hand: each is written, adds up against plain loops, and its links lead somewhere."""

import re
from collections.abc import Callable

import pytest

from core.commands import AddStep, BeginOutage, CallNext, CloseDay, EndOutage, Errand, Finish, Transfer, UndoCall
from core.events import Event
from core.rollup.account import account_of
from core.words import Reason, Text
from summary.page import page
from summary.report import report_on
from summary.sentences import Before
from tests.core.play import Play
from tests.core.rollup.loops import Loops
from tests.core.small_site import SMALL
from tests.summary.days import HEAD


def empty(play: Play) -> None:
    play.at("15:30").do(CloseDay(play.date))


def one_ticket(play: Play) -> None:
    play.issue("KTP")
    play.later(minutes=5).do(CallNext(1))
    play.later(minutes=5).do(Finish(1))


def over_midnight(play: Play) -> None:
    play.issue("KTP")
    play.at("23:50").later(minutes=30).do(CallNext(1))


def reopened(play: Play) -> None:
    one_ticket(play)
    play.later(seconds=5).do(UndoCall(1))
    play.later(minutes=3).do(Finish(1))


def three_agencies(play: Play) -> None:
    several = play.issue("KTP", "SETOR")
    play.later(minutes=1).do(AddStep(several.id, Errand("LEGAL")))
    play.later(minutes=2).do(CallNext(1))
    play.later(minutes=3).do(Transfer(1, "AKTA"))


def undone(play: Play) -> None:
    play.issue("KTP")
    play.later(minutes=3).do(CallNext(1))
    play.later(seconds=5).do(UndoCall(1))


def outage(play: Play) -> None:
    one_ticket(play)
    play.do(BeginOutage(Reason.NETWORK))
    play.later(minutes=12).do(EndOutage())


DAYS = [empty, one_ticket, over_midnight, reopened, three_agencies, undone, outage]


@pytest.mark.parametrize("lived", DAYS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_report_is_whole_and_adds_up(lived: Callable[[Play], None], language: str) -> None:
    play = Play().at("08:00").opened(1, 2, 3)
    lived(play)
    heard = [event for event in play.log if isinstance(event, Event)]
    account = account_of(play.state, heard, SMALL, play.now_ms)
    made = report_on([account], Text("Hari", "Day"), account.day, HEAD, Before(), language)
    loops = Loops(heard)
    assert made.uneven == []
    assert made.total.steps.created == sum(counts["created"] for counts in loops.by_service().values())
    assert made.total.steps.open == sum(counts["open"] for counts in loops.by_service().values())
    assert account.tickets.created == len(loops.issued)
    assert made.total.steps.waits.count == sum(map(len, loops.waits().values()))
    html = page(made)
    drawn = re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL)
    ids = re.findall(r' id="([^"]+)"', drawn)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert 1 <= len(made.said) <= 3
