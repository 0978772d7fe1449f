"""A mall with its people: an officer of the civil registry, one of the bank, an usher, a supervisor and an admin."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.access import EVERYWHERE, STAFF, Duty, Person, Staff
from core.commands import ChangeDocument
from core.decide import decide
from core.fold import fold
from store.pins import hashed
from store.staff import added, written
from store.writer import SiteWriter
from tests.sync import mall
from tests.sync.mall import NINE_O_CLOCK, command

PIN = "246813"

_DUTIES: dict[str, dict[str, tuple[Duty, ...]]] = {
    "officer": {"dukcapil": (Duty.OFFICER,)},
    "banker": {"bankntt": (Duty.OFFICER,)},
    "usher": {EVERYWHERE: (Duty.USHER,)},
    "supervisor": {"dukcapil": (Duty.SUPERVISOR,)},
    "admin": {EVERYWHERE: (Duty.ADMIN,)},
}


@dataclass(frozen=True)
class People:
    """`numbers`: by duty, what each types; all have the same PIN."""

    staff: Staff
    numbers: dict[str, str]

    @classmethod
    @cache
    def known(cls) -> "People":
        staff, numbers, pin = Staff(), {}, hashed(PIN)
        for name, duties in _DUTIES.items():
            staff, person = added(staff, f"{name.title()} <b>da Costa</b>", pin, duties)
            numbers[name] = person.id
        return cls(staff, numbers)

    def of(self, name: str) -> Person:
        person = self.staff.person(self.numbers[name])
        assert person is not None
        return person


def prepare(folder: Path, people: People) -> Path:
    """Makes the store in `folder`, opens the day and the counters of letter A, and writes down the people."""
    mall.prepare(folder)
    writer = SiteWriter.open(folder, decide=decide, fold=fold)
    (answer,) = writer.submit([command(ChangeDocument(STAFF, written(people.staff)), "setup")], NINE_O_CLOCK)
    writer.close()
    assert type(answer).__name__ == "Accepted"
    return folder
