"""Which services a visitor means by what was typed. Pure; what was typed is kept nowhere."""

from collections.abc import Iterable, Iterator

from core.catalog import Catalog
from core.site import Service
from kiosk.spelling import nearness, spelled, ways_to_spell

# Said with every wish, so they tell none apart. The words are in the form that `spelled` gives them.
_FILLING = frozenset(
    "a ambil and antrean bikin buat dan di for get i ke mau membuat mengurus my need nomor number of saya the to untuk"
    " urus want yang".split()
)
_FROM_AGENCY = 5
"""What a word costs more that stands in the agency's name only: the service itself comes first."""


def search(typed: str, offered: Iterable[Service], catalog: Catalog) -> list[Service]:
    """The services of `offered` that have every word typed, nearest first, else in their order; words in any language.

    Nothing where nothing was typed but words that every wish has.
    """
    wanted = [word for word in spelled(typed) if word not in _FILLING]
    if not wanted:
        return []
    found = [(cost, service) for service in offered if (cost := _cost(wanted, service, catalog)) is not None]
    return [service for _, service in sorted(found, key=lambda pair: pair[0])]


def _cost(wanted: Iterable[str], service: Service, catalog: Catalog) -> int | None:
    """How far `service` is from the words; None where it lacks one."""
    words = list(_words(service, catalog))
    total = 0
    for typed in wanted:
        costs = [near + extra for known, extra in words if (near := nearness(typed, known)) is not None]
        if not costs:
            return None
        total += min(costs)
    return total


def _words(service: Service, catalog: Catalog) -> Iterator[tuple[str, int]]:
    agency = catalog.agency_of(service.letter)
    for text, extra in (
        (service.name.id, 0),
        (service.name.en, 0),
        (agency.short, _FROM_AGENCY),
        (agency.name.id, _FROM_AGENCY),
        (agency.name.en, _FROM_AGENCY),
    ):
        # Whoever types "lahi" is on the way to "lahir", which the site file writes "kelahiran".
        yield from ((way, extra) for word in spelled(text) for way in ways_to_spell(word))
