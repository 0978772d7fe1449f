"""The sums of a day by plain loops over its events, with no help from the state: slow, long, and another way."""

from collections import Counter, defaultdict

from core import events
from core.events import Event

OPEN = {"waiting", "called", "serving", "held"}


class Errand:
    def __init__(self, plan: events.PlannedStep, at: int) -> None:
        self.plan, self.made = plan, at
        self.state = "waiting"
        self.first_call: int | None = None
        self.last_call: int | None = None
        self.start: int | None = None
        self.end: int | None = None
        self.by_rule = False
        self.calls = 0
        self.counter: int | None = None
        self.before: str = "waiting"


class Loops:
    """`tickets`: by id, the issue with its time, and its errands by number."""

    def __init__(self, heard: list[Event]) -> None:
        self.issued: dict[str, tuple[int, events.TicketIssued]] = {}
        self.errands: dict[str, dict[int, Errand]] = defaultdict(dict)
        for event in heard:
            self._take(event)

    def _take(self, event: Event) -> None:
        self._tickets(event.body, event.at)
        self._calls(event.body, event.at)
        self._steps(event.body, event.at)

    def _tickets(self, body: events.Body, at: int) -> None:
        match body:
            case events.TicketIssued():
                self.issued[body.ticket] = at - body.age_ms, body
                for plan in body.steps:
                    self.errands[body.ticket][plan.n] = Errand(plan, at)
            case events.TicketCancelled() | events.TicketExpired():
                end = "cancelled" if isinstance(body, events.TicketCancelled) else "expired"
                for n, errand in self.errands[body.ticket].items():
                    if errand.state in OPEN:
                        served = errand.state == "serving"
                        self._end(body.ticket, n, "done" if served else end, at)
                        errand.by_rule = errand.by_rule or served

    def _calls(self, body: events.Body, at: int) -> None:
        match body:
            case events.StepCalled() | events.StepRecalled():
                errand = self.errands[body.ticket][body.n]
                errand.counter = body.counter
                if isinstance(body, events.StepCalled):
                    errand.before = errand.state
                    errand.state = "called"
                errand.first_call = errand.first_call or at
                errand.last_call = at
                errand.calls = body.call_no
            case events.CallUndone():
                errand = self.errands[body.ticket][body.n]
                errand.state = errand.before
                errand.calls -= 1
                if errand.calls == 0:
                    errand.first_call = None

    def _steps(self, body: events.Body, at: int) -> None:
        match body:
            case events.StepAdded():
                self.errands[body.ticket][body.step.n] = Errand(body.step, at)
            case events.StepRemoved():
                self._end(body.ticket, body.n, "cancelled", at)
            case events.StepStarted():
                errand = self.errands[body.ticket][body.n]
                errand.state, errand.start = "serving", at
            case events.StepDone():
                self._end(body.ticket, body.n, "done", at)
                self.errands[body.ticket][body.n].by_rule = body.inferred
            case events.StepAbsent():
                self._end(body.ticket, body.n, "absent", at)
            case events.StepHeld() | events.StepReturned():
                held = isinstance(body, events.StepHeld)
                self.errands[body.ticket][body.n].state = "held" if held else "waiting"
            case events.StepTransferred():
                self._end(body.ticket, body.n, "transferred", at)
                self.errands[body.ticket][body.step.n] = Errand(body.step, at)

    def _end(self, ticket: str, n: int, state: str, at: int) -> None:
        errand = self.errands[ticket][n]
        errand.state, errand.end = state, at

    def by_service(self) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for errands in self.errands.values():
            for errand in errands.values():
                found[errand.plan.service]["created"] += 1
                found[errand.plan.service]["open" if errand.state in OPEN else errand.state] += 1
        return dict(found)

    def waits(self) -> dict[str, list[int]]:
        """By service, in whole minutes, sorted; of visitors without a booking."""
        found: dict[str, list[int]] = defaultdict(list)
        for ticket, errands in self.errands.items():
            printed, issue = self.issued[ticket]
            planned = {plan.n for plan in issue.steps}
            for n, errand in errands.items():
                if errand.first_call is None:
                    continue
                free = printed if n in planned else errand.made
                for other in errand.plan.after:
                    free = max(free, errands[other].end or free)
                found[errand.plan.service].append(max(0, errand.first_call - free) // 60_000)
        return {service: sorted(values) for service, values in found.items()}

    def at_counters(self) -> Counter[int]:
        """How many errands were done at each counter."""
        done = [e for errands in self.errands.values() for e in errands.values() if e.state == "done"]
        return Counter(errand.counter for errand in done if errand.counter is not None)

    def waiting(self, until: int, minute: int) -> int:
        """How many errands were free to start and not called yet at a moment. `until`: the end of the day."""
        found = 0
        for ticket, errands in self.errands.items():
            printed, issue = self.issued[ticket]
            planned = {plan.n for plan in issue.steps}
            for n, errand in errands.items():
                ends = [errands[other].end for other in errand.plan.after]
                if None in ends:
                    continue
                free = max([printed if n in planned else errand.made, *[end for end in ends if end is not None]])
                gone = errand.first_call or errand.end or until
                found += free <= minute < gone
        return found

    def begun(self) -> Counter[int]:
        """Errands that an officer ended, by when they were begun."""
        return Counter(
            errand.start or errand.last_call or 0
            for errands in self.errands.values()
            for errand in errands.values()
            if errand.state == "done" and not errand.by_rule and (errand.start or errand.last_call)
        )

    def endings(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for errands in self.errands.values():
            states = [errand.state for errand in errands.values()]
            if any(state in OPEN for state in states):
                found["open"] += 1
            elif "done" in states:
                found["done"] += 1
            elif "absent" in states:
                found["absent"] += 1
            elif "expired" in states:
                found["expired"] += 1
            else:
                found["cancelled"] += 1
        return found

    def served(self) -> dict[str, list[int]]:
        """By service, the lengths of service in milliseconds, sorted; those that an officer ended."""
        found: dict[str, list[int]] = defaultdict(list)
        for errands in self.errands.values():
            for errand in errands.values():
                begun = errand.start or errand.last_call
                if errand.state == "done" and not errand.by_rule and begun is not None and errand.end is not None:
                    found[errand.plan.service].append(errand.end - begun)
        return {service: sorted(values) for service, values in found.items()}
