"""Every figure of a day's account once more, by plain loops over the events and a walk through the site file's minutes.

Nothing here is shared with `core/rollup`: no state, no timetable, no percentiles. See `tests/core/rollup/loops.py`.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from core import events
from core.events import Event, Parked
from core.rollup.account import HEARD
from core.site import Site
from tests.core.rollup.loops import OPEN, Errand, Loops

HOUR_MS = 3_600_000
OF_TICKETS = ("created", "done", "absent", "cancelled", "expired", "open", "visits", "pickups", "several", "priority")
OF_PROMISES = ("promised", "kept", "early", "late", "width_ms")
Stretch = tuple[str, int, int, str]
"""What a counter was, from when until when, why."""


class Tally:
    """`log`: all that happened up to the end of `day`; `until_ms`: the clock, where the day was not closed."""

    def __init__(self, log: Iterable[Event | Parked], site: Site, day: dt.date, until_ms: int) -> None:
        self.site, self.day = site, day
        items = list(log)
        known = [item for item in items if isinstance(item, Event)]
        opened = next(n for n, e in enumerate(known) if isinstance(e.body, events.DayOpened) and e.body.day == day)
        self.heard, self.all = known[opened:], known
        self.parked = len(items) - len(known)
        self.loops = Loops(known, day.isoformat())
        closed = [event.at for event in self.heard if isinstance(event.body, events.DayClosed)]
        self.closed = bool(closed)
        self.midnight = round(dt.datetime.combine(day, dt.time(), ZoneInfo(site.site.timezone)).timestamp() * 1000)
        self.until = self.ended(closed[-1]) if closed else until_ms

    def ended(self, closed: int) -> int:
        """When the day was over: closed on a later date, with what had happened last before."""
        if closed < self.midnight + 24 * HOUR_MS:
            return closed
        times = [event.at for event in self.heard if isinstance(event.body, HEARD)]
        for ticket, errand in self.loops.each():
            known = (errand.made, errand.first_call, errand.last_call, errand.start, errand.end)
            times += [self.loops.issued[ticket][0], *(at for at in known if at is not None)]
        return max(at for at in times if at < closed)

    def account(self) -> dict[str, Any]:
        """As the account's fields, all in plain figures; without `site`, `day`, `names` and what the store notes."""
        return {
            "until_ms": self.until, "closed": self.closed, "tickets": self.tickets(), "services": self.services(),
            "kept": self.kept(), "ratings": self.ratings(), "counters": self.counters(), "desks": self.desks(),
            "hours": self.hours(), "journeys": self.journeys(), "used_up": self.used_up(),
            "bookings": self.bookings(), "outages": self.outages(), "faces": self.told(events.VisitRated, "face"),
            "unmet": self.told(events.DemandCounted, "topic"), "helps": len(self.of(events.HelpAsked)),
            "papers": self.papers(), "parked": self.parked, "alone": self.alone(),
            "reprints": sum(event.body.copy_no > 0 for event in self.of(events.PrintAsked)),
        }  # fmt: skip

    def of(self, kind: type) -> list[Any]:
        return [event for event in self.heard if isinstance(event.body, kind)]

    def told(self, kind: type, field: str) -> dict[Any, int]:
        return dict(Counter(getattr(event.body, field) for event in self.of(kind)))

    def hour(self, at: int) -> int:
        return dt.datetime.fromtimestamp(at / 1000, ZoneInfo(self.site.site.timezone)).hour

    # who came

    def tickets(self) -> dict[str, Any]:
        found: Counter[str] = Counter()
        kinds: dict[str, Counter[str]] = {"needs": Counter(), "languages": Counter(), "channels": Counter()}
        for ticket, (_, issue) in self.loops.issued.items():
            errands, ending = self.loops.errands[ticket].values(), self.loops.ending(ticket)
            found.update(("created", ending))
            if ending == "cancelled" and not any(errand.first_call for errand in errands):
                continue
            several = sum(errand.state != "transferred" for errand in errands) > 1
            found.update(visits=1, pickups=issue.pickup, priority=issue.priority, several=several)
            kinds["needs"].update(issue.needs)
            kinds["languages"][issue.language] += 1
            kinds["channels"][issue.channel] += 1
        names = (
            "created",
            "done",
            "absent",
            "cancelled",
            "expired",
            "open",
            "visits",
            "pickups",
            "several",
            "priority",
        )
        return {name: found[name] for name in names} | {name: dict(counts) for name, counts in kinds.items()}

    def papers(self) -> dict[str, int]:
        last = {e.body.ticket: str(e.body.evidence) for e in self.all
                if isinstance(e.body, events.TicketPrinted) and e.body.copy_no == 0}  # fmt: skip
        return dict(Counter(last.get(ticket, "none") for ticket in self.loops.issued))

    def alone(self) -> dict[int, int]:
        given = [
            self.hour(at) for ticket, (at, _) in self.loops.issued.items() if self.loops.lanes[ticket] in range(1, 9)
        ]
        return dict(Counter(given))

    def bookings(self) -> dict[str, int]:
        states = {}
        for event in self.all:
            match event.body:
                case events.BookingMade(booking=booking):
                    states[booking] = "made"
                case events.BookingCheckedIn(booking=booking):
                    states[booking] = "checked_in"
                case events.BookingExpired(booking=booking):
                    states[booking] = "expired"
                case events.BookingCancelled(booking=booking):
                    states[booking] = "cancelled"
        today = [b for b, at in self.loops.booked.items() if self.midnight <= at < self.midnight + 24 * HOUR_MS]
        return dict(Counter(states[booking] for booking in today))

    def journeys(self) -> dict[str, Any]:
        owners = {agency.id: agency.government for agency in self.site.agencies}
        found: dict[str, Any] = {}
        for ticket, (_, issue) in self.loops.issued.items():
            if issue.journey is None:
                continue
            kind = found.setdefault(issue.journey, {"started": 0, "completed": 0, "agencies": {}, "governments": {}})
            errands = [e for e in self.loops.errands[ticket].values() if e.state != "transferred"]
            whole = all(e.state == "done" and e.outcome == "done" for e in errands if e.plan.required)
            kind["started"] += 1
            kind["completed"] += whole
            for errand in errands:
                kind["agencies"][errand.plan.agency] = kind["agencies"].get(errand.plan.agency, 0) + 1
            for government in {owners[e.plan.agency] for e in errands if e.plan.agency in owners}:
                share = kind["governments"].setdefault(government, {"started": 0, "completed": 0})
                share["started"] += 1
                share["completed"] += whole
        return found

    # errands

    def services(self) -> dict[str, Any]:
        groups: dict[str, list[tuple[str, Errand]]] = defaultdict(list)
        for ticket, errand in self.loops.each():
            groups[errand.plan.service].append((ticket, errand))
        return {service: self.sums(errands) for service, errands in groups.items()}

    def desks(self) -> dict[int, Any]:
        groups: dict[int, list[tuple[str, Errand]]] = defaultdict(list)
        for ticket, errand in self.loops.each():
            if errand.state == "done" and errand.counter is not None:
                groups[errand.counter].append((ticket, errand))
        return {no: self.sums(errands) for no, errands in groups.items()}

    def sums(self, errands: Sequence[tuple[str, Errand]]) -> dict[str, Any]:
        standards = {s.code: s.minutes_p90 for agency in self.site.agencies for s in agency.services}
        ends = Counter("open" if e.state in OPEN else e.state for _, e in errands)
        lengths = [(e.served, standards.get(e.plan.service)) for _, e in errands if e.served is not None]
        return {name: ends[name] for name in ("done", "absent", "cancelled", "expired", "transferred", "open")} | {
            "created": len(errands),
            "outcomes": dict(Counter(e.outcome for _, e in errands if e.state == "done")),
            "inferred": sum(e.state == "done" and e.by_rule for _, e in errands),
            "called": sum(e.first_call is not None for _, e in errands),
            "waits": minutes(self.wait(t, e) for t, e in errands if e.first_call is not None),
            "services": minutes(length for length, _ in lengths),
            "in_standard": sum(standard is not None and length <= standard * 60_000 for length, standard in lengths),
            "priority": sum(self.loops.issued[t][1].priority for t, _ in errands),
        }

    def wait(self, ticket: str, errand: Errand) -> int:
        return (errand.first_call or 0) - self.loops.free(ticket, errand)

    def kept(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for ticket, errand in self.loops.each():
            sums = found.setdefault(errand.plan.service, dict.fromkeys(OF_PROMISES, 0))
            span = self.loops.issued[ticket][1].promise if errand.plan.n == 0 else errand.promise
            if span is None or errand.first_call is None or errand.chosen:
                continue
            verdict = "early" if errand.first_call < span[0] else "late" if errand.first_call > span[1] else "kept"
            sums[verdict] += 1
            sums["promised"] += 1
            sums["width_ms"] += span[1] - span[0]
        return found

    def ratings(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for event in self.of(events.StepRated):
            service = self.loops.services[event.body.ticket, event.body.n]
            sums = found.setdefault(service, {"respondents": 0, "scores": {}, "outside": 0})
            good = {element: score for element, score in event.body.scores.items() if score in (1, 2, 3, 4)}
            sums["respondents"] += bool(good)
            sums["outside"] += len(event.body.scores) - len(good)
            for element, score in good.items():
                scores = sums["scores"].setdefault(element, {})
                scores[score] = scores.get(score, 0) + 1
        return found

    def used_up(self) -> dict[str, int]:
        quotas = {x.letter: x.quota for agency in self.site.agencies for x in agency.letters if x.quota is not None}
        given: dict[str, list[int]] = defaultdict(list)
        for event in self.all:
            match event.body:
                case events.TicketIssued(steps=steps, day=day) if day == self.day:
                    for plan in steps:
                        given[plan.letter].append(event.at)
                case events.StepAdded(ticket=ticket, step=plan) if ticket in self.loops.issued:
                    given[plan.letter].append(event.at)
                case events.StepTransferred(ticket=ticket, n=n, step=plan) if ticket in self.loops.issued:
                    if self.loops.errands[ticket][n].plan.letter != plan.letter:
                        given[plan.letter].append(event.at)
        return {x: times[quotas[x] - 1] for x, times in given.items() if x in quotas and len(times) >= quotas[x]}

    # the hall

    def outages(self) -> list[dict[str, Any]]:
        found = [{"start_ms": self.heard[0].at, "end_ms": None, "cause": self.going()}] if self.going() else []
        for event in self.heard:
            match event.body:
                case events.OutageBegan(cause=cause, since_ms=since):
                    found.append(
                        {"start_ms": event.at if since is None else since, "end_ms": None, "cause": str(cause)}
                    )
                case events.OutageEnded():
                    found[-1]["end_ms"] = event.at
        return found

    def going(self) -> str | None:
        """Why there was an outage when the day was opened."""
        why = None
        for event in self.all[: len(self.all) - len(self.heard)]:
            if isinstance(event.body, events.OutageBegan | events.OutageEnded):
                why = str(event.body.cause) if isinstance(event.body, events.OutageBegan) else None
        return why

    def planned(self, no: int) -> list[int]:
        """The minutes of the day in which the plan wants a counter open."""
        counter = next(c for c in self.site.counters if c.no == no)
        if not valid(self.day, counter) or any(h.date == self.day for h in self.site.hours.holidays):
            return []
        own = [x for a in self.site.agencies if valid(self.day, a) for x in a.letters if x.letter in counter.letters]
        hall = spans(self.site.hours.week.on(self.day))
        mine = [spans(x.hours.on(self.day)) if x.hours else hall for x in own]
        return [m for m in range(24 * 60) if within(m, hall) and any(within(m, each) for each in mine)]

    def stretches(self, no: int) -> list[Stretch]:
        changes = []
        for event in self.heard:
            match event.body:
                case events.CounterOpened(counter=counter) if counter == no:
                    changes.append(("open", event.at, ""))
                case events.CounterPaused(counter=counter, reason=reason) if counter == no:
                    changes.append(("paused", event.at, str(reason)))
                case events.CounterClosed(counter=counter) if counter == no:
                    changes.append(("closed", event.at, ""))
        changes = [(what, min(at, self.until), why) for what, at, why in changes]
        ends = [at for _, at, _ in changes[1:]] + [self.until]
        return [(what, at, max(at, end), why) for (what, at, why), end in zip(changes, ends, strict=False)]

    def counters(self) -> dict[int, Any]:
        found = {}
        for no in [counter.no for counter in self.site.counters]:
            plan, was = self.planned(no), self.stretches(no)
            if not plan and not was:
                continue
            pauses: Counter[str] = Counter()
            for _, start, end, why in (each for each in was if each[0] == "paused"):
                pauses[why] += end - start
            opened = [start for what, start, _, _ in was if what == "open"]
            begin = self.midnight + plan[0] * 60_000 if plan else self.until
            late = None if plan and not opened else max(0, opened[0] - begin) if plan else 0
            begun = begin < self.until
            found[no] = {
                "planned_ms": len(plan) * 60_000, "open_ms": sum(b - a for what, a, b, _ in was if what == "open"),
                "paused_ms": sum(pauses.values()), "pauses": dict(pauses), "late_ms": late if begun else 0,
                "stayed_closed": int(begun and not opened),
            }  # fmt: skip
        return found

    def hours(self) -> dict[str, Any]:
        names = ("arrivals", "waits", "open_ms", "planned_ms", "waiting_ms", "services")
        found: dict[str, Any] = {errand.plan.agency: {name: {} for name in names} for _, errand in self.loops.each()}
        waits: dict[tuple[str, int], list[int]] = defaultdict(list)
        services: dict[tuple[str, int], list[int]] = defaultdict(list)
        for ticket, errand in self.loops.each():
            mine, free = found[errand.plan.agency], self.loops.free(ticket, errand)
            if errand.served is not None:
                services[errand.plan.agency, self.hour(errand.begun or 0)].append(errand.served)
            if not self.loops.freed(ticket, errand):
                continue
            add(mine["arrivals"], self.hour(free), 1)
            if errand.first_call is not None:
                waits[errand.plan.agency, self.hour(free)].append(errand.first_call - free)
            for hour, length in by_hours(free, min(errand.first_call or errand.end or self.until, self.until)):
                add(mine["waiting_ms"], self.hour(hour), length)
        for name, lists in (("waits", waits), ("services", services)):
            for (agency, hour), lengths in lists.items():
                found[agency][name][hour] = minutes(lengths)
        for counter in self.site.counters:
            if counter.agency in found:
                self._sat(found[counter.agency], counter.no)
        return found

    def _sat(self, mine: dict[str, Any], no: int) -> None:
        for minute in self.planned(no):
            add(mine["planned_ms"], minute // 60, 60_000)
        for what, start, end, _ in self.stretches(no):
            if what == "open":
                for hour, length in by_hours(start, min(end, self.midnight + 24 * HOUR_MS)):
                    add(mine["open_ms"], self.hour(hour), length)


def add(sums: dict[int, int], key: int, more: int) -> None:
    sums[key] = sums.get(key, 0) + more


def minutes(lengths: Iterable[int]) -> dict[str, Any]:
    positive = [max(0, length) for length in lengths]
    whole = dict(Counter(length // 60_000 for length in positive))
    return {"counts": whole, "total_ms": sum(positive), "longest_ms": max(positive, default=0)}


def by_hours(start: int, end: int) -> Iterator[tuple[int, int]]:
    """The hours that a stretch touches, each with how long; the zones of our sites lie whole hours apart."""
    for hour in range(start // HOUR_MS, end // HOUR_MS + 1):
        length = min(end, (hour + 1) * HOUR_MS) - max(start, hour * HOUR_MS)
        if length > 0:
            yield hour * HOUR_MS, length


def spans(written: Iterable[Sequence[str]]) -> list[tuple[int, int]]:
    return [(int(a[:2]) * 60 + int(a[3:]), int(b[:2]) * 60 + int(b[3:])) for a, b in written]


def within(minute: int, of: list[tuple[int, int]]) -> bool:
    return any(start <= minute < end for start, end in of)


def valid(day: dt.date, thing: Any) -> bool:
    return (thing.valid_from is None or thing.valid_from <= day) and (
        thing.valid_until is None or day <= thing.valid_until
    )
