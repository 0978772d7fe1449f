import datetime as dt
from pathlib import Path
from typing import Any

import msgspec

from core import commands
from core.commands import Command, Origin
from core.decide import decide
from core.decider import Accepted, Refused
from core.fold import fold
from core.state import State, encode
from core.words import Evidence
from store import anomalies, documents, log, snapshots
from store.check import differences
from store.open import open_reader
from store.opening import DATABASE
from store.writer import OurFault
from tests.store.hall import (
    DAY,
    OPENING_MS,
    Commands,
    accepted,
    folded_rows,
    open_hub,
    stored_log,
    stored_rows,
    ticket_of,
)


def labels(answers: list[Any]) -> list[str]:
    return [answer.events[0].body.label for answer in answers]


def test_a_batch_is_answered_in_order_each_on_the_state_after_the_one_before(tmp_path: Path) -> None:
    make = Commands()
    hub = open_hub(tmp_path / "site")
    answers = accepted(hub.submit([*make.morning(), make.issue("A"), make.issue("B"), make.issue("A")], OPENING_MS))
    assert labels(answers[-3:]) == ["A001", "B001", "A002"]
    assert [event.lsn for answer in answers for event in answer.events] == list(range(1, 12))
    hub.close()


def test_a_batch_is_one_commit(tmp_path: Path) -> None:
    make = Commands()
    hub = open_hub(tmp_path / "site")
    accepted(hub.submit(make.morning(), OPENING_MS))
    with open_reader(tmp_path / "site" / DATABASE) as reader:
        seen = []
        slow = Commands("slow")

        def spying(*case: Any) -> Any:
            seen.append(log.head(reader).lsn)
            return decide(*case)

        hub._decide = spying
        accepted(hub.submit([slow.issue("A"), slow.issue("B"), slow.issue("C")], OPENING_MS))
        assert seen == [8, 8, 8]
        assert log.head(reader).lsn == 11
    hub.close()


def test_a_repeated_command_has_no_second_effect(tmp_path: Path) -> None:
    make = Commands()
    hub = open_hub(tmp_path / "site")
    issue = make.issue("A")
    *_, first, again = accepted(hub.submit([*make.morning(), issue, issue], OPENING_MS))
    assert first == again
    assert accepted(hub.submit([issue], OPENING_MS + 5)) == [first]
    hub.close()
    hub = open_hub(tmp_path / "site")
    assert accepted(hub.submit([issue, make.issue("A")], OPENING_MS + 9))[0] == first
    assert len(stored_log(tmp_path / "site")) == 10
    hub.close()


def test_a_known_fact_is_accepted_without_effect(tmp_path: Path) -> None:
    make = Commands()
    hub = open_hub(tmp_path / "site")
    issue = make.issue("A")
    accepted(hub.submit([*make.morning(), issue], OPENING_MS))
    body = commands.Printed(ticket_of(issue), 0, Evidence.CONFIRMED)
    fact = make(body, "kiosk-1", Origin("life", 1))
    first, again = accepted(hub.submit([fact, msgspec.structs.replace(fact, id=make.issue().id)], OPENING_MS))
    assert len(first.events) == 1
    assert again == Accepted(())
    hub.close()


def test_a_refusal_writes_nothing(tmp_path: Path) -> None:
    hub = open_hub(tmp_path / "site")
    (answer,) = hub.submit([Commands().issue("A")], OPENING_MS)
    assert isinstance(answer, Refused)
    assert answer.refusal.code == "no_site"
    assert stored_log(tmp_path / "site") == []
    hub.close()


def test_a_command_that_breaks_the_rules_code_is_taken_out_and_the_rest_decided(tmp_path: Path) -> None:
    make = Commands()
    poison = make.issue("B")
    calls = []

    def breaking(state: State, catalog: Any, command: Command, now_ms: int) -> Any:
        if command.id == poison.id:
            calls.append(command.id)
            raise ZeroDivisionError
        return decide(state, catalog, command, now_ms)

    hub = open_hub(tmp_path / "site", decide=breaking)
    accepted(hub.submit(make.morning(), OPENING_MS))
    before, fault, after = hub.submit([make.issue("A"), poison, make.issue("A")], OPENING_MS)
    assert labels([before, after]) == ["A001", "A002"]
    assert isinstance(fault, OurFault)
    assert fault.detail == "Issue: ZeroDivisionError"
    assert isinstance(hub.submit([poison], OPENING_MS)[0], OurFault)
    assert len(calls) == 1
    with open_reader(tmp_path / "site" / DATABASE) as reader:
        assert [(a.kind, a.detail) for a in anomalies.newest(reader)] == [("command_failed", fault.detail)]
    hub.close()


def test_a_fold_that_breaks_half_way_leaves_no_trace(tmp_path: Path) -> None:
    make = Commands()
    poison = make.issue("B")

    def breaking(state: State, event: Any) -> None:
        fold(state, event)
        if event.command == poison.id:
            raise ZeroDivisionError

    hub = open_hub(tmp_path / "site", fold=breaking)
    accepted(hub.submit(make.morning(), OPENING_MS))
    before, fault, after = hub.submit([make.issue("A"), poison, make.issue("B")], OPENING_MS)
    assert isinstance(fault, OurFault)
    assert labels([before, after]) == ["A001", "B001"]
    assert ticket_of(poison) not in hub.state.tickets
    hub.close()
    assert stored_rows(tmp_path / "site") == folded_rows(tmp_path / "site")


def test_a_site_file_counts_within_its_batch_and_its_body_is_kept(tmp_path: Path) -> None:
    make = Commands()
    hub = open_hub(tmp_path / "site")
    accepted(hub.submit(make.morning(), OPENING_MS))
    assert hub.identity.site_id == "mpp-test"
    hub.close()
    hub = open_hub(tmp_path / "site")
    assert hub.catalog is not None
    assert set(hub.catalog.services) == {"A1", "B1", "C1"}
    with open_reader(hub.path) as reader:
        assert [document.name for document in documents.every(reader)] == ["site"]
    hub.close()


def test_a_day_that_opens_leaves_a_snapshot_and_the_digest_of_the_one_before(tmp_path: Path) -> None:
    make = Commands()
    hub = open_hub(tmp_path / "site")
    accepted(hub.submit([*make.morning(), make.issue("A")], OPENING_MS))
    next_day = make(commands.OpenDay(DAY + dt.timedelta(1), synchronised=True))
    (opened,) = accepted(hub.submit([next_day], OPENING_MS + commands.DAY_MS))
    state = hub.state
    hub.close()
    entries = stored_log(tmp_path / "site")
    with open_reader(tmp_path / "site" / DATABASE) as reader:
        start = snapshots.start(reader)
        digests = list(log.digests(reader))
    assert encode(start.state) == encode(state)
    assert start.head == (opened.events[-1].lsn, entries[-1].hash)
    assert [(d.day, d.first_lsn, d.last_lsn, d.events) for d in digests] == [
        ("", 1, 1, 1), (str(DAY), 2, entries[-2].lsn, entries[-2].lsn - 1),
    ]  # fmt: skip
    assert digests[-1].hash == entries[-2].hash
    assert stored_rows(tmp_path / "site") == folded_rows(tmp_path / "site")


def test_rows_of_an_older_version_of_the_rules_are_written_anew(tmp_path: Path) -> None:
    make = Commands()
    hub = open_hub(tmp_path / "site")
    accepted(hub.submit([*make.morning(), make.issue("A")], OPENING_MS))
    hub._opened.connection.exec_driver_sql("UPDATE snapshot SET rules = 0")
    hub._opened.connection.exec_driver_sql("DELETE FROM step")
    hub.close()
    assert differences(tmp_path / "site", fold) != []
    hub = open_hub(tmp_path / "site")
    hub.close()
    assert differences(tmp_path / "site", fold) == []


def test_old_days_are_pruned_and_the_rest_still_loads(tmp_path: Path) -> None:
    make = Commands()
    hub = open_hub(tmp_path / "site")
    accepted(hub.submit(make.morning(), OPENING_MS))
    for n in range(1, 8):
        opening = make(commands.OpenDay(DAY + dt.timedelta(n), synchronised=True))
        accepted(hub.submit([opening, make.issue("A")], OPENING_MS + n * commands.DAY_MS))
    state = encode(hub.state)
    last = hub.state.lsn
    assert hub.prune(keep_days=3) > 0
    hub.close()
    assert 0 < len(stored_log(tmp_path / "site")) < last
    hub = open_hub(tmp_path / "site")
    assert encode(hub.state) == state
    hub.close()


def test_the_hub_notes_that_it_lives(tmp_path: Path) -> None:
    hub = open_hub(tmp_path / "site", wall_ms=lambda: 77)
    hub.alive(55)
    with open_reader(hub.path) as reader:
        assert tuple(reader.exec_driver_sql("SELECT wall_ms, clock_ms FROM alive").one()) == (77, 55)
    hub.close()


def test_a_hub_with_parked_events_refuses(tmp_path: Path) -> None:
    make = Commands()
    hub = open_hub(tmp_path / "site")
    accepted(hub.submit(make.morning(), OPENING_MS))
    hub.state.parked.append(3)
    (answer,) = hub.submit([make.issue("A")], OPENING_MS)
    assert isinstance(answer, Refused)
    assert answer.refusal.code == "parked"
    hub.close()


def test_a_paper_of_a_ticket_that_nobody_knows_is_seen(tmp_path: Path) -> None:
    """The fact counts all the same; that a kiosk prints what the hub never heard of is for people to see."""
    make = Commands()
    hub = open_hub(tmp_path / "site")
    known = make.issue("A")
    accepted(hub.submit([*make.morning(), known], OPENING_MS))
    for seq, ticket in enumerate([ticket_of(known), "x" * 22], 1):
        printed = commands.Printed(ticket, 0, Evidence.CONFIRMED)
        hub.submit([Command(f"{seq:022d}", "kiosk-1", printed, origin=Origin("life-1", seq))], OPENING_MS + seq)
    hub.close()
    with open_reader(tmp_path / "site" / DATABASE) as reader:
        found = anomalies.newest(reader)
    assert [(a.at_ms, a.kind, a.detail) for a in found] == [(OPENING_MS + 2, "unknown_paper", "kiosk-1")]
