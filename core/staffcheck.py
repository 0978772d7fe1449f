"""Everything that can be wrong with the document of the people, so that no version of it locks everybody out."""

import re
from collections.abc import Iterator

import msgspec

from core.access import EVERYWHERE, Duty, Person, Staff
from core.ids import Name
from core.sitefault import Fault, fault, repeated

NAME_LENGTHS = range(1, 81)
MOST_PEOPLE = 2_000

_HASH = re.compile(r"\$argon2id\$v=19\$m=\d{2,6},t=\d{1,2},p=\d{1,2}\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{22,172}")
"""What `store.pins` writes. A dearer hash would keep the hub busy with every try to sign in."""


def good_name(name: str) -> bool:
    """Whether `name` can be shown: 1 to 80 signs that can be printed, not blanks alone."""
    return len(name) in NAME_LENGTHS and name.isprintable() and bool(name.strip())


def has_admin(staff: Staff) -> bool:
    """Whether somebody is left who may change this very document."""
    return any(person.active and EVERYWHERE in person.agencies(Duty.ADMIN) for person in staff.people)


def faults(staff: Staff) -> list[Fault]:
    """What is wrong with the form of `staff`; whether an admin is left is asked apart."""
    return list(_faults(staff))


def _faults(staff: Staff) -> Iterator[Fault]:
    if len(staff.people) > MOST_PEOPLE:
        yield fault("$.people", "too_many", "Terlalu banyak petugas.", "There are too many people.")
    yield from repeated([(f"$.people[{n}].id", person.id) for n, person in enumerate(staff.people)], "repeated_id")
    for n, person in enumerate(staff.people):
        yield from _of_person(f"$.people[{n}]", person)


def _of_person(path: str, person: Person) -> Iterator[Fault]:
    if not good_name(person.name):
        yield fault(f"{path}.name", "bad_name", "Nama harus 1 sampai 80 huruf.", "A name has 1 to 80 letters.")
    if not _HASH.fullmatch(person.pin):
        yield fault(f"{path}.pin", "bad_pin", "PIN tidak tersimpan dengan benar.", "The PIN is not kept as it should.")
    for agency, duties in person.duties.items():
        if agency != EVERYWHERE and not _is_name(agency):
            yield fault(f"{path}.duties", "bad_agency", "Kode gerai tidak sah.", "That is no code of an agency.")
        if not duties or len(set(duties)) < len(duties):
            words = ("Tulis tiap tugas satu kali.", "Write each duty once.")
            yield fault(f"{path}.duties.{agency}", "bad_duties", *words)


def _is_name(text: str) -> bool:
    try:
        msgspec.convert(text, Name)
    except msgspec.ValidationError:
        return False
    return True
