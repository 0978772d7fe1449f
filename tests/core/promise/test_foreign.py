"""Foreign logs."""

import datetime as dt
from random import Random

import msgspec
import pytest

from core.promise import Book, Promise
from core.promise.foreign import Replay, Row
from core.promise.span import MINUTE_MS
from core.words import Doubt
from tests.core.promise.queues import MONDAY, at, hall

replace = msgspec.structs.replace


def played(rows: list[Row], step: int = 0) -> dict[int, Promise]:
    return dict(Replay(Book.empty(step), rows).promises())


def one(**more: object) -> Promise:
    return played([replace(Row("A", MONDAY, at(MONDAY, 500), at(MONDAY, 500)), **more)])[0]


def hits(rows: list[Row], made: dict[int, Promise], days: int) -> float:
    first = MONDAY + dt.timedelta(days)
    scored = [
        made[n].beyond(row.called_ms) for n, row in enumerate(rows) if n in made and row.day >= first and row.called_ms
    ]
    return sum(not (early or late) for _, early, late, _ in scored) / len(scored)


@pytest.mark.parametrize("step", [0, 5])
def test_after_some_days_eight_of_ten_are_kept_also_as_printed(step: int) -> None:
    rows = hall(days=25, line="A") + hall(days=25, desks=1, minutes=12, every=11, line="B")
    assert hits(rows, played(rows, step), days=8) == pytest.approx(0.8, abs=0.05)


def _called_later(row: Row, than_ms: int, by_ms: int) -> Row:
    """The row as it is, up to `than_ms`."""
    later = row.called_ms is not None and row.called_ms > than_ms
    return replace(row, called_ms=row.called_ms + by_ms) if later and row.called_ms else row


@pytest.mark.parametrize("minute", range(480, 640, 40))
def test_what_comes_later_changes_nothing_before(minute: int) -> None:
    """Of every other number the hall hears late, of some only when they were called already."""
    late = 5 * MINUTE_MS
    rows = [replace(row, asked_ms=row.asked_ms + n % 2 * late) for n, row in enumerate(hall(days=3, every=6))]
    now_ms = at(MONDAY + dt.timedelta(2), minute)
    random = Random(5)
    kept = [n for n, row in enumerate(rows) if row.asked_ms <= now_ms or random.random() < 0.5]
    other = [_called_later(rows[n], now_ms, random.randrange(1, 3_600_000)) for n in kept]
    before, after = played(rows), {kept[n]: promise for n, promise in played(other).items()}
    early = [n for n, row in enumerate(rows) if row.asked_ms <= now_ms]
    assert [before.get(n) for n in early] == [after.get(n) for n in early]
    assert len(other) < len(rows)
    assert before != after


def test_a_call_is_unknown_as_long_as_its_number_is() -> None:
    heard_late = Row("A", MONDAY, at(MONDAY, 480), at(MONDAY, 500), at(MONDAY, 482))
    between = Row("A", MONDAY, at(MONDAY, 490), at(MONDAY, 490), ahead=3)
    assert played([heard_late, between])[1] == played([between])[0]


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = hall(days=3)
    mixed = list(range(len(rows)))
    Random(6).shuffle(mixed)
    made, again = played(rows), played([rows[n] for n in mixed])
    assert {mixed[n]: promise for n, promise in again.items()} == made


def test_who_was_called_by_then_is_promised_nothing() -> None:
    nine = at(MONDAY, 540)
    rows = [
        Row("A", MONDAY, nine - 60_000, nine, nine),
        Row("A", MONDAY, nine, nine, nine + 1),
        Row("A", MONDAY, nine, nine),
    ]
    assert set(played(rows)) == {1, 2}


def test_what_the_log_does_not_say_is_counted() -> None:
    nine = at(MONDAY, 540)
    rows = [Row("A", MONDAY, nine + n, nine + n, nine + 600_000 + n, counter=str(n % 3)) for n in range(6)]
    later = nine + 900_000
    rows += [Row("A", MONDAY, later + n, later + n) for n in range(4)]
    rows += [
        Row("A", MONDAY, later + 9, later + 9, priority=True),
        Row("A", MONDAY, later + 10, later + 10, priority=True),
    ]
    made = played(rows)
    assert [made[n].ahead for n in range(12)] == [0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 0, 1]
    assert [made[n].counters for n in (0, 11)] == [1.0, 3.0]


def test_displayed_minutes_and_counters_are_believed_at_first() -> None:
    assert one(minutes=20.0, ahead=3, counters=2).each_ms == 20 * MINUTE_MS
    assert one().each_ms == 8 * MINUTE_MS
    assert (one(counters=0).doubt, one(counters=0).mid > 0) == (Doubt.NO_COUNTER, True)


def test_a_call_of_yesterday_that_is_heard_of_today_does_not_end_the_day() -> None:
    tuesday = MONDAY + dt.timedelta(1)
    rows = [Row("A", MONDAY, at(MONDAY, 540), at(MONDAY, 540), at(tuesday, 541))]
    rows += [Row("A", tuesday, at(tuesday, minute), at(tuesday, minute)) for minute in (500, 560)]
    assert played(rows)[2].ahead == 1


def test_five_thousand_may_wait() -> None:
    rows = [Row("A", MONDAY, at(MONDAY, 500), at(MONDAY, 500), at(MONDAY, 501) + n, counters=3) for n in range(5000)]
    last = played(rows)[4999]
    assert last.ahead == 4999
    assert last.doubt == Doubt.TOO_WIDE


def test_who_never_came_does_not_stay_at_the_head_of_the_line() -> None:
    nine = at(MONDAY, 540)
    rows = [Row("A", MONDAY, nine, nine)]
    rows += [Row("A", MONDAY, at(MONDAY, minute), at(MONDAY, minute), at(MONDAY, minute + 1)) for minute in (550, 565)]
    rows += [Row("A", MONDAY, at(MONDAY, 568), at(MONDAY, 568))]
    assert [promise.ahead for promise in played(rows).values()] == [0, 1, 1, 0]


@pytest.mark.parametrize(("finished", "work"), [(485, 0.05), (495, 1.0), (None, 1.0)])
def test_a_counter_that_is_told_to_be_free_calls_at_once(finished: int | None, work: float) -> None:
    book, eight = Book.empty(), at(MONDAY, 480)
    first = Row("A", MONDAY, eight, eight, eight + 1, counters=1, counter="1")
    early = replace(first, arrived_ms=eight - 99_000, asked_ms=eight - 99_000, called_ms=eight - 98_000, counter="9")
    rows = [replace(early, finished_ms=eight - 1), replace(first, finished_ms=finished and at(MONDAY, finished))]
    rows += [Row("A", MONDAY, at(MONDAY, 490), at(MONDAY, 490), counters=1)]
    assert len(list(Replay(book, rows).promises())) == 3
    assert book.pending["2"].work == work


def test_a_call_with_priority_tells_nothing_of_those_who_wait() -> None:
    eight = at(MONDAY, 480)
    rows = [Row("A", MONDAY, eight, eight), Row("A", MONDAY, at(MONDAY, 520), at(MONDAY, 520), at(MONDAY, 521))]
    later = Row("A", MONDAY, at(MONDAY, 530), at(MONDAY, 530))
    assert played([*rows, later])[2].ahead == 0
    assert played([rows[0], replace(rows[1], priority=True), later])[2].ahead == 1
