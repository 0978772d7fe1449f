"""What choosing something leads to, on each screen."""

from collections.abc import Callable
from typing import Any

from kiosk.flow.actions import Start
from kiosk.flow.where import Screen
from kiosk.scene import Scene
from kiosk.topics import (
    agency,
    blocked,
    booking,
    confirm,
    find,
    journeys,
    needs,
    number,
    pin,
    rating,
    search,
    staff,
    staff_rooms,
    start,
    ticket_changes,
    ticket_options,
    trouble,
)

CHOSEN: dict[Screen, Callable[[Scene, str], Any]] = {
    Screen.WELCOME: lambda scene, key: Start() if key == "start" else rating.door_chosen(scene, key),
    Screen.START: start.chosen,
    Screen.JOURNEYS: journeys.chosen,
    Screen.QUESTION: journeys.question_chosen,
    Screen.SEARCH: search.chosen,
    Screen.AGENCY: agency.agency_chosen,
    Screen.SERVICE: agency.service_chosen,
    Screen.CONFIRM: confirm.chosen,
    Screen.MISSING: confirm.missing_chosen,
    Screen.NEEDS: needs.chosen,
    Screen.BLOCKED: blocked.chosen,
    Screen.NUMBER: number.chosen,
    Screen.FIND: find.chosen,
    Screen.FIND_NUMBER: find.number_chosen,
    Screen.FIND_BOOKING: find.booking_chosen,
    Screen.TICKET: ticket_options.chosen,
    Screen.ADD: ticket_changes.add_chosen,
    Screen.DROP: ticket_changes.drop_chosen,
    Screen.BOOKING: booking.chosen,
    Screen.RATE: rating.chosen,
    Screen.THANKS: rating.thanks_chosen,
    Screen.REFUSED: trouble.refused_chosen,
    Screen.UNREACHABLE: trouble.unreachable_chosen,
    Screen.PIN: pin.chosen,
    Screen.STAFF: staff.chosen,
    Screen.STAFF_PRINTER: staff_rooms.printer_chosen,
    Screen.STAFF_REPRINT: staff_rooms.reprint_chosen,
    Screen.STAFF_SOUND: staff_rooms.sound_chosen,
    Screen.STAFF_TRAINING: staff_rooms.training_chosen,
}
"""Each gives an action of the flow, a deed of kiosk.deeds, or None."""
