"""Devices and their lanes of numbers."""

import datetime as dt

from core import events
from core.commands import EnrolDevice, HandLane, RevokeDevice
from core.decide.case import Case, Rules
from core.numbers import LANES, jumped
from core.refusal import Refused
from core.state import Lane

LANE_REST = dt.timedelta(days=3)
"""A letter of a lane that no paper has shown for this long goes on where it stood."""


def enrol(case: Case, body: EnrolDevice) -> list[events.Body]:
    known = case.state.devices.get(body.device)
    if known is not None and not known.revoked:
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
    if known is None or known.revoked:
        raise Refused("unknown_device", device=body.device)
    return [events.DeviceRevoked(body.device)]


def hand_lane(case: Case, body: HandLane) -> list[events.Body]:
    """The same life of a device goes on; a new one starts past anything that the old one can have given."""
    lane = _lane_of(case, body.device)
    if lane is None:
        raise Refused("no_lane", device=body.device)
    now = case.state.lanes.get(lane, Lane(body.device, body.incarnation))
    same = (now.device, now.incarnation) == (body.device, body.incarnation)
    counters = dict(now.counters) if same else {x: _moved(case, now, x) for x in case.catalog.letters}
    return [events.LaneHanded(body.device, body.incarnation, lane, counters)]


def _lane_of(case: Case, device: str) -> int | None:
    enrolled = case.state.devices.get(device)
    if enrolled is not None:
        return None if enrolled.revoked else enrolled.lane
    return next((k.lane for k in case.catalog.site.kiosks if k.id == device), None)


def _moved(case: Case, lane: Lane, letter: str) -> int:
    used = lane.used.get(letter)
    counter = lane.counters.get(letter, lane.floor)
    today = case.catalog.local(case.now_ms).date()
    return counter if used is None and not lane.floor else _rested(counter, used, today)


def _rested(counter: int, used: dt.date | None, today: dt.date) -> int:
    return counter if used is not None and today - used > LANE_REST else jumped(counter)


RULES: Rules = {EnrolDevice: enrol, RevokeDevice: revoke, HandLane: hand_lane}
