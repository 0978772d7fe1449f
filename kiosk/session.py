"""One visitor after the other: what they do goes through the flow, and out of it come command, page and paper."""

import logging
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, get_args

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from core.commands import Fact
from core.events import Event, TicketIssued
from core.promise.live import Live, LiveStep
from kiosk.aloud import Aloud
from kiosk.asking import Asking
from kiosk.backstage import NOTHING_KNOWN
from kiosk.deeds import CallUsher, Deed
from kiosk.demand import Demand
from kiosk.doing import Doing
from kiosk.flow import step
from kiosk.flow.actions import Back, Enter, Home, Ordered, PaperOut, Turn
from kiosk.flow.known import known
from kiosk.flow.staffing import BEHIND
from kiosk.flow.visit import hears, of_another
from kiosk.flow.where import Flow, Screen
from kiosk.hall import notices
from kiosk.idle import Idle
from kiosk.manner import Manner
from kiosk.outlet import Outlet
from kiosk.papers import issued_again
from kiosk.scene import UNTOLD, Scene
from kiosk.tools import Tools
from kiosk.topics import scan
from kiosk.topics.choosing import CHOSEN
from kiosk.topics.rating import MORE
from kiosk.working import Working
from store.faults import Fault

POLL_MS = 50
"""A display asks the store more often; here answers come from the hub itself, and each question wakes the machine."""
FRESH_MS = 30_000
"""What the hub would promise is told again every few seconds; what is older is not shown."""
SPOKEN_WARNING_S = 10
"""So often the warning before a page is given up is said again."""
TAP_MS = 250
"""For so long a new page takes no touches: the second half of a double tap is not a choice."""

_log = logging.getLogger(__name__)


def _not_noted(fault: Exception) -> None:
    """The disk is full or broken: the staff are told by other means, and the visitors are served as long as can be."""
    if not isinstance(fault, Fault):
        raise fault
    _log.error("a fact could not be noted: %s", fault)


class Session(QObject):
    """Lives on the thread that draws; asks and reports on that of `tools.jobs`.

    `pageTurned`: there is another page now.
    """

    pageTurned = Signal()

    def __init__(self, tools: Tools, pictures: frozenset[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tools, self._pictures = tools, pictures
        self._flow, self._room = Flow(), 8
        self._second = -1
        self._catalog = tools.hall.catalog
        self._turned = QElapsedTimer()
        self._out_of_service = False
        self._manner = Manner(tools.device, tools.hall, tools.pages.words)
        self._aloud = Aloud(tools.voice, tools.pages, self._manner)
        self._asking = Asking(tools, self.act)
        self._working = Working(tools.backstage, tools.jobs, tools.clock, self.act, self)
        self._doing = Doing(tools, self._asking, self._working, self.act, self._leave)
        self._outlet = Outlet(tools.device, tools.hall, tools.papers, tools.asked, self._report)
        self._demand = Demand(tools.device)
        self._idle = Idle(self)
        self._listen()
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.look)
        self._poll.start()
        self.look()

    @property
    def flow(self) -> Flow:
        return self._flow

    @property
    def language(self) -> str:
        return self._manner.language

    def look(self) -> None:
        """Takes in what the hall did since, and lets the clock go on."""
        tools = self._tools
        events = tools.hall.poll()
        self._mind_the_site_file()
        left = self._outlet.take_in(events, tools.clock.now_ms())
        if left is not None:
            tools.jobs.run(partial(tools.unseen.note, left.id), lambda _: self._order(issued_again(left)))
        if tools.hall.catalog is not None:
            self._show_ordered(events)
        second = tools.clock.now_ms() // 1000
        if events or second != self._second:
            self._second = second
            self._show()

    def _mind_the_site_file(self) -> None:
        """A visit that chose what the mall no longer has begins anew, once its answer has come."""
        if self._flow.screen is Screen.ISSUING:
            return
        before, self._catalog = self._catalog, self._tools.hall.catalog
        if before is not self._catalog and not known(self._flow, before, self._catalog):
            self._leave()

    def _show_ordered(self, events: Iterable[Event]) -> None:
        """The newest number that others ordered here; the visitor who waits for it stands before this screen."""
        for event in events:
            body = event.body
            own = event.command == self._asking.asked
            if isinstance(body, TicketIssued) and body.print_at == self._tools.device and not own:
                self._order(body)

    def _order(self, issued: TicketIssued) -> None:
        """A number that this kiosk shows without having been asked for it; its paper may be out already."""
        catalog = self._tools.hall.catalog
        if not known(Flow(Screen.NUMBER, issued=issued), catalog, catalog):
            return
        self.act(Ordered(issued))
        paper = self._tools.papers.became(issued.ticket)
        if paper is not None:
            self.act(PaperOut(issued.ticket, paper))

    def act(self, action: Any) -> None:
        """What a visitor, the hub or the printer did."""
        before, self._flow = self._flow, step(self._flow, action)
        if self._flow == before:
            return
        if before.screen is Screen.ISSUING:
            self._mind_the_site_file()
        self._tell_demand(before)
        turned = self._flow.place != before.place
        if turned:
            self._turned.start()
            if self._flow.screen is Screen.WELCOME:
                self._manner.came_to_the_door()
        begun = self._flow.screen is Screen.ISSUING and before.screen is not Screen.ISSUING
        if begun and self._flow.command is not None:
            self._asking.send(self._flow.command)
        self._show()
        self.stir()
        if turned:
            self.pageTurned.emit()
            self._working.come_in(self._flow.screen)
            self._aloud.page(self._flow)
        elif self._flow.explained != before.explained or (
            self._flow.screen is Screen.SEARCH and self._flow.typed != before.typed
        ):
            self._aloud.words(self._tools.pages.aloud)

    def _tell_demand(self, before: Flow) -> None:
        catalog = self._tools.hall.catalog
        if catalog is not None:
            wanted = self._demand.given_up(before, self._flow, catalog, self._tools.clock.now_ms())
            if wanted is not None:
                self._asking.tell(wanted)

    def stir(self) -> None:
        """Somebody is there: the time until the kiosk turns to the next visitor starts anew."""
        if not self._out_of_service:
            self._idle.stir(self._flow.screen, asks=MORE in self._tools.pages.offered)

    def touched(self) -> bool:
        """Like `stir`, for a touch or a key; says whether it was the answer to the warning, and meant nothing else."""
        answer = self._idle.warning
        self.stir()
        if answer:
            self._turned.start()
        return answer

    def scanned(self, text: str) -> None:
        """Somebody held a code to the scanner. One that leads nowhere changes nothing."""
        scene = self._scene()
        if scene is None or self._out_of_service or not hears(self._flow):
            return
        self.stir()
        led_to = scan.scanned(scene, text)
        if led_to is None:
            self._tell(scene.say("ticket.not_ours"))
            return
        if self._flow.screen is Screen.WELCOME:
            if self._manner.begin():
                self._doing.next_visitor()
            self._manner.language = scan.language(scene, led_to) or self._manner.language
        elif of_another(self._flow, led_to):
            self._next_visitor()
            self._manner.language = scan.language(scene, led_to) or self._manner.language
        self.act(led_to)

    def _tell(self, words: str) -> None:
        self._tools.pages.notice.tell(words)
        self._aloud.words(words)

    def out_of_service(self) -> None:
        """Shows that nothing works any more, and stops working."""
        self._out_of_service = True
        self._poll.stop()
        self._idle.stop()
        self._aloud.stop()
        self._tools.pages.show_out_of_service(self._manner.language)

    def _listen(self) -> None:
        kiosk, papers, unseen = self._tools.pages.kiosk, self._tools.papers, self._tools.unseen
        kiosk.chosen.connect(lambda key: self._touched(self._choose, key))
        kiosk.turned.connect(lambda page: self._touched(self.act, Turn(page)))
        kiosk.wentHome.connect(lambda: self._touched(self._leave))
        kiosk.barTouched.connect(self._bar)
        kiosk.roomy.connect(self._roomy)
        self._idle.left.connect(self._warn)
        self._idle.over.connect(self._leave)
        papers.out.connect(self.act)
        papers.expired.connect(unseen.expired)
        unseen.cancelled.connect(self._asking.tell)
        self._working.changed.connect(self._show)

    def _touched(self, way: Callable[..., None], *values: object) -> None:
        """Whoever taps twice meant the page that they saw, not the one that came up under their finger."""
        if not self._turned.isValid() or self._turned.elapsed() >= TAP_MS:
            way(*values)

    def _choose(self, key: str) -> None:
        """What is not offered now, as when a second finger was on the page before, chooses nothing."""
        scene = self._scene()
        offered = self._tools.pages.offered
        if scene is None or key not in offered:
            return
        if self._aloud.takes(key, offered[key]):
            return
        led_to = CHOSEN[self._flow.screen](scene, key)
        if isinstance(led_to, get_args(Deed)):
            self._doing.do(scene, led_to)
        elif led_to is not None:
            self.act(led_to)
        self._show()

    def _bar(self, key: str) -> None:
        """The bar at the bottom works on every page and changes none."""
        if self._out_of_service:
            return
        if key == "back":
            self._touched(self.act, Back())
        elif key == "staff":
            self.act(Enter())
        else:
            scene = self._scene()
            if key == "usher" and scene is not None:
                self._doing.do(scene, CallUsher())
            self._manner.change(key)
            self.stir()
            self._show()
            self._aloud.words(self._tools.pages.aloud)

    def _roomy(self, room: int) -> None:
        if room != self._room:
            self._room = room
            self._show()

    def _warn(self, left: int | None) -> None:
        say, language = self._tools.pages.words.say, self._manner.language
        if left is None:
            self._tools.pages.bar.warn("", "")
            return
        warning = say("kiosk.timeout", language, n=left)
        self._tools.pages.bar.warn(warning, say("kiosk.stay", language))
        if left % SPOKEN_WARNING_S == 0:
            self._aloud.words(warning)

    def _report(self, fact: Fact) -> None:
        self._tools.jobs.run(lambda: self._tools.decider.report(fact), lambda _: None, _not_noted)

    def _leave(self) -> None:
        if self._flow.screen is not Screen.ISSUING:
            self._next_visitor()
        self.act(Home())
        self._show()

    def _next_visitor(self) -> None:
        self._manner.forget()
        self._doing.next_visitor()
        self._aloud.stop()

    def plugged(self, plugged: bool) -> None:
        """Whoever plugs in headphones wants to hear the pages, and whoever takes them out has heard enough."""
        self._aloud.stop()
        self._manner.hear(plugged)
        self.stir()
        self._show()
        self._aloud.words(self._tools.pages.aloud)

    def fits(self, small_mm: float | None) -> None:
        """The panel is too small: so many millimetres have the smallest buttons; None: it is large enough."""
        self._working.small_mm = small_mm
        self._show()

    def _scene(self) -> Scene | None:
        tools = self._tools
        catalog = tools.hall.catalog
        if catalog is None:
            return None
        return Scene(
            self._flow,
            tools.hall.state,
            catalog,
            tools.pages.words,
            self._manner.language,
            tools.clock.now_ms(),
            tools.device,
            self._manner.look,
            self._pictures,
            self._room,
            tools.papers.status,
            self._doing.help,
            self._working.facts() if self._flow.screen in BEHIND else NOTHING_KNOWN,
            tools.hall.promises(tools.clock.now_ms() - FRESH_MS) if self._flow.screen is Screen.CONFIRM else {},
            self._live(),
            self._basis(),
            notices(tools.hall, tools.clock.now_ms()) if self._flow.screen is Screen.WELCOME else (),
        )

    def _basis(self) -> LiveStep | None:
        """What the promise on the page before the number rests on."""
        hall, flow = self._tools.hall, self._flow
        if flow.screen is not Screen.CONFIRM or not flow.wish.errands or hall.catalog is None:
            return None
        service = hall.catalog.services.get(flow.wish.errands[0].service)
        return hall.promise(service.letter, self._tools.clock.now_ms() - FRESH_MS) if service else None

    def _live(self) -> Live:
        """Of the number that the page is about, while it is on."""
        flow, tools = self._flow, self._tools
        on = flow.issued.ticket if flow.screen is Screen.NUMBER and flow.issued else None
        ticket = flow.ticket if flow.screen is Screen.TICKET else on
        return tools.hall.live(ticket, tools.clock.now_ms() - FRESH_MS) if ticket else UNTOLD

    def _show(self) -> None:
        if self._out_of_service:
            return
        scene = self._scene()
        if scene is None:
            self._tools.pages.show_without_site(self._manner.language, self._tools.clock.now_ms())
        else:
            self._tools.pages.show(scene, self._tools.voice.available)
            if scene.room != self._room:
                self._show()  # the page told how much fits while it was shown as if it were something else
