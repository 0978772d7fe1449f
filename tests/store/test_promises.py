"""The book of promises beside the log: in the numbers, kept, and the same after every way of loading it."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from core.commands import CallNext, ChangeDocument, CloseCounter, CloseDay, Command, Errand, Finish, Issue, OpenDay
from core.decide import decide
from core.decider import Accepted
from core.events import TicketIssued
from core.fold import fold
from core.ids import derived
from core.promise.live import Live
from core.promise.promiser import Promiser
from store import promises
from store.open import open_reader
from store.opening import DATABASE
from store.reader import SiteReader
from store.writer import OurFault, SiteWriter
from tests.store.hall import DAY, OPENING_MS, Commands, accepted, open_hub, site_file

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
LATER_MS = OPENING_MS + 22 * MINUTE_MS + 5000
"""When `day` is over."""


def day(hub: SiteWriter, commands: Commands, visitors: int = 12) -> list[tuple[int, int] | None]:
    """Everybody comes every two minutes and is served for four; what the numbers promise."""
    spans = []
    for n in range(visitors):
        now_ms = OPENING_MS + 2 * n * MINUTE_MS
        (answer,) = hub.submit([commands.issue("A")], now_ms)
        spans.append(promise_in(answer))
        moves = [commands(CallNext(1))] if n == 0 else [commands(Finish(1)), commands(CallNext(1))]
        if n % 2 == 0:
            accepted(hub.submit(moves, now_ms + 5000))
    return spans


def promise_in(answer: object) -> tuple[int, int] | None:
    assert isinstance(answer, Accepted)
    return next(event.body.promise for event in answer.events if isinstance(event.body, TicketIssued))


def kept(folder: Path) -> list[tuple[int, bytes]]:
    with open_reader(folder / DATABASE) as connection:
        return [tuple(row) for row in connection.exec_driver_sql("SELECT lsn, book FROM promise_book")]


def test_numbers_carry_promises_that_grow_with_the_line(tmp_path: Path) -> None:
    hub, commands = open_hub(tmp_path), Commands()
    accepted(hub.submit(commands.morning(), OPENING_MS))
    spans = day(hub, commands)
    hub.close()
    assert None not in spans
    assert spans[0] == (OPENING_MS, OPENING_MS + 5 * MINUTE_MS)
    assert len(set(spans)) > 5


def test_a_hub_that_stops_between_goes_on_as_if_it_had_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once with the book kept after nearly every commit, once with hardly any: by the log they are the same."""
    logs = []
    for name, every, pauses in (("a", 1, True), ("b", 7, True), ("c", 10_000, True), ("d", 10_000, False)):
        monkeypatch.setattr(promises, "KEEP_EVERY", every)
        hub, commands = open_hub(tmp_path / name, wall_ms=lambda: OPENING_MS), Commands()
        accepted(hub.submit(commands.morning(), OPENING_MS))
        spans = []
        for n in range(25):
            now_ms = OPENING_MS + 2 * n * MINUTE_MS
            spans += [promise_in(answer) for answer in hub.submit([commands.issue("A"), commands.issue("B")], now_ms)]
            accepted(hub.submit([commands(CallNext(no)) for no in (1, 2)], now_ms + 70_000))
            if n == 9:
                accepted(hub.submit([commands(ChangeDocument("site", site_file(5)))], now_ms + 75_000))
            if pauses and n % 4 == 3:
                hub.close()
                hub = open_hub(tmp_path / name, wall_ms=lambda: OPENING_MS)
        hub.close()
        logs.append(spans)
    assert len(set(logs[0])) > 8
    assert logs[0] == logs[1] == logs[2] == logs[3]


def test_what_was_not_committed_leaves_no_trace_in_the_book(tmp_path: Path) -> None:
    """A command that fails drops the memory with two numbers in it, which are then promised anew."""
    spans = []
    for name in ("sound", "failing"):
        hub, commands = open_hub(tmp_path / name), Commands()
        accepted(hub.submit(commands.morning(), OPENING_MS))
        found = day(hub, commands)
        bad = commands(CallNext(1))

        def failing(*case: Any, bad: Command = bad) -> Any:
            if case[2] is bad:
                raise ZeroDivisionError
            return decide(*case)

        hub._decide = failing
        wanted = [commands.issue("A"), commands.issue("B"), *[bad] * (name == "failing"), commands.issue("A")]
        answers = hub.submit(wanted, OPENING_MS + HOUR_MS)
        found += [promise_in(answer) for answer in answers if not isinstance(answer, OurFault)]
        (last,) = hub.submit([commands.issue("A")], OPENING_MS + HOUR_MS)
        spans.append([*found, promise_in(last)])
        hub.close()
    assert len(spans[0]) == 16
    assert spans[0] == spans[1]


def test_the_book_is_kept_as_each_day_opens_and_never_behind_a_snapshot(tmp_path: Path) -> None:
    hub, commands = open_hub(tmp_path), Commands()
    accepted(hub.submit(commands.morning(), OPENING_MS))
    assert [lsn for lsn, _ in kept(tmp_path)] == [8]
    day(hub, commands)
    accepted(hub.submit([commands(CloseDay(DAY))], OPENING_MS + 10 * HOUR_MS))
    tomorrow = DAY + dt.timedelta(1)
    accepted(hub.submit([commands(OpenDay(tomorrow, synchronised=True))], OPENING_MS + 24 * HOUR_MS))
    with open_reader(tmp_path / DATABASE) as connection:
        snapshot = connection.exec_driver_sql("SELECT max(lsn) FROM snapshot").scalar()
    assert [lsn for lsn, _ in kept(tmp_path)] == [snapshot] == [hub.state.lsn]
    hub.close()


def test_without_a_book_that_can_be_read_a_new_one_is_begun(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    hub, commands = open_hub(tmp_path), Commands()
    accepted(hub.submit(commands.morning(), OPENING_MS))
    day(hub, commands)
    hub._opened.connection.exec_driver_sql("UPDATE promise_book SET book = '{}'")
    hub.close()
    hub = open_hub(tmp_path)
    assert "cannot be read" in caplog.text
    (answer,) = hub.submit([commands.issue("A")], LATER_MS)
    assert promise_in(answer)
    hub._opened.connection.exec_driver_sql("DELETE FROM promise_book")
    hub.close()
    hub = open_hub(tmp_path)
    (answer,) = hub.submit([commands.issue("A")], LATER_MS)
    assert promise_in(answer)
    hub.close()


def test_a_fault_in_promising_costs_no_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    hub, commands = open_hub(tmp_path), Commands()
    accepted(hub.submit(commands.morning(), OPENING_MS))

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    for part in ("promised", "heard", "now", "live"):
        with monkeypatch.context() as breaking:
            breaking.setattr(Promiser, part, broken)
            hub.alive(OPENING_MS)
            answers = hub.submit([commands.issue("A", device=part), commands.issue("A", device=part)], OPENING_MS)
        assert [bool(promise_in(answer)) for answer in answers] == [part == "heard", False], part
        assert "no time is promised any more" in caplog.text
        hub.alive(OPENING_MS)
        assert promise_in(*hub.submit([commands.issue("A", device=part)], OPENING_MS)) is None
        hub.close()
        caplog.clear()
        hub = open_hub(tmp_path)
        assert promise_in(*hub.submit([commands.issue("A", device=part)], OPENING_MS))
    hub.close()


def test_what_would_be_promised_now_stands_beside_the_sign_of_life(tmp_path: Path) -> None:
    hub, commands = open_hub(tmp_path), Commands()
    reader = SiteReader.open(tmp_path, fold=fold)
    hub.alive(OPENING_MS)
    assert reader.promises(0) == {}
    accepted(hub.submit(commands.morning(), OPENING_MS))
    hub.alive(OPENING_MS)
    reader.poll()
    assert reader.promises(OPENING_MS + 1) == {}
    assert reader.promises(OPENING_MS) == dict.fromkeys("ABC", (OPENING_MS, OPENING_MS + 5 * MINUTE_MS))
    day(hub, commands)
    hub.alive(LATER_MS)
    reader.poll()
    told = reader.promises(LATER_MS)["A"]
    assert told[0] >= LATER_MS
    why = reader.promise("A", LATER_MS)
    assert why is not None
    assert (why.span, why.doubt, why.ahead) == (told, None, len(reader.state.waiting["A"]))
    assert why.counters > 0
    assert why.each_ms > 0
    assert reader.promise("A", LATER_MS + 1) is None
    assert promise_in(*hub.submit([commands.issue("A")], LATER_MS)) == told
    hub.alive(LATER_MS + 1)
    reader.poll()
    again = reader.promise("A", LATER_MS + 1)
    assert again is not None
    assert again.ahead == why.ahead + 1
    accepted(hub.submit([commands(Finish(1)), commands(CloseCounter(1)), commands(CloseCounter(4))], LATER_MS))
    hub.alive(LATER_MS)
    reader.poll()
    assert reader.promise("A", 0) is None
    hub.close()
    reader.close()
    assert reader.promise("C", 0) is None


def test_everybody_who_waits_is_told_a_time_beside_the_sign_of_life(tmp_path: Path) -> None:
    hub, commands = open_hub(tmp_path), Commands()
    accepted(hub.submit(commands.morning(), OPENING_MS))
    day(hub, commands)
    wish = Issue(derived("journey"), (Errand("A1"), Errand("B1", after=(0,))))
    accepted(hub.submit([commands(wish)], LATER_MS))
    hub.alive(LATER_MS)
    reader = SiteReader.open(tmp_path, fold=fold)
    waiting = [reader.state.tickets[ticket] for ticket, _ in reader.state.waiting["A"].values()]
    told = [reader.live(ticket.id, LATER_MS) for ticket in waiting]
    assert len(told) > 3
    for ticket, live in zip(waiting, told, strict=True):
        step = live.steps[ticket.id, 0]
        assert step.span is not None
        assert step.span[1] > LATER_MS
        assert step.doubt is None
    mine = reader.live(wish.ticket, LATER_MS)
    assert mine.steps[wish.ticket, 0].span == reader.state.tickets[wish.ticket].promise
    assert mine.later[wish.ticket, 1] > LATER_MS
    # Of others, and of what is too old, nothing.
    assert {name for name, _ in [*mine.steps, *mine.later]} == {wish.ticket}
    assert reader.live(wish.ticket, LATER_MS + 1) == Live()
    accepted(hub.submit([commands(Finish(1)), commands(CloseCounter(1)), commands(CloseCounter(4))], LATER_MS))
    hub.alive(LATER_MS)
    reader.poll()
    assert reader.live(wish.ticket, LATER_MS).steps[wish.ticket, 0].span is None
    hub.close()
    reader.close()
    assert reader.live(wish.ticket, 0) == Live()
