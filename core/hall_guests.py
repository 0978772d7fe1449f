"""What a simulated hall knows about a visitor who has a number."""

from core.catalog import Catalog
from core.commands import DAY_MS
from core.timetable import MINUTE_MS
from core.visitors_mishaps import SentOn
from core.visitors_plan import Care, Visitor

USUAL_WALK_MS = 30_000


class Guest:
    """`since_ms`: when the present wait began. `open`: the numbers of the known steps that have not ended."""

    def __init__(self, catalog: Catalog, visitor: Visitor, now_ms: int) -> None:
        self.visitor = visitor
        self.since_ms = now_ms
        self.gone = False
        self.open = set(range(len(visitor.errands)))
        self._catalog = catalog
        self._services = [errand.service for errand in visitor.errands]
        self._cares = list(visitor.cares)

    def comes(self, n: int, usual: Care, now_ms: int) -> int | None:
        """When the visitor is at the counter after a call at `now_ms`; None: not in the hall any more."""
        if now_ms - self.since_ms > self.visitor.patience_ms:
            self.gone = True
        return None if self.gone else now_ms + self.care(n, usual).walk_ms

    def returns(self, now_ms: int) -> None:
        self.gone = False
        self.since_ms = now_ms

    def ended(self, n: int, now_ms: int) -> None:
        self.open.discard(n)
        self.since_ms = now_ms

    def care(self, n: int, usual: Care) -> Care:
        """How step `n` goes; as usual where nobody planned it."""
        return self._cares[n] if n < len(self._cares) else usual

    def sent_on(self, n: int, care: SentOn, now_ms: int) -> None:
        """Step `n` has become a new one, the last."""
        self.ended(n, now_ms)
        self.open.add(len(self._services))
        self._services.append(care.service)
        self._cares.append(care.there)

    def letters(self) -> tuple[str, ...]:
        """The letters of the open steps."""
        services = (self._services[n] for n in sorted(self.open))
        return tuple(dict.fromkeys(self._catalog.services[service].letter for service in services))


def stranger(ticket: str, now_ms: int) -> Visitor:
    """Somebody whom the plan does not know: a person tries the kiosk of the demo. Comes when called, and is patient."""
    return Visitor(ticket, now_ms, None, (), (), DAY_MS)


def usual_care(catalog: Catalog, letter: str) -> Care:
    """A visit to a counter of `letter` like any other."""
    minutes = next(s.minutes for s in catalog.services.values() if s.letter == letter)
    return Care(USUAL_WALK_MS, round(minutes * MINUTE_MS))
