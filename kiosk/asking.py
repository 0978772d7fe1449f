"""The way to the hub and back: one command for each intent of a visitor, sent again under the same id."""

from collections.abc import Callable

import msgspec

from core.commands import Body, Command, Issue
from core.decider import Accepted, Answer, HubUnreachable, LaneGiven
from core.words import Language
from kiosk.flow.actions import Answered, Ask, Take, Unanswered
from kiosk.flow.where import Screen, Wish
from kiosk.tools import Tools
from store.faults import Fault

UNANSWERED = (HubUnreachable, Fault)
"""No hub, or a disk of our own that takes nothing: either way nobody has decided, and the visitor is told so calmly."""

Act = Callable[[Answered | Unanswered], None]


def known_language(language: str) -> Language:
    """The one of the two languages of the log that comes nearest to what the page speaks."""
    return Language(language) if language in set(Language) else Language.ID


class Asking:
    """Asks on the thread of `tools.jobs`, tells on that of `tools.tells`; `act` is told on the thread that draws."""

    def __init__(self, tools: Tools, act: Act) -> None:
        self._tools, self._act = tools, act
        self._made_ticks = 0
        self.asked = ""

    def take(self, wish: Wish, language: str, on_paper: bool) -> Take:
        """The action that asks for the number of `wish`."""
        tools = self._tools
        issue = Issue(
            tools.ids(),
            wish.errands,
            priority=wish.priority,
            needs=tuple(sorted(wish.needs)),
            language=known_language(language),
            journey=wish.journey,
            print_at=tools.device if on_paper else None,
            booking=wish.booking,
            own_risk=wish.own_risk,
        )
        return Take(self._command(issue), on_paper)

    def ask(self, body: Body, then: Screen) -> Ask:
        """The action that asks for something else."""
        return Ask(self._command(body), then)

    def send(self, made: Command) -> None:
        """Sends what the flow waits for."""
        tools = self._tools
        self.asked = made.id
        command = msgspec.structs.replace(made, age_ms=tools.clock.ticks_ms() - self._made_ticks)

        def unanswered(fault: Exception) -> None:
            if not isinstance(fault, UNANSWERED):
                raise fault
            self._act(Unanswered(command.id))

        def ask() -> Answer:
            return tools.unseen.note_in(tools.decider.submit(command))

        tools.jobs.run(ask, lambda answer: self._answer(command, answer), unanswered)

    def tell(self, body: Body, done: Callable[[bool], None] = lambda well: None) -> None:
        """Sends something that no page waits for; `done` hears whether the hub took it."""
        tools = self._tools
        command = Command(tools.ids(), tools.device, body)

        def unanswered(fault: Exception) -> None:
            if not isinstance(fault, UNANSWERED):
                raise fault
            done(False)

        tools.tells.run(
            lambda: tools.decider.submit(command), lambda answer: done(isinstance(answer, Accepted)), unanswered
        )

    def _command(self, body: Body) -> Command:
        self._made_ticks = self._tools.clock.ticks_ms()
        return Command(self._tools.ids(), self._tools.device, body)

    def _answer(self, command: Command, answer: Answer) -> None:
        papers, catalog = self._tools.papers, self._tools.hall.catalog
        on_paper = isinstance(command.body, Issue) and command.body.print_at is not None
        if catalog is not None and on_paper:
            if isinstance(answer, LaneGiven):
                papers.print_lane(answer.issued, catalog, self._tools.clock.now_ms())
            elif isinstance(answer, Accepted):
                papers.print_issued(answer.events, catalog)
        self._act(Answered(command.id, answer))
