"""Whoever leads the whole hall, beside those who lead a part of it."""

from core.access import EVERYWHERE, STAFF, Duty
from core.commands import ChangeDocument
from store.staff import added, written
from tests.web.desk.house import AtDesk
from tests.web.mall import People
from tests.web.visit import Hub

CHIEF = "Kepala <i>Ruang</i>"


def chief(hub: Hub, people: People) -> AtDesk:
    """The supervisor of the whole hall; comes in with everybody's PIN."""
    staff, person = added(people.staff, CHIEF, people.of("admin").pin, {EVERYWHERE: (Duty.SUPERVISOR,)})
    hub.do(ChangeDocument(STAFF, written(staff)))
    desk = AtDesk.known_as(hub, person.id)
    desk.get("/desk/notices")
    return desk
