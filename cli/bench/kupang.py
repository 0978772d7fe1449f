"""The sample site as it would be if it never closed and its numbers never ran out, for benches that show its pages."""

from importlib.resources import files

import msgspec

from core.site import Agency, Hours, Site, Week

_ALWAYS = (("00:00", "23:59"),)


def site() -> Site:
    # The program's own file needs no check, and the checker is large: a kiosk that is measured has none of it.
    raw = (files("assets") / "sites" / "mpp-kupang.json").read_bytes()
    sample = msgspec.json.decode(raw, type=Site, strict=False)
    replace = msgspec.structs.replace
    return replace(
        sample,
        hours=Hours(Week(*(_ALWAYS,) * 7), last_ticket_minutes=0, kiosk_opens_minutes=0),
        agencies=tuple(_open(agency) for agency in sample.agencies),
        rules=replace(sample.rules, tickets_per_minute=600),
    )


def _open(agency: Agency) -> Agency:
    replace = msgspec.structs.replace
    letters = tuple(replace(letter, quota=None, hours=None) for letter in agency.letters)
    services = tuple(replace(service, walk_in=True) for service in agency.services)
    return replace(agency, letters=letters, services=services)


def choices(made: Site) -> list[tuple[str, str | None]]:
    """What visitors choose, one after the other: an agency, and one of its services where it has more than one."""
    rounds = max(len(agency.services) for agency in made.agencies)
    return [
        (agency.id, agency.services[n % len(agency.services)].code if len(agency.services) > 1 else None)
        for n in range(rounds)
        for agency in made.agencies
    ]
