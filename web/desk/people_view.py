"""The people as the desk shows them. Pure."""

from dataclasses import dataclass

from core.access import EVERYWHERE, Duty, Person, Staff
from core.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Shown:
    """`duties`: agency and duties, as they are called. `same`: numbers of others with this name."""

    number: str
    name: str
    active: bool
    duties: tuple[tuple[str, tuple[Duty, ...]], ...]
    same: tuple[str, ...] = ()


def shown(person: Person, catalog: Catalog) -> Shown:
    duties = tuple((called(agency, catalog), held) for agency, held in person.duties.items())
    return Shown(person.id, person.name, person.active, duties)


def everybody(staff: Staff, catalog: Catalog) -> list[Shown]:
    """Who is on duty first, then the others; by name."""
    people = sorted(staff.people, key=lambda person: (not person.active, person.name.casefold()))
    return [shown(person, catalog) for person in people]


def called(agency: str, catalog: Catalog) -> str:
    """The short name of an agency; its code where it is no longer in the site file; "" for the whole site."""
    if agency == EVERYWHERE:
        return ""
    return catalog.agencies[agency].short if agency in catalog.agencies else agency


def places(catalog: Catalog, person: Person | None = None) -> list[tuple[str, str]]:
    """Where somebody can have a duty: the whole site, each agency, and what the person has elsewhere already."""
    known = [(EVERYWHERE, ""), *((agency.id, agency.short) for agency in catalog.site.agencies)]
    codes = {code for code, _ in known}
    return known + [(code, code) for code in (person.duties if person else ()) if code not in codes]


def ticked(fields: dict[str, str], catalog: Catalog, person: Person) -> dict[str, tuple[Duty, ...]]:
    """The duties of the boxes that are ticked: `duty:<agency>:<duty>`."""
    found = {}
    for code, _ in places(catalog, person):
        held = tuple(duty for duty in Duty if fields.get(f"duty:{code}:{duty}") == "yes")
        if held:
            found[code] = held
    return found


def namesakes(name: str, staff: Staff) -> tuple[str, ...]:
    return tuple(person.id for person in staff.people if person.name.casefold() == name.casefold())
