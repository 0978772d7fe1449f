"""The keys of the site's devices: a versioned document that only the hub, its standbys and the centre hold."""

from typing import NamedTuple

import msgspec

from core.devices import DEVICES, DeviceKeys
from store.reader import SiteReader


class BadDevices(Exception):
    """The document of the devices cannot be read."""


class Known(NamedTuple):
    """`version`: what a change must be based on."""

    devices: DeviceKeys
    version: int


def read(reader: SiteReader) -> Known:
    """The keys as of the last poll; none where the document is not there yet. Raises BadDevices."""
    now = reader.state.documents.get(DEVICES)
    text = reader.document(DEVICES)
    if now is None or text is None:
        return Known(DeviceKeys(), 0)
    try:
        return Known(msgspec.json.decode(text, type=DeviceKeys), now.version)
    except msgspec.DecodeError as error:
        raise BadDevices(str(error)) from error


def written(devices: DeviceKeys) -> str:
    return msgspec.json.encode(devices).decode()
