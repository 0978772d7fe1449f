"""What a printer tells of itself when it is asked. Nothing is printed, cleared or set, unless that is asked for."""

from dataclasses import dataclass

from printer.answers import Answer, Block, JobPrinted, PaperByte
from printer.clock import Clock
from printer.faults import BrokenOff
from printer.link import Link
from printer.monitor import ANSWER_S, Monitor
from printer.profiles import Profile
from printer.protocol import FENCE, Question, job_id, tell_when_printed
from printer.status import PrinterStatus
from printer.transport import Transport

MAKER, MODEL, FIRMWARE = 66, 67, 65
_INFORMATION = 0x5F
_ID = job_id(35)
ID_S = 2.0


@dataclass(frozen=True, slots=True)
class Findings:
    """`maker` and `model` are what it says, which need not be true: a clone may call itself anything.

    `fence`, `process_id`: whether it answered; None: not asked. `rest`: what else it said, for a technician.
    """

    status: PrinterStatus
    maker: str = ""
    model: str = ""
    firmware: str = ""
    fence: bool | None = None
    process_id: bool | None = None
    rest: tuple[Answer, ...] = ()


def look(transport: Transport, profile: Profile, clock: Clock) -> PrinterStatus:
    """How the printer stands now; no longer than some seconds."""
    return Monitor(Link(transport, clock, profile.status == "custom"), profile, clock).check()


def probe(transport: Transport, profile: Profile, clock: Clock, try_id: bool) -> Findings:
    """Ask all that there is to ask. `try_id`: also for a process id, which a clone without it prints as odd letters."""
    link = Link(transport, clock, profile.status == "custom")
    return probe_over(link, Monitor(link, profile, clock).check(), clock, try_id)


def probe_over(link: Link, status: PrinterStatus, clock: Clock, try_id: bool) -> Findings:
    """The same over a line that is in use between two jobs. `status`: as just asked."""
    if not link.epoch or not status.printable:
        return Findings(status)
    try:
        maker, model, firmware = (_information(link, n) for n in (MAKER, MODEL, FIRMWARE))
        fence = _answers(link, Question(FENCE, lambda answer: isinstance(answer, PaperByte)), ANSWER_S, clock)
        with_id = _answers(link, Question(tell_when_printed(_ID), _is_id), ID_S, clock) if try_id else None
    except BrokenOff:
        return Findings(status)
    return Findings(status, maker, model, firmware, fence, with_id, tuple(answer for _, answer in link.take()))


def _is_id(answer: Answer) -> bool:
    return answer == JobPrinted(_ID)


def _answers(link: Link, question: Question, within_s: float, clock: Clock) -> bool:
    answered = link.ask(question, within_s) is not None
    if not answered:
        link.connect(ID_S)  # a late answer must not be taken for that of the next question
    return answered


def _information(link: Link, n: int) -> str:
    question = Question(b"\x1dI" + bytes([n]), lambda answer: isinstance(answer, Block) and answer.head == _INFORMATION)
    answer = link.ask(question, ANSWER_S)
    if not isinstance(answer, Block):
        link.connect(ID_S)
        return ""
    return answer.data.decode("ascii", "replace")
