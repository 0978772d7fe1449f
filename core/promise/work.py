"""How much work a step is, against a usual one of its line: learned per service."""

from math import fsum

from core.catalog import Catalog
from core.promise.book import Book
from core.promise.service_time import ServiceTime
from core.state import Step

UNKNOWN_MINUTES = 8.0


class Work:
    """Keeps what it learns in the `book`."""

    def __init__(self, book: Book, catalog: Catalog) -> None:
        self._book = book
        self._catalog = catalog

    def minutes(self, letter: str) -> float:
        """Of a usual step of a line."""
        return self._letter(letter).minutes

    def of(self, letter: str, steps: dict[str, int]) -> float:
        """Of `steps`, how many of each service, all in one line; 1: as much as a usual step of it.

        Counted, not added up one by one: so it is the same in whatever order they stand.
        """
        total = 0.0
        for service in sorted(steps):
            total += steps[service] * self._service(service).minutes
        return total / self._letter(letter).minutes

    def of_service(self, code: str) -> float:
        """Usual minutes of one service."""
        return self._service(code).minutes

    def took(self, step: Step, minutes: float) -> None:
        self._service(step.service).took(minutes)
        self._letter(step.letter).took(minutes)

    def _service(self, code: str) -> ServiceTime:
        times = self._book.services
        if code not in times:
            service = self._catalog.services.get(code)
            minutes = service.minutes if service else 0.0
            times[code] = ServiceTime.configured(minutes if minutes > 0.0 else UNKNOWN_MINUTES)
        return times[code]

    def _letter(self, letter: str) -> ServiceTime:
        times = self._book.letters
        if letter not in times:
            codes = [code for code, service in self._catalog.services.items() if service.letter == letter]
            minutes = [self._service(code).minutes for code in codes] or [UNKNOWN_MINUTES]
            times[letter] = ServiceTime.configured(fsum(minutes) / len(minutes))
        return times[letter]
