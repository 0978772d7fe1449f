"""The PINs of people, kept as slow hashes: whoever has the document does not have the PINs."""

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

PIN_LENGTHS = range(6, 13)

# What OWASP asks for; 19 MiB at a time are no burden for a mini PC, and some 30 ms none for a person.
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)

NOBODY = _hasher.hash("000000")
"""Compared with where a person is unknown, so that the answer takes as long."""


class WeakPin(Exception):
    """Not six to twelve digits, or one digit over and over."""


def hashed(pin: str) -> str:
    """Raises WeakPin. Takes some tens of milliseconds, and so does `matches`."""
    if not (pin.isascii() and pin.isdigit() and len(pin) in PIN_LENGTHS and len(set(pin)) > 1):
        raise WeakPin
    return _hasher.hash(pin)


def new_pin() -> str:
    """Six digits that nobody chose, none of them one digit over and over."""
    pin = f"{secrets.randbelow(10**6):06d}"
    return pin if len(set(pin)) > 1 else new_pin()


def matches(known: str, pin: str) -> bool:
    """False too where `known` is no hash."""
    try:
        return _hasher.verify(known, pin)
    except (VerificationError, InvalidHashError):
        return False
