"""How far a call for help has gone: to those near by, then to every usher, then to the desk. Pure."""

from enum import IntEnum

from core.state import Help
from core.words import HelpState

ALL_MS = 60_000
DESK_MS = 2 * ALL_MS


class Reach(IntEnum):
    """Who hears of it. NONE: somebody has taken it, or it is over."""

    NONE = 0
    NEAR = 1
    ALL = 2
    DESK = 3


def reach(help_: Help, now_ms: int) -> Reach:
    """Nobody took it for a minute: every usher. For two: the desk as well."""
    if help_.state != HelpState.ASKED:
        return Reach.NONE
    waited_ms = now_ms - help_.asked_ms
    if waited_ms < ALL_MS:
        return Reach.NEAR
    return Reach.ALL if waited_ms < DESK_MS else Reach.DESK
