"""Which version of the wire a request speaks: the header `Besti-Wire`, such as 1-1; without it, version 1."""

import re

from starlette.requests import Request

from sync.turned_away import TurnedAway
from sync.wire_follow import SPOKEN

HEADER = "Besti-Wire"


def spoken() -> str:
    """What this program writes into the header."""
    return f"{SPOKEN[0]}-{SPOKEN[1]}"


def must_fit(request: Request) -> None:
    """Raises TurnedAway where sender and hub have no version in common, or the header says none."""
    said = request.headers.get(HEADER)
    if said is None:
        return
    match = re.fullmatch(r"(\d{1,4})-(\d{1,4})", said, re.ASCII)
    if match is None or not (int(match[1]) <= SPOKEN[1] and SPOKEN[0] <= int(match[2])):
        raise TurnedAway("wire_version")
