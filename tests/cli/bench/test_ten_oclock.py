"""A bench finds its mall in the middle of a morning, whatever the hour is here."""

import datetime as dt
from contextlib import closing
from pathlib import Path

import pytest

from cli.bench import kupang, stores
from cli.bench.ten_oclock import at_ten
from core.catalog import Catalog
from core.commands import MINUTE_MS, Command, Errand, Issue
from core.decider import Accepted
from core.ids import derived

MIDNIGHT_MS = 1_795_478_400_000
"""Of a day in November 2026, UTC."""

HOUR_MS = 60 * MINUTE_MS


@pytest.mark.parametrize("hour", range(24))
def test_it_is_ten_there_at_every_hour(hour: int) -> None:
    now_ms = MIDNIGHT_MS + hour * HOUR_MS + 37 * MINUTE_MS
    there = Catalog(at_ten(kupang.site(), now_ms)).local(now_ms)
    assert (there.hour, there.minute) == (10, 37)
    assert abs(there.replace(tzinfo=None) - dt.datetime.fromtimestamp(now_ms / 1000, dt.UTC).replace(tzinfo=None)) <= (
        dt.timedelta(hours=12)
    )


@pytest.mark.parametrize("minutes", [11 * 60, 15 * 60 + 30, 15 * 60 + 59])
def test_numbers_are_given_where_it_is_late_in_the_evening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, minutes: int
) -> None:
    """At 15.30 UTC it is half an hour to midnight in Kupang, at 15.59 the mall that never closes closes there."""
    now_ms = MIDNIGHT_MS + minutes * MINUTE_MS
    monkeypatch.setattr(stores, "wall_clock_ms", lambda: now_ms)
    with closing(stores.opened_store(tmp_path, kupang.site())) as writer:
        wanted = [
            Command(derived("wanted", n), "kiosk-1", Issue(derived("ticket", n), (Errand("A1"),))) for n in range(30)
        ]
        answers = writer.submit(wanted, now_ms)
    assert [answer for answer in answers if not isinstance(answer, Accepted)] == []
