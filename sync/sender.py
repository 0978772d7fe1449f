"""Hands what a device authored alone to the hub, in the background, for as long as it takes."""

import logging
import random
import threading
from collections.abc import Callable
from enum import Enum, auto

from core.commands import Command
from core.decider import HubUnreachable
from store.faults import Fault
from store.outbox import Outbox
from sync import wire
from sync.link import Line, NotUnderstood

log = logging.getLogger(__name__)

BACK_OFF_S = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
TIMEOUT_S = 10.0
PAGE = 200
IDLE_S = 60.0


class Sent(Enum):
    """What came of a round."""

    ALL = auto()
    SOME = auto()
    NOTHING_TAKEN = auto()


class Sender:
    """A thread that sends the facts of `outbox`, oldest first, and each time before that calls `attach`."""

    def __init__(
        self,
        link: Line,
        outbox: Outbox,
        attach: Callable[[], None],
        heard: Callable[[wire.Head], None],
        back_off_s: tuple[float, ...] = BACK_OFF_S,
    ) -> None:
        """`attach` is called again at each round; it may raise NoAnswer. `heard`: what the hub says of the device."""
        self._link = link
        self._outbox = outbox
        self._attach = attach
        self._heard = heard
        self._back_off_s = back_off_s
        self._wake = threading.Event()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sender", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        """There is something new to send."""
        self._wake.set()

    def stop(self) -> None:
        """Ends the thread after the exchange that it is in; what was not sent stays saved."""
        self._stopped.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()

    def once(self) -> Sent:
        """One round: attaches where that is due, then sends one page. Raises HubUnreachable, NotUnderstood, Fault."""
        self._attach()
        return self._send()

    def _run(self) -> None:
        failures = 0
        while not self._stopped.is_set():
            self._wake.clear()
            try:
                sent = self.once()
            except (HubUnreachable, NotUnderstood, Fault) as fault:
                if failures == 0:
                    log.warning("facts wait: %s", fault)
                sent = Sent.NOTHING_TAKEN
            if sent == Sent.NOTHING_TAKEN:
                self._pause(failures)
                failures += 1
                continue
            failures = 0
            if sent == Sent.ALL:
                self._wake.wait(IDLE_S)

    def _send(self) -> Sent:
        """Sends one page; where there is none, asks whether the hub still holds what it has been given."""
        facts = self._outbox.facts(PAGE)
        if not facts:
            return self._still_held()
        life, first = _place(facts[0])
        told = self._handed_over(facts)
        if told is None:
            return Sent.NOTHING_TAKEN
        if self._parted(life, told):
            return Sent.SOME
        head = told.head
        # Where the hub was set back, this brings older facts out again.
        self._outbox.acknowledge(life, head)
        if head < first - 1 and _place(self._outbox.facts(1)[0])[1] == first:
            log.error(
                "the hub lacks facts of %s from %d to %d, which are no longer kept here: a new life begins",
                life, head + 1, first - 1,
            )  # fmt: skip
            self._outbox.part_from(life, head)
            return Sent.SOME
        return Sent.NOTHING_TAKEN if head == first - 1 else Sent.SOME

    def _still_held(self) -> Sent:
        """A hub that was set back says a smaller head: what it lost is then sent again."""
        for fact in self._outbox.newest():
            life, seq = _place(fact)
            told = self._handed_over([fact])
            if told is not None and self._parted(life, told):
                return Sent.SOME
            if told is not None and told.head < seq:
                self._outbox.acknowledge(life, told.head)
                return Sent.SOME
        return Sent.ALL

    def _parted(self, life: str, told: wire.Head) -> bool:
        """Whether the hub knows of facts of this life that were never told here: this file was copied or set back."""
        unknown = told.head > self._outbox.last(life)
        other = told.last is not None and self._outbox.holds(life, told.head, told.last) is False
        if unknown or other:
            log.error("somebody else has spoken in the name of %s up to %d: a new life begins", life, told.head)
            self._outbox.part_from(life, told.head)
        return unknown or other

    def _handed_over(self, facts: list[Command]) -> wire.Head | None:
        """The hub's head after these facts; None where it broke down over them."""
        told = wire.head_in(self._link.post("/v1/own", wire.encode(wire.Facts(tuple(facts))), TIMEOUT_S))
        if told is not None:
            self._heard(told)
        return told

    def _pause(self, failures: int) -> None:
        longest = self._back_off_s[min(failures, len(self._back_off_s) - 1)]
        # Spread, so that the devices of a site do not come back all at once.
        self._stopped.wait(longest * random.uniform(0.5, 1.0))  # noqa: S311 - not a secret


def _place(fact: Command) -> tuple[str, int]:
    assert fact.origin is not None
    return fact.origin.incarnation, fact.origin.seq
