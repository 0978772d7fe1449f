"""Spans of the day."""

import datetime as dt

import pytest

from display.span import parse_span


def test_a_span_ends_before_its_end() -> None:
    span = parse_span("08:00-12:00")
    assert [dt.time(h) in span for h in (7, 8, 11, 12)] == [False, True, True, False]


def test_a_span_may_pass_midnight() -> None:
    span = parse_span(" 18:00-07:00 ")
    assert [dt.time(h) in span for h in (17, 18, 23, 0, 6, 7)] == [False, True, True, True, True, False]
    assert "18:30" not in span


@pytest.mark.parametrize("text", ["", "8-12", "08:00", "25:00-07:00", "08:61-09:00", "08:00-12:00-13:00"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_span(text or "-")
