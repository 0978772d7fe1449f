"""The holidays of the whole country, put into the file of one site; whatever else stands there stays."""

from collections.abc import Sequence

from msgspec.structs import replace

from core.site import Holiday, Site

LOCAL = "libur_daerah"
"""A kind that is each site's own."""


def with_shared(site: Site, shared: Sequence[Holiday]) -> Site:
    """`site` with the holidays of the years that `shared` names as `shared` says.

    Local holidays stay, but on a date that `shared` has; other years stay as they are.
    """
    years = {each.date.year for each in shared}
    kept = (each for each in site.hours.holidays if each.kind == LOCAL or each.date.year not in years)
    by_date = {each.date: each for each in (*kept, *shared)}
    return replace(site, hours=replace(site.hours, holidays=tuple(by_date[day] for day in sorted(by_date))))
