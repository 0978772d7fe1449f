"""The book of promises."""

import msgspec
from msgspec.structs import replace

from core.promise import Book, Doubt, Promise, Question
from core.promise.outlook import Scene
from core.promise.span import MINUTE_MS

NINE = 540 * MINUTE_MS
NOON = (720 * MINUTE_MS, 765 * MINUTE_MS)


def ask(now: int = 540, line: str = "A", gaps: tuple[tuple[int, int], ...] = (), **more: object) -> Question:
    usual: dict[str, object] = {"configured": 8.0, "counters": 2.0, "head_ms": None}
    return Question(line, Scene(now * MINUTE_MS, **(usual | more)), gaps)  # type: ignore[arg-type]


def book(step: int = 5) -> Book:
    made = Book.empty(step)
    made.line("A").day(0, 480 * MINUTE_MS)
    return made


def minutes(promise: Promise) -> list[int]:
    return [ms // MINUTE_MS for ms in (promise.low90, promise.low80, promise.mid, promise.high80, promise.high90)]


def test_from_cold_it_promises_the_configured_time_widely() -> None:
    promise = book().promised("a/0", ask(), 6, 7.0)
    assert minutes(promise) == [550, 550, 568, 610, 630]
    assert (promise.ahead, promise.counters, promise.each_ms) == (6, 2.0, 8 * MINUTE_MS)
    assert (promise.doubt, promise.printed) == (None, (promise.low80, promise.high80))
    assert (promise.kept, promise.of) == (0, 0)


def test_everybody_in_line_is_promised_what_the_last_one_would_be() -> None:
    made = book()
    assert made.asked(ask()).of(6, 7.0) == made.promised("a/0", ask(), 6, 7.0)
    mids = [made.asked(ask()).of(ahead, ahead + 1.0).mid for ahead in range(50)]
    assert mids == sorted(mids)


def test_it_learns_from_calls_and_counts_what_was_kept() -> None:
    made = book(step=0)
    for n in range(300):
        now = 540 + n
        made.promised(f"{n}/0", ask(now), 6, 7.0)
        made.called(f"{n}/0", (now + 40) * MINUTE_MS)
    promise = made.asked(ask(now=900)).of(6, 7.0)
    assert abs(promise.mid - 940 * MINUTE_MS) < MINUTE_MS
    assert promise.high80 - promise.low80 < 5 * MINUTE_MS
    assert promise.of == 300
    assert promise.kept > 200
    assert made.pending == {}


def test_a_planned_gap_is_stretched_over_and_does_not_count_as_waiting() -> None:
    made = book(step=0)
    now = 715
    without = made.asked(ask(now)).of(6, 7.0)
    promise = made.promised("a/0", ask(now, gaps=(NOON,)), 6, 7.0)
    assert promise.mid == without.mid + 45 * MINUTE_MS
    assert (promise.gap, without.gap) == (NOON, None)
    made.called("a/0", promise.mid)
    plain = book(step=0)
    plain.promised("a/0", ask(now), 6, 7.0)
    plain.called("a/0", without.mid)
    assert made.blend == plain.blend
    assert made.asked(ask(600, gaps=(NOON,))).of(0, 1.0).gap is None
    assert made.asked(ask(800, gaps=(NOON,))).of(0, 1.0).gap is None


def test_breaks_in_turns_take_twice_as_long_and_count_as_half_the_waiting() -> None:
    made, plain = book(step=0), book(step=0)
    lasting = ((600 * MINUTE_MS, 900 * MINUTE_MS),)
    without = plain.promised("a/0", ask(715), 6, 7.0)
    promise = made.promised("a/0", replace(ask(715), turns=lasting), 6, 7.0)
    assert promise.mid - promise.asked_ms == 2 * (without.mid - without.asked_ms)
    assert promise.gap is None
    made.called("a/0", promise.mid)
    plain.called("a/0", without.mid)
    assert made.blend == plain.blend
    assert made.line("A").rhythm == plain.line("A").rhythm


def test_where_nothing_precise_is_known_nothing_precise_is_said() -> None:
    made = book()
    assert made.asked(ask(counters_open=False)).of(0, 1.0).doubt == Doubt.NO_COUNTER
    assert made.asked(ask(end_ms=550 * MINUTE_MS)).of(6, 7.0).doubt == Doubt.PAST_CLOSING
    long = made.asked(ask())
    assert long.of(50, 51.0) == long.of(50, 51.0)
    assert long.of(50, 51.0).doubt == Doubt.TOO_WIDE
    assert long.of(50, 51.0).printed is None


def test_what_was_never_promised_or_dropped_or_called_at_once_teaches_nothing() -> None:
    made, fresh = book(), book()
    made.called("x/0", NINE)
    made.promised("a/0", ask(), 0, 1.0)
    made.dropped("a/0")
    made.called("a/0", NINE + 1)
    made.promised("b/0", ask(), 0, 1.0)
    made.called("b/0", NINE)
    made.promised("c/0", ask(), 0, 1.0)
    made.day()
    assert made == fresh


def test_it_lives_on_over_the_night() -> None:
    made = book()
    for n in range(20):
        made.promised(f"{n}/0", ask(540 + n), n, n + 1.0)
        made.called(f"{n}/0", (545 + 2 * n) * MINUTE_MS)
    made.promised("a/0", ask(), 6, 7.0)
    again = msgspec.json.decode(msgspec.json.encode(made), type=Book)
    assert again == made
    assert again.asked(ask()).of(6, 7.0) == made.asked(ask()).of(6, 7.0)


def test_officers_may_come_back_a_few_minutes_early() -> None:
    """Who waits for the doors to open, with a free counter then, may be called a little before; others will not."""
    opens = ((450 * MINUTE_MS, 480 * MINUTE_MS),)
    waiting = book().promised("a/0", ask(460, gaps=opens), 0, 0.05)
    assert minutes(waiting)[:2] == [475, 475]
    later = book().promised("a/0", ask(460, gaps=opens), 12, 13.0)
    assert minutes(later)[1] > 480
    before = book().promised("a/0", ask(445, gaps=((450 * MINUTE_MS, 480 * MINUTE_MS),)), 0, 1.0)
    assert minutes(before)[1] == 445


def test_what_a_wait_for_the_doors_teaches_stays_with_such_waits() -> None:
    made = book()
    opens = ((450 * MINUTE_MS, 480 * MINUTE_MS),)
    for n in range(300):
        made.promised(f"a/{n}", ask(460, gaps=opens), 1, 2.0)
        made.called(f"a/{n}", (500 + n % 20) * MINUTE_MS)
    assert [len(bag.came) for bag in made.spread.bags] == [300] + [0] * (len(made.spread.bags) - 1)
