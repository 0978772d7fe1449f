"""Rules about what points at what: nothing points into the void, and nobody waits for a counter that does not exist."""

import datetime as dt
from collections.abc import Iterable, Iterator

from core.site import Agency, Counter, Service, Site
from core.sitefault import Entry, Fault, fault, unknown
from core.words import Text

AGENCY = Text("Gerai", "agency")
ZONE = Text("Zona", "zone")
LETTER = Text("Huruf", "letter")
DOCUMENT = Text("Berkas", "document")
AUDIO = Text("Zona suara", "audio zone")


def zones(site: Site) -> Iterator[Fault]:
    letters = [
        (f"$.agencies[{a}].letters[{n}].zone", letter.zone)
        for a, agency in enumerate(site.agencies)
        for n, letter in enumerate(agency.letters)
    ]
    counters = [(f"$.counters[{n}].zone", counter.zone) for n, counter in enumerate(site.counters)]
    shown = [
        (f"$.displays[{d}].zones[{n}]", zone)
        for d, display in enumerate(site.displays)
        for n, zone in enumerate(display.zones)
    ]
    yield from unknown([*letters, *counters, *shown], {z.id for z in site.zones}, "unknown_zone", ZONE)
    audio = [(f"$.displays[{n}].audio_zone", d.audio_zone) for n, d in enumerate(site.displays) if d.audio_zone]
    yield from unknown(audio, {z.audio_zone for z in site.zones}, "unknown_audio_zone", AUDIO)
    for n, display in enumerate(site.displays):
        if not display.zones:
            yield fault(f"$.displays[{n}].zones", "no_zone", "Layar ini tanpa zona.", "This display shows no zone.")


def agencies(site: Site) -> Iterator[Fault]:
    counters = [(f"$.counters[{n}].agency", counter.agency) for n, counter in enumerate(site.counters)]
    mobile = [
        (f"$.mobile_sites[{m}].agencies[{n}]", agency)
        for m, place in enumerate(site.mobile_sites)
        for n, agency in enumerate(place.agencies)
    ]
    overrides = [(f"$.hours.overrides[{n}].agency", o.agency) for n, o in enumerate(site.hours.overrides) if o.agency]
    known = {a.id for a in site.agencies}
    yield from unknown([*counters, *mobile, *overrides], known, "unknown_agency", AGENCY)


def letters(site: Site) -> Iterator[Fault]:
    """Services and counters use letters of their own agency only."""
    known = {agency.id for agency in site.agencies}
    owner = {letter.letter: agency.id for agency in site.agencies for letter in agency.letters}
    used = [
        *((f"$.agencies[{a}].services[{n}].letter", s.letter, agency.id) for a, agency, n, s in _services(site)),
        *(
            (f"$.counters[{c}].letters[{n}]", x, k.agency)
            for c, k in enumerate(site.counters)
            for n, x in enumerate(k.letters)
        ),
    ]
    yield from unknown([(path, letter) for path, letter, _ in used], owner, "unknown_letter", LETTER)
    for path, letter, agency in used:
        if agency in known and owner.get(letter, agency) != agency:
            words = (
                f"Huruf {letter} milik gerai “{owner[letter]}”.",
                f"The letter {letter} belongs to “{owner[letter]}”.",
            )
            yield fault(path, "foreign_letter", *words)


def documents(site: Site) -> Iterator[Fault]:
    rules = [
        (f"$.agencies[{a}].services[{n}].documents[{d}].any_of", rule.any_of)
        for a, _, n, service in _services(site)
        for d, rule in enumerate(service.documents)
    ]
    gives = [
        (f"$.journeys[{j}].steps[{n}].gives", step.gives)
        for j, journey in enumerate(site.journeys)
        for n, step in enumerate(journey.steps)
    ]
    yield from unknown(_items([*rules, *gives]), site.documents, "unknown_document", DOCUMENT)
    for path, any_of in rules:
        if not any_of:
            yield fault(path, "no_document", "Tulis paling sedikit satu berkas.", "Name at least one document.")


def counters(site: Site) -> Iterator[Fault]:
    """Every letter has a service and a counter; every counter has a letter."""
    for n, counter in enumerate(site.counters):
        if not counter.letters:
            yield fault(
                f"$.counters[{n}].letters", "no_letter", "Loket ini tanpa huruf.", "This counter serves no letter."
            )
    for a, agency in enumerate(site.agencies):
        yield from _without(site, f"$.agencies[{a}]", agency)


def _without(site: Site, path: str, agency: Agency) -> Iterator[Fault]:
    """What an agency lacks; without a counter of its own, its letters are not complained about one by one."""
    if not agency.letters:
        yield fault(f"{path}.letters", "no_letter", "Gerai ini tanpa huruf.", "This agency has no letter.")
    if not any(c.agency == agency.id for c in site.counters):
        yield fault(path, "agency_without_counter", "Gerai ini tanpa loket.", "This agency has no counter.")
        return
    for n, letter in enumerate(agency.letters):
        if not any(letter.letter in c.letters for c in site.counters):
            words = (f"Huruf {letter.letter} tanpa loket.", f"The letter {letter.letter} has no counter.")
            yield fault(f"{path}.letters[{n}]", "letter_without_counter", *words)
        if not any(s.letter == letter.letter for s in agency.services):
            words = (f"Huruf {letter.letter} tanpa layanan.", f"The letter {letter.letter} has no service.")
            yield fault(f"{path}.letters[{n}]", "letter_without_service", *words)


def validity(site: Site) -> Iterator[Fault]:
    """Dates in order, and a counter while the service is there."""
    dated: list[tuple[str, Agency | Service | Counter]] = [
        *((f"$.agencies[{n}]", agency) for n, agency in enumerate(site.agencies)),
        *((f"$.agencies[{a}].services[{n}]", service) for a, _, n, service in _services(site)),
        *((f"$.counters[{n}]", counter) for n, counter in enumerate(site.counters)),
    ]
    for path, item in dated:
        first, last = _validity(item)
        if first > last:
            words = ("valid_from sesudah valid_until.", "valid_from is after valid_until.")
            yield fault(f"{path}.valid_until", "validity_order", *words)
    for a, _, n, service in _services(site):
        counters = [c for c in site.counters if service.letter in c.letters]
        if counters and not any(_meet(service, c) for c in counters):
            words = ("Tidak ada loket selama layanan ini berlaku.", "No counter exists while this service does.")
            yield fault(f"$.agencies[{a}].services[{n}]", "service_without_counter", *words)


def _validity(item: Agency | Service | Counter) -> tuple[dt.date, dt.date]:
    return item.valid_from or dt.date.min, item.valid_until or dt.date.max


def _meet(service: Service, counter: Counter) -> bool:
    (a, b), (c, d) = _validity(service), _validity(counter)
    return max(a, c) <= min(b, d)


def _services(site: Site) -> Iterator[tuple[int, Agency, int, Service]]:
    for a, agency in enumerate(site.agencies):
        for n, service in enumerate(agency.services):
            yield a, agency, n, service


def _items(lists: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[Entry]:
    for path, values in lists:
        for n, value in enumerate(values):
            yield f"{path}[{n}]", value


RULES = (zones, agencies, letters, documents, counters, validity)
