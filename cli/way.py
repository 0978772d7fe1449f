"""How a part of this device reaches its hub: over loopback as it is, or by TLS with the key of an enrolled device."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from cli.place import Place
from core.words import Language, Text
from sync.link import Line, Link
from sync.wandering import Wandering, Whereabouts
from sync.way_in import WayIn

_NOT_ENROLLED = Text(
    "Perangkat {device} belum didaftarkan. Jalankan: besti device enrol --device {device} --hub {hub}",
    "The device {device} is not enrolled. Run: besti device enrol --device {device} --hub {hub}",
)


class NotEnrolled(Exception):
    """This device has no key that the hub knows."""

    exit_code = 78

    def __init__(self, device: str, hub: str) -> None:
        self._device = device
        self._hub = hub
        super().__init__(device)

    def words(self, language: str = Language.ID) -> str:
        return _NOT_ENROLLED.in_language(language).format(device=self._device, hub=self._hub)


def way_to(place: Place, device: str) -> WayIn | None:
    """None: the hub is asked in the open, as on its own machine. Raises NotEnrolled and the faults of store.faults."""
    if not place.hub.startswith("https://"):
        return None
    # What keys need is not for the memory of a device on the hub's own machine.
    from sync import credential
    from sync.entry import Entry

    found = credential.read(place.folder, device)
    if found is None:
        raise NotEnrolled(device, place.hub)
    return Entry(place.folder, found, place.hub)


def lines_to(place: Place, device: str) -> Callable[[str], Line]:
    """What makes the lines of a device: to its hub, and to the standbys that may have become it.

    Raises NotEnrolled and the faults of store.faults.
    """
    if not place.standbys:
        return partial(Link, way=way_to(place, device))
    urls = (place.hub, *place.standbys)
    ways = [way_to(replace(place, hub=url), device) for url in urls]
    where = Whereabouts(len(urls))
    return lambda _: Wandering([Link(url, way) for url, way in zip(urls, ways, strict=True)], where)
