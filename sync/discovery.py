"""Finds the hub of a site on the LAN by mDNS, and lets a hub be found. Whoever has its address needs none of this.

What is found is a hint: who the hub is, is proved when the device speaks to it.
"""

import logging
import socket
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import ifaddr
from zeroconf import (
    Error,
    InterfaceChoice,
    IPVersion,
    ServiceBrowser,
    ServiceInfo,
    ServiceStateChange,
    Zeroconf,
)

log = logging.getLogger(__name__)

TYPE = "_besti._tcp.local."
ASK_MS = 3000
"""How long somebody who said that he is there may take to say where."""

Interfaces = Sequence[str] | None
"""Addresses of this machine on which to speak; None: on all."""


class Found(NamedTuple):
    """A hub that says of itself that it serves `site`. `url`: its base URL."""

    site: str
    url: str


class Announcement:
    """The hub is found for as long as this is open. Nothing is announced where there is no network."""

    def __init__(self, site: str, port: int, scheme: str = "http", interfaces: Interfaces = None) -> None:
        """`port`: where devices of the LAN reach the hub; `scheme`: "http" or "https". Ready seconds later."""
        self._speaking: Zeroconf | None = None
        self._thread = ThreadPoolExecutor(1, "announcement")
        self._thread.submit(self._open, site, port, scheme, interfaces)

    def close(self) -> None:
        """Takes it back: nobody finds the hub any longer."""
        self._thread.submit(self._close).result()
        self._thread.shutdown()

    def _open(self, site: str, port: int, scheme: str, interfaces: Interfaces) -> None:
        try:
            self._speaking = _speaking(interfaces)
            self._speaking.register_service(_told(site, port, scheme, interfaces), allow_name_change=True)
        except (OSError, Error) as trouble:
            log.warning("the hub cannot be found by its name: %s", trouble)
            self._close()

    def _close(self) -> None:
        if self._speaking is not None:
            self._speaking.close()
            self._speaking = None


def find(site: str | None, timeout_s: float, interfaces: Interfaces = None) -> list[Found]:
    """The hubs of `site` (None: of any) that answer, after the first has or `timeout_s` is over.

    Empty where nobody answers, or where there is no network.
    """
    try:
        speaking = _speaking(interfaces)
    except OSError as trouble:
        log.warning("there is no network to find the hub on: %s", trouble)
        return []
    found, heard = dict[str, Found](), threading.Event()

    def changed(zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange) -> None:
        if state_change is ServiceStateChange.Removed:
            found.pop(name, None)
            return
        info = zeroconf.get_service_info(service_type, name, ASK_MS)
        hub = _found(info) if info is not None else None
        if hub is not None and site in (None, hub.site):
            found[name] = hub
            heard.set()

    try:
        browser = ServiceBrowser(speaking, TYPE, handlers=[changed])
        heard.wait(timeout_s)
        browser.cancel()
        return sorted(found.values())
    finally:
        speaking.close()


def _speaking(interfaces: Interfaces) -> Zeroconf:
    """Raises OSError where there is no network."""
    return Zeroconf(list(interfaces) if interfaces else InterfaceChoice.All, ip_version=IPVersion.V4Only)


def _told(site: str, port: int, scheme: str, interfaces: Interfaces) -> ServiceInfo:
    host = socket.gethostname().partition(".")[0] or "besti"
    name = f"{site} {host}"[:60]
    return ServiceInfo(
        TYPE, f"{name}.{TYPE}", port=port, server=f"{host}.local.",
        properties={"site": site, "scheme": scheme}, parsed_addresses=_addresses(interfaces),
    )  # fmt: skip


def _addresses(interfaces: Interfaces) -> list[str]:
    """Where others reach this machine."""
    if interfaces:
        return list(interfaces)
    all_ = [address.ip for adapter in ifaddr.get_adapters() for address in adapter.ips if address.is_IPv4]
    return [str(ip) for ip in all_ if not str(ip).startswith("127.")]


def _found(info: ServiceInfo) -> Found | None:
    """None where what was said is not of a hub."""
    said = info.decoded_properties
    addresses = info.parsed_addresses(IPVersion.V4Only)
    site, scheme = said.get("site"), said.get("scheme")
    if not addresses or not info.port or not site or scheme not in ("http", "https"):
        return None
    return Found(site, f"{scheme}://{addresses[0]}:{info.port}")
