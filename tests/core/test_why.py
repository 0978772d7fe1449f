"""Why one goes before another, as it is read aloud."""

from core.commands import CallNext, CloseCounter, Errand, Finish, Hold, PauseTicket, Transfer
from core.state import Ticket
from core.why import why
from core.words import Need, Reason
from tests.core.play import Play


def told(play: Play, a: Ticket, b: Ticket, counter: int = 1, steps: tuple[int, int] = (0, 0)) -> str:
    pairs = [(ticket, ticket.steps[n]) for ticket, n in zip((a, b), steps, strict=True)]
    said = why(play.state, play.hall, pairs[0], pairs[1], play.hall.counters[counter], play.now_ms)
    assert "{" not in said.id + said.en
    return said.en


def test_by_their_places(hall: Play) -> None:
    a = hall.issue("KTP")
    b = hall.later(minutes=5).issue("KTP", priority=True)
    assert told(hall, a, b) == (
        "A002 has waited since 08:05:00 with a head start of 20 minutes, so its place is 07:45:00; "
        "A001 has waited since 08:00:00: A002 goes first."
    )
    pairs = [(ticket, ticket.steps[0]) for ticket in (a, b)]
    assert why(hall.state, hall.hall, pairs[0], pairs[1], hall.hall.counters[1], hall.now_ms).id == (
        "A002 menunggu sejak 08.05.00 dan didahulukan 20 menit, jadi tempatnya 07.45.00; "
        "A001 menunggu sejak 08.00.00: A002 lebih dulu."
    )
    assert told(hall, b, a) == told(hall, a, b)


def test_one_of_them_cannot_start(hall: Play) -> None:
    a, b = hall.issue("KTP"), hall.issue("KTP")
    hall.do(PauseTicket(a.id, Reason.TOILET))
    assert told(hall, a, b) == told(hall, b, a) == "A001 is paused, so A002 goes first."
    other = hall.issue("SETOR")
    assert told(hall, other, b) == "C001 is not served at counter 1, so A002 goes first."


def test_neither_can(hall: Play) -> None:
    a = hall.issue("KTP", Errand("KK", after=(0,)))
    b = hall.issue("KTP", needs=(Need.ACCESSIBLE_COUNTER,))
    assert told(hall, a, b, steps=(1, 0)) == (
        "A001 still waits for an earlier step to be done, and A002 needs a counter that fits its needs."
    )


def test_gone_or_elsewhere(hall: Play) -> None:
    a, b = hall.issue("KTP", "SETOR"), hall.issue("KTP")
    hall.do(CallNext(1))
    assert told(hall, a, b) == "A001 is being called or served at another counter, so A002 goes first."
    hall.do(Hold(1, Reason.DOCUMENTS))
    assert told(hall, a, b) == "A001 is not waiting, so A002 goes first."
    hall.do(CallNext(1))
    hall.do(Finish(1))
    assert told(hall, b, a) == "A002 is not waiting, and A001 is not waiting."


def test_sent_and_walking(hall: Play) -> None:
    a, b = hall.issue("SETOR"), hall.issue("KTP")
    hall.do(CallNext(3))
    hall.do(Transfer(3, "KTP", to_counter=2))
    assert told(hall, a, b, steps=(1, 0)) == "C001 was sent to counter 2, so A001 goes first."
    hall.do(CloseCounter(2))
    assert told(hall, a, b, steps=(1, 0)) == "C001 is still walking from the last counter, so A001 goes first."
