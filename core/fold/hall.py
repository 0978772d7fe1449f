"""What concerns the hall as a whole: agencies, help, bookings, documents, notices, devices, lanes, counts."""

from core import events
from core.fold.jumps import jumped_on
from core.fold.table import Folds
from core.numbers import LANE_JUMP
from core.state import Booking, Closing, Device, DocumentNow, Help, Lane, Notice, Pause, RoundMark, State, Trial
from core.words import BookingState, HelpState, Role


def agency_paused(state: State, event: events.Event, body: events.AgencyPaused) -> None:
    state.agencies[body.agency] = Pause(body.reason, event.at, body.until_ms)


def agency_resumed(state: State, event: events.Event, body: events.AgencyResumed) -> None:
    state.agencies.pop(body.agency, None)


def closing_set(state: State, event: events.Event, body: events.ClosingSet) -> None:
    if state.day is not None:
        state.day.closings[body.agency or ""] = Closing(body.at_ms, body.reason)


def help_asked(state: State, event: events.Event, body: events.HelpAsked) -> None:
    state.helps[body.help] = Help(body.help, body.place, event.at, body.ticket)


def help_taken(state: State, event: events.Event, body: events.HelpTaken) -> None:
    state.helps[body.help].state, state.helps[body.help].by = HelpState.TAKEN, body.by


def help_finished(state: State, event: events.Event, body: events.HelpFinished) -> None:
    state.helps[body.help].state = HelpState.FINISHED


def booking_made(state: State, event: events.Event, body: events.BookingMade) -> None:
    state.bookings[body.booking] = Booking(body.booking, body.service, body.at_ms, body.code_hash)


def booking_checked_in(state: State, event: events.Event, body: events.BookingCheckedIn) -> None:
    booking = state.bookings[body.booking]
    booking.state, booking.ticket = BookingState.CHECKED_IN, body.ticket


def booking_expired(state: State, event: events.Event, body: events.BookingExpired) -> None:
    state.bookings[body.booking].state = BookingState.EXPIRED


def booking_cancelled(state: State, event: events.Event, body: events.BookingCancelled) -> None:
    state.bookings[body.booking].state = BookingState.CANCELLED


def document_changed(state: State, event: events.Event, body: events.DocumentChanged) -> None:
    state.documents[body.name] = DocumentNow(body.version, body.hash)


def notice_posted(state: State, event: events.Event, body: events.NoticePosted) -> None:
    state.notices[body.notice] = Notice(body.until_ms, body.zones, body.from_ms)


def notice_removed(state: State, event: events.Event, body: events.NoticeRemoved) -> None:
    state.notices.pop(body.notice, None)


def device_enrolled(state: State, event: events.Event, body: events.DeviceEnrolled) -> None:
    known = state.devices.get(body.device) or Device(body.device, body.role)
    shown, spoken = known.shown_lsn, known.spoken_lsn
    state.devices[body.device] = Device(body.device, body.role, body.lane, body.zone, False, shown, spoken)


def device_revoked(state: State, event: events.Event, body: events.DeviceRevoked) -> None:
    state.devices[body.device].revoked = True


def lane_handed(state: State, event: events.Event, body: events.LaneHanded) -> None:
    """Another life of the device, or another device, starts past a jump."""
    lane = state.lanes.setdefault(body.lane, Lane(body.device, body.incarnation))
    if (lane.device, lane.incarnation) != (body.device, body.incarnation):
        jumped_on(state, lane, event.at, LANE_JUMP)
    lane.device, lane.incarnation, lane.counters = body.device, body.incarnation, dict(body.counters)


def call_shown(state: State, event: events.Event, body: events.CallShown) -> None:
    device = state.devices.setdefault(event.device, Device(event.device, Role.DISPLAY, enrolled=False))
    device.shown_lsn = max(device.shown_lsn, body.shown_lsn)
    device.spoken_lsn = max(device.spoken_lsn, body.spoken_lsn)
    day_ms = state.day.opened_ms if state.day else 0
    if body.missed and body.missed_ms >= day_ms:
        if device.missed_ms < day_ms or not device.missed:
            device.missed, device.missed_ms = 0, body.missed_ms
        device.missed += body.missed


def visit_rated(state: State, event: events.Event, body: events.VisitRated) -> None:
    if state.day is not None:
        state.day.faces[body.face] = state.day.faces.get(body.face, 0) + 1


def demand_counted(state: State, event: events.Event, body: events.DemandCounted) -> None:
    if state.day is not None:
        state.day.unmet[body.topic] = state.day.unmet.get(body.topic, 0) + 1


def zone_tried(state: State, event: events.Event, body: events.ZoneTried) -> None:
    if state.day is not None:
        state.day.tried[body.zone] = event.at
        state.day.trials[body.zone] = Trial(event.at, body.counter)


def trial_shown(state: State, event: events.Event, body: events.TrialShown) -> None:
    """What comes after the next trial has begun, or after its day, tells nothing any more."""
    trial = state.day.trials.get(body.zone) if state.day is not None else None
    if trial is None or trial.at_ms != body.tried_ms:
        return
    trial.shown = _with(trial.shown, event.device)
    if body.spoken:
        trial.spoken = _with(trial.spoken, event.device)


def _with(devices: tuple[str, ...], device: str) -> tuple[str, ...]:
    return devices if device in devices else (*devices, device)


def round_marked(state: State, event: events.Event, body: events.RoundMarked) -> None:
    if state.day is not None:
        mark = RoundMark(event.actor or event.device, event.at, body.well)
        state.day.round[f"{body.check}/{body.place or ''}"] = mark


def fact_noted(state: State, event: events.Event, body: events.FactNoted) -> None:
    """The head of its author moves on; nothing else."""


FOLDS: Folds = {
    events.AgencyPaused: agency_paused,
    events.AgencyResumed: agency_resumed,
    events.ClosingSet: closing_set,
    events.HelpAsked: help_asked,
    events.HelpTaken: help_taken,
    events.HelpFinished: help_finished,
    events.BookingMade: booking_made,
    events.BookingCheckedIn: booking_checked_in,
    events.BookingExpired: booking_expired,
    events.BookingCancelled: booking_cancelled,
    events.DocumentChanged: document_changed,
    events.NoticePosted: notice_posted,
    events.NoticeRemoved: notice_removed,
    events.DeviceEnrolled: device_enrolled,
    events.DeviceRevoked: device_revoked,
    events.LaneHanded: lane_handed,
    events.CallShown: call_shown,
    events.VisitRated: visit_rated,
    events.DemandCounted: demand_counted,
    events.ZoneTried: zone_tried,
    events.TrialShown: trial_shown,
    events.RoundMarked: round_marked,
    events.FactNoted: fact_noted,
}
