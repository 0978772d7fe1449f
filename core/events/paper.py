"""Papers that are no tickets."""

from core.events.base import Happening
from core.words import Evidence, Language, PaperKind


class PaperAsked(Happening, frozen=True, tag="paper.asked"):
    """The kiosk `at` is to print a paper. `subject`, `step`: what it is about, see `core.hall_intents.Print`."""

    print: str
    paper: PaperKind
    subject: str
    at: str
    step: int | None = None
    language: Language = Language.ID


class PaperPrinted(Happening, frozen=True, tag="paper.printed"):
    print: str
    evidence: Evidence
