"""What goes on beside a hub: somebody watches its power, somebody lets devices find it."""

from ipaddress import AddressValueError, IPv4Address

from cli.hub_power import HubPower
from sync.announced import Announced
from sync.hub import Companion
from sync.power import Mains


def companions(power: HubPower, gate: tuple[str, int] | None) -> list[Companion]:
    """`gate`: address and port at which devices of the LAN come in; None: none do, and nobody need find the hub."""
    beside: list[Companion] = [power.watched if power.watched is not None else Mains()]
    if gate is not None and (announced := _announced(*gate)) is not None:
        beside.append(announced)
    return beside


def _announced(address: str, port: int) -> Announced | None:
    """None where nobody but this machine comes in."""
    try:
        place = IPv4Address(address)
    except AddressValueError:
        return Announced(port)
    if place.is_loopback or port == 0:
        return None
    return Announced(port, interfaces=None if place.is_unspecified else [address])
