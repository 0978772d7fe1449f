"""The rules next to the plain mall: both move by the same commands, and are compared after each step."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from core import commands, events
from core import state as states
from core.due import due
from core.refusal import Refusal
from core.site import WEEKDAYS
from core.words import Need, Outcome, Reason
from tests.core.model import laws
from tests.core.model.mall import LETTERS, SERVES, Mall, Visitor
from tests.core.model.often import often
from tests.core.play import Play, ident
from tests.core.small_site import WHOLE_DAY, catalog

counters = st.sampled_from(sorted(SERVES))
services = st.sampled_from(sorted(LETTERS))
picks = st.integers(0, 40)
MINUTE = 60_000
FREEING = {Outcome.DONE, Outcome.IN_PROCESS}

ALWAYS = catalog(hours={"week": dict.fromkeys(WEEKDAYS, WHOLE_DAY)})
"""No weekend, no break, no holiday: hours have tests of their own."""


class BesideTheMall(RuleBasedStateMachine):
    """`moves`: what each counter did last, as far as it may be taken back. `early`: papers of a day not yet open."""

    def __init__(self) -> None:
        super().__init__()
        self.play = Play(ALWAYS, clock="08:00")
        self.play.watched = 7
        self.mall = Mall()
        self.pending_floor = 0
        self.lane = 0
        self.moves: dict[int, tuple[Any, ...]] = {}
        self.early: list[tuple[str, str, str, int]] = []

    # small words

    @property
    def now(self) -> int:
        return self.play.now_ms

    def send(self, body: commands.Body, **more: Any) -> list[events.Body] | None:
        """The events, or None where it was refused."""
        decision = self.play.send(self.play.command(body, **more))
        return None if isinstance(decision, Refusal) else decision

    def visitor(self, pick: int) -> tuple[str, Visitor] | None:
        known = sorted(self.mall.visitors, key=lambda id_: self.mall.visitors[id_].label)
        return (known[pick % len(known)], self.mall.visitors[known[pick % len(known)]]) if known else None

    @property
    def giving(self) -> bool:
        """Whether numbers are given now."""
        clock = self.play.hall.local(self.now)
        return (
            self.play.day_is_open()
            and clock.date() == self.play.date
            and (7, 30) <= (clock.hour, clock.minute) < (14, 30)
        )

    # the day

    @initialize()
    def begin(self) -> None:
        self.play.opened(*SERVES)
        self.mall.staffed = set(SERVES)
        self.crowd()

    def crowd(self) -> None:
        """Enough people that counters have somebody to call."""
        for wanted in (["KTP", "SETOR"], ["AKTA"], ["LEGAL", "KTP"], ["KK"], ["SETOR", "AKTA", "KTP"]):
            self.issue_ticket(wanted, chained=len(wanted) == 3, priority=wanted == ["KK"], needs=set())

    @rule(minutes=st.sampled_from([0, 0.05, 0.2, 1, 2, 6, 16, 40]))
    def wait(self, minutes: float) -> None:
        self.play.later(minutes=minutes)
        for command in due(self.play.state, self.play.hall, self.now, synchronised=True):
            decision = self.play.send(command)
            assert not isinstance(decision, Refusal), decision
            self.clock_did(command.body)

    def clock_did(self, body: commands.Body) -> None:
        if isinstance(body, commands.ExpireHold):
            who = self.mall.visitors[body.ticket]
            who.errands[body.step].state = "absent"
            self.ended(who)
        elif isinstance(body, commands.ResumeTicket):
            self.mall.visitors[body.ticket].paused = 0
        elif isinstance(body, commands.OpenDay):
            self.play.date = body.day
            self.new_day()
        else:
            assert isinstance(body, commands.CloseDay)
            self.mall = Mall()
            self.moves = {}

    def ended(self, who: Visitor) -> None:
        if not any(e.state in ("waiting", "called", "serving", "held") for e in who.errands):
            who.paused = 0

    @rule(what=st.sampled_from(["day", "forgotten day", "epoch", "outage", "restart", "repeat"]), pick=picks)
    def what_is_rare(self, what: str, pick: int) -> None:
        rare = {"epoch": self.new_epoch, "outage": self.outage, "restart": self.restart}
        if what in rare:
            rare[what]()
        elif what == "repeat":
            self.repeat(pick)
        else:
            self.next_day(what == "forgotten day")

    def next_day(self, forgotten: bool) -> None:
        if not forgotten and self.play.day_is_open():
            self.play.do(commands.CloseDay(self.play.date))
        self.play.on(self.play.date + dt.timedelta(days=1), "08:00").opened(*SERVES)
        self.new_day()
        self.mall.staffed = set(SERVES)
        self.crowd()

    def new_day(self) -> None:
        self.mall = Mall(floor=self.pending_floor)
        self.pending_floor = 0
        self.moves = {}
        for id_, label, service, issued_ms in self.early:
            if self.play.state.tickets[id_].day == self.play.date:
                self.mall.arrive(id_, label, [(service, set())], issued_ms, 0, set())
        self.early = []

    def new_epoch(self, jump: int = 20) -> None:
        self.play.do(commands.BeginEpoch(jump))
        self.pending_floor = max(self.pending_floor, min(self.mall.floor, 600)) + jump
        self.mall.floor += jump
        self.mall.series = {letter: n + jump for letter, n in self.mall.series.items()}

    def restart(self) -> None:
        self.play.state = states.decode(states.encode(self.play.state))

    def repeat(self, pick: int) -> None:
        """The hub answers a command of today or yesterday from the log; so it must know it."""
        days = [e.lsn for e in self.play.log if isinstance(e.body, events.DayOpened)][-2:]
        event = self.play.log[-1 - pick % (len(self.play.log) - days[0] + 1)]
        span = self.play.state.seen(event.command)
        if event.origin is None:
            assert span is not None
            assert span[0] <= event.lsn <= span[1]

    def outage(self) -> None:
        on = self.play.state.outage_ms is not None
        self.play.do(commands.EndOutage() if on else commands.BeginOutage(Reason.POWER))

    @rule(counter=counters)
    def staff(self, counter: int) -> None:
        opening = counter not in self.mall.staffed
        made = self.send(commands.OpenCounter(counter) if opening else commands.CloseCounter(counter))
        assert (made is not None) == (self.play.day_is_open() and counter not in self.mall.at)
        if made:
            self.mall.staffed ^= {counter}

    def issue_ticket(self, wanted: list[str], chained: bool, priority: bool, needs: set[Need]) -> None:
        after: list[set[int]] = [{n - 1} if chained and n else set() for n in range(len(wanted))]
        errands = tuple(commands.Errand(s, after=tuple(a)) for s, a in zip(wanted, after, strict=True))
        id_ = ident("ticket", self.play.sent)
        fits = self.giving and self.mall.fits(wanted)
        made = self.send(commands.Issue(id_, errands, priority, tuple(needs)), device=f"kios-{self.play.sent}")
        assert (made is not None) == fits
        if made:
            label = self.mall.number(LETTERS[wanted[0]])
            head = 20 * MINUTE if priority else 0
            self.mall.arrive(
                id_, label, list(zip(wanted, after, strict=True)), self.now, head, {n.value for n in needs}
            )
            assert self.play.state.tickets[id_].label == label

    # what must hold

    @invariant()
    def laws_hold(self) -> None:
        laws.states_hold(self.play.state)

    @invariant()
    def both_agree(self) -> None:
        state = self.play.state
        at = {no: (c.ticket, c.step) for no, c in state.counters.items() if c.ticket is not None}
        assert at == self.mall.at
        for id_, who in self.mall.visitors.items():
            ticket = state.tickets[id_]
            assert ticket.label == who.label
            assert [(s.letter, set(s.after)) for s in ticket.steps] == [(e.letter, e.after) for e in who.errands]
            waiting = {s.n: s.place_ms for s in ticket.steps if s.state == "waiting"}
            assert waiting == {n: e.place for n, e in enumerate(who.errands) if e.state == "waiting"}
            assert (ticket.paused_until_ms or 0) == who.paused
        if state.day is not None and state.day.open:
            assert state.day.created == {k: v for k, v in self.mall.created.items() if v}

    def teardown(self) -> None:
        self.play.checked()
        log = [e for e in self.play.log if isinstance(e, events.Event)]
        laws.log_holds(log)
        assert (self.play.state.often, self.play.state.wanted) == often(log)
