"""What a kiosk can show, by name: each leads a kiosk that has just been made there.

Another one is a function from a rig, or `go` with the keys that are chosen on the way, and a line in SITUATIONS.
"""

import datetime as dt
from collections.abc import Callable

from core.commands import PauseAgency, TakeHelp
from core.refusal import Refusal
from core.words import Reason
from printer.journal import JobState
from printer.states import Cause, PrinterState
from printer.status import PrinterStatus
from tests.kiosk.rig import Rig
from tests.kiosk.situations_back import BACK
from tests.kiosk.situations_staff import STAFF
from tests.kiosk.situations_told import TOLD
from tests.kiosk.situations_ways import WAYS
from tests.ui.hub import TEN

Lead = Callable[[Rig], None]
DAY_MS = 86_400_000
CONFIRM = ("start", "agency", "dukcapil", "A1")


def go(*keys: str, then: Lead | None = None) -> Lead:
    """Chooses `keys` one after the other."""

    def lead(rig: Rig) -> None:
        for key in keys:
            assert key in rig.kiosk.pages.offered, (key, list(rig.kiosk.pages.offered))
            rig.kiosk.pages.kiosk.chosen.emit(key)
        if then is not None:
            then(rig)

    return lead


def queues(rig: Rig) -> None:
    """People wait, and one agency pauses."""
    for service in ("A1", "A1", "A2", "C1"):
        rig.hub.issue(service)
    rig.hub.do(PauseAgency("bankntt", Reason.SYSTEM_DOWN))
    rig.kiosk.session.look()


def last_tiles(rig: Rig) -> None:
    go("start", "agency")(rig)
    rig.kiosk.pages.kiosk.turned.emit(99)


def take(rig: Rig) -> None:
    go(*CONFIRM, "take")(rig)
    rig.bot.waitUntil(lambda: rig.page != "issuing")


def in_issuing(rig: Rig) -> None:
    """The hub has not answered yet."""
    rig.hold()
    go(*CONFIRM, "take")(rig)
    assert rig.page == "issuing"


def from_lane(rig: Rig) -> None:
    rig.hub.lane = "A1007"
    take(rig)


def failed_paper(rig: Rig) -> None:
    take(rig)
    rig.paper.finish(JobState.EXPIRED)


def out(rig: Rig) -> None:
    take(rig)
    rig.paper.finish()


def blocked(cause: Cause, state: PrinterState = PrinterState.BLOCKED, further: tuple[str, ...] = ()) -> Lead:
    def lead(rig: Rig) -> None:
        rig.paper.status = PrinterStatus(state, cause)
        go(*CONFIRM, "take", *further)(rig)
        if further:
            rig.wait_for("number")

    return lead


def printer_again(rig: Rig) -> None:
    blocked(Cause.PAPER_OUT)(rig)
    rig.paper.status = PrinterStatus(PrinterState.READY)
    rig.hub.clock.ms += 1000
    rig.kiosk.session.look()


def refused(refusal: Refusal) -> Lead:
    def lead(rig: Rig) -> None:
        rig.hub.refusal = refusal
        take(rig)

    return lead


def unreachable(rig: Rig) -> None:
    rig.hub.away = True
    take(rig)


def later(ms: int) -> Lead:
    def lead(rig: Rig) -> None:
        rig.hub.clock.ms += ms
        rig.kiosk.session.look()

    return lead


def holiday(rig: Rig) -> None:
    catalog = rig.hub.catalog
    assert catalog is not None
    day = min(h.date for h in catalog.site.hours.holidays if h.date > catalog.local(TEN).date())
    later((day - catalog.local(TEN).date()) // dt.timedelta(days=1) * DAY_MS)(rig)


def preparing(rig: Rig) -> None:
    rig.hub.catalog = None
    later(1000)(rig)


def out_of_service(rig: Rig) -> None:
    rig.kiosk.session.out_of_service()


def warned(rig: Rig) -> None:
    go(*CONFIRM)(rig)
    rig.kiosk.session._idle._warn()


def helped(taken: bool) -> Lead:
    """The usher was called."""

    def lead(rig: Rig) -> None:
        go("start")(rig)
        rig.kiosk.pages.kiosk.barTouched.emit("usher")
        rig.bot.waitUntil(lambda: bool(rig.hub.state.helps))
        if taken:
            rig.hub.do(TakeHelp(next(iter(rig.hub.state.helps))), "loket-4")
        rig.kiosk.session.look()

    return lead


SITUATIONS: dict[str, Lead] = {
    "welcome": lambda rig: None,
    "start": go("start"),
    "adding": go(*CONFIRM, "add"),
    "agencies": go("start", "agency", then=queues),
    "last agencies": last_tiles,
    "services": go("start", "agency", "dukcapil", then=queues),
    "many documents": go("start", "agency", "dukcapil", "A3"),
    "one errand": go(*CONFIRM, then=queues),
    "errands": go(*CONFIRM, "add", "agency", "bpjskes", "K1", "add", "agency", "samsat"),
    "missing": go("start", "agency", "dukcapil", "A3", "missing"),
    "needs": go(*CONFIRM, "needs", "priority"),
    "no paper": blocked(Cause.PAPER_OUT),
    "cover open": blocked(Cause.COVER_OPEN),
    "too hot": blocked(Cause.OVERHEATED),
    "not taken": blocked(Cause.NOT_TAKEN),
    "no printer": blocked(Cause.ABSENT, PrinterState.UNREACHABLE),
    "printer again": printer_again,
    "issuing": in_issuing,
    "number": take,
    "printed": out,
    "lane": from_lane,
    "without paper": blocked(Cause.PAPER_OUT, further=("take",)),
    "failed paper": failed_paper,
    "quota": refused(Refusal("quota", {}, TEN + 80_000_000)),
    "refused for staff": refused(Refusal("full")),
    "unreachable": unreachable,
    "closed": later(6 * 3_600_000),
    "holiday": holiday,
    "preparing": preparing,
    "out of service": out_of_service,
    "warning": warned,
    "help asked": helped(taken=False),
    "help taken": helped(taken=True),
    **WAYS,
    **BACK,
    **TOLD,
    **STAFF,
}
