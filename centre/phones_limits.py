"""How often a phone may look and ask. Many phones of one hall come from one address, so tickets are counted too."""

from collections.abc import Callable

from starlette.requests import Request

from web.asked import Turned
from web.rate import Rate

REAL_IP = "x-real-ip"
"""In which nginx, on this machine, says who asks."""

_NEAR = frozenset({"127.0.0.1", "::1"})

LOOKS_OF_TICKET, LOOKS_OF_ADDRESS = 120, 20_000
"""In a minute, from one address: an open page looks 30 times, and a mall's guests may share one address."""

ASKS_OF_TICKET, ASKS_OF_ADDRESS = 12, 240


class PhoneLimits:
    """`clock`: seconds of a clock that nobody sets."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._looks, self._all_looks = Rate(clock, LOOKS_OF_TICKET), Rate(clock, LOOKS_OF_ADDRESS)
        self._asks, self._all_asks = Rate(clock, ASKS_OF_TICKET), Rate(clock, ASKS_OF_ADDRESS)

    def may_look(self, request: Request, ticket: str) -> None:
        """Raises Turned where it is too often."""
        _count(self._all_looks, self._looks, request, ticket)

    def may_ask(self, request: Request, ticket: str) -> None:
        """Raises Turned where it is too often."""
        _count(self._all_asks, self._asks, request, ticket)


def address_of(request: Request) -> str:
    """Who asks: nginx tells, where it stands in front on this machine."""
    host = request.client.host if request.client else ""
    return request.headers.get(REAL_IP, host)[:60] if host in _NEAR else host


def _count(of_address: Rate, of_ticket: Rate, request: Request, ticket: str) -> None:
    address = address_of(request)
    # Both count, so that one that is full does not hide the other.
    allowed = [of_address.allows(address), of_ticket.allows(f"{address} {ticket}")]
    if not all(allowed):
        raise Turned(429, "page.out_too_many")
