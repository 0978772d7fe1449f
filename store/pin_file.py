"""The PIN that opens a kiosk's staff page: kept as a slow hash, so that a stolen disk does not tell it."""

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path

_COST, _BLOCK, _LANES = 2**14, 8, 1
PIN_LENGTHS = range(4, 13)


class BadPin(Exception):
    """Not four to twelve digits."""


class PinFile:
    """`staff-pin` in the device's folder. Checking takes some tens of milliseconds."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "staff-pin"

    @property
    def is_set(self) -> bool:
        return self._path.exists()

    def set(self, pin: str) -> None:
        """Raises BadPin, and OSError where the folder cannot be written; the old PIN then stays."""
        if not (pin.isascii() and pin.isdigit() and len(pin) in PIN_LENGTHS):
            raise BadPin
        salt = secrets.token_bytes(16)
        words = ["scrypt", *(base64.b64encode(part).decode() for part in (salt, _hash(pin, salt)))]
        new = self._path.with_suffix(".new")
        new.unlink(missing_ok=True)
        file = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            os.write(file, (" ".join(words) + "\n").encode("ascii"))
            os.fsync(file)
        finally:
            os.close(file)
        new.replace(self._path)

    def matches(self, pin: str) -> bool:
        """False too where no PIN was set, or the file cannot be read or understood."""
        try:
            kind, salt, known = self._path.read_text(encoding="ascii").split()
            raw = (base64.b64decode(part, validate=True) for part in (salt, known))
            return kind == "scrypt" and _same(pin, *raw)
        except (OSError, ValueError):
            return False


def _same(pin: str, salt: bytes, known: bytes) -> bool:
    return hmac.compare_digest(_hash(pin, salt), known)


def _hash(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=_COST, r=_BLOCK, p=_LANES, dklen=32)
