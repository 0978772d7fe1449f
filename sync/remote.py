"""A kiosk's or display's decider: the hub over HTTP, the device's own file for what the hub has not heard yet."""

import logging
import secrets
from collections.abc import Callable

import msgspec

from core.commands import Command, Fact, HandLane, Issue, LaneIssued
from core.decider import Accepted, Answer, HubUnreachable, LaneGiven, Refused
from core.events import LaneHanded
from core.ids import spelled
from store.device_store import DeviceStore
from store.lane import LaneCounters
from store.outbox import Moment, Outbox, this_moment
from sync.direct import ask
from sync.link import Line, Link, NotLetIn, NotUnderstood
from sync.sender import BACK_OFF_S, Sender, Sent
from sync.wire import Head

_log = logging.getLogger(__name__)

REFUSED_S = 60.0
"""A device without a lane asks again after this long: it may have been given one."""

NOT_HANDED = frozenset({"no_lane", "lane_taken", "lane_rests"})
"""Why a lane is not handed over. Then the device's own count is none to go by: its disk may have been set back."""


class Patience(msgspec.Struct, frozen=True):
    """How long a device waits, in seconds. `issue`: a visitor stands there; after that the lane gives a number."""

    issue: float = 0.4
    command: float = 5.0
    back_off: tuple[float, ...] = BACK_OFF_S


PATIENCE = Patience()


class RemoteDecider:
    """core.decider.Decider over HTTP. Any thread may call it. `start` begins to hand over facts and to attach."""

    def __init__(
        self,
        base_url: str,
        device: str,
        store: DeviceStore,
        letter: Callable[[Issue], str | None] | None = None,
        patience: Patience = PATIENCE,
        line: Callable[[str], Line] = Link,
        now: Callable[[], Moment] = this_moment,
    ) -> None:
        """`store`: kiosk.db or display.db. `letter`: that of a ticket's number, None where it is not
        known; a device that gives no numbers has no `letter`. `line`: what leads to an address.
        `now`: the device's clocks.
        """
        self._device = device
        self._store = store
        self._letter = letter
        self._patience = patience
        self._outbox = Outbox(store, device, now)
        self._now = now
        self._lane = LaneCounters(store)
        self._link = line(base_url)
        # Lines of their own, so that neither a long page of facts nor a call for help keeps a visitor waiting.
        self._other_link, self._facts_link = line(base_url), line(base_url)
        self._sender = Sender(self._facts_link, self._outbox, self._attach_if_due, self._heard, patience.back_off)
        self._attach_at_ms, self._attached = 0, False

    def start(self) -> None:
        self._sender.start()

    def send_once(self) -> Sent:
        """Attaches where that is due and hands over one page of facts, as the thread that `start` begins does.

        Raises HubUnreachable, NotUnderstood, Fault.
        """
        return self._sender.once()

    def close(self) -> None:
        """Ends the sending; what the hub has not heard stays saved. The store stays open."""
        self._sender.stop()
        for link in (self._link, self._other_link, self._facts_link):
            link.close()

    def submit(self, command: Command) -> Answer:
        """Decides one command. A command that was not answered stays saved: submit it again, or `give_up`.

        Raises HubUnreachable, and store.faults.Fault where the device's own file cannot be written.
        """
        self._outbox.save(command)
        number = isinstance(command.body, Issue)
        patience = self._patience.issue if number else self._patience.command
        try:
            answer = ask(self._link if number else self._other_link, self._aged(command), patience)
        except HubUnreachable as silence:
            self._outbox.note_attempt(command.id, type(silence).__name__)
            # A device that was thrown out gives no numbers: nobody would take them in.
            thrown_out = isinstance(silence, NotLetIn) and silence.revoked
            if isinstance(command.body, Issue) and not thrown_out:
                return self._from_lane(command, command.body, silence)
            raise
        except NotUnderstood:
            self._outbox.settle(command.id)
            raise
        # Nobody waits for the disk here: it goes with what the visitor's page writes.
        self._outbox.answered(command.id)
        return answer

    def report(self, fact: Fact) -> None:
        """Saves what this device did alone; it is sent until the hub has it."""
        self._outbox.report(fact)
        self._sender.wake()

    def pending(self) -> list[Command]:
        """Commands of this or an earlier run that were not answered, oldest first."""
        return self._outbox.pending()

    def give_up(self, command_id: str) -> None:
        """The command will not be submitted again."""
        self._outbox.settle(command_id)

    @property
    def unsent(self) -> int:
        """How many facts and commands of this device the hub has not answered."""
        return self._outbox.depth

    @property
    def lane(self) -> int | None:
        """The lane whose numbers this device may give alone; None: it has not been handed one."""
        return self._lane.held_by(self._outbox.incarnation)

    def attach(self) -> bool:
        """Takes over the lane of this device; False where it has none, also from now on. Raises HubUnreachable."""
        life = self._outbox.incarnation
        id_ = spelled(secrets.token_bytes(16))
        command = Command(id_, self._device, HandLane(self._device, life))
        answer = ask(self._facts_link, command, self._patience.command)
        if isinstance(answer, Refused) and answer.refusal.code in NOT_HANDED:
            self._lane.give_back()
        handed = answer.events if isinstance(answer, Accepted) else ()
        for event in handed:
            if isinstance(event.body, LaneHanded):
                self._lane.take_over(event.body.lane, life, event.body.counters, event.epoch)
        return bool(handed)

    def _heard(self, told: Head) -> None:
        """Where another life holds the lane, a second device carries this name: from now on neither counts for both."""
        if told.lane_life and self.lane is not None and told.lane_life != self._outbox.incarnation:
            _log.error("lane %d of %s is held by another life: a new life begins", self.lane, self._device)
            self._outbox.begin_life()

    def _attach_if_due(self) -> None:
        """Once after each start even where a lane is held: the hub may know of numbers that this file has forgotten."""
        if self._letter is None or (self._attached and self.lane is not None):
            return
        if self._now().mono_ms >= self._attach_at_ms:
            handed = self.attach()
            self._attached = True
            if not handed:
                self._attach_at_ms = self._now().mono_ms + round(REFUSED_S * 1000)

    def _aged(self, command: Command) -> Command:
        """The command with its age as of now, counted from its first saving."""
        return next((saved for saved in self._outbox.pending() if saved.id == command.id), command)

    def _from_lane(self, command: Command, issue: Issue, silence: HubUnreachable) -> LaneGiven:
        """A number of the lane, saved as given before anybody sees it. Raises `silence` where there is none to give."""
        letter = self._letter(issue) if self._letter is not None else None
        with self._store.write():
            label = self._lane.take(letter, self._outbox.incarnation) if letter is not None else None
            if label is None:
                raise silence
            issued = LaneIssued(
                issue.ticket, str(label), issue.errands, issue.priority, issue.needs, issue.language, issue.channel,
                issue.journey,
            )  # fmt: skip
            self._outbox.report(issued)
            self._outbox.settle(command.id)
        self._sender.wake()
        return LaneGiven(issued)
