"""Papers that are no tickets: who may ask for what, and what is known of them."""

import datetime as dt

import pytest

from core.commands import CallNext, CloseDay, EnrolDevice, Finish, PaperPrinted, Print, RevokeDevice, Shown, Start
from core.state import PaperNow, Ticket
from core.words import Evidence, Language, Outcome, PaperKind, Role
from tests.core.play import Play, ident, kinds
from tests.core.small_site import TUESDAY, WEDNESDAY

DOCUMENTS = Print(ident("p"), PaperKind.DOCUMENTS, "KTP", "kios-1")


def asked(paper: PaperKind, subject: str, step: int | None = None, device: str = "kios-1") -> Print:
    return Print(ident("p", paper, subject, device), paper, subject, device, step)


def served(hall: Play, ready_on: dt.date | None = None) -> Ticket:
    ticket = hall.issue("KTP")
    hall.do(CallNext(1))
    hall.do(Start(1))
    hall.do(Finish(1, Outcome.IN_PROCESS if ready_on else Outcome.DONE, ready_on=ready_on))
    return ticket


def test_what_a_service_needs(play: Play) -> None:
    """Even before the day is open."""
    body = Print(ident("p"), PaperKind.DOCUMENTS, "KTP", "kios-1", language=Language.EN)
    assert kinds(play.do(body)) == ["paper.asked"]
    paper = PaperNow("kios-1", PaperKind.DOCUMENTS, "KTP", None, Language.EN, play.now_ms)
    assert play.state.papers == {ident("p"): paper}
    assert play.refused(asked(PaperKind.DOCUMENTS, "SIM")).values == {"service": "SIM"}


def test_a_paper_is_asked_for_once(play: Play) -> None:
    play.do(DOCUMENTS)
    assert play.code(DOCUMENTS) == "print_exists"


def test_a_visit_that_is_over(hall: Play) -> None:
    assert hall.code(asked(PaperKind.NOTA, ident("t"))) == "unknown_ticket"
    ticket = hall.issue("KTP")
    assert hall.refused(asked(PaperKind.NOTA, ticket.id)).values == {"label": "A001"}
    assert hall.code(asked(PaperKind.NOTA, ticket.id)) == "ticket_open"
    hall.do(CallNext(1))
    hall.do(Finish(1))
    assert hall.do(asked(PaperKind.NOTA, ticket.id))


def test_what_is_to_be_fetched(hall: Play) -> None:
    assert hall.code(asked(PaperKind.PICKUP, ident("t"), 0)) == "unknown_ticket"
    ticket = served(hall, WEDNESDAY)
    for n in (None, -1, 1):
        assert hall.code(asked(PaperKind.PICKUP, ticket.id, n)) == "unknown_step"
    (event,) = hall.do(asked(PaperKind.PICKUP, ticket.id, 0))
    assert event.step == 0  # type: ignore[union-attr]
    assert hall.refused(asked(PaperKind.PICKUP, served(hall).id, 0)).code == "nothing_to_fetch"


def test_the_figures_of_the_last_day_only(play: Play) -> None:
    assert play.code(asked(PaperKind.DAY, "2026-11-24")) == "day_not_open"
    play.at("08:00").opened()
    assert play.refused(asked(PaperKind.DAY, "2026-11-23")).values == {"day": "2026-11-24"}
    assert play.code(asked(PaperKind.DAY, "kemarin")) == "other_day"
    play.do(CloseDay(TUESDAY))
    assert play.do(asked(PaperKind.DAY, "2026-11-24"))


@pytest.mark.parametrize("device", ["kios-9", "desk", "layar-1"])
def test_only_a_kiosk_prints(play: Play, device: str) -> None:
    play.fact(Shown(1, 1), "layar-1")
    play.do(EnrolDevice("desk", Role.COUNTER))
    assert play.refused(asked(PaperKind.DOCUMENTS, "KTP", device=device)).values == {"device": device}


def test_an_enrolled_kiosk_prints_until_it_is_revoked(play: Play) -> None:
    play.do(EnrolDevice("kios-9", Role.KIOSK))
    assert play.do(asked(PaperKind.DOCUMENTS, "KTP", device="kios-9"))
    play.do(RevokeDevice("kios-9"))
    assert play.code(asked(PaperKind.DOCUMENTS, "KK", device="kios-9")) == "unknown_device"
    play.fact(Shown(1, 1), "kios-2")
    assert play.do(asked(PaperKind.DOCUMENTS, "KTP", device="kios-2"))


def test_what_came_out_is_known_until_the_next_day(play: Play) -> None:
    play.do(DOCUMENTS)
    assert kinds(play.fact(PaperPrinted(ident("p"), Evidence.PROCESSED))) == ["paper.printed"]
    assert play.state.papers[ident("p")].evidence == Evidence.PROCESSED
    play.at("08:00").opened()
    assert play.state.papers == {}
    assert play.fact(PaperPrinted(ident("p"), Evidence.CONFIRMED))
    assert play.do(DOCUMENTS)
