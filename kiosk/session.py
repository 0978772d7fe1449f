"""One visitor after the other: what they do goes through the flow, and out of it come command, page and paper."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from core.commands import Command, Errand, Issue, Printed
from core.decider import Accepted, Answer, Decider, HubUnreachable, LaneGiven
from core.events import Event, TicketIssued
from core.words import Language
from kiosk.flow import (
    Action,
    Answered,
    Back,
    Flow,
    Home,
    Ordered,
    PickAgency,
    PickService,
    Retry,
    Screen,
    Start,
    Take,
    Turn,
    Unanswered,
    step,
)
from kiosk.hall import Hall, services
from kiosk.ids import Ids
from kiosk.pages import Pages
from kiosk.papers import left_over, owed_by
from kiosk.printing import Papers
from ui.clock import Clock
from ui.jobs import Jobs

POLL_MS = 20
IDLE_MS = {Screen.NUMBER: 30_000}
USUAL_IDLE_MS = 60_000
TAP_MS = 250
"""For so long a new page takes no touches: the second half of a double tap is not a choice."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What a kiosk works with."""

    device: str
    hall: Hall
    decider: Decider
    jobs: Jobs
    papers: Papers
    pages: Pages
    clock: Clock
    ids: Ids


class Session(QObject):
    """Lives on the thread that draws; asks and reports on that of `tools.jobs`."""

    def __init__(self, tools: Tools, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._flow, self._language = Flow(), Language.ID
        self._second = -1
        self._made_ticks = 0
        self._asked = ""
        self._turned = QElapsedTimer()
        self._out_of_service = False
        self._listen()
        self._loads = 0
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._leave)
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.look)
        self._poll.start()
        self.look()

    @property
    def flow(self) -> Flow:
        return self._flow

    @property
    def language(self) -> Language:
        return self._language

    def look(self) -> None:
        """Takes in what the hall did since, and lets the clock go on."""
        tools = self._tools
        events = tools.hall.poll()
        catalog = tools.hall.catalog
        if catalog is not None:
            owed = owed_by(events, tools.device)
            if self._loads != tools.hall.loads:
                self._loads = tools.hall.loads
                owed += left_over(tools.hall.state, tools.device, tools.clock.now_ms())
            tools.papers.print_owed(owed, tools.hall.state, catalog)
            self._show_ordered(events)
        second = tools.clock.now_ms() // 1000
        if events or second != self._second:
            self._second = second
            self._show()

    def _show_ordered(self, events: Iterable[Event]) -> None:
        """The newest number that others ordered here; the visitor who waits for it stands before this screen."""
        for event in events:
            body = event.body
            if isinstance(body, TicketIssued) and body.print_at == self._tools.device and event.command != self._asked:
                self.act(Ordered(body))

    def act(self, action: Action) -> None:
        """What a visitor, the hub or the printer did."""
        before, self._flow = self._flow, step(self._flow, action)
        if self._flow == before:
            return
        if (self._flow.screen, self._flow.page) != (before.screen, before.page):
            self._turned.start()
        if self._flow.screen is Screen.ISSUING and self._flow.command is not None:
            self._ask(self._flow.command)
        self.stir()
        self._show()

    def stir(self) -> None:
        """Somebody is there: the time until the kiosk turns to the next visitor starts anew."""
        if self._flow.screen in (Screen.WELCOME, Screen.ISSUING):
            self._idle.stop()
        else:
            self._idle.start(IDLE_MS.get(self._flow.screen, USUAL_IDLE_MS))

    def out_of_service(self) -> None:
        """Shows that nothing works any more, and stops working."""
        self._out_of_service = True
        self._poll.stop()
        self._idle.stop()
        self._tools.pages.show_out_of_service(self._language)

    def _listen(self) -> None:
        kiosk, papers = self._tools.pages.kiosk, self._tools.papers
        kiosk.started.connect(lambda: self._touched(self.act, Start()))
        kiosk.chosen.connect(lambda key: self._touched(self._choose, key))
        kiosk.turned.connect(lambda page: self._touched(self.act, Turn(page)))
        kiosk.taken.connect(lambda: self._touched(self._take))
        kiosk.retried.connect(lambda: self._touched(self.act, Retry()))
        kiosk.wentBack.connect(lambda: self._touched(self.act, Back()))
        kiosk.wentHome.connect(lambda: self._touched(self._leave))
        kiosk.languageAsked.connect(self._other_language)
        papers.out.connect(self.act)
        papers.printed.connect(self._report)

    def _touched(self, way: Callable[..., None], *values: object) -> None:
        """Whoever taps twice meant the page that they saw, not the one that came up under their finger."""
        if not self._turned.isValid() or self._turned.elapsed() >= TAP_MS:
            way(*values)

    def _choose(self, key: str) -> None:
        """A tile that is not offered now, as when a second finger was on the page before, chooses nothing."""
        catalog = self._tools.hall.catalog
        if catalog is None or not self._tools.pages.grid.offers(key):
            return
        if self._flow.screen is Screen.AGENCY:
            offered = services(catalog, catalog.agencies[key], self._tools.clock.now_ms())
            self.act(PickAgency(key, offered[0].code if len(offered) == 1 else None))
        else:
            self.act(PickService(key))

    def _take(self) -> None:
        if self._flow.service is None or self._flow.screen is not Screen.CONFIRM:
            return
        tools = self._tools
        issue = Issue(tools.ids(), (Errand(self._flow.service),), language=self._language, print_at=tools.device)
        self._made_ticks = tools.clock.ticks_ms()
        self.act(Take(Command(tools.ids(), tools.device, issue)))

    def _ask(self, made: Command) -> None:
        tools = self._tools
        self._asked = made.id
        command = msgspec.structs.replace(made, age_ms=tools.clock.ticks_ms() - self._made_ticks)

        def unanswered(fault: Exception) -> None:
            if not isinstance(fault, HubUnreachable):
                raise fault
            self.act(Unanswered(command.id))

        tools.jobs.run(lambda: tools.decider.submit(command), lambda answer: self._answer(command, answer), unanswered)

    def _answer(self, command: Command, answer: Answer) -> None:
        papers, catalog = self._tools.papers, self._tools.hall.catalog
        if isinstance(answer, LaneGiven) and catalog is not None:
            papers.print_lane(answer.issued, catalog, self._tools.clock.now_ms())
        elif isinstance(answer, Accepted) and catalog is not None:
            papers.print_issued(answer.events, catalog)
        self.act(Answered(command.id, answer))

    def _report(self, fact: Printed) -> None:
        self._tools.jobs.run(lambda: self._tools.decider.report(fact), lambda _: None)

    def _other_language(self) -> None:
        self._language = Language.EN if self._language is Language.ID else Language.ID
        self.stir()
        self._show()

    def _leave(self) -> None:
        if self._flow.screen is not Screen.ISSUING:
            self._language = Language.ID
        self.act(Home())

    def _show(self) -> None:
        if not self._out_of_service:
            tools = self._tools
            tools.pages.show(self._flow, tools.hall, self._language, tools.clock.now_ms())
