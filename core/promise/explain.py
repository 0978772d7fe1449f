"""What is told of a promise, and why: in words."""

from core.catalog import Catalog
from core.promise.live import LiveStep
from core.promise.span import MINUTE_MS, Promise
from core.words import Doubt, Text

SPAN = Text("{low}–{high}", "{low}–{high}")
INSTEAD = {
    Doubt.NO_COUNTER: Text(
        "Belum ada loket yang buka. Tanyakan di meja informasi.",
        "No counter is open yet. Please ask at the information desk.",
    ),
    Doubt.PAST_CLOSING: Text(
        "Mungkin tidak sampai dipanggil hari ini. Tanyakan di meja informasi.",
        "Perhaps you will not be called today. Please ask at the information desk.",
    ),
    Doubt.TOO_WIDE: Text(
        "Dipanggil setelah pukul {low}. Tanyakan di meja informasi.",
        "You will be called after {low}. Please ask at the information desk.",
    ),
}
WHY = Text(
    "{ahead} orang di depan, {counters} loket, sekitar {minutes} menit per orang{gap}{kept}",
    "{ahead} ahead, {counters} {words}, about {minutes} min each{gap}{kept}",
)
GAP = Text(", jeda {start}–{end}", ", break {start}–{end}")
KEPT = Text(
    "; dari {of} perkiraan serupa terakhir, {percent} % ditepati",
    "; of the last {of} such promises {percent} % were kept",
)
FEWEST = 20
"""A share of fewer promises than these says nothing."""


def told(promise: Promise, catalog: Catalog) -> Text:
    """The span as it is printed, or what is said where none is."""
    if promise.doubt is not None:
        return instead(promise.doubt, promise.low80, catalog)
    return _filled(SPAN, low=_clock(catalog, promise.low80), high=_clock(catalog, promise.high80))


def instead(doubt: Doubt, not_before_ms: int | None, catalog: Catalog) -> Text:
    """What is said where no time is told. `not_before_ms`: the earliest moment that could be, if that is known."""
    return _filled(INSTEAD[doubt], low="" if not_before_ms is None else _clock(catalog, not_before_ms))


def why(promise: Promise | LiveStep, catalog: Catalog) -> Text:
    """What the promise rests on."""
    empty = Text("", "")
    gap, kept = empty, empty
    if promise.gap is not None:
        start, end = (_clock(catalog, at_ms) for at_ms in promise.gap)
        # A clock is written 12.45 in Indonesian.
        gap = Text(GAP.id.format(start=start, end=end).replace(":", "."), GAP.en.format(start=start, end=end))
    if promise.of >= FEWEST:
        kept = _filled(KEPT, of=promise.of, percent=(200 * promise.kept + promise.of) // (2 * promise.of))
    counters = max(1, int(promise.counters + 0.5))
    facts = {
        "ahead": promise.ahead,
        "counters": counters,
        "words": "counter" if counters == 1 else "counters",
        "minutes": max(1, (promise.each_ms + MINUTE_MS // 2) // MINUTE_MS),
    }
    return Text(WHY.id.format(gap=gap.id, kept=kept.id, **facts), WHY.en.format(gap=gap.en, kept=kept.en, **facts))


def _filled(words: Text, **values: object) -> Text:
    return Text(words.id.format(**values), words.en.format(**values))


def _clock(catalog: Catalog, at_ms: int) -> str:
    return f"{catalog.local(at_ms):%H:%M}"
