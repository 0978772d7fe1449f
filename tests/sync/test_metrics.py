"""What a Prometheus server reads at the hub, as its own parser reads it."""

import http.client
from contextlib import closing
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from core.decider import Refused
from core.state import State
from store.heard import Heard
from sync.batcher import Standing, standing
from sync.metrics import CONTENT_TYPE, Metrics
from tests.sync.conftest import RunningHub
from tests.sync.mall import call, issue
from tests.sync.test_follow import Device

Found = dict[tuple[str, ...], float]


def read(text: str) -> Found:
    """Every figure by its name and what its labels say, the labels in the order of the alphabet."""
    found: Found = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            found[(sample.name, *(sample.labels[label] for label in sorted(sample.labels)))] = sample.value
    return found


def asked(hub: RunningHub) -> Found:
    with closing(http.client.HTTPConnection("127.0.0.1", hub.port, timeout=30)) as line:
        line.request("GET", "/metrics")
        answer = line.getresponse()
        assert (answer.status, answer.getheader("Content-Type")) == (200, CONTENT_TYPE)
        return read(answer.read().decode())


def test_what_was_decided_is_counted_by_kind_and_outcome(hub: RunningHub) -> None:
    with closing(hub.decider()) as decider:
        answers = [decider.submit(command) for command in (issue(), issue(), issue("NONE"), call(1))]
    (refused,) = [answer for answer in answers if isinstance(answer, Refused)]
    found = asked(hub)
    assert found["besti_commands_total", "ticket.issue", "accepted"] == 2
    assert found["besti_commands_total", "ticket.issue", "refused"] == 1
    assert found["besti_refusals_total", refused.refusal.code, "ticket.issue"] == 1
    assert found["besti_commit_seconds_count",] == 4
    assert (found["besti_day_open",], found["besti_parked_events",]) == (1, 0)
    assert found["process_resident_memory_bytes",] > 0


def test_a_follower_is_told_with_how_far_it_is_behind(hub: RunningHub, tmp_path: Path) -> None:
    device = Device(tmp_path / "copy", hub.url)
    try:
        device.at(1)
        assert any(("besti_follower_lag_events", "display-1") in asked(hub) for _ in range(1000))
    finally:
        device.stop()
    with closing(hub.decider()) as decider:
        for _ in range(5):
            decider.submit(issue())
    found = asked(hub)
    assert found["besti_follower_lag_events", "display-1"] >= 5
    assert found["besti_log_lsn",] >= 5


def test_a_trouble_and_a_clock_that_is_off_are_told_while_they_last() -> None:
    metrics, now = Metrics(), standing(State(epoch=2, lsn=40), "disk_full")
    followers = [Heard("kiosk-1", 1_000, 33, -2_500), Heard("tv", 9_000, 44, 0)]
    found = read(metrics.text(now, followers, 11_000).decode())
    assert found["besti_trouble", "disk_full"] == 1
    assert found["besti_follower_lag_events", "kiosk-1"] == 7
    assert found["besti_follower_silent_seconds", "kiosk-1"] == 10
    assert found["besti_follower_clock_offset_seconds", "kiosk-1"] == -2.5
    assert found["besti_follower_lag_events", "tv"] == 0
    later = read(metrics.text(Standing(2, 41, None, 0), [], 12_000).decode())
    assert not [key for key in later if key[0].startswith(("besti_trouble", "besti_follower"))]
    assert (later["besti_log_epoch",], later["besti_log_lsn",]) == (2, 41)


def test_parked_events_and_the_day_are_told_as_they_stand() -> None:
    metrics = Metrics()
    held_up = read(metrics.text(Standing(1, 40, "2026-11-24", 3), [], 0).decode())
    assert (held_up["besti_parked_events",], held_up["besti_day_open",]) == (3, 1)
    well = read(metrics.text(Standing(1, 41, None, 0), [], 0).decode())
    assert (well["besti_parked_events",], well["besti_day_open",]) == (0, 0)
