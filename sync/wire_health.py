"""How a hub says that it is well, and what it knows of its devices: JSON over HTTP, version 1. It grows by addition.

POST /v1/sites/SITE/health HubHealth  -> {}
"""

from typing import Annotated

import msgspec

MOST_DEVICES = 100
_Count = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
_Name = Annotated[str, msgspec.Meta(max_length=80)]


class DeviceHealth(msgspec.Struct, frozen=True):
    """A device as its hub heard it last, `ago_ms` ago: up to `lsn`, its clock `offset_ms` ahead of the hub's."""

    device: _Name
    ago_ms: _Count
    lsn: _Count
    offset_ms: int


class HubHealth(msgspec.Struct, frozen=True):
    """`lsn`: where the hub's log ends. `offset_ms`: what its clock is ahead of the centre's. `version`: of Besti."""

    version: _Name
    lsn: _Count
    offset_ms: int
    devices: Annotated[tuple[DeviceHealth, ...], msgspec.Meta(max_length=MOST_DEVICES)] = ()
