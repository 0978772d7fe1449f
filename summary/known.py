"""What the site file knows today, against what a report counts: what was renamed, removed, or has left. Pure."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.catalog import Catalog, valid_on
from core.rollup.account import Account
from core.words import Text


class Known(NamedTuple):
    """The names of the services and agencies that are there today, by code."""

    services: dict[str, Text]
    agencies: dict[str, Text]


def known_on(catalog: Catalog, day: dt.date) -> Known:
    there = {id_: a for id_, a in catalog.agencies.items() if valid_on(day, a.valid_from, a.valid_until)}
    services = {
        service.code: service.name
        for agency in there.values()
        for service in agency.services
        if valid_on(day, service.valid_from, service.valid_until)
    }
    return Known(services, {id_: agency.name for id_, agency in there.items()})


class Changed(NamedTuple):
    """`left`: agencies, `removed`: services that are there no more; `renamed`: what was called so, and now so."""

    left: list[Text]
    removed: list[Text]
    renamed: list[tuple[Text, Text]]


def changed(days: Sequence[Account], known: Known) -> Changed:
    """What a reader of today will not find, or find under another name. `days`: in the order of time."""
    agencies, services = _names(days, "agency"), _names(days, "service")
    gone = {id_ for id_ in agencies if id_ not in known.agencies}
    return Changed(
        left=[names[-1] for id_, names in agencies.items() if id_ in gone],
        removed=[
            names[-1]
            for code, names in services.items()
            if code not in known.services and not any(_agency(day, code) in gone for day in days)
        ],
        renamed=[*_renamed(agencies, known.agencies), *_renamed(services, known.services)],
    )


def _names(days: Sequence[Account], kind: str) -> dict[str, list[Text]]:
    """By code, every name that a thing with errands had, the latest last; its code where nobody knew it."""
    found: dict[str, list[Text]] = {}
    for day in days:
        for code in day.services if kind == "service" else day.hours:
            name = day.names.get(f"{kind}/{code}")
            text = name.name if name else Text(code, code)
            if text not in found.setdefault(code, []):
                found[code].append(text)
    return dict(sorted(found.items()))


def _agency(day: Account, service: str) -> str:
    name = day.names.get(f"service/{service}")
    return name.of if name else ""


def _renamed(names: dict[str, list[Text]], known: dict[str, Text]) -> Iterator[tuple[Text, Text]]:
    for code, called in names.items():
        now = known.get(code, called[-1])
        yield from ((old, now) for old in called if old != now and old != Text(code, code))
