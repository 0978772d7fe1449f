"""The code of a booking: what a visitor holds, and the hash that stands for it everywhere else."""

import hashlib
import re

_CODE = re.compile(r"[A-Za-z0-9]{6,12}\Z")


def normalised(text: str) -> str | None:
    """The code in `text`: 6 to 12 letters and digits in upper case; None: it is not one. O is not taken for 0."""
    code = text.strip()
    return code.upper() if _CODE.match(code) else None


def code_hash(code: str) -> str:
    """The hex SHA-256 of a normalised code, as MakeBooking and Issue carry it."""
    return hashlib.sha256(code.encode()).hexdigest()
