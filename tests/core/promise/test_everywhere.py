"""The same log gives the same spans on every machine and every Python: the hash of one is kept here.

What changes the method changes it; nothing else may. The log is made of whole numbers only, so that it is the same too.
"""

import hashlib

import pytest

from core.promise import Book
from core.promise.foreign import Replay, Row
from tests.core.promise.queues import MONDAY, at

SPANS = {
    0: "1b94a5fece8a08aa",
    5: "e1ae92764fb20190",
}


def rows() -> list[Row]:
    """Three lines, two hundred numbers a day, four days; waits that grow and shrink."""
    made, dice = [], 12345
    for n in range(2400):
        dice = (1103515245 * dice + 12345) % 2**31
        day, line = n // 600, n // 3 % 200
        came = at(MONDAY.replace(day=MONDAY.day + day), 480) + line * 100_000 + dice // 65536 % 60_000
        wait = 1000 + dice // 64 % 1_500_000 * (1 + line % 7)
        made.append(
            Row("ABC"[n % 3], MONDAY.replace(day=MONDAY.day + day), came, came, came + wait, line % 23, 1 + n % 3)
        )
    return made


@pytest.mark.parametrize("step", [0, 5])
def test_spans_are_the_same_everywhere(step: int) -> None:
    made = dict(Replay(Book.empty(step), rows()).promises())
    spans = [(n, p.low90, p.low80, p.mid, p.high80, p.high90) for n, p in sorted(made.items())]
    assert len(spans) == 2400
    assert hashlib.sha256(repr(spans).encode()).hexdigest()[:16] == SPANS[step]
