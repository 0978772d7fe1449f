"""TLS to a hub that is known by its key: dates, names and authorities of the certificate are not looked at."""

import ssl
from collections.abc import Callable
from http.client import HTTPSConnection

from sync.pin import pin_in


class WrongKey(OSError):
    """Whoever answers is not the hub that this device knows. `pin`: the key it showed."""

    def __init__(self, pin: str) -> None:
        self.pin = pin
        super().__init__("the hub shows another key than the one that this device knows")


Known = Callable[[str], bool]
"""Whether a pin is that of our hub."""


def context() -> ssl.SSLContext:
    """Checks nothing by itself: whoever uses it looks at the key."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    made.check_hostname = False
    made.verify_mode = ssl.CERT_NONE
    return made


def must_be_known(line: object, known: Known) -> str:
    """The pin of whoever is at the other end of a socket; raises WrongKey where it is not one of ours."""
    der = line.getpeercert(binary_form=True) if isinstance(line, ssl.SSLSocket) else None
    try:
        pin = pin_in(der or b"")
    except ValueError as error:
        raise WrongKey("") from error
    if not known(pin):
        raise WrongKey(pin)
    return pin


class PinnedConnection(HTTPSConnection):
    """http.client's. Before anything is said the key is looked at: `connect` raises WrongKey. `pin`: what it was."""

    def __init__(self, host: str, port: int | None, known: Known, timeout_s: float | None = None) -> None:
        super().__init__(host, port, context=context(), timeout=timeout_s)
        self._known = known
        self.pin = ""

    def connect(self) -> None:
        super().connect()
        try:
            self.pin = must_be_known(self.sock, self._known)
        except WrongKey:
            self.close()
            raise
