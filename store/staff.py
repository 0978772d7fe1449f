"""The people of a site: a versioned document that only the hub, its standbys and the centre hold."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from core.access import STAFF, Duty, Person, Staff
from store.people_file import Row
from store.pins import hashed, new_pin
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


def taken(staff: Staff, rows: Sequence[Row]) -> tuple[Staff, list[tuple[Person, str]]]:
    """The staff with everybody of a list, and who they are, each with the PIN that was made; "": it came with one."""
    made = []
    for row in rows:
        pin = "" if row.pin else new_pin()
        staff, person = added(staff, row.name, row.pin or hashed(pin), row.duties)
        made.append((person, pin))
    return staff, made


def with_duty(person: Person, agency: str, duty: Duty, on: bool) -> Person:
    """The person with the duty there, or without it; the others stay."""
    held = [each for each in person.duties.get(agency, ()) if each != duty]
    now = tuple([*held, duty] if on else held)
    duties = {code: each for code, each in {**person.duties, agency: now}.items() if each}
    return msgspec.structs.replace(person, duties=duties)
