"""A draft of an agency tried out: a number of each service and its call, in a hall that nobody sees."""

from dataclasses import dataclass, field

import msgspec

from core import sitecheck
from core.catalog import Catalog
from core.newagency import Draft, free_counters, next_step, with_agency
from core.refusal import Refusal
from core.rehearsal import Rehearsed, rehearse
from core.site import Site
from core.time_of_day import time_of_day
from core.words import Text
from web.desk.office import must_have_site
from web.sight import Sight
from web.times import short_date

_NOT_READY = Text("Lengkapi dulu langkah-langkah sebelumnya.", "Please complete the steps before this one.")
_MOST_FAULTS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """What the visitor holds, and where the number is called to."""

    label: str
    service: str
    counter: str
    zone: str
    at: str


@dataclass(frozen=True, slots=True)
class Tried:
    """`wrong`: why it cannot be done, in words; "" where it went well."""

    wrong: str
    rows: list[Row] = field(default_factory=list)


def site_of(sight: Sight, draft: Draft) -> Site:
    """The site file with the agency, its counters numbered as is free now. It may have faults."""
    site = must_have_site(sight).site
    return with_agency(site, msgspec.structs.replace(draft, counters=free_counters(site, len(draft.counters))), None)


def tried(sight: Sight, draft: Draft, tongue: str) -> Tried:
    if next_step(draft) not in ("rehearsal", "open"):
        return Tried(_NOT_READY.in_language(tongue))
    site = site_of(sight, draft)
    faults = dict.fromkeys(fault.words.in_language(tongue) for fault in sitecheck.faults(site))
    if faults:
        return Tried(" ".join(list(faults)[:_MOST_FAULTS]))
    catalog = Catalog(site)
    found = rehearse(catalog, draft.id, sight.now_ms)
    if isinstance(found, Refusal):
        return Tried(found.words(tongue))
    return Tried("", [_row(catalog, each, draft, tongue) for each in found])


def _row(catalog: Catalog, each: Rehearsed, draft: Draft, tongue: str) -> Row:
    at = catalog.local(each.at_ms)
    return Row(
        each.label,
        catalog.services[each.service].name.in_language(tongue),
        catalog.counters[each.counter].label,
        catalog.zones[draft.zone].name.in_language(tongue),
        f"{short_date(at.date())} {time_of_day(at, tongue)}",
    )
