"""A mobile site (layanan keliling) made of the mall that sends it: a site of its own for one laptop. Pure.

Its numbers have letters of its own, so that no paper of the mall has the same; its id and code are its own, so that it
has a log, reports and a place at the centre of its own.
"""

import datetime as dt
import re
from collections.abc import Iterator

from msgspec.structs import replace

from core.site import (
    About,
    Agency,
    Counter,
    Display,
    Hours,
    Journey,
    JourneyStep,
    Kiosk,
    MobileSite,
    Override,
    Site,
    Week,
    Zone,
)
from core.words import Text

ZONE, KIOSK, DISPLAY, PRINTER = "Z1", "kiosk-1", "display-1", "generic-58"
CODE_LENGTH = 8


class Unfit(Exception):
    """There is no such mobile site, or its letters would not be its own; `text` says so."""

    def __init__(self, id_: str, en: str) -> None:
        self.text = Text(id_, en)
        super().__init__(en)


def mobile_site(site: Site, id_: str, prefix: str | None = None, date: dt.date | None = None) -> Site:
    """The site file of the mobile site `id_` of `site`.

    `prefix`: the letter that stands before those of the mall; None: the first of `id_`. `date`: a day on which it is
    open whatever the week says. Raises Unfit.
    """
    place = next((each for each in site.mobile_sites if each.id == id_), None)
    if place is None:
        known = ", ".join(each.id for each in site.mobile_sites) or "–"
        raise Unfit(
            f"Layanan keliling {id_} tidak ada di berkas situs. Yang ada: {known}.",
            f"The site file has no mobile site {id_}. There are: {known}.",
        )
    agencies = [agency for agency in site.agencies if agency.id in place.agencies]
    letters = _letters(site, agencies, (prefix or id_[:1]).upper())
    here = tuple(_agency(agency, letters) for agency in agencies)
    codes = frozenset(service.code for agency in here for service in agency.services)
    zone = site.zones[0]
    return replace(
        site, site=_about(site.site, place), hours=_hours(site.hours, place, date), agencies=here,
        zones=(Zone(ZONE, place.name, zone.color, zone.shape, zone.audio_zone),), counters=tuple(_tables(here)),
        journeys=tuple(found for journey in site.journeys if (found := _journey(journey, codes))),
        kiosks=(Kiosk(KIOSK, place.name, PRINTER, lane=1),), displays=(Display(DISPLAY, (ZONE,)),), mobile_sites=(),
    )  # fmt: skip


def _letters(site: Site, agencies: list[Agency], prefix: str) -> dict[str, str]:
    """For each letter of the mall its own; raises Unfit where that is no letter, too long, or the mall's."""
    taken = {letter.letter for agency in site.agencies for letter in agency.letters}
    old = [letter.letter for agency in agencies for letter in agency.letters]
    new = {letter: prefix + letter for letter in old}
    good = re.fullmatch("[A-Z]", prefix) and prefix not in site.numbering.forbidden_letters
    if not good or any(len(letter) > 1 for letter in old) or taken.intersection(new.values()):
        raise Unfit(
            f"Huruf {prefix} tidak bisa di depan nomor layanan keliling. Pilih huruf lain: --prefix K",
            f"The letter {prefix} cannot stand before the numbers of the mobile site. Choose another: --prefix K",
        )
    return new


def _about(mall: About, place: MobileSite) -> About:
    code = re.sub("[^a-z0-9]", "", f"{mall.code}{place.id}".lower())[:CODE_LENGTH]
    return replace(
        mall, id=f"{mall.id}-{place.id}", code=code, short=f"{mall.short}, {place.name.id}",
        name=Text(f"{mall.name.id}, {place.name.id}", f"{mall.name.en}, {place.name.en}"),
        address=place.name.id,
        base_url=None if mall.base_url is None else mall.base_url.removesuffix(mall.code) + code,
    )  # fmt: skip


def _hours(mall: Hours, place: MobileSite, date: dt.date | None) -> Hours:
    """No breaks: it is there for a few hours."""
    open_on = () if date is None else (Override(date, place.spans, reason=place.name),)
    return replace(mall, week=Week(**{place.day: place.spans}), rolling_break=Week(), periods=(), overrides=open_on)


def _agency(agency: Agency, letters: dict[str, str]) -> Agency:
    return replace(
        agency,
        letters=tuple(replace(x, letter=letters[x.letter], zone=ZONE, hours=None) for x in agency.letters),
        services=tuple(replace(x, letter=letters[x.letter]) for x in agency.services),
    )


def _tables(agencies: tuple[Agency, ...]) -> Iterator[Counter]:
    """One for each agency."""
    for no, agency in enumerate(agencies, 1):
        yield Counter(no, f"Meja {no}", agency.id, tuple(x.letter for x in agency.letters), ZONE, accessible=True)


def _journey(journey: Journey, codes: frozenset[str]) -> Journey | None:
    """None where one of its steps has no service here."""
    steps = [replace(step, any_of=tuple(code for code in step.any_of if code in codes)) for step in journey.steps]
    return replace(journey, steps=tuple[JourneyStep, ...](steps)) if all(step.any_of for step in steps) else None
