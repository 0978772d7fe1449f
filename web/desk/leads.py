"""Who leads what: the whole hall, or agencies of it."""

from core.access import EVERYWHERE, Duty, Person
from web.asked import Turned
from web.parts import Entered

LEADS = (Duty.SUPERVISOR, Duty.ADMIN)
"""Who may see how the hall stands."""


def leads(person: Person, agency: str = "") -> bool:
    """Whether the person leads `agency`; "": the whole hall."""
    held = frozenset[str]().union(*(person.agencies(duty) for duty in LEADS))
    return EVERYWHERE in held or agency in held


def must_lead_all(who: Entered) -> None:
    """Raises Turned for whoever leads an agency only."""
    if not leads(who.person):
        raise Turned(403, "page.forbidden")
