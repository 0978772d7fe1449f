"""Intents of a counter: whom it calls, how a visitor is served, whether it is open."""

import datetime as dt

from core.ids import Id, Name
from core.intent import DAY_MS, Intent
from core.words import Outcome, Reason


class CallNext(Intent, frozen=True, tag="call.next"):
    LIFETIME_MS = 30_000

    counter: int


class CallTicket(Intent, frozen=True, tag="call.ticket"):
    """Calls out of turn; the reason is kept."""

    LIFETIME_MS = 30_000

    counter: int
    ticket: Id
    reason: Reason


class Recall(Intent, frozen=True, tag="call.recall"):
    LIFETIME_MS = 30_000

    counter: int


class UndoCall(Intent, frozen=True, tag="call.undo"):
    LIFETIME_MS = 30_000

    counter: int


class Start(Intent, frozen=True, tag="step.start"):
    counter: int


class Finish(Intent, frozen=True, tag="step.finish"):
    """`ready_on`: when the result may be fetched (in process). `missing`: documents that were not there."""

    LIFETIME_MS = DAY_MS

    counter: int
    outcome: Outcome = Outcome.DONE
    ready_on: dt.date | None = None
    missing: tuple[Name, ...] = ()
    referred_to: Name | None = None


class Absent(Intent, frozen=True, tag="step.absent"):
    counter: int


class Hold(Intent, frozen=True, tag="step.hold"):
    """Puts the visitor of `counter` aside. `minutes` None: as the site's rules say."""

    counter: int
    reason: Reason
    minutes: int | None = None


class Return(Intent, frozen=True, tag="step.return"):
    """A held or missed visitor is back."""

    ticket: Id
    step: int


class Transfer(Intent, frozen=True, tag="step.transfer"):
    """Sends the visitor of `counter` on, number kept: to a service, or to one counter of the same letter."""

    counter: int
    service: Name
    to_counter: int | None = None
    reason: Reason = Reason.WRONG_SERVICE


class OpenCounter(Intent, frozen=True, tag="counter.open"):
    counter: int


class PauseCounter(Intent, frozen=True, tag="counter.pause"):
    counter: int
    reason: Reason
    minutes: int | None = None


class CloseCounter(Intent, frozen=True, tag="counter.close"):
    counter: int
