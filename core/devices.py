"""The document of the devices: which key belongs to which name. It stays with the hub, its standbys and the centre.

What a device is for, and whether it was revoked, stands in the log (`device.enrolled`, `device.revoked`); a key alone
opens nothing.
"""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from core.ids import Name
from core.sitefault import Fault, repeated

DEVICES = "devices"
"""The name of the document."""

Key = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
"""32 bytes as lower-case hexadecimal digits."""


class DeviceKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """`key`: the public Ed25519 key. `pin`: the SHA-256 of the public key (SPKI) with which this device would answer
    as a hub; None for a device that never becomes one.
    """

    device: Name
    key: Key
    pin: Key | None = None


class DeviceKeys(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    keys: tuple[DeviceKey, ...] = ()

    def of(self, device: str) -> DeviceKey | None:
        return next((known for known in self.keys if known.device == device), None)

    def named_by(self, key: str) -> str | None:
        """The device that has `key`."""
        return next((known.device for known in self.keys if known.key == key), None)

    def holding(self, made: DeviceKey) -> "DeviceKeys":
        """With one more; it takes the place of what the device had, and of whatever had its key."""
        others = (known for known in self.keys if known.device != made.device and known.key != made.key)
        return DeviceKeys((*others, made))


def faults(devices: DeviceKeys) -> Iterator[Fault]:
    """A name and a key stand once each."""
    named = [(f"$.keys[{place}]", known) for place, known in enumerate(devices.keys)]
    yield from repeated([(f"{path}.device", known.device) for path, known in named], "twice")
    yield from repeated([(f"{path}.key", known.key) for path, known in named], "twice")
