"""The people of a site: a versioned document that only the hub, its standbys and the centre hold."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from core.access import STAFF, Duty, Person, Staff
from store.reader import SiteReader

FIRST_NUMBER = 101


class BadStaff(Exception):
    """The document of the people cannot be read."""


class Known(NamedTuple):
    """`version`: what a change must be based on."""

    staff: Staff
    version: int


def read(reader: SiteReader) -> Known:
    """The people as of the last poll; nobody where the document is not there yet. Raises BadStaff."""
    now = reader.state.documents.get(STAFF)
    text = reader.document(STAFF)
    if now is None or text is None:
        return Known(Staff(), 0)
    try:
        return Known(msgspec.json.decode(text, type=Staff), now.version)
    except msgspec.DecodeError as error:
        raise BadStaff(str(error)) from error


def written(staff: Staff) -> str:
    return msgspec.json.encode(staff).decode()


def added(staff: Staff, name: str, pin: str, duties: dict[str, tuple[Duty, ...]]) -> tuple[Staff, Person]:
    """The staff with one more person, under the next number; `pin` is a hash. Numbers are never given again."""
    numbers = (int(person.id) for person in staff.people if person.id.isdecimal())
    person = Person(str(max([FIRST_NUMBER - 1, *numbers]) + 1), name, pin, duties)
    return Staff((*staff.people, person)), person


def replaced(staff: Staff, changed: Sequence[Person]) -> Staff:
    """The staff with these people as they are now."""
    news = {person.id: person for person in changed}
    return Staff(tuple(news.get(person.id, person) for person in staff.people))
