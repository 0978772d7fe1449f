"""What a UPS says of itself, asked of `upsd` of the Network UPS Tools, here or on another machine of the mall."""

from typing import NamedTuple, Protocol

from aionut import AIONUTClient, NUTError

HOST, PORT = "127.0.0.1", 3493
ANSWER_S = 5.0

# The status of NUT is words: OL on line, OB on battery, LB battery low, FSD shutting down.
ON_BATTERY, EMPTY = "OB", frozenset({"LB", "FSD"})


class Ups(NamedTuple):
    """`charge`: percent, `runtime_s`: how long the battery lasts, each None where the UPS does not say.

    `empty`: it says itself that its battery is nearly so.
    """

    on_battery: bool
    charge: int | None = None
    runtime_s: int | None = None
    empty: bool = False


class Silent(Exception):
    """Nobody answers for the UPS, or not what is understood."""


class Asked(Protocol):
    """What tells of a UPS."""

    async def now(self) -> Ups:
        """Raises Silent."""

    def close(self) -> None: ...


class NutUps:
    """A UPS that NUT knows, kept connected. Belongs to one event loop."""

    def __init__(self, place: str) -> None:
        """`place`: NAME, NAME@HOST or NAME@HOST:PORT, as NUT writes it. Raises ValueError."""
        self._name, host, port = parts(place)
        self._client = AIONUTClient(host, port, timeout=ANSWER_S)

    async def now(self) -> Ups:
        """Raises Silent."""
        try:
            return told(await self._client.list_vars(self._name))
        except (NUTError, OSError, ValueError, IndexError) as trouble:
            raise Silent(str(trouble) or type(trouble).__name__) from trouble

    def close(self) -> None:
        self._client.shutdown()


def parts(place: str) -> tuple[str, str, int]:
    """Name, host and port; raises ValueError."""
    name, at, where = place.partition("@")
    host, colon, port = where.partition(":")
    if not name or (at and not host) or (colon and not port.isdigit()) or any(sign.isspace() for sign in place):
        raise ValueError(f"{place!r} names no UPS")
    return name, host or HOST, int(port or PORT)


def told(said: dict[str, str]) -> Ups:
    """From the variables of NUT; raises Silent where they do not tell the status."""
    status = said.get("ups.status", "").split()
    if not status or "WAIT" in status:
        raise Silent(f"status {' '.join(status) or 'unknown'}")
    return Ups(
        ON_BATTERY in status, _whole(said.get("battery.charge")), _whole(said.get("battery.runtime")),
        bool(EMPTY.intersection(status)),
    )  # fmt: skip


def _whole(text: str | None) -> int | None:
    try:
        return round(float(text)) if text is not None else None
    except ValueError:
        return None
