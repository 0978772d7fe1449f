"""What a running kiosk does with papers on request, and with numbers whose paper did not come out."""

from core.commands import CancelTicket, Command, Errand, Issue, PaperPrinted, Print
from core.words import Evidence, PaperKind, Reason
from kiosk.asked_papers import SUBJECT
from kiosk.papers import STRANGER_MS
from printer.journal import JobState, PrintOutcome
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import Rig
from tests.ui.hub import Hub


def test_papers_are_printed_once_and_told_to_the_log(make_rig: MakeRig) -> None:
    hub = Hub()
    early, later = hub.id(), hub.id()
    hub.do(Print(early, PaperKind.DOCUMENTS, "A1", "kiosk-1"))
    hub.poll()
    rig = make_rig(hub)
    hub.do(Print(later, PaperKind.DOCUMENTS, "S1", "kiosk-1"))
    rig.bot.waitUntil(lambda: len(rig.paper.asked) == 2)
    assert [subject for subject, _ in rig.paper.asked] == [SUBJECT + early, SUBJECT + later]
    rig.paper.end(PrintOutcome(SUBJECT + later, 0, JobState.PRINTED, Evidence.CONFIRMED))
    rig.bot.waitUntil(lambda: hub.reported == [PaperPrinted(later, Evidence.CONFIRMED)])


def test_a_number_that_the_page_shows_stays_callable_without_paper(rig: Rig) -> None:
    rig.take()
    rig.wait_for("number")
    rig.paper.finish(JobState.EXPIRED)
    rig.settle()
    ticket = rig.paper.jobs[0][0]
    assert rig.beside.seen.noted(ticket)
    assert rig.hub.state.tickets[ticket].is_open


def test_a_number_that_no_page_came_to_show_is_cancelled(make_rig: MakeRig) -> None:
    """As after a crash between the hub's answer and the page: the journal ends its job when the kiosk is back."""
    hub = Hub()
    ticket = hub.id()
    hub.submit(Command(hub.id(), "kiosk-1", Issue(ticket, (Errand("A1"),), print_at="kiosk-1")))
    hub.poll()
    hub.clock.ms += STRANGER_MS
    rig = make_rig(hub)
    rig.paper.end(PrintOutcome(ticket, 0, JobState.EXPIRED, Evidence.UNKNOWN))
    rig.bot.waitUntil(lambda: not hub.state.tickets[ticket].is_open)
    assert hub.submitted[-1].body == CancelTicket(ticket, Reason.NOT_PRINTED)
