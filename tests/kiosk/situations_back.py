"""What a kiosk can show to those who come back: with a ticket, with a booking, with what they think."""

import datetime as dt
from collections.abc import Callable

from core.booking_code import code_hash
from core.commands import Absent, CallNext, Errand, Finish, MakeBooking, Start
from core.refusal import Refusal
from core.words import Outcome
from tests.kiosk.counter import call, next_day, serve
from tests.kiosk.rig import Rig
from tests.ui.hub import DAY, TEN

Lead = Callable[[Rig], None]
CODE = "KPG7Q2"
MINUTE_MS = 60_000
ERRANDS = ("A1", "K1", "B1", "D1", "U1")


def ticket(rig: Rig, *, alone: bool = False) -> str:
    """A number on a journey of several errands, or of one; some people are before it."""
    for service in ("A1", "A2"):
        rig.hub.issue(service)
    errands = (Errand("A1"),) if alone else (*map(Errand, ERRANDS), Errand("S1", True, (0,)))
    return rig.hub.issue("A1", errands=errands)


def scan(rig: Rig, text: str) -> None:
    rig.kiosk.session.scanned(text)
    rig.kiosk.session.look()


def come_back(rig: Rig, *keys: str, alone: bool = False) -> None:
    scan(rig, f"http://antre.example/kpg/t/{ticket(rig, alone=alone)}")
    choose(rig, *keys)


def choose(rig: Rig, *keys: str) -> None:
    for key in keys:
        assert key in rig.kiosk.pages.offered, (key, list(rig.kiosk.pages.offered))
        rig.kiosk.pages.kiosk.chosen.emit(key)
        rig.bot.waitUntil(lambda: rig.page != "issuing")
        rig.kiosk.session.look()


def back(*keys: str, alone: bool = False) -> Lead:
    return lambda rig: come_back(rig, *keys, alone=alone)


def called(rig: Rig) -> None:
    come_back(rig)
    for _ in range(2):
        serve(rig.hub, 1)
    call(rig.hub, 1)
    rig.kiosk.session.look()


def serving(rig: Rig) -> None:
    called(rig)
    rig.hub.do(Start(1))
    rig.kiosk.session.look()


def missed(rig: Rig) -> None:
    called(rig)
    rig.hub.do(Absent(1))
    rig.kiosk.session.look()


def over(*keys: str) -> Lead:
    """Served, and one errand needs a day more."""

    def lead(rig: Rig) -> None:
        mine = rig.hub.issue("A1", errands=(Errand("A1"), Errand("D1")))
        serve(rig.hub, 1)
        rig.hub.clock.ms += 10 * MINUTE_MS
        rig.hub.open(5)
        rig.hub.do(CallNext(5))
        rig.hub.do(Start(5))
        rig.hub.do(Finish(5, Outcome.IN_PROCESS, DAY + dt.timedelta(days=3)))
        scan(rig, f"http://antre.example/kpg/t/{mine}")
        choose(rig, *keys)

    return lead


def refused(rig: Rig) -> None:
    come_back(rig)
    rig.hub.refusal = Refusal("ticket_busy", {"label": "A003"})
    choose(rig, "pause")


def unreachable(rig: Rig) -> None:
    come_back(rig)
    rig.hub.away = True
    choose(rig, "pause")


def other_day(rig: Rig) -> None:
    mine = ticket(rig)
    next_day(rig.hub)
    scan(rig, f"http://antre.example/kpg/t/{mine}")


def typed(*keys: str) -> Lead:
    def lead(rig: Rig) -> None:
        ticket(rig)
        choose(rig, "start", "find", *keys)

    return lead


def booking(minutes: int) -> Lead:
    """A booking so many minutes from now."""

    def lead(rig: Rig) -> None:
        at_ms = TEN + minutes * MINUTE_MS
        rig.hub.clock.ms = min(TEN, at_ms)
        rig.hub.do(MakeBooking(rig.hub.id(), "A3", at_ms, code_hash(CODE)))
        rig.hub.clock.ms = TEN
        scan(rig, CODE)

    return lead


def behind_the_door(rig: Rig) -> None:
    rig.kiosk.session._manner.change("text")
    choose(rig, "start", "rate")


SKIPS = ("skip",) * 4

BACK: dict[str, Lead] = {
    "ticket": back(),
    "ticket with one errand": back(alone=True),
    "ticket called": called,
    "ticket served": serving,
    "ticket missed": missed,
    "ticket paused": back("pause"),
    "ticket with another errand": back("add", "J1", "add"),
    "ticket over": over(),
    "ticket refused": refused,
    "ticket unreachable": unreachable,
    "ticket unknown": lambda rig: scan(rig, f"http://antre.example/kpg/t/{rig.hub.id()}"),
    "ticket of another day": other_day,
    "adding to a ticket": back("add", "J1"),
    "dropping from a ticket": back("drop"),
    "strange code": lambda rig: scan(rig, "https://example.com/menu"),
    "find": typed(),
    "number pad": typed("find_number"),
    "number not found": typed("find_number", "key-A", "key-9", "ok"),
    "number typed": typed("find_number", "key-A", "key-3", "ok"),
    "booking pad": typed("find_booking", *(f"key-{sign}" for sign in "WWWWMMMMWWWW")),
    "booking": booking(5),
    "booking early": booking(90),
    "booking late": booking(-90),
    "booking unknown": lambda rig: scan(rig, CODE),
    "first question": over("rate"),
    "friendliness": over("rate", "face-3", "face-2", *SKIPS),
    "complaints": over("rate", "face-3", "face-2", *SKIPS, "face-1"),
    "thanks": over("rate", "face-4", "enough"),
    "the visit behind the door": behind_the_door,
    "thanks at the door": lambda rig: choose(rig, "face-4"),
}
