"""What phones outside ask comes down as commands; the hub decides, and no other kind gets through."""

import time
from pathlib import Path
from typing import Any

import msgspec
import pytest
import urllib3

from centre import phones_wishes
from centre.database import Database
from centre.down_tables import wish as wishes
from centre.phones_wishes import WishState, ask
from core.centre_access import late_id
from core.commands import (
    FACTS,
    Body,
    CallNext,
    CancelTicket,
    ChangeDocument,
    Command,
    Errand,
    Finish,
    Issue,
    LaneIssued,
    Origin,
    PauseTicket,
    Printed,
    Rate,
    ResumeTicket,
    Start,
)
from core.decider import Accepted
from core.words import Evidence, Outcome, Reason, SkmElement
from sync.wire import Commands, Facts, encode
from sync.wire_down import Answers, WishAnswer
from tests.centre.down.joined import Joined
from tests.centre.mall import SITE as MALL
from tests.sync.conftest import StartHub
from tests.sync.mall import new_id, prepare

HOLD = Reason.VISITOR_ASKED


def clock() -> int:
    return time.time_ns() // 1_000_000


def state_of(database: Database, ticket: str, what: str, now_ms: int | None = None) -> WishState:
    with database.reading() as connection:
        return phones_wishes.of_ticket(connection, MALL, ticket, now_ms or clock())[what].state


def test_a_number_is_given_up(database: Database, site: Joined) -> None:
    ticket = site.issue()
    ask(database, MALL, CancelTicket(ticket), clock())
    assert state_of(database, ticket, "cancel") is WishState.WAITING
    site.look()
    assert state_of(database, ticket, "cancel") is WishState.DONE
    assert not site.state().tickets[ticket].is_open
    assert site.asked[0].device == "centre"
    # The log came up before the answer.
    assert site.line.at().lsn == site.state().lsn


def test_patience_is_asked_for_once_here_and_there(database: Database, site: Joined) -> None:
    ticket = site.issue()
    ask(database, MALL, PauseTicket(ticket, HOLD), clock())
    site.look()
    until = site.state().tickets[ticket].paused_until_ms
    assert until is not None
    site.do(ResumeTicket(ticket))
    again = site.decider.submit(Command(late_id(ticket), "phone", PauseTicket(ticket, HOLD)))
    assert isinstance(again, Accepted)
    assert site.state().tickets[ticket].paused_until_ms is None
    ask(database, MALL, PauseTicket(ticket, HOLD), clock())
    site.look()
    assert [each.id for each in site.asked] == [late_id(ticket)]


def test_an_errand_is_rated(database: Database, site: Joined) -> None:
    ticket = site.issue()
    site.call(1)
    site.do(Start(1))
    site.do(Finish(1, Outcome.DONE))
    ask(database, MALL, Rate(ticket, 0, {SkmElement.TIME: 4}), clock())
    site.look()
    assert state_of(database, ticket, "rate-0") is WishState.DONE
    assert site.state().tickets[ticket].steps[0].rated


def test_what_the_hub_refuses_is_told_in_its_words_and_may_be_asked_anew(database: Database, site: Joined) -> None:
    ticket = site.issue()
    site.call(1)
    site.do(Start(1))
    ask(database, MALL, CancelTicket(ticket), clock())
    site.look()
    with database.reading() as connection:
        found = phones_wishes.of_ticket(connection, MALL, ticket, clock())["cancel"]
    assert found.state is WishState.REFUSED
    assert found.words.id
    ask(database, MALL, CancelTicket(ticket), clock())
    assert state_of(database, ticket, "cancel") is WishState.WAITING


def test_two_touches_are_one_wish(database: Database, site: Joined) -> None:
    ticket = site.issue()
    for _ in range(2):
        ask(database, MALL, CancelTicket(ticket), clock())
    site.look()
    ask(database, MALL, CancelTicket(ticket), clock())
    site.look()
    assert len(site.asked) == 1


def test_a_wish_past_its_lifetime_is_not_carried_out(database: Database, site: Joined) -> None:
    ticket = site.issue()
    ask(database, MALL, CancelTicket(ticket), clock() - CancelTicket.LIFETIME_MS)
    site.look()
    assert site.asked == []
    assert site.state().tickets[ticket].is_open
    assert state_of(database, ticket, "cancel") is WishState.LOST


def test_the_hub_refuses_by_age_too(database: Database, site: Joined) -> None:
    """A centre with a clock that stood still hands out what is old."""
    ticket = site.issue()
    ask(database, MALL, CancelTicket(ticket), clock() - CancelTicket.LIFETIME_MS - 1)
    with database.writing() as connection:
        connection.execute(wishes.update().values(until_ms=clock() + 60_000))
    site.look()
    assert site.state().tickets[ticket].is_open
    assert state_of(database, ticket, "cancel") is WishState.REFUSED


def test_a_hub_that_came_and_said_nothing_is_told_apart(database: Database, site: Joined) -> None:
    ticket = site.issue()
    ask(database, MALL, CancelTicket(ticket), clock())
    assert len(site.line.down("0.1.0").wishes) == 1
    assert state_of(database, ticket, "cancel", clock() + CancelTicket.LIFETIME_MS) is WishState.SILENT


def test_an_old_answer_is_not_the_answer_to_a_new_asking(database: Database, site: Joined) -> None:
    ticket = site.issue()
    ask(database, MALL, CancelTicket(ticket), clock() - 2 * CancelTicket.LIFETIME_MS)
    ask(database, MALL, CancelTicket(ticket), clock())
    with database.reading() as connection:
        (now,) = phones_wishes.pending(connection, MALL, clock())
    site.line.answered(Answers((), (WishAnswer(now.id, now.attempt - 1, "refused"),)))
    assert state_of(database, ticket, "cancel") is WishState.WAITING


FORBIDDEN: list[Body] = [
    Issue(new_id(), (Errand("A1"),)),
    LaneIssued(new_id(), "A1001", (Errand("A1"),)),
    Printed(new_id(), 0, Evidence.CONFIRMED),
    CallNext(1),
    ResumeTicket(new_id()),
    ChangeDocument("devices", "{}"),
    CancelTicket(new_id(), Reason.MISTAKE),
    PauseTicket(new_id(), HOLD),
]


@pytest.mark.parametrize("body", FORBIDDEN, ids=[type(each).__name__ for each in FORBIDDEN])
def test_a_centre_that_was_taken_over_authors_no_ticket(database: Database, site: Joined, body: Body) -> None:
    """Whoever writes into its tables gets no further: the hub takes three kinds, whole or not at all."""
    before = site.state().lsn
    values: dict[str, Any] = {
        "site_id": MALL, "ticket": new_id(), "what": "x", "id": new_id(), "body": msgspec.json.encode(body).decode(),
        "asked_ms": clock(), "until_ms": clock() + 60_000, "outcome": "", "code": "", "words_id": "", "words_en": "",
    }  # fmt: skip
    with database.writing() as connection:
        connection.execute(wishes.insert().values(values))
    site.look()
    assert site.asked == []
    assert site.state().lsn == before
    with database.reading() as connection:
        assert connection.execute(wishes.select()).one().code == "not_its_kind"


def test_the_hub_itself_refuses_them_in_the_name_of_the_centre(tmp_path: Path, start_hub: StartHub) -> None:
    hub = start_hub(prepare(tmp_path / "mall"))
    for body in FORBIDDEN:
        fact = isinstance(body, FACTS)
        command = Command(new_id(), "centre", body, origin=Origin("life", 1) if fact else None)
        path, envelope = ("/v1/own", Facts((command,))) if fact else ("/v1/commands", Commands((command,)))
        answer = urllib3.request("POST", hub.url + path, body=encode(envelope), retries=False)
        assert (answer.status, answer.json()["code"]) == (403, "not_its_kind"), body


def test_the_centre_has_no_door_for_tickets(site: Joined) -> None:
    """Not even for who has the token of the site."""
    headers = {"Authorization": f"Bearer {site.token}"}
    base = site.url
    for path in ("commands", "tickets", "wishes", "down"):
        answer = urllib3.request("POST", f"{base}/v1/sites/{MALL}/{path}", headers=headers, body=b"{}", retries=False)
        assert answer.status in (404, 405), path
