"""What everybody who waits is told while they wait: the hub writes it every few seconds, pages read it."""

from core.promise.live import Live, LiveStep
from core.words import Doubt
from store.connection import Connection

_STEPS = """
    SELECT n, low_ms, high_ms, doubt, ahead, counters, each_ms, gap_from_ms, gap_until_ms, kept, promises
    FROM promise_step WHERE ticket = ? AND at_ms >= ?
"""
_LATER = "SELECT n, about_ms FROM promise_later WHERE ticket = ? AND at_ms >= ?"


def write(connection: Connection, told: Live, at_ms: int) -> None:
    """Writes what is told at `at_ms` over what was told before."""
    connection.exec_driver_sql("DELETE FROM promise_step")
    connection.exec_driver_sql("DELETE FROM promise_later")
    steps = [(*name, *_row(step), at_ms) for name, step in told.steps.items()]
    later = [(*name, about_ms, at_ms) for name, about_ms in told.later.items()]
    if steps:
        connection.exec_driver_sql("INSERT INTO promise_step VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", steps)
    if later:
        connection.exec_driver_sql("INSERT INTO promise_later VALUES (?, ?, ?, ?)", later)


def of_ticket(connection: Connection, ticket: str, since_ms: int) -> Live:
    """What is told of one ticket, as it was told at `since_ms` or later."""
    steps = {(ticket, n): _step(*rest) for n, *rest in connection.exec_driver_sql(_STEPS, (ticket, since_ms))}
    later = {(ticket, n): about_ms for n, about_ms in connection.exec_driver_sql(_LATER, (ticket, since_ms))}
    return Live(steps, later)


def _row(step: LiveStep) -> tuple[object, ...]:
    span, gap = step.span or (None, None), step.gap or (None, None)
    return (*span, step.doubt, step.ahead, step.counters, step.each_ms, *gap, step.kept, step.of)


def _step(
    low_ms: int | None, high_ms: int | None, doubt: str | None, ahead: int, counters: float, each_ms: int,
    gap_from_ms: int | None, gap_until_ms: int | None, kept: int, promises: int,
) -> LiveStep:  # fmt: skip
    span = None if low_ms is None or high_ms is None else (low_ms, high_ms)
    gap = None if gap_from_ms is None or gap_until_ms is None else (gap_from_ms, gap_until_ms)
    return LiveStep(span, Doubt(doubt) if doubt else None, ahead, counters, each_ms, gap, kept, promises)
