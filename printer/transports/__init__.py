"""Ways of bytes to a printer: one file for each kind of address, named for it, with a function `of` that reads one.

A new kind is a new file; nothing else knows which there are.
"""

import importlib
import pkgutil
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qs, urlsplit

from core.words import Text
from printer.faults import WrongAddress
from printer.profiles import Profile
from printer.transport import Transport

FORMS = (
    "tcp://10.0.0.5, tcp://10.0.0.5:9100, usb:///dev/usb/lp0, serial:///dev/ttyUSB0?baud=38400, "
    "file:///home/besti/tiket, screen:"
)


class Address(NamedTuple):
    """An address taken apart. `options`: what stands behind the "?". `folder`: where `screen:` prints."""

    parts: SplitResult
    port: int | None
    options: dict[str, str]
    profile: Profile
    folder: Path


def open_transport(url: str, profile: Profile, screen_folder: Path) -> Transport:
    """The transport that the device's settings name. `screen:` prints into `screen_folder`.

    Nothing is connected yet. Raises WrongAddress for an address that cannot be meant.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
        options = {name: values[-1] for name, values in parse_qs(parts.query, True, True).items()}
    except ValueError as fault:
        raise _wrong(url) from fault
    if parts.scheme not in {module.name for module in pkgutil.iter_modules(__path__)}:
        raise _wrong(url)
    of = importlib.import_module(f"{__name__}.{parts.scheme}").of
    transport: Transport | None = of(Address(parts, port, options, profile, screen_folder))
    if transport is None:
        raise _wrong(url)
    return transport


def _wrong(url: str) -> WrongAddress:
    return WrongAddress(
        Text(
            id=f"Alamat pencetak “{url}” tidak dapat dipahami. Contoh yang benar: {FORMS}.",
            en=f"The printer address “{url}” cannot be understood. Correct ones look like this: {FORMS}.",
        )
    )
