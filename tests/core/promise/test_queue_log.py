"""Reading queue logs."""

import datetime as dt

import pytest

from core.promise.foreign import Row
from core.promise.queue_log import NEEDED, BadLog, read
from core.promise.queue_log_words import WORDS, words

ALL = (
    "date,service,priority,arrival,called,finished,counter,outcome,"
    "open_counters,displayed_service_min,ahead_at_snapshot,snapshot"
)
GOOD = "2026-09-07,SIM,0,2026-09-07T08:00:00,2026-09-07T08:10:00,,,served,2,8,4,2026-09-07T08:01:00"
EIGHT = 1788768000000


def good(**cells: str) -> str:
    values = dict(zip(ALL.split(","), GOOD.split(","), strict=True))
    return ",".join((values | cells).values())


def bad(*lines: str) -> BadLog:
    with pytest.raises(BadLog) as caught:
        read(lines)
    for language in ("id", "en"):
        assert "{" not in words(caught.value, language)
    return caught.value


def test_a_row_is_read() -> None:
    assert read([ALL, GOOD]) == [
        Row("SIM", dt.date(2026, 9, 7), EIGHT, EIGHT + 60_000, EIGHT + 600_000, ahead=4, counters=2, minutes=8.0)
    ]
    told = good(counter="7", priority="1", finished="2026-09-07T08:20:00")
    row = read([ALL, told])[0]
    assert (row.counter, row.priority, row.finished_ms) == ("7", True, EIGHT + 1_200_000)


def test_what_is_unknown_may_be_empty() -> None:
    empty = dict.fromkeys(("called", "open_counters", "displayed_service_min", "ahead_at_snapshot", "snapshot"), "")
    assert read([ALL, good(**empty)]) == [Row("SIM", dt.date(2026, 9, 7), EIGHT, EIGHT)]
    assert read([ALL, good(displayed_service_min="0")])[0].minutes is None
    assert read([ALL, good(called="", finished="2026-09-07T08:20:00")])[0].finished_ms is None


def test_columns_may_be_missing_where_they_are_not_needed_and_come_in_any_order() -> None:
    values = dict(zip(ALL.split(","), GOOD.split(","), strict=True))
    names = sorted(NEEDED)
    assert read([",".join(names), ",".join(values[name] for name in names)]) == read([ALL, GOOD])


def test_a_time_with_a_zone_is_a_time_of_the_place() -> None:
    assert read([ALL, good(arrival="2026-09-07T08:00:00+08:00")]) == read([ALL, GOOD])


@pytest.mark.parametrize(
    ("cells", "code", "what"),
    [
        ({"date": "7 September"}, "time", "7 September"),
        ({"date": ""}, "unknown", "date"),
        ({"service": ""}, "unknown", "service"),
        ({"arrival": ""}, "unknown", "arrival"),
        ({"arrival": "morning"}, "time", "morning"),
        ({"called": "2026-09-07T25:00:00"}, "time", "2026-09-07T25:00:00"),
        ({"called": "2026-09-07T07:59:59"}, "order", "called 2026-09-07T07:59:59"),
        ({"snapshot": "2026-09-06T09:00:00"}, "order", "snapshot 2026-09-06T09:00:00"),
        ({"finished": "2026-09-07T08:09:00"}, "order", "finished 2026-09-07T08:09:00"),
        ({"open_counters": "-1"}, "number", "open_counters -1"),
        ({"ahead_at_snapshot": "1.5"}, "number", "ahead_at_snapshot 1.5"),
        ({"ahead_at_snapshot": "99999999999"}, "number", "ahead_at_snapshot 99999999999"),
        ({"ahead_at_snapshot": "²"}, "number", "ahead_at_snapshot ²"),
        ({"displayed_service_min": "eight"}, "number", "displayed_service_min eight"),
        ({"displayed_service_min": "-3"}, "number", "displayed_service_min -3"),
        ({"displayed_service_min": "nan"}, "number", "displayed_service_min nan"),
    ],
)
def test_what_cannot_be_is_told_with_its_line(cells: dict[str, str], code: str, what: str) -> None:
    fault = bad(ALL, GOOD, good(**cells))
    assert (fault.code, fault.line, fault.what) == (code, 3, what)


def test_what_is_no_log_is_told() -> None:
    assert bad().code == "no_log"
    assert bad("hello", "world").code == "no_log"
    assert bad(ALL).code == "empty"
    assert bad(ALL.replace("called", "x"), GOOD).what == "called"
    assert bad(ALL, GOOD, GOOD[:60]).code == "cells"
    assert bad(ALL, GOOD + ",more").code == "cells"
    assert bad(ALL, f'"{GOOD}').code == "no_csv"


def test_every_fault_has_words() -> None:
    assert set(WORDS) == {"no_log", "columns", "no_csv", "empty", "cells", "unknown", "time", "order", "number"}
