"""The people of the centre: numbers, duties and hashed PINs, as at a hub; in place of an agency stands a site."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, func, insert, select
from sqlalchemy.exc import IntegrityError

from centre import tables
from centre.database import Database
from core.access import EVERYWHERE, Duty, Person, Staff
from store.staff import Known, written

LEADS = (Duty.SUPERVISOR, Duty.ADMIN)
"""Who may look at figures."""


class Stale(Exception):
    """Somebody else changed the people meanwhile."""


def read(connection: Connection) -> Known:
    """Nobody where nobody was added yet."""
    table = tables.people
    newest = select(func.max(table.c.version)).where(table.c.site_id == EVERYWHERE).scalar_subquery()
    row = connection.execute(select(table).where(table.c.site_id == EVERYWHERE, table.c.version == newest)).first()
    return Known(msgspec.json.decode(row.body, type=Staff), row.version) if row else Known(Staff(), 0)


def save(database: Database, staff: Staff, based_on: int) -> None:
    """Keeps a new version after `based_on`. Raises Stale."""
    values = {"site_id": EVERYWHERE, "version": based_on + 1, "body": written(staff)}
    try:
        with database.writing() as connection:
            connection.execute(insert(tables.people).values(values))
    except IntegrityError as error:
        raise Stale from error


def leads(person: Person) -> bool:
    """Whether any figures are this person's business."""
    return any(person.agencies(duty) for duty in LEADS)


def may_see(person: Person, site_id: str) -> bool:
    """Whether the figures of a site are this person's business."""
    held = frozenset[str]().union(*(person.agencies(duty) for duty in LEADS))
    return person.active and bool(held & {EVERYWHERE, site_id})


def seen_by(person: Person, sites: Iterable[str]) -> list[str]:
    """Of the sites, those that the person may see, in their order."""
    return [site for site in sites if may_see(person, site)]
