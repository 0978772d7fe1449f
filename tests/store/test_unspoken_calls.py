"""Staff learn of calls that could not be heard."""

from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest

from cli import deciding
from core.commands import Body, CallNext, ChangeDocument, Command, Errand, Issue, OpenCounter, OpenDay, Shown, UndoCall
from core.decide import decide
from core.decider import Accepted
from core.fold import fold
from core.ids import derived
from store.documents import SITE
from store.reader import SiteReader
from store.sitefile import dump
from store.unspoken_calls import GRACE_MS, Unspoken, after, count_unspoken, unspoken_calls
from store.writer import SiteWriter
from tests.cli.shell import shell
from tests.core.sample import PATH
from tests.ui.hub import DAY, TEN, Hub, sample


def unspoken(hub: Hub, after_ms: int = GRACE_MS) -> list[Unspoken]:
    assert hub.catalog is not None
    events = [event for event in hub.log if event.lsn > after(hub.state)]
    return list(count_unspoken(hub.state, hub.catalog, events, hub.clock.ms + after_ms))


def told(hub: Hub, spoken: bool, device: str = "tv-1") -> None:
    lsn = hub.state.lsn
    before = hub.state.devices[device].spoken_lsn if device in hub.state.devices else 0
    hub.do(Shown(lsn, lsn if spoken else before), device=device)


@pytest.fixture
def hub() -> Hub:
    """A hall whose first call was shown and spoken."""
    hub = Hub()
    hub.open(1, 2, 3, 13)
    for service in ("A1", "A1", "A1", "K1"):
        hub.issue(service)
    hub.do(CallNext(1))
    told(hub, spoken=True)
    return hub


def test_a_display_that_speaks_everything_is_not_named(hub: Hub) -> None:
    hub.do(CallNext(2))
    told(hub, spoken=True)
    assert unspoken(hub) == []


def test_calls_past_what_was_spoken_are_counted_from_the_first(hub: Hub) -> None:
    first = hub.clock.ms
    hub.do(CallNext(2))
    hub.clock.ms += 70_000
    hub.do(CallNext(3))
    told(hub, spoken=False)
    assert unspoken(hub) == [Unspoken("tv-1", 2, first)]
    assert hub.catalog is not None
    assert unspoken(hub)[0].words(hub.catalog).id == "Layar tv-1: 2 panggilan sejak 10.00 tidak terdengar."


def test_each_display_is_asked_for_its_own(hub: Hub) -> None:
    told(hub, spoken=True, device="tv-2")
    hub.do(CallNext(2))
    hub.do(CallNext(13))
    told(hub, spoken=True)
    told(hub, spoken=False, device="tv-2")
    assert [(one.display, one.count) for one in unspoken(hub)] == [("tv-2", 1)]


def test_its_turn_may_still_come(hub: Hub) -> None:
    hub.do(CallNext(2))
    told(hub, spoken=False)
    assert unspoken(hub, GRACE_MS - 1) == []


def test_taken_back_not_shown_or_of_another_loudspeaker_does_not_count(hub: Hub) -> None:
    hub.do(CallNext(2))
    hub.do(UndoCall(2))
    hub.do(CallNext(13))  # zone Z3 has a loudspeaker of its own
    told(hub, spoken=False)
    hub.do(CallNext(3))
    assert unspoken(hub) == []


def test_a_display_that_never_spoke_is_mute_by_intent() -> None:
    hub = Hub()
    hub.open(1)
    hub.issue("A1")
    hub.do(CallNext(1))
    told(hub, spoken=False)
    assert unspoken(hub) == []


def test_one_that_the_site_wants_silent_never_counts(hub: Hub) -> None:
    told(hub, spoken=True, device="tv-utama")
    hub.do(CallNext(2))
    told(hub, spoken=False, device="tv-utama")
    assert unspoken(hub) == []


def test_it_is_read_from_the_store(tmp_path: Path) -> None:
    with closing(SiteWriter.open(tmp_path, decide=decide, fold=fold)) as writer:
        made = 0

        def do(body: Body, at: int = TEN) -> None:
            nonlocal made
            made += 1
            (answer,) = writer.submit([Command(derived("c", made), "tv-1", body)], at)
            assert isinstance(answer, Accepted), answer

        do(ChangeDocument(SITE, dump(sample())))
        do(OpenDay(DAY, synchronised=True))
        for no in (1, 2):
            do(OpenCounter(no))
            do(Issue(derived("t", no), (Errand("A1"),)))
        with closing(SiteReader.open(tmp_path, fold=fold)) as reader:
            assert unspoken_calls(tmp_path, reader, TEN) == []
            do(CallNext(1))
            do(Shown(writer.state.lsn, writer.state.lsn))
            do(CallNext(2), TEN + 1)
            do(Shown(writer.state.lsn, 0), TEN + 1)
            reader.poll()
            assert unspoken_calls(tmp_path, reader, TEN + GRACE_MS) == []
            assert unspoken_calls(tmp_path, reader, TEN + 1 + GRACE_MS) == [Unspoken("tv-1", 1, TEN + 1)]


def test_status_and_doctor_say_it(tmp_path: Path) -> None:
    besti = shell(tmp_path / "store")
    with patch.object(deciding, "time", SimpleNamespace(time_ns=lambda: (TEN - 1) * 1_000_000)):
        besti("site", "load", str(PATH))
    bodies: list[tuple[int, str, Body]] = [
        (0, "hub", OpenDay(DAY, synchronised=True)),
        (0, "counter", OpenCounter(1)),
        (0, "kiosk-1", Issue(derived("ticket"), (Errand("A1"),))),
        (0, "tv-1", Shown(1, 1)),
        (1_000, "counter", CallNext(1)),
        (2_000, "tv-1", Shown(99, 1)),
        (GRACE_MS + 1_000, "counter", OpenCounter(2)),
    ]
    with closing(SiteWriter.open(tmp_path / "store", decide=decide, fold=fold)) as writer:
        commands = [(TEN + at, Command(derived(at, device), device, body)) for at, device, body in bodies]
        assert all(isinstance(outcome, Accepted) for outcome in writer.submit_at(commands))
        writer.alive(TEN + GRACE_MS + 1_000)
    assert besti("status").stdout.endswith("Display tv-1: 1 calls since 10:00 could not be heard.\n")
    assert besti("status", lang="id").stdout.endswith("Layar tv-1: 1 panggilan sejak 10.00 tidak terdengar.\n")
    found = besti("doctor").stdout
    assert "!!  Display tv-1: 1 calls since 10:00 could not be heard. Look at its loudspeaker." in found
