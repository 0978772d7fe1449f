"""Days lived by hand in the small mall, each with something that reports must get right."""

import datetime as dt
from collections.abc import Callable

from core.commands import (
    Absent,
    AddStep,
    AskHelp,
    BeginOutage,
    CallNext,
    CallTicket,
    CancelBooking,
    CancelTicket,
    CloseCounter,
    CloseDay,
    CountUnmet,
    EndOutage,
    Errand,
    ExpireBooking,
    ExpireHold,
    Finish,
    Issue,
    MakeBooking,
    OpenCounter,
    OpenDay,
    PauseCounter,
    Printed,
    Rate,
    RateVisit,
    RemoveStep,
    Reprint,
    Return,
    Start,
    Transfer,
    UndoCall,
)  # fmt: skip
from core.unmet import Topic
from core.words import Channel, Evidence, Language, Need, Outcome, Reason, SkmElement
from tests.core.play import Play, ident
from tests.core.small_site import SMALL, TUESDAY, WEDNESDAY

Lived = Callable[[Play], None]


def empty(play: Play) -> None:
    play.at("15:30").do(CloseDay(play.date))


def one_ticket(play: Play) -> None:
    play.issue("KTP")
    play.later(minutes=5).do(CallNext(1))
    play.later(minutes=5).do(Finish(1))


def over_midnight(play: Play) -> None:
    play.issue("KTP")
    play.at("23:50").later(minutes=30).do(CallNext(1))


def reopened(play: Play) -> None:
    one_ticket(play)
    play.later(seconds=5).do(UndoCall(1))
    play.later(minutes=3).do(Finish(1))


def three_agencies(play: Play) -> None:
    several = play.issue("KTP", "SETOR")
    play.later(minutes=1).do(AddStep(several.id, Errand("LEGAL")))
    play.later(minutes=2).do(CallNext(1))
    play.later(minutes=3).do(Transfer(1, "AKTA"))
    play.later(minutes=1).do(RemoveStep(several.id, 2))


def undone(play: Play) -> None:
    play.issue("KTP")
    play.later(minutes=3).do(CallNext(1))
    play.later(seconds=5).do(UndoCall(1))


def undone_with_the_one_before(play: Play) -> None:
    """The call ended the visit of the one before, and taking it back brings that one back too."""
    play.issue("KTP")
    play.issue("KK")
    play.later(minutes=3).do(CallNext(1))
    play.later(minutes=4).do(CallNext(1))
    play.later(seconds=5).do(UndoCall(1))
    play.later(minutes=2).do(Finish(1))


def outage(play: Play) -> None:
    one_ticket(play)
    play.do(BeginOutage(Reason.NETWORK))
    play.later(minutes=12).do(EndOutage())
    play.later(minutes=30).do(BeginOutage(Reason.POWER))


def outage_over_night(play: Play) -> None:
    """Begins on one day and ends on the next, before anything else happens; then there is another one."""
    one_ticket(play)
    play.at("14:50").do(BeginOutage(Reason.POWER))
    play.at("15:30").do(CloseDay(play.date))
    play.on(WEDNESDAY, "07:30").do(OpenDay(WEDNESDAY, synchronised=True))
    play.at("08:05").do(EndOutage())
    play.do(OpenCounter(1))
    play.at("08:10").issue("KTP")
    play.at("09:00").do(BeginOutage(Reason.NETWORK))


def outage_of_days(play: Play) -> None:
    """Begins after the day was closed, and two days pass without its end."""
    one_ticket(play)
    play.at("15:30").do(CloseDay(play.date))
    play.at("17:00").do(BeginOutage(Reason.POWER))
    for day in (WEDNESDAY, WEDNESDAY + dt.timedelta(days=1)):
        play.on(day, "07:30").do(OpenDay(day, synchronised=True))
        play.at("08:10").issue("KTP")
        play.at("15:30").do(CloseDay(day))


def dark_over_night(play: Play) -> None:
    """The hub goes off in the afternoon, with people waiting, and closes the day when it is back in the morning."""
    one_ticket(play)
    play.at("13:50").issue("KTP")
    play.at("14:10").issue("SETOR")
    play.on(WEDNESDAY, "07:30").do(CloseDay(TUESDAY))
    play.date = TUESDAY


def alone(play: Play) -> None:
    """A kiosk gives numbers by itself; papers that nobody is sure of, and papers asked for again."""
    play.lane("B1001", "AKTA")
    play.lane("B9001", "AKTA")
    tickets = [play.later(minutes=20).issue("KTP") for _ in range(4)]
    for ticket, evidence in zip(tickets, Evidence, strict=False):
        play.fact(Printed(ticket.id, 0, evidence))
    play.fact(Printed(tickets[0].id, 1, Evidence.CONFIRMED))
    for _ in range(2):
        play.later(minutes=2).do(Reprint(tickets[1].id, "kios-1"))


def booked(play: Play) -> None:
    times = {"b": "08:30", "c": "09:00", "d": "09:30", "e": "14:00"}
    for name, clock in times.items():
        play.do(MakeBooking(ident(name), "PASPOR", SMALL.at(play.date, clock), name * 64))
    play.do(MakeBooking(ident("f"), "PASPOR", SMALL.at(WEDNESDAY, "08:30"), "f" * 64))
    play.do(CancelBooking(ident("c")))
    play.at("08:20").do(Issue(ident("t"), (Errand("PASPOR"),), booking="b" * 64, channel=Channel.BOOKING))
    play.at("08:40").do(OpenCounter(4))
    play.do(CallNext(4))
    play.at("11:00").do(ExpireBooking(ident("d")))


def all_kinds_of_people(play: Play) -> None:
    """Languages, ways to a number, needs, priority; what they looked for in vain, and what they thought of it."""
    issues = [
        Issue(ident("t1"), (Errand("KTP"),), language=Language.EN, needs=(Need.INTERPRETER,)),
        Issue(ident("t2"), (Errand("KK"),), channel=Channel.USHER, priority=True),
        Issue(ident("t3"), (Errand("KTP"), Errand("SETOR")), channel=Channel.DESK, needs=(Need.STAFF_COMES,)),
        Issue(ident("t4"), (Errand("SETOR"),), language=Language.EN),
        Issue(ident("t5"), (Errand("KTP"),), pickup=True),
    ]
    for issue in issues:
        play.later(minutes=1).do(issue)
    play.do(CancelTicket(ident("t4")))
    for topic in (Topic.PASSPORT, Topic.COURT, Topic.PASSPORT):
        play.later(minutes=1).do(CountUnmet(topic, "kios-1"))
    for face in (4, 1, 4):
        play.do(RateVisit(face, "kios-1"))
    play.do(AskHelp(ident("h"), "kios-1"))
    for number in (1, 2):
        play.later(minutes=5).do(CallNext(number))
        play.later(minutes=5).do(Start(number))
        play.later(minutes=5).do(Finish(number))
    rated = [t.id for t in play.state.tickets.values() if not t.is_open and t.steps[0].outcome]
    for n, ticket in enumerate(rated, 2):
        play.do(Rate(ticket, 0, {SkmElement.TIME: n, SkmElement.FEE: 4}))


def counters_that_came_late(play: Play) -> None:
    play.at("08:20").do(OpenCounter(5))
    play.at("10:00").do(PauseCounter(5, Reason.PRAYER))
    play.at("10:15").do(OpenCounter(5))
    play.at("11:00").do(PauseCounter(5, Reason.TOILET))
    play.at("11:05").do(CloseCounter(5))
    play.at("12:00").do(PauseCounter(1, Reason.PRAYER))
    play.issue("KTP")
    play.at("15:30").do(CloseDay(play.date))


def quota_used_up(play: Play) -> None:
    """Sent on within the same letter, a visitor takes no second number of it."""
    play.issue("AKTA")
    play.later(minutes=1).do(CallNext(2))
    play.later(minutes=1).do(Transfer(2, "AKTA"))
    for _ in range(3):
        play.later(minutes=10).issue("AKTA")


def journeys_of_all_ends(play: Play) -> None:
    """One whole, one whose papers were missing at its first errand, one under way."""
    for name in ("a", "b", "c"):
        errands = (Errand("AKTA"), Errand("KK", after=(0,)))
        play.later(minutes=1).do(Issue(ident(name), errands, journey="lahir"))
    for outcome in (Outcome.DONE, Outcome.DOCUMENTS_INCOMPLETE):
        play.later(minutes=5).do(CallNext(2))
        play.later(minutes=5).do(Finish(2, outcome))
    play.later(minutes=5).do(CallNext(1))
    play.later(minutes=5).do(Finish(1))
    play.at("15:30").do(CloseDay(play.date))


def held_and_out_of_turn(play: Play) -> None:
    first, second, third = play.issue("KTP"), play.issue("KTP"), play.issue("KTP", "AKTA")
    play.later(minutes=4).do(CallNext(1))
    play.later(minutes=1).do(Absent(1))
    play.later(minutes=1).do(CallTicket(1, third.id, Reason.COMPANION))
    play.later(minutes=6).do(Finish(1, Outcome.REFERRED))
    play.later(minutes=1).do(Return(first.id, 0))
    play.later(minutes=1).do(CallNext(1))
    play.later(minutes=1).do(Absent(1))
    play.later(minutes=40).do(ExpireHold(play.state.tickets[second.id].id, 0))
    play.at("15:30").do(CloseDay(play.date))


DAYS: tuple[Lived, ...] = (
    empty, one_ticket, over_midnight, reopened, three_agencies, undone, undone_with_the_one_before, outage,
    outage_over_night, outage_of_days, dark_over_night, alone, booked, all_kinds_of_people, counters_that_came_late,
    quota_used_up, journeys_of_all_ends, held_and_out_of_turn,
)  # fmt: skip


def lived(day: Lived) -> Play:
    """The small mall at the end of a day; its first three counters open at eight."""
    play = Play().at("08:00").opened(1, 2, 3)
    day(play)
    return play
