"""What somebody who came now would be promised, per letter, and why: written beside the sign of life, read by pages."""

from collections.abc import Mapping

from core.promise.live import LiveStep
from store.connection import Connection

Span = tuple[int, int]

_SPANS = "SELECT letter, low_ms, high_ms FROM promise_now WHERE at_ms >= ?"
_BASIS = """
    SELECT low_ms, high_ms, ahead, counters, each_ms, gap_from_ms, gap_until_ms, kept, promises
    FROM promise_now JOIN promise_basis USING (letter, at_ms) WHERE letter = ? AND at_ms >= ?
"""


def write(connection: Connection, told: Mapping[str, LiveStep], at_ms: int) -> None:
    """Writes what is told at `at_ms` over what was told before; a letter without a time has none."""
    connection.exec_driver_sql("DELETE FROM promise_now")
    connection.exec_driver_sql("DELETE FROM promise_basis")
    timed = [(letter, step.span, step) for letter, step in told.items() if step.span is not None]
    spans = [(letter, *span, at_ms) for letter, span, _ in timed]
    bases = [(letter, *_basis(step), at_ms) for letter, _, step in timed]
    if timed:
        connection.exec_driver_sql("INSERT INTO promise_now VALUES (?, ?, ?, ?)", spans)
        connection.exec_driver_sql("INSERT INTO promise_basis VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", bases)


def spans(connection: Connection, since_ms: int) -> dict[str, Span]:
    """From when until when, per letter, as it was told at `since_ms` or later."""
    return {letter: (low, high) for letter, low, high in connection.exec_driver_sql(_SPANS, (since_ms,))}


def of_letter(connection: Connection, letter: str, since_ms: int) -> LiveStep | None:
    """The time of one letter with what it rests on; None where none was told at `since_ms` or later."""
    row = connection.exec_driver_sql(_BASIS, (letter, since_ms)).first()
    return None if row is None else _step(*row)


def _basis(step: LiveStep) -> tuple[object, ...]:
    return (step.ahead, step.counters, step.each_ms, *(step.gap or (None, None)), step.kept, step.of)


def _step(
    low_ms: int, high_ms: int, ahead: int, counters: float, each_ms: int, gap_from_ms: int | None,
    gap_until_ms: int | None, kept: int, promises: int,
) -> LiveStep:  # fmt: skip
    gap = None if gap_from_ms is None or gap_until_ms is None else (gap_from_ms, gap_until_ms)
    return LiveStep((low_ms, high_ms), None, ahead, counters, each_ms, gap, kept, promises)
