"""What the officer sees of the times that those in the list were told."""

from contextlib import closing
from pathlib import Path

from core.access import Staff
from core.commands import CallNext, Errand, Finish, Hold, Issue
from core.fold import fold
from core.time_of_day import time_of_day
from core.words import Reason
from store.reader import SiteReader
from tests.store.hall import OPENING_MS, Commands, accepted, open_hub
from web.counter_view import CounterPage, counter_page
from web.sight import Sight

MINUTE_MS = 60_000


def seen(folder: Path, now_ms: int) -> CounterPage:
    with closing(SiteReader.open(folder, fold=fold)) as reader:
        catalog = reader.catalog
        assert catalog is not None
        return counter_page(Sight(reader.state, catalog, Staff(()), now_ms, reader), catalog, catalog.counters[1], "id")


def test_each_who_waits_has_the_span_as_of_now_and_it_is_marked_once_it_is_over(tmp_path: Path) -> None:
    hub, commands = open_hub(tmp_path), Commands()
    accepted(hub.submit(commands.morning(), OPENING_MS))
    accepted(hub.submit([commands.issue("A") for _ in range(3)], OPENING_MS))
    catalog = hub.catalog
    assert catalog is not None
    printed = [ticket.promise for ticket in hub.state.tickets.values()]
    spans = [tuple(time_of_day(catalog.local(end), "id") for end in span or ()) for span in printed]
    assert [row.told for row in seen(tmp_path, OPENING_MS).waiting] == spans
    hub.alive(now_ms := OPENING_MS + 40 * MINUTE_MS)
    rows = seen(tmp_path, now_ms).waiting
    assert [row.late for row in rows] == [True] * 3
    assert all(row.told not in (None, span) for row, span in zip(rows, spans, strict=True))
    later = seen(tmp_path, now_ms + 20 * MINUTE_MS).waiting
    assert [(row.told, row.late) for row in later] == [(span, True) for span in spans]
    hub.close()


def test_a_later_step_has_the_span_that_it_was_told_when_it_became_free(tmp_path: Path) -> None:
    hub, commands = open_hub(tmp_path), Commands()
    accepted(hub.submit(commands.morning(), OPENING_MS))
    errands = (Errand("C1"), Errand("A1", after=(0,)))
    accepted(hub.submit([commands(Issue("t" * 22, errands)), commands(CallNext(3))], OPENING_MS))
    assert seen(tmp_path, OPENING_MS).waiting == ()
    accepted(hub.submit([commands(Finish(3))], now_ms := OPENING_MS + 5 * MINUTE_MS))
    ((low, high),) = [step.promise or (0, 0) for step in hub.state.tickets["t" * 22].steps[1:]]
    catalog = hub.catalog
    assert catalog is not None
    (row,) = seen(tmp_path, now_ms).waiting
    assert row.told == tuple(time_of_day(catalog.local(end), "id") for end in (low, high))
    hub.close()


def test_who_is_away_was_told_nothing_that_holds(tmp_path: Path) -> None:
    hub, commands = open_hub(tmp_path), Commands()
    accepted(hub.submit(commands.morning(), OPENING_MS))
    accepted(hub.submit([commands.issue("A"), commands(CallNext(1)), commands(Hold(1, Reason.MISSED))], OPENING_MS))
    assert [(row.told, row.late) for row in seen(tmp_path, OPENING_MS).away] == [(None, False)]
    hub.close()
