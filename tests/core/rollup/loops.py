"""The sums of a day by plain loops over its events, with no help from the state: slow, long, and another way."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from core import events
from core.events import Event

OPEN = {"waiting", "called", "serving", "held"}
FREEING = {"done", "in_process"}

Move = tuple[str, int, str]
"""A ticket's errand and the state that it was in before."""


class Errand:
    def __init__(self, plan: events.PlannedStep, at: int) -> None:
        self.plan, self.made = plan, at
        self.after = list(plan.after)
        self.state = "waiting"
        self.first_call: int | None = None
        self.last_call: int | None = None
        self.start: int | None = None
        self.end: int | None = None
        self.outcome = ""
        self.by_rule = False
        self.calls = 0
        self.chosen = False
        self.counter: int | None = None
        self.promise: tuple[int, int] | None = None
        self.before: str = "waiting"

    @property
    def begun(self) -> int | None:
        return self.start or self.last_call

    @property
    def served(self) -> int | None:
        """How long, of those that an officer ended."""
        if self.state != "done" or self.by_rule or self.begun is None or self.end is None:
            return None
        return self.end - self.begun


class Loops:
    """`issued`: by ticket, when its number was given and the issue; `errands`: by ticket and number.

    `day` (YYYY-MM-DD): only its tickets are left at the end; "": all. `services`: of all errands that ever were.
    """

    def __init__(self, heard: Iterable[Event], day: str = "") -> None:
        self.issued: dict[str, tuple[int, events.TicketIssued]] = {}
        self.errands: dict[str, dict[int, Errand]] = defaultdict(dict)
        self.lanes: dict[str, int | None] = {}
        self.booked: dict[str, int] = {}
        self._moved: dict[int, Move] = {}
        self._closed: dict[str, Move] = {}
        for event in heard:
            self._take(event)
        self.services = {(ticket, errand.plan.n): errand.plan.service for ticket, errand in self.each()}
        for ticket in [t for t, (_, issue) in self.issued.items() if day and str(issue.day) != day]:
            del self.issued[ticket], self.errands[ticket]

    def _take(self, event: Event) -> None:
        self._tickets(event.body, event.at)
        self._calls(event.body, event.at, event.command)
        self._ends(event.body, event.at, event.command)
        self._steps(event.body, event.at)

    def _tickets(self, body: events.Body, at: int) -> None:
        match body:
            case events.BookingMade():
                self.booked[body.booking] = body.at_ms
            case events.TicketIssued():
                self.issued[body.ticket] = at - body.age_ms, body
                self.lanes[body.ticket] = body.lane
                for plan in body.steps:
                    self.errands[body.ticket][plan.n] = Errand(plan, at)
            case events.TicketRelabelled():
                self.lanes[body.ticket] = body.lane
            case events.TicketCancelled() | events.TicketExpired():
                end = "cancelled" if isinstance(body, events.TicketCancelled) else "expired"
                for errand in self.errands[body.ticket].values():
                    if errand.state in OPEN:
                        served = errand.state == "serving"
                        errand.state, errand.end = "done" if served else end, at
                        errand.outcome, errand.by_rule = "done" if served else "", served

    def _calls(self, body: events.Body, at: int, command: str) -> None:
        match body:
            case events.StepCalled() | events.StepRecalled():
                errand = self.errands[body.ticket][body.n]
                errand.counter = body.counter
                if isinstance(body, events.StepCalled):
                    errand.before, errand.state, errand.chosen = errand.state, "called", body.reason is not None
                    self._moved[body.counter] = self._closed.get(f"{command}/{body.counter}", ("", 0, ""))
                errand.first_call = errand.first_call or at
                errand.last_call = at
                errand.calls = body.call_no
            case events.CallUndone():
                errand = self.errands[body.ticket][body.n]
                errand.state, errand.chosen, errand.counter = errand.before, False, None
                errand.calls -= 1
                if errand.calls == 0:
                    errand.first_call = None
                self._reopen(*self._moved[body.counter])
            case events.StepReopened():
                self._reopen(body.ticket, body.n, self._moved[body.counter][2])

    def _reopen(self, ticket: str, n: int, was: str) -> None:
        if ticket:
            errand = self.errands[ticket][n]
            errand.state, errand.end, errand.outcome, errand.by_rule = was, None, "", False

    def _ends(self, body: events.Body, at: int, command: str) -> None:
        match body:
            case events.StepRemoved():
                errand = self.errands[body.ticket][body.n]
                errand.state, errand.end = "cancelled", at
            case events.StepDone() | events.StepAbsent() | events.StepHeld() | events.StepTransferred():
                errand = self.errands[body.ticket][body.n]
                if body.counter is not None:
                    self._moved[body.counter] = (body.ticket, body.n, errand.state)
                    self._closed[f"{command}/{body.counter}"] = self._moved[body.counter]
                names = {events.StepDone: "done", events.StepAbsent: "absent", events.StepHeld: "held"}
                errand.state = names.get(type(body), "transferred")
                errand.end = None if errand.state == "held" else at
                if isinstance(body, events.StepDone):
                    errand.outcome, errand.by_rule = str(body.outcome), body.inferred

    def _steps(self, body: events.Body, at: int) -> None:
        match body:
            case events.StepAdded() | events.StepTransferred():
                if isinstance(body, events.StepTransferred):
                    for other in self.errands[body.ticket].values():
                        other.after = [body.step.n if n == body.n else n for n in other.after]
                self.errands[body.ticket][body.step.n] = Errand(body.step, at)
            case events.StepStarted():
                errand = self.errands[body.ticket][body.n]
                errand.state, errand.start = "serving", at
            case events.StepReturned():
                errand = self.errands[body.ticket][body.n]
                errand.state, errand.start, errand.end, errand.calls, errand.counter = "waiting", None, None, 0, None
                errand.outcome, errand.by_rule = "", False
            case events.StepPromised():
                self.errands[body.ticket][body.n].promise = body.promise

    def each(self) -> Iterator[tuple[str, Errand]]:
        """Every errand with its ticket."""
        for ticket, errands in self.errands.items():
            for errand in errands.values():
                yield ticket, errand

    def free(self, ticket: str, errand: Errand) -> int:
        """When an errand could be called, if it ever could."""
        printed, issue = self.issued[ticket]
        start = printed if errand.plan.n in {plan.n for plan in issue.steps} else errand.made
        if issue.booking and errand.plan.n == 0:
            start = max(start, self.booked[issue.booking])
        return max([start, *(self.errands[ticket][other].end or start for other in errand.after)])

    def freed(self, ticket: str, errand: Errand) -> bool:
        """Whether it could be called at all: what came before it was done or taken out, and not when all ended."""
        before = [self.errands[ticket][other] for other in errand.after]
        done = all(b.state == "cancelled" or (b.state == "done" and b.outcome in FREEING) for b in before)
        return done and (errand.end is None or errand.first_call is not None or self.free(ticket, errand) < errand.end)

    def by_service(self) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for _, errand in self.each():
            found[errand.plan.service]["created"] += 1
            found[errand.plan.service]["open" if errand.state in OPEN else errand.state] += 1
        return dict(found)

    def waits(self) -> dict[str, list[int]]:
        """By service, in whole minutes, sorted."""
        found: dict[str, list[int]] = defaultdict(list)
        for ticket, errand in self.each():
            if errand.first_call is not None:
                found[errand.plan.service].append(max(0, errand.first_call - self.free(ticket, errand)) // 60_000)
        return {service: sorted(values) for service, values in found.items()}

    def at_counters(self) -> Counter[int]:
        """How many errands were done at each counter."""
        return Counter(e.counter for _, e in self.each() if e.state == "done" and e.counter is not None)

    def waiting(self, until: int, minute: int) -> int:
        """How many errands were free to start and not called yet at a moment. `until`: the end of the day."""
        return sum(
            self.freed(ticket, errand)
            and self.free(ticket, errand) <= minute < (errand.first_call or errand.end or until)
            for ticket, errand in self.each()
        )

    def begun(self) -> Counter[int]:
        """Errands that an officer ended, by when they were begun."""
        return Counter(errand.begun or 0 for _, errand in self.each() if errand.served is not None)

    def ending(self, ticket: str) -> str:
        states = {errand.state for errand in self.errands[ticket].values()}
        if states & OPEN:
            return "open"
        return next((end for end in ("done", "absent", "expired") if end in states), "cancelled")

    def endings(self) -> Counter[str]:
        return Counter(self.ending(ticket) for ticket in self.errands)

    def served(self) -> dict[str, list[int]]:
        """By service, the lengths of service in milliseconds, sorted; those that an officer ended."""
        found: dict[str, list[int]] = defaultdict(list)
        for _, errand in self.each():
            if (length := errand.served) is not None:
                found[errand.plan.service].append(length)
        return {service: sorted(values) for service, values in found.items()}
