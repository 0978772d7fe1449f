"""Who belongs to the site: the devices as log and document have them now."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from core.commands import ChangeDocument, Command, EnrolDevice, RevokeDevice
from core.devices import DEVICES, DeviceKeys
from core.words import Role
from store.documents import Document
from sync.jobs import Job, Outcome, Writer

CHANGES = (EnrolDevice, RevokeDevice, ChangeDocument)
"""The commands after which the roll is to be called anew."""


class Member(NamedTuple):
    role: Role
    revoked: bool


class Roll(NamedTuple):
    """`members`: every device that was ever enrolled, by name."""

    keys: DeviceKeys
    members: Mapping[str, Member]

    def member(self, key: str) -> tuple[str, Member] | None:
        """The device whose key that is, where it was enrolled."""
        device = self.keys.named_by(key)
        found = self.members.get(device) if device is not None else None
        return (device, found) if device is not None and found is not None else None

    def pins(self) -> tuple[str, ...]:
        """Those of the devices that may become the hub."""
        may = [known for known in self.keys.keys if known.device in self.members]
        return tuple(known.pin for known in may if known.pin is not None and self._standby(known.device))

    def _standby(self, device: str) -> bool:
        member = self.members[device]
        return member.role is Role.HUB and not member.revoked


class CallRoll:
    """A job: gives the version of the document (0: none) and the members."""

    def take(self, writer: Writer) -> Sequence[Command]:
        return ()

    def give(self, writer: Writer, outcomes: Sequence[Outcome]) -> tuple[int, dict[str, Member]]:
        now = writer.state.documents.get(DEVICES)
        enrolled = [device for device in writer.state.devices.values() if device.enrolled]
        return now.version if now else 0, {device.id: Member(device.role, device.revoked) for device in enrolled}


class RollBook:
    """The roll, called again when something that changes it has been decided. Belongs to one event loop."""

    def __init__(
        self,
        do: Callable[[Job], Awaitable[Any]],
        document: Callable[[str, int], Awaitable[Document | None]],
    ) -> None:
        self._do = do
        self._document = document
        self._version = 0
        self._now = Roll(DeviceKeys(), {})
        self._changes, self._seen = 1, 0

    def heard(self, commands: Sequence[Command]) -> None:
        """These have been decided."""
        if any(isinstance(command.body, CHANGES) for command in commands):
            self._changes += 1

    async def now(self) -> Roll:
        """Raises store.faults.Fault, or Broken."""
        while self._seen < self._changes:
            changes = self._changes
            version, members = await self._do(CallRoll())
            keys = self._now.keys if version == self._version else await self._keys(version)
            self._version, self._now, self._seen = version, Roll(keys, members), changes
        return self._now

    async def _keys(self, version: int) -> DeviceKeys:
        found = await self._document(DEVICES, version)
        return DeviceKeys() if found is None else msgspec.json.decode(found.body, type=DeviceKeys)
