"""The parts of the usher's pages that change by themselves."""

from dataclasses import dataclass, field

from core.catalog import Catalog
from core.words import HelpState
from web.answers import Paper
from web.live import Change
from web.sight import Sight
from web.touched import Touched
from web.usher_ticket_view import usher_ticket
from web.usher_view import emergency_labels, usher_page

PAUSES = (5, 10, 15, 30, 60)
"""Minutes for which a visitor may step out."""


@dataclass(frozen=True, slots=True)
class UsherTopic:
    """The first page of one usher."""

    person: str
    language: str
    paper: Paper = field(compare=False, repr=False)

    def changed(self, touched: Touched, sight: Sight) -> Change:
        if touched.everything or touched.helps:
            return Change.NOW
        # A call that nobody takes goes further by itself.
        waits = any(help_.state == HelpState.ASKED for help_ in sight.state.helps.values())
        return Change.SOON if waits or touched.tickets else Change.NONE

    def html(self, sight: Sight) -> str:
        person = sight.staff.person(self.person)
        if sight.catalog is None or person is None:
            return self.paper.write("usher_gone.html", self.language)
        view = usher_page(sight, sight.catalog, person, self.language)
        return self.paper.write("usher_part.html", self.language, view=view)


@dataclass(frozen=True, slots=True)
class UsherTicketTopic:
    """One number, as every usher sees it."""

    ticket: str
    language: str
    paper: Paper = field(compare=False, repr=False)

    def changed(self, touched: Touched, sight: Sight) -> Change:
        if self.ticket in touched.tickets or touched.everything:
            return Change.NOW
        return Change.SOON if touched.letters or touched.papers else Change.NONE

    def html(self, sight: Sight) -> str:
        if sight.catalog is None:
            return self.paper.write("usher_gone.html", self.language)
        view = usher_ticket(sight, sight.catalog, self.ticket, self.language)
        kiosks = kiosks_of(sight.catalog, self.language)
        return self.paper.write("usher_ticket_part.html", self.language, view=view, kiosks=kiosks, pauses=PAUSES)


@dataclass(frozen=True, slots=True)
class PapersTopic:
    """The papers of an emergency that are booked in."""

    language: str
    paper: Paper = field(compare=False, repr=False)

    def changed(self, touched: Touched, sight: Sight) -> Change:
        return Change.SOON if touched.tickets or touched.everything else Change.NONE

    def html(self, sight: Sight) -> str:
        return self.paper.write("usher_papers_part.html", self.language, labels=emergency_labels(sight))


@dataclass(frozen=True, slots=True)
class NewTopic:
    """A form that does not change."""

    language: str
    paper: Paper = field(compare=False, repr=False)

    def changed(self, touched: Touched, sight: Sight) -> Change:
        return Change.NONE

    def html(self, sight: Sight) -> str:
        return ""


def kiosks_of(catalog: Catalog, tongue: str) -> list[tuple[str, str]]:
    return [(kiosk.id, kiosk.place.in_language(tongue)) for kiosk in catalog.site.kiosks]
