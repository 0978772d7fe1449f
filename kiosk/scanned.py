"""What a scanner has read: a ticket, a booking, or nothing of ours; also if its keyboard layout is not the kiosk's."""

import re
from dataclasses import dataclass

from core.booking_code import normalised


@dataclass(frozen=True, slots=True)
class TicketScan:
    ticket: str


@dataclass(frozen=True, slots=True)
class BookingScan:
    """`code` as `booking_code.normalised` gives it."""

    code: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    pass


Scan = TicketScan | BookingScan | Unreadable

# A scanner presses keys, not letters: "/" of a US keyboard is the key of "-" on a German one. Indonesian keyboards
# are US keyboards. Each table gives, for what the kiosk saw, what the scanner meant.
_GERMAN_KIOSK = str.maketrans("öÖ-_ßyzYZ?", ";:/?-zyZY_")
_GERMAN_SCANNER = str.maketrans("&>/?yzYZ", "/:-_zyZY")

# 128 bits fill 21 letters and two bits of the last one, so only four letters can stand there.
_ID = r"[A-Za-z0-9_-]{21}[AQgw]"


def read(text: str, base_url: str | None) -> Scan:
    """What `text` names at the site of `base_url`; without one there are no tickets with a code, only bookings.

    A ticket's address may stand at any host, for the mall's own name server and the world's may differ, but must carry
    this site's code.
    """
    text = text.strip()
    if base_url is not None:
        ticket = _ticket(_meant(text, base_url), base_url)
        if ticket is not None:
            return TicketScan(ticket)
    code = normalised(text)
    return Unreadable() if code is None else BookingScan(code)


def _meant(text: str, base_url: str) -> str:
    """What the scanner may have meant by the keys that gave `text`."""
    if "Ö--" in text:
        return text.translate(_GERMAN_KIOSK)
    if ">&&" in text:
        return text.translate(_GERMAN_SCANNER)
    if text.swapcase().startswith(base_url) and text != text.upper():
        # Caps lock. A code in capitals alone was forced to them, and its id is lost.
        return text.swapcase()
    return text


def _ticket(text: str, base_url: str) -> str | None:
    """The id in the address `text`, if it is one of a ticket of this site."""
    code = re.escape(base_url.rstrip("/").rpartition("/")[2])
    found = re.fullmatch(rf"(?i:https?)://[A-Za-z0-9.:-]+(?:/[A-Za-z0-9._~-]+)*/{code}/t/({_ID})/?", text)
    return found[1] if found else None
