"""Staff learn of calls that a display did not show."""

from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

from cli import deciding
from core.commands import Body, CallNext, Command, Errand, Issue, OpenCounter, OpenDay, Recall, Shown, UndoCall
from core.decide import decide
from core.decider import Accepted
from core.fold import fold
from core.ids import derived
from core.state import Device
from core.words import Role
from store.unseen_calls import GRACE_MS, Unseen, count_unseen
from store.writer import SiteWriter
from tests.cli.shell import shell
from tests.core.sample import PATH
from tests.ui.hub import DAY, TEN, Hub


def unseen(hub: Hub, after_ms: int = GRACE_MS) -> list[Unseen]:
    assert hub.catalog is not None
    displays = [d for d in hub.state.devices.values() if d.role is Role.DISPLAY]
    return list(count_unseen(hub.state, hub.catalog, displays, hub.log, hub.clock.ms + after_ms))


def hall(*displays: str) -> Hub:
    hub = Hub()
    hub.open(1, 2, 13)
    for service in ("A1", "A1", "A1", "K1"):
        hub.issue(service)
    for name in displays:
        hub.do(Shown(hub.state.lsn, 0), device=name)
    return hub


def test_a_display_that_shows_everything_is_not_named() -> None:
    hub = hall("tv-utama")
    hub.do(CallNext(1))
    hub.do(Shown(hub.state.lsn, 0), device="tv-utama")
    assert unseen(hub) == []


def test_calls_past_what_was_shown_are_counted_from_the_first() -> None:
    hub = hall("tv-utama")
    first = hub.clock.ms
    hub.do(CallNext(1))
    hub.clock.ms += 70_000
    hub.do(Recall(1))
    hub.do(CallNext(2))
    assert unseen(hub) == [Unseen("tv-utama", 3, first)]


def test_one_that_was_taken_back_or_is_on_its_way_does_not_count() -> None:
    hub = hall("tv-utama")
    hub.do(CallNext(1))
    hub.do(UndoCall(1))
    hub.do(CallNext(2))
    assert unseen(hub, after_ms=GRACE_MS - 1) == []
    assert [u.count for u in unseen(hub)] == [1]


def test_each_display_answers_for_its_own_zones() -> None:
    hub = hall("tv-1", "tv-2", "somewhere")
    hub.do(CallNext(13))
    assert [(u.display, u.count) for u in unseen(hub)] == [("tv-2", 1), ("somewhere", 1)]


def test_a_display_enrolled_for_a_zone_answers_for_that() -> None:
    hub = hall()
    hub.state.devices["tv-9"] = Device("tv-9", Role.DISPLAY, zone="Z1")
    hub.do(CallNext(13))
    assert unseen(hub) == []


def test_status_and_doctor_say_it(tmp_path: Path) -> None:
    besti = shell(tmp_path / "store")
    with patch.object(deciding, "time", SimpleNamespace(time_ns=lambda: (TEN - 1) * 1_000_000)):
        besti("site", "load", str(PATH))
    ticket = derived("ticket")
    bodies: list[tuple[int, str, Body]] = [
        (0, "hub", OpenDay(DAY, synchronised=True)),
        (0, "counter", OpenCounter(1)),
        (0, "kiosk-1", Issue(ticket, (Errand("A1"),))),
        (0, "tv-1", Shown(1, 0)),
        (1_000, "counter", CallNext(1)),
        (GRACE_MS + 1_000, "counter", OpenCounter(2)),
    ]
    with closing(SiteWriter.open(tmp_path / "store", decide=decide, fold=fold)) as writer:
        commands = [(TEN + at, Command(derived(at, device), device, body)) for at, device, body in bodies]
        assert all(isinstance(outcome, Accepted) for outcome in writer.submit_at(commands))
        writer.alive(TEN + GRACE_MS + 1_000)
    assert besti("status").stdout.endswith("Display tv-1: 1 calls since 10:00 not shown.\n")
    assert besti("status", lang="id").stdout.endswith("Layar tv-1: 1 panggilan sejak 10.00 tidak tampil.\n")
    assert "!!  Display tv-1: 1 calls since 10:00 not shown. Look at that screen." in besti("doctor").stdout


def test_what_a_display_came_too_late_for_counts_all_day() -> None:
    hub = hall("tv-utama")
    first = hub.clock.ms
    hub.do(CallNext(1))
    hub.do(CallNext(2))
    hub.do(Shown(hub.state.lsn, 0, 2, first), device="tv-utama")
    assert unseen(hub) == [Unseen("tv-utama", 2, first)]
    hub.clock.ms += 70_000
    hub.do(Recall(1))
    assert unseen(hub) == [Unseen("tv-utama", 3, first)]
    assert hub.state.day is not None
    hub.state.day.opened_ms = first + 1
    assert [one.count for one in unseen(hub)] == [1]
