"""Who asks the hub: this very machine, or a device that the gate has let in."""

from collections.abc import Sequence
from typing import NamedTuple

from starlette.requests import Request

from core.centre_access import DEVICE as CENTRE
from core.centre_access import may_come_down
from core.commands import Command
from core.device_access import NOT_ITS_KIND, NOT_ITS_NAME, forbidden
from core.words import Role
from sync.turned_away import TurnedAway

NEAR = frozenset({"127.0.0.1", "::1"})
IN_SCOPE = "besti.caller"


class Caller(NamedTuple):
    device: str
    role: Role


def caller_of(request: Request) -> Caller | None:
    """The device that the gate has let in; None for whoever did not come through it."""
    found: Caller | None = request.scope.get(IN_SCOPE)
    return found


def may_ask(request: Request) -> bool:
    """Devices of this machine ask, and those let in by the gate; never a page in a browser, wherever it came from."""
    if "origin" in request.headers:
        return False
    if caller_of(request) is not None:
        return True
    address: tuple[str, int] | None = request.scope.get("client")
    return address is not None and address[0] in NEAR and request.scope["scheme"] == "http"


def must_be_its_own(request: Request, commands: Sequence[Command]) -> None:
    """Raises TurnedAway where a device sends what it may not. This machine's devices are trusted, as is its disk.

    Whoever asks in the name of the centre asks for what may come down from there, wherever it stands.
    """
    caller = caller_of(request)
    if any(command.device == CENTRE and not may_come_down(command) for command in commands):
        raise TurnedAway(NOT_ITS_KIND)
    if caller is None:
        return
    for command in commands:
        if code := forbidden(caller.device, caller.role, command):
            raise TurnedAway(code)


def must_be_itself(request: Request, device: str) -> None:
    """Raises TurnedAway where a device says hello as another one."""
    caller = caller_of(request)
    if caller is not None and caller.device != device:
        raise TurnedAway(NOT_ITS_NAME)


def is_a_hub(request: Request) -> bool:
    """Whether the documents with PIN hashes and keys may go there: another hub of the site."""
    caller = caller_of(request)
    return caller is not None and caller.role is Role.HUB
