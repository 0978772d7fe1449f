"""Devices and their lanes of numbers."""

from core import events
from core.commands import EnrolDevice, HandLane, RevokeDevice
from core.decide.case import Case, Rules
from core.numbers import DAY_MS, JUMPS_MAX, LANE_JUMP, LANE_REST_MS, LANES, jumped
from core.refusal import Refused
from core.state import Lane


def enrol(case: Case, body: EnrolDevice) -> list[events.Body]:
    known = case.state.devices.get(body.device)
    if known is not None and known.enrolled and not known.revoked:
        raise Refused("device_known", device=body.device)
    if body.lane is not None:
        _lane_is_free(case, body.device, body.lane)
    return [events.DeviceEnrolled(body.device, body.role, body.lane, body.zone)]


def _lane_is_free(case: Case, device: str, lane: int) -> None:
    if lane not in LANES:
        raise Refused("no_lane", device=device)
    enrolled = [d.id for d in case.state.devices.values() if d.lane == lane and not d.revoked]
    listed = [k.id for k in case.catalog.site.kiosks if k.lane == lane]
    other = next((owner for owner in (*enrolled, *listed) if owner != device), None)
    if other is not None:
        raise Refused("lane_taken", lane=lane, device=other)


def revoke(case: Case, body: RevokeDevice) -> list[events.Body]:
    known = case.state.devices.get(body.device)
    if known is None or not known.enrolled or known.revoked:
        raise Refused("unknown_device", device=body.device)
    return [events.DeviceRevoked(body.device)]


def hand_lane(case: Case, body: HandLane) -> list[events.Body]:
    """The same life of a device goes on; a new one starts past anything that the old one can have given."""
    no = _lane_of(case, body.device)
    if no is None:
        raise Refused("no_lane", device=body.device)
    _lane_is_free(case, body.device, no)
    lane = case.state.lanes.get(no)
    if lane is None:
        # A restored hub may have handed it out since its copy was taken.
        start = LANE_JUMP if case.state.epoch > 1 else 0
        counters = dict.fromkeys(case.catalog.letters, start)
    elif (lane.device, lane.incarnation) == (body.device, body.incarnation):
        counters = _counters(case, lane)
    else:
        _may_jump(case, no, lane)
        counters = {letter: jumped(n) for letter, n in _counters(case, lane).items()}
    return [events.LaneHanded(body.device, body.incarnation, no, counters)]


def _counters(case: Case, lane: Lane) -> dict[str, int]:
    """Letters that the site file has dropped keep their counter: they may come back."""
    return {letter: lane.counters.get(letter, lane.floor) for letter in {**lane.counters, **case.catalog.letters}}


def _may_jump(case: Case, no: int, lane: Lane) -> None:
    """After several new lives within three days the next jump would land on numbers that are still about.

    A clock that is ahead by more than the present service day is not believed: three days have not passed by it.
    """
    day = case.state.day
    now_ms = min(case.now_ms, day.opened_ms + DAY_MS) if day is not None else case.now_ms
    lately = [(at, by) for at, by in lane.jumps if at > now_ms - LANE_REST_MS]
    if sum(by for _, by in lately) + LANE_JUMP > JUMPS_MAX:
        raise Refused("lane_rests", lately[0][0] + LANE_REST_MS, lane=no)


def _lane_of(case: Case, device: str) -> int | None:
    enrolled = case.state.devices.get(device)
    if enrolled is not None and enrolled.enrolled:
        return None if enrolled.revoked else enrolled.lane
    return next((k.lane for k in case.catalog.site.kiosks if k.id == device), None)


RULES: Rules = {EnrolDevice: enrol, RevokeDevice: revoke, HandLane: hand_lane}
