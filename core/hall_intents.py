"""Intents that concern no number in the queue: other papers, the face at the door, what the mall does not have."""

from core.ids import Id, Name
from core.intent import DAY_MS, Intent
from core.unmet import Topic
from core.words import Check, Language, PaperKind, Question, Reason, Reply


class Print(Intent, frozen=True, tag="print.ask"):
    """Asks the kiosk `device` for a paper that is no ticket.

    `subject`: a ticket's id (nota, pickup), the code of a service (documents), a date like 2026-11-30 (day), or the
    kiosk's own name (test). A test slip about a service bears its letter, with a number that is nobody's.
    `step`: of the ticket (pickup). `language`: of whoever will read it.
    """

    print: Id
    paper: PaperKind
    subject: Name
    device: Name
    step: int | None = None
    language: Language = Language.ID


class RateVisit(Intent, frozen=True, tag="visit.rate"):
    """One of four faces, touched at `device` by somebody on the way out; 1 is the worst. No ticket belongs to it."""

    LIFETIME_MS = DAY_MS

    face: int
    device: Name


class CountUnmet(Intent, frozen=True, tag="demand.count"):
    """Somebody looked at `device` for what the mall does not have. What was typed stays where it was typed."""

    LIFETIME_MS = DAY_MS

    topic: Topic
    device: Name


class AskHelp(Intent, frozen=True, tag="help.ask"):
    """Somebody at `place` (a device or a counter) calls the usher."""

    help: Id
    place: Name
    ticket: Id | None = None


class TakeHelp(Intent, frozen=True, tag="help.take"):
    help: Id


class FinishHelp(Intent, frozen=True, tag="help.finish"):
    help: Id


class BeginOutage(Intent, frozen=True, tag="outage.begin"):
    LIFETIME_MS = DAY_MS

    cause: Reason


class EndOutage(Intent, frozen=True, tag="outage.end"):
    LIFETIME_MS = DAY_MS


class AskColleague(Intent, frozen=True, tag="colleague.ask"):
    """The counter `counter` asks another counter, or those of an agency that are not closed: one of the two is given.

    `ticket`: whom it is about, where it is about a visitor.
    """

    ask: Id
    counter: int
    question: Question
    to_counter: int | None = None
    to_agency: Name | None = None
    ticket: Id | None = None


class AnswerColleague(Intent, frozen=True, tag="colleague.answer"):
    ask: Id
    counter: int
    reply: Reply


class AdmitPapers(Intent, frozen=True, tag="papers.admit"):
    """Numbers that were printed beforehand and handed out in an emergency: `first` to `last` (1–999) of lane 9.

    `tickets`: an id for each, in their order. `minutes_ago`: how long they have waited, as far as anybody knows.
    """

    letter: Name
    first: int
    last: int
    service: Name
    tickets: tuple[Id, ...]
    minutes_ago: int = 0


class TryZone(Intent, frozen=True, tag="zone.try"):
    """The displays of `zone` show and say a call that calls nobody, so that somebody there can see and hear it.

    `counter`: the one that it names; None: any of the zone.
    """

    LIFETIME_MS = 30_000

    zone: Name
    counter: int | None = None


class MarkRound(Intent, frozen=True, tag="round.mark"):
    """A line of today's opening round was looked at. `place`: the kiosk or the zone, where a line has several."""

    check: Check
    well: bool
    place: Name | None = None


class TrialShown(Intent, frozen=True, tag="trial.shown"):
    """A fact: a display has shown the trial of `zone` that was asked for at `tried_ms`; `spoken`: and said it."""

    LIFETIME_MS = DAY_MS

    zone: Name
    tried_ms: int
    spoken: bool = False
