"""People of a mall, as the document holds them."""

import msgspec

from core.access import EVERYWHERE, Duty, Person, Staff

PIN = "$argon2id$v=19$m=19456,t=2,p=1$AQBvtkSWonspIlKPieNwAQ$jdSbV5PJO5uN2Z1dT0ReH15Ve7+y8oPJC5xKH4FHhLs"


def person(
    id_: str = "101",
    *,
    name: str = "Ani",
    pin: str = PIN,
    agency: str = EVERYWHERE,
    duty: Duty = Duty.ADMIN,
    active: bool = True,
) -> Person:
    return Person(id_, name, pin, {agency: (duty,)}, active)


def people(*those: Person) -> str:
    """The body of the document."""
    return msgspec.json.encode(Staff(those)).decode()
