"""What `besti doctor` asks of the UPS and of the network, where it is told to."""

import asyncio
from collections.abc import Iterator
from contextlib import closing

from cli.finding import Finding, ill, well
from sync.discovery import find
from sync.power import LEAST_PERCENT, running_out
from sync.ups import NutUps, Silent, Ups

FIND_S = 4.0


def power(place: str) -> Finding:
    """How the UPS at `place` is; `place` as NUT writes it. Raises ValueError where it is no place."""
    try:
        ups = asyncio.run(_asked(place))
    except Silent as silent:
        return ill(
            f"UPS {place} tidak menjawab ({silent}): periksa kabelnya, layanan nut-server, dan upsc {place}.",
            f"The UPS {place} does not answer ({silent}): look at its cable, the service nut-server, and upsc {place}.",
        )
    charge = f"{ups.charge} %" if ups.charge is not None else "?"
    if running_out(ups):
        return ill(
            f"Listrik padam dan baterai UPS hampir habis ({charge}): layanan berhenti sampai listrik kembali.",
            f"The power is out and the battery nearly empty ({charge}): the service waits for the power.",
        )
    if ups.on_battery:
        return ill(
            f"Listrik padam; baterai UPS {charge}. Di bawah {LEAST_PERCENT} % layanan berhenti sendiri.",
            f"The power is out; the battery has {charge}. Below {LEAST_PERCENT} % the service stops by itself.",
        )
    return well(f"UPS {place}: {charge}")


async def _asked(place: str) -> Ups:
    with closing(NutUps(place)) as ups:
        return await ups.now()


def found_by_name(site: str | None) -> Iterator[Finding]:
    """The hubs that answer on the LAN; `site` None: of any site."""
    hubs = find(site, FIND_S)
    if not hubs:
        yield ill(
            "Tidak ada layanan antrean yang terdengar lewat mDNS: tulis alamatnya (hub = ...), atau buka UDP 5353.",
            "No hub is heard by mDNS: write its address (hub = ...), or let UDP 5353 through.",
        )
    for hub in hubs:
        yield well(f"mDNS: {hub.site} {hub.url}")
