"""Papers on request, faces and searches: what they add to the plain mall is a set and two counts."""

from collections import Counter

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from core import commands
from core.unmet import Topic
from core.words import Evidence, PaperKind
from tests.core.model.beside import picks, services
from tests.core.model.visitors import VisitorRules
from tests.core.play import ident


class PaperRules(VisitorRules):
    """`papers`: those asked for today, each with whether it came out."""

    def __init__(self) -> None:
        super().__init__()
        self.papers: dict[str, bool] = {}
        self.faces: Counter[int] = Counter()
        self.unmet: Counter[str] = Counter()

    def new_day(self) -> None:
        super().new_day()
        self.papers, self.faces, self.unmet = {}, Counter(), Counter()

    @rule(service=services, again=st.booleans(), pick=picks)
    def ask_for_documents(self, service: str, again: bool, pick: int) -> None:
        known = sorted(self.papers)
        id_ = known[pick % len(known)] if again and known else ident("print", self.play.sent)
        made = self.send(commands.Print(id_, PaperKind.DOCUMENTS, service, "kios-1"))
        assert (made is None) == (id_ in self.papers)
        self.papers.setdefault(id_, False)

    @rule(pick=picks)
    def ask_for_the_nota(self, pick: int) -> None:
        found = self.visitor(pick)
        if found is None:
            return
        id_ = ident("print", self.play.sent)
        made = self.send(commands.Print(id_, PaperKind.NOTA, found[0], "kios-1"))
        going_on = any(e.state in ("waiting", "called", "serving", "held") for e in found[1].errands)
        assert (made is None) == going_on
        if made:
            self.papers[id_] = False

    @rule(pick=picks, evidence=st.sampled_from(Evidence))
    def paper_comes_out(self, pick: int, evidence: Evidence) -> None:
        known = [*sorted(self.papers), ident("yesterday")]
        id_ = known[pick % len(known)]
        self.play.fact(commands.PaperPrinted(id_, evidence))
        if id_ in self.papers:
            self.papers[id_] = True

    @rule(face=st.integers(0, 5), topic=st.sampled_from(Topic))
    def count(self, face: int, topic: Topic) -> None:
        is_open = self.play.day_is_open()
        rated = self.send(commands.RateVisit(face, "kios-1"))
        assert (rated is not None) == (is_open and 1 <= face <= 4)
        counted = self.send(commands.CountUnmet(topic, "kios-1"))
        assert (counted is not None) == is_open
        self.faces[face] += rated is not None
        self.unmet[topic.value] += counted is not None

    @invariant()
    def papers_and_counts_agree(self) -> None:
        state = self.play.state
        assert {id_: paper.evidence is not None for id_, paper in state.papers.items()} == self.papers
        assert state.day is None or (state.day.faces, state.day.unmet) == (+self.faces, +self.unmet)
