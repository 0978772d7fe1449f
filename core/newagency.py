"""A new agency while it is being set up: what is known of it so far, and the site file once it opens. Pure.

The drafts stand in a document of their own, so nothing of them is seen by visitors, and anybody can go on with them.
"""

import datetime as dt
from string import ascii_uppercase

import msgspec

from core.site import Agency, Counter, Letter, Service, Site, Week
from core.state import State
from core.words import Text

NEW_AGENCIES = "new-agencies"
"""The document that holds the drafts."""

LETTER_REST = dt.timedelta(days=90)


class DraftService(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`minutes`: the usual service time."""

    name: Text
    minutes: float


class Draft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known so far; what is not is empty. `officers`: their numbers. `hours` None: those of the mall.

    `rehearsed`: the text of the site file that was tried, as a hash; "" where none was.
    """

    id: str
    name: Text
    short: str
    kind: str = "dinas"
    government: str = "kota"
    letter: str = ""
    zone: str = ""
    counters: tuple[int, ...] = ()
    services: tuple[DraftService, ...] = ()
    hours: Week | None = None
    hours_known: bool = False
    officers: tuple[str, ...] = ()
    rehearsed: bool = False


class Drafts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    agencies: tuple[Draft, ...] = ()

    def draft(self, id_: str) -> Draft | None:
        return next((draft for draft in self.agencies if draft.id == id_), None)

    def without(self, id_: str) -> "Drafts":
        return Drafts(tuple(draft for draft in self.agencies if draft.id != id_))

    def put(self, draft: Draft) -> "Drafts":
        """The drafts with this one, new or as it is now."""
        return Drafts((*self.without(draft.id).agencies, draft))


STEPS = ("name", "letter", "counters", "services", "hours", "officer", "rehearsal", "open")


def next_step(draft: Draft) -> str:
    """The first step that is not done; all before `open` may be done in any order and again."""
    done = {
        "name": True,
        "letter": bool(draft.letter and draft.zone),
        "counters": bool(draft.counters),
        "services": bool(draft.services),
        "hours": draft.hours_known,
        "officer": bool(draft.officers),
        "rehearsal": draft.rehearsed,
    }
    return next((step for step in STEPS if not done.get(step, False)), "open")


def free_letters(site: Site, state: State, today: dt.date, agency_id: str) -> tuple[str, ...]:
    """Letters A to Z that no agency has, that may be read aloud, and that no other agency used within 90 days."""
    taken = {letter.letter for agency in site.agencies for letter in agency.letters}
    resting = {
        letter for letter, use in state.letters.items() if use.agency != agency_id and today - use.day < LETTER_REST
    }
    ruled_out = taken | resting | set(site.numbering.forbidden_letters)
    single = tuple(letter for letter in ascii_uppercase if letter not in ruled_out)
    double = (f"{a}{b}" for a in ascii_uppercase for b in "ABCDE")
    fit = (pair for pair in double if not set(pair) & set(site.numbering.forbidden_letters))
    return single or tuple(pair for pair in fit if pair not in taken | resting)[:20]


def free_counters(site: Site, many: int) -> tuple[int, ...]:
    """The first numbers above those in use; labels follow the numbers."""
    first = max([counter.no for counter in site.counters], default=0) + 1
    return tuple(range(first, first + many))


def with_agency(site: Site, draft: Draft, opens: dt.date | None) -> Site:
    """The site file with the agency of `draft`, there from `opens` on; None: at once.

    The draft must have come as far as its services; what is still wrong, the site check tells.
    """
    letter = Letter(draft.letter, draft.name, draft.zone, hours=draft.hours)
    services = tuple(
        Service(f"{draft.letter}{n}", draft.letter, each.name, each.minutes, round(each.minutes * 1.8, 1))
        for n, each in enumerate(draft.services, 1)
    )
    agency = Agency(
        draft.id, draft.name, draft.short, draft.kind, draft.government, (letter,), services, valid_from=opens
    )
    counters = tuple(
        Counter(no, f"Loket {no}", draft.id, (draft.letter,), draft.zone, valid_from=opens) for no in draft.counters
    )
    return msgspec.structs.replace(site, agencies=(*site.agencies, agency), counters=(*site.counters, *counters))
