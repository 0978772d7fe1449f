"""What the hub tells a Prometheus server of itself: what was decided, how long it took, who follows how far behind.

Names of devices, kinds and codes: nothing of a visitor.
"""

from collections.abc import Sequence

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, PlatformCollector, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from core.commands import Command
from core.decider import Accepted, Refused
from store.heard import Heard
from sync.batcher import Standing
from sync.jobs import Outcome

CONTENT_TYPE = CONTENT_TYPE_LATEST
SECONDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)


class Metrics:
    """Threads may share it: the writer counts, the event loop tells."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        self._commands = Counter("besti_commands", "Commands and facts.", ["kind", "outcome"], registry=registry)
        self._refusals = Counter("besti_refusals", "Commands refused.", ["kind", "code"], registry=registry)
        self._commit = Histogram("besti_commit_seconds", "A batch, decided and durable.", registry=registry,
                                 buckets=SECONDS)  # fmt: skip
        self._epoch, self._lsn, self._parked, self._open = (
            Gauge(f"besti_{name}", said, registry=registry)
            for name, said in (
                ("log_epoch", "Epoch of the log."), ("log_lsn", "Newest event of the log."),
                ("parked_events", "Events of a kind that this version does not know."),
                ("day_open", "1 while a service day is open."),
            )
        )  # fmt: skip
        self._trouble = Gauge("besti_trouble", "1 for what keeps the hub from writing.", ["code"], registry=registry)
        self._behind, self._silent, self._offset = (
            Gauge(f"besti_follower_{name}", said, ["device"], registry=registry)
            for name, said in (
                ("lag_events", "Events that a follower lacked when it was heard last."),
                ("silent_seconds", "Since when a follower was not heard."),
                ("clock_offset_seconds", "How far the clock of a follower is ahead of the hub's."),
            )
        )

    def count(self, commands: Sequence[Command], outcomes: Sequence[Outcome], took_s: float) -> None:
        """A batch that was decided."""
        self._commit.observe(took_s)
        for command, outcome in zip(commands, outcomes, strict=True):
            kind = str(command.body.__struct_config__.tag)
            if isinstance(outcome, Refused):
                self._refusals.labels(kind, outcome.refusal.code).inc()
                self._commands.labels(kind, "refused").inc()
            else:
                self._commands.labels(kind, "accepted" if isinstance(outcome, Accepted) else "failed").inc()

    def text(self, standing: Standing, followers: Sequence[Heard], now_ms: int) -> bytes:
        """All of it as Prometheus reads it."""
        self._epoch.set(standing.epoch)
        self._lsn.set(standing.lsn)
        self._parked.set(standing.parked)
        self._open.set(standing.day is not None)
        self._trouble.clear()
        if standing.trouble is not None:
            self._trouble.labels(standing.trouble).set(1)
        for gauge in (self._behind, self._silent, self._offset):
            gauge.clear()
        for one in followers:
            self._behind.labels(one.device).set(max(0, standing.lsn - one.lsn))
            self._silent.labels(one.device).set(max(0, now_ms - one.at_ms) / 1000)
            self._offset.labels(one.device).set(one.offset_ms / 1000)
        return generate_latest(self._registry)
