"""A hall in which something of everything stands, for whoever looks at every page."""

import datetime as dt
import re

from core.access import EVERYWHERE, STAFF, Duty
from core.commands import (
    Absent,
    AdmitPapers,
    AskColleague,
    AskHelp,
    CallNext,
    CancelTicket,
    ChangeDocument,
    CloseEarly,
    Errand,
    Finish,
    Hold,
    Issue,
    MakeBooking,
    OpenCounter,
    PauseAgency,
    PauseCounter,
    PostNotice,
    Rate,
    Start,
    TakeHelp,
)
from core.words import Language, Need, Outcome, Question, Reason, SkmElement
from store.staff import added, written
from tests.sync.mall import new_id
from tests.web.desk.house import AtDesk
from tests.web.desk.test_agencies import NAMES, NEW, STEPS
from tests.web.figures import a_day_passes
from tests.web.mall import People
from tests.web.visit import Hub

OPEN = (1, 2, 3, 11, 12)
SERVICES = ("A1", "A2", "A1", "B1", "C1", "S1", "A3", "B1", "A1", "C1")
MINUTE_MS = 60_000


class Scene:
    """`places`: what fills the braces of the examples. `numbers`: what each duty types to come in."""

    def __init__(self, hub: Hub, people: People) -> None:
        self.hub = hub
        self.numbers = {**people.numbers, "chief": self._chief(people)}
        self.places: dict[str, str] = {"banker": people.numbers["banker"], "help": new_id()}

    def _chief(self, people: People) -> str:
        pin = people.of("admin").pin
        staff, person = added(people.staff, "Kepala <i>Ruang</i>", pin, {EVERYWHERE: (Duty.SUPERVISOR,)})
        self.hub.do(ChangeDocument(STAFF, written(staff)))
        return person.id

    def entered(self, duty: str) -> AtDesk:
        """Somebody of that duty, with a token; nobody in particular where it is ""."""
        desk = AtDesk.known_as(self.hub, self.numbers.get(duty, ""))
        desk.get("/counter")
        return desk

    def set(self) -> None:
        """Yesterday, this morning, and what an admin has begun."""
        a_day_passes(self.hub, visitors=8)
        for no in OPEN:
            if self.hub.state().counter(no).state != "open":
                self.hub.do(OpenCounter(no))
        self._numbers()
        self._at_the_counters()
        self._in_the_hall()
        self._at_the_desk()
        self.hub.later(seconds=150)

    def _numbers(self) -> None:
        for n, service in enumerate(SERVICES):
            self.hub.issue(service, priority=n % 4 == 1, needs=(Need.QUIET_CALL,) if n == 5 else ())
            self.hub.later(seconds=40)
        self.places["waiting"] = self.hub.issue("A1", "B1", "C1").id
        self.places["late"] = self.hub.issue("A2").id
        cancelled = self.hub.issue("A1")
        self.hub.do(CancelTicket(cancelled.id))
        self.hub.do(Issue(new_id(), (Errand("A1"),), pickup=True, language=Language.EN))
        papers = tuple(new_id() for _ in range(3))
        self.hub.do(AdmitPapers("A", 1, 3, "A1", papers, 20))

    def _at_the_counters(self) -> None:
        self.places["done"] = self._called(1)
        self.hub.do(Finish(1, Outcome.IN_PROCESS, ready_on=self._today()))
        self._called(1)
        self.hub.do(Hold(1, Reason.DOCUMENTS))
        self._called(2)
        self.hub.do(Absent(2))
        rated = self._called(2)
        self.hub.do(Finish(2, Outcome.DONE))
        self.hub.do(Rate(rated, 0, {SkmElement.TIME: 4}))
        self._called(2)
        self.hub.do(Start(2))
        self.places["called"] = self._called(1)
        self._called(11)
        self.hub.do(PauseCounter(12, Reason.BREAK, 10))

    def _called(self, counter: int) -> str:
        self.hub.do(CallNext(counter))
        self.hub.later(seconds=90)
        ticket = self.hub.state().counter(counter).ticket
        assert ticket is not None
        return ticket

    def _today(self) -> dt.date:
        day = self.hub.state().day
        assert day is not None
        return day.date

    def _in_the_hall(self) -> None:
        self.hub.do(AskColleague(new_id(), 2, Question.LOOK, to_counter=1))
        taken = new_id()
        for id_, place in ((self.places["help"], "kiosk-1"), (taken, "counter-3")):
            self.hub.do(AskHelp(id_, place))
        self.hub.do(TakeHelp(taken))
        now_ms = self.hub.now_ms()
        self.hub.do(PauseAgency("samsat", Reason.SYSTEM_DOWN))
        self.hub.do(CloseEarly("bankntt", now_ms + 240 * MINUTE_MS, Reason.MEETING))
        for text in ("Mobil B 1234 XY lampunya menyala.", "Mobil " + "B1234XY" * 25):
            self.hub.do(PostNotice(new_id(), now_ms + 60 * MINUTE_MS, ("Z1",), text))
        self.places["booking"] = new_id()
        self.hub.do(MakeBooking(self.places["booking"], "A1", now_ms + 90 * MINUTE_MS, "1" * 64))

    def _at_the_desk(self) -> None:
        """An agency half set up, a wish that was looked at, and a link for guests."""
        admin = self.entered("admin")
        admin.post("/desk/agencies/new", NAMES)
        for step, typed in STEPS.items():
            admin.post(f"{NEW}/{step}", typed)
        admin.post("/desk/agencies/trial/dukcapil", {"kiosk": "kiosk-1"})
        wish = admin.post("/desk/holidays/remove", {"date": "2026-12-25"})
        link = admin.post("/summary/link", {"hours": "1"})
        made = re.search(r"/live/([\w.~-]+)", link.text)
        assert made is not None
        self.places |= {"draft": NEW.rpartition("/")[2], "preview": wish.url.rpartition("/")[2], "link": made[1]}
