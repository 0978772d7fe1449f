"""What visitors and kiosks do."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from core import commands, events
from core.words import Need, Reason
from tests.core.model.beside import MINUTE, BesideTheMall, picks, services
from tests.core.model.mall import LETTERS


class VisitorRules(BesideTheMall):
    """Numbers, wishes, and coming back."""

    @rule(
        wanted=st.lists(services, min_size=1, max_size=3),
        chained=st.booleans(),
        priority=st.booleans(),
        needs=st.sets(st.sampled_from([Need.ACCESSIBLE_COUNTER, Need.INTERPRETER]), max_size=1),
    )
    def issue(self, wanted: list[str], chained: bool, priority: bool, needs: set[Need]) -> None:
        self.issue_ticket(wanted, chained, priority, needs)

    @rule(service=services, minutes=st.integers(0, 10))
    def lane_ticket(self, service: str, minutes: int) -> None:
        self.lane += 1
        label = f"{LETTERS[service]}1{self.lane:03d}"
        ticket = self.play.lane(label, service, age_ms=minutes * MINUTE)
        issued_ms = self.now - minutes * MINUTE
        if ticket.day > self.play.date:
            self.early.append((ticket.id, label, service, issued_ms))
        elif ticket.is_open:
            self.mall.arrive(ticket.id, label, [(service, set())], issued_ms, 0, set())

    @rule(pick=picks)
    def relabel(self, pick: int) -> None:
        found = self.visitor(pick)
        if found is None or len(found[1].label) > 5:
            return
        id_, who = found
        self.lane += 1
        letter = self.play.state.tickets[id_].letter
        who.label = f"{letter}1{self.lane:03d}"
        made = self.play.fact(commands.LaneIssued(id_, who.label, (commands.Errand("KTP"),)))
        for body in made:
            if isinstance(body, events.StepReturned):
                errand = who.errands[body.n]
                assert errand.state in ("held", "absent", "done")
                assert errand.place == body.place_ms
                errand.state, errand.freed = "waiting", False
        self.mall.settle(id_, self.now)

    @rule(pick=picks, reason=st.sampled_from(["pause", "resume", "cancel"]))
    def wish(self, pick: int, reason: str) -> None:
        found = self.visitor(pick)
        if found is None:
            return
        id_, who = found
        bodies: dict[str, commands.Body] = {
            "pause": commands.PauseTicket(id_, Reason.TOILET),
            "resume": commands.ResumeTicket(id_),
            "cancel": commands.CancelTicket(id_),
        }
        if self.send(bodies[reason]) is None:
            return
        assert not who.busy
        who.paused = self.now + 15 * MINUTE if reason == "pause" else 0
        for errand in who.errands if reason == "cancel" else []:
            if errand.state in ("waiting", "held"):
                errand.state, errand.freed = "over", True

    @rule(pick=picks, service=services, after=st.none() | st.integers(0, 3))
    def add_step(self, pick: int, service: str, after: int | None) -> None:
        found = self.visitor(pick)
        if found is None:
            return
        id_, _ = found
        behind = () if after is None else (after,)
        fits = self.mall.fits([service])
        if self.send(commands.AddStep(id_, commands.Errand(service, after=behind))) is None:
            return
        assert fits
        self.mall.add(id_, service, set(behind), None)
        self.mall.settle(id_, self.now)

    @rule(pick=picks, n=st.integers(0, 4))
    def remove_step(self, pick: int, n: int) -> None:
        found = self.visitor(pick)
        if found is None or self.send(commands.RemoveStep(found[0], n)) is None:
            return
        id_, who = found
        assert who.errands[n].state in ("waiting", "held")
        who.errands[n].state, who.errands[n].freed = "over", True
        self.mall.settle(id_, self.now)
        self.ended(who)

    @rule(pick=picks, n=st.integers(0, 3))
    def come_back(self, pick: int, n: int) -> None:
        found = self.visitor(pick)
        if found is None or self.send(commands.Return(found[0], n)) is None:
            return
        id_, who = found
        errand = who.errands[n]
        assert errand.state in ("held", "absent") or (errand.state == "done" and not errand.freed)
        errand.state, errand.place = "waiting", self.now - max(10 * MINUTE, who.head)
        self.mall.settle(id_, self.now)
