"""A number is cancelled for want of paper only if nobody can have seen it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.commands import CancelTicket, Command, Errand, Issue, LaneIssued
from core.decider import Accepted, LaneGiven, Refused
from core.refusal import Refusal
from core.words import Reason
from kiosk.unseen import Unseen
from store.faults import DiskFull
from tests.ui.hub import Hub
from ui.jobs import Jobs


class Memory:
    """What a disk would hold; `full`: it takes and tells nothing any more."""

    def __init__(self) -> None:
        self.tickets: set[str] = set()
        self.threads: set[int] = set()
        self.full = False

    def note(self, ticket: str) -> None:
        self._reach()
        self.tickets.add(ticket)

    def noted(self, ticket: str) -> bool:
        self._reach()
        self.threads.add(threading.get_ident())
        return ticket in self.tickets

    def _reach(self) -> None:
        if self.full:
            raise DiskFull(Path("kiosk.db"))


class Story:
    """A kiosk whose numbers do not come out on paper. `orders`: what it wants of the hub."""

    def __init__(self, bot: QtBot) -> None:
        self.hub, self.seen, self.jobs, self._bot = Hub(), Memory(), Jobs(), bot
        self.orders: list[CancelTicket] = []
        self.unseen = self.started()

    def started(self) -> Unseen:
        """As after a restart: what only the program knew is gone."""
        unseen = Unseen(self.seen, self.jobs, self.hub, "kiosk-1")
        unseen.cancelled.connect(self.orders.append)
        return unseen

    def take(self, device: str = "kiosk-1") -> Accepted:
        issue = Issue(self.hub.id(), (Errand("A1"),), print_at="kiosk-1")
        answer = self.hub.submit(Command(self.hub.id(), device, issue))
        assert isinstance(answer, Accepted)
        return answer

    def expire(self, ticket: str) -> list[CancelTicket]:
        """What the kiosk orders when the paper has not come out."""
        self.unseen.expired(ticket)
        done: list[None] = []
        self.jobs.run(lambda: None, done.append)
        self._bot.waitUntil(lambda: bool(done))
        return self.orders


def ticket_of(answer: Accepted) -> str:
    return str(answer.events[0].body.ticket)  # type: ignore[union-attr]


@pytest.fixture
def story(qtbot: QtBot) -> Iterator[Story]:
    story = Story(qtbot)
    yield story
    story.jobs.close()


def test_neither_paper_nor_page_showed_it(story: Story) -> None:
    ticket = ticket_of(story.take())
    assert story.expire(ticket) == [CancelTicket(ticket, Reason.NOT_PRINTED)]
    assert story.hub.do(story.orders[0])
    assert story.seen.threads.isdisjoint({threading.get_ident()})


def test_what_a_page_may_have_shown_stays_callable_also_after_a_crash(story: Story) -> None:
    answer = story.take()
    assert story.unseen.note_in(answer) is answer
    assert story.expire(ticket_of(answer)) == []
    story.unseen = story.started()
    assert story.expire(ticket_of(answer)) == []


def test_a_number_offered_again_counts_as_shown(story: Story) -> None:
    ticket = ticket_of(story.take())
    story.unseen.note(ticket)
    assert story.expire(ticket) == []


def test_a_number_that_was_ordered_elsewhere_was_told_there(story: Story) -> None:
    assert story.expire(ticket_of(story.take("usher-1"))) == []


def test_a_ticket_that_is_over_or_unknown_is_let_alone(story: Story) -> None:
    ticket = ticket_of(story.take())
    story.hub.do(CancelTicket(ticket))
    assert story.expire(ticket) == story.expire(story.hub.id()) == []


def test_a_full_disk_takes_no_number_from_anybody(story: Story) -> None:
    shown, other = story.take(), story.take()
    story.seen.full = True
    story.unseen.note_in(shown)
    assert story.expire(ticket_of(shown)) == story.expire(ticket_of(other)) == []
    story.seen.full = False
    assert story.expire(ticket_of(shown)) == []


def test_lane_numbers_are_noted_and_refusals_are_not(story: Story) -> None:
    story.unseen.note_in(LaneGiven(LaneIssued("lane-ticket", "A1001", (Errand("A1"),))))
    story.unseen.note_in(Refused(Refusal("closed")))
    assert story.seen.tickets == {"lane-ticket"}
