"""Drives the rules with whatever may come: everything of the other files, and what counters do."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from core import commands, events
from core.words import Outcome, Reason
from tests.core.model.beside import FREEING, counters, picks, services
from tests.core.model.mall import LETTERS
from tests.core.model.papers import PaperRules


class HallMachine(PaperRules):
    """All of it."""

    @rule(counter=counters)
    def call_next(self, counter: int) -> None:
        ready = self.play.day_is_open() and counter in self.mall.staffed
        expected = self.mall.next(counter, self.now) if ready else None
        self.called(counter, expected, self.send(commands.CallNext(counter)))

    @rule(counter=counters, pick=picks)
    def call_this(self, counter: int, pick: int) -> None:
        found = self.visitor(pick)
        if found is None:
            return
        made = self.send(commands.CallTicket(counter, found[0], Reason.PRIORITY))
        if made is None:
            return
        assert not found[1].busy
        call = made[-1]
        assert isinstance(call, events.StepCalled)
        self.called(counter, (call.ticket, call.n), made)

    def called(self, counter: int, expected: tuple[str, int] | None, made: list[events.Body] | None) -> None:
        assert (made is None) == (expected is None)
        if made is None or expected is None:
            return
        call = made[-1]
        assert isinstance(call, events.StepCalled)
        assert (call.ticket, call.n, call.counter) == (*expected, counter)
        former = self.mall.at.get(counter)
        closed = (*former, self.mall.visitors[former[0]].errands[former[1]].state) if former else None
        was = self.mall.visitors[call.ticket].errands[call.n].state
        self.mall.call(counter, call.ticket, call.n, self.now)
        self.moves[counter] = ("call", call.ticket, call.n, was, closed)

    @rule(pick=picks)
    def start_or_recall(self, pick: int) -> None:
        counter = self.busy(pick)
        for body in (commands.Recall(counter), commands.Start(counter)):
            if self.send(body):
                id_, n = self.mall.at[counter]
                errand = self.mall.visitors[id_].errands[n]
                assert errand.state == "called"
                errand.state = "serving" if isinstance(body, commands.Start) else "called"
                self.moves.pop(counter, None)
                return

    @rule(pick=picks, outcome=st.sampled_from(Outcome), end=st.sampled_from(["finish", "absent", "hold"]))
    def let_go(self, pick: int, outcome: Outcome, end: str) -> None:
        counter = self.busy(pick)
        bodies: dict[str, commands.Body] = {
            "finish": commands.Finish(counter, outcome),
            "absent": commands.Absent(counter),
            "hold": commands.Hold(counter, Reason.DOCUMENTS, 10),
        }
        at = self.mall.at.get(counter)
        was = self.mall.visitors[at[0]].errands[at[1]].state if at else None
        made = self.send(bodies[end])
        assert (made is not None) == (at is not None and not (end == "absent" and was == "serving"))
        if made and at:
            state = "done" if end == "finish" else "held"
            # Only with the documents may he come back; who was sent to another agency is through here.
            self.mall.end(counter, state, self.now, freed=end == "finish" and outcome in FREEING)
            self.moves[counter] = ("end", *at, was, None)

    @rule(pick=picks, service=services, to=st.none() | counters)
    def transfer(self, pick: int, service: str, to: int | None) -> None:
        counter = self.busy(pick)
        if not self.send(commands.Transfer(counter, service, to)):
            return
        id_, n = self.mall.at[counter]
        who = self.mall.visitors[id_]
        old = who.errands[n]
        self.mall.end(counter, "sent", self.now)
        for errand in who.errands:
            errand.after = {len(who.errands) if x == n else x for x in errand.after}
        self.mall.add(id_, service, set(), old.place, to, free=LETTERS[service] == old.letter)
        self.moves.pop(counter, None)

    @rule(pick=picks)
    def undo(self, pick: int) -> None:
        self.take_back(self.busy(pick))

    @rule(pick=picks, outcome=st.sampled_from(Outcome), end=st.sampled_from(["finish", "hold", "call"]))
    def second_thoughts(self, pick: int, outcome: Outcome, end: str) -> None:
        """What was done this very moment can always be taken back."""
        counter = self.busy(pick)
        before = len(self.play.log)
        if end == "call":
            self.call_next(counter)
        else:
            self.let_go(pick, outcome, end)
        if len(self.play.log) > before:
            self.take_back(counter)
            assert counter not in self.moves

    def take_back(self, counter: int) -> None:
        if self.send(commands.UndoCall(counter)) is None:
            return
        kind, id_, n, was, closed = self.moves.pop(counter)
        back = (id_, n, was) if kind == "end" else closed
        if kind == "call":
            self.mall.visitors[id_].errands[n].state = was
            del self.mall.at[counter]
        if back:
            self.mall.back(counter, back[0], back[1], back[2], self.now)

    def busy(self, pick: int) -> int:
        """Now and then a counter that nobody is at."""
        known = sorted({*self.mall.at, *self.moves, 1 + pick % 5})
        return known[pick % len(known)]
