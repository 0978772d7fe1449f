"""The shapes of ids and names. They leave no room for a sentence, so nobody's name can slip into the log."""

import base64
import hashlib
from typing import Annotated

import msgspec

Id = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{22}\Z")]
"""128 bits, base64url without padding: tickets, commands, bookings, help calls, notices."""

Name = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9._-]{1,40}\Z")]
"""A short code: device, service, agency, letter, zone, staff id, document."""


def spelled(raw: bytes) -> str:
    """16 bytes as an id."""
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def derived(*parts: object) -> str:
    """The id that always belongs to `parts`: whoever makes it, makes the same."""
    text = "\x1f".join(map(str, parts))
    return spelled(hashlib.blake2b(text.encode(), digest_size=16).digest())
