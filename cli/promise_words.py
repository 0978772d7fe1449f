"""The report on kept promises in words: tables for a terminal."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from core.catalog import Catalog
from core.commands import MINUTE_MS
from core.kept import Alarm, Outcome, Share, Trend, shares, trends
from core.words import Text

LAST_DAYS = 14
FEWEST = 5
"""A share of fewer numbers than these says nothing."""
NAME = 24

_SENTENCE = Text(
    "Dari {promised} perkiraan, {kept} ditepati ({share:.0%}); {early} dipanggil lebih awal, {late} terlambat.",
    "Of {promised} promises {kept} were kept ({share:.0%}); {early} were called earlier, {late} later.",
)
_LATER = Text(
    "{promised} di antaranya untuk keperluan berikutnya; {share:.0%} ditepati.",
    "{promised} of them were for a later errand; {share:.0%} of these were kept.",
)
_HEAD = Text(
    f"{'layanan':{NAME + 6}}{'nomor':>7}{'tepat':>8}{'lebih awal':>12}{'terlambat':>11}{'lebar':>11}",
    f"{'service':{NAME + 6}}{'numbers':>7}{'kept':>8}{'early':>12}{'late':>11}{'width':>11}",
)
_MINUTES = Text("{n:.0f} menit", "{n:.0f} min")
_ALL = Text("semua", "all")
_HOURS = Text("Tepat per loket dan jam panggilan, dalam %", "Kept per counter and hour of the call, in %")
_COUNTER = Text("loket", "counter")
_FEW = Text(f"·  kurang dari {FEWEST} nomor", f"·  fewer than {FEWEST} numbers")
_DAYS = Text(
    f"{'hari':12}{'nomor':>7}{'tepat':>8}{'5 hari':>9}{'rentang 95 %':>16}",
    f"{'day':12}{'numbers':>7}{'kept':>8}{'5 days':>9}{'95 % band':>16}",
)
_ALARMS = {
    Alarm.BROKEN: Text("  ! terlalu sering meleset", "  ! too often broken"),
    Alarm.TOO_WIDE: Text("  ! rentang terlalu lebar", "  ! spans too wide"),
}
_EARLIER = Text("… dan {n} hari sebelumnya (--json)", "… and {n} days before (--json)")


def report_lines(outcomes: Sequence[Outcome], day: dt.date | None, catalog: Catalog, language: str) -> Iterator[str]:
    """Of `day`, or of all days; the five days up to it count for the trend. There must be something to tell."""
    own = [outcome for outcome in outcomes if day is None or outcome.day == day]
    every = Share.of(own)
    yield _SENTENCE.in_language(language).format(
        promised=every.promised, kept=every.kept, share=every.kept / every.promised, early=every.early, late=every.late
    )
    later = Share.of([outcome for outcome in own if outcome.later])
    if later.promised:
        yield _LATER.in_language(language).format(promised=later.promised, share=later.kept / later.promised)
    yield ""
    yield from _services(own, catalog, language)
    yield ""
    yield from _hours(own, language)
    yield ""
    yield from _days([trend for trend in trends(outcomes) if day is None or trend.day == day], language)


def _services(outcomes: Sequence[Outcome], catalog: Catalog, language: str) -> Iterator[str]:
    yield _HEAD.in_language(language)
    for code, share in shares(outcomes, lambda outcome: outcome.service).items():
        service = catalog.services.get(code)
        yield _line(f"{code:6}{_cut(service.name.in_language(language) if service else '')}", share, language)
    yield _line(_ALL.in_language(language), Share.of(outcomes), language)


def _cut(name: str) -> str:
    return name if len(name) < NAME else name[: NAME - 2] + "…"


def _line(name: str, share: Share, language: str) -> str:
    width = _MINUTES.in_language(language).format(n=share.width_ms / share.promised / MINUTE_MS)
    parts = f"{share.early / share.promised:12.0%}{share.late / share.promised:11.0%}{width:>11}"
    return f"{name:{NAME + 6}}{share.promised:7d}{share.kept / share.promised:8.0%}{parts}"


def _hours(outcomes: Sequence[Outcome], language: str) -> Iterator[str]:
    """A row per counter, a column per hour."""
    called = [outcome for outcome in outcomes if outcome.counter is not None]
    cells = shares(called, lambda outcome: (outcome.counter or 0, outcome.hour))
    counters, hours = sorted({no for no, _ in cells}), sorted({hour for _, hour in cells})
    yield _HOURS.in_language(language)
    yield f"{_COUNTER.in_language(language):8}" + "".join(f"{hour:02d}".rjust(6) for hour in hours)
    for no in counters:
        yield (f"{no:<8}" + "".join(_cell(cells, no, hour).rjust(6) for hour in hours)).rstrip()
    yield _FEW.in_language(language)


def _cell(cells: Mapping[tuple[int, int], Share], no: int, hour: int) -> str:
    share = cells.get((no, hour))
    if share is None:
        return ""
    return "·" if share.promised < FEWEST else f"{100 * share.kept / share.promised:.0f}"


def _days(found: Sequence[Trend], language: str) -> Iterator[str]:
    yield _DAYS.in_language(language)
    if len(found) > LAST_DAYS:
        yield _EARLIER.in_language(language).format(n=len(found) - LAST_DAYS)
    for trend in found[-LAST_DAYS:]:
        low, high = trend.five.band
        alarm = _ALARMS[trend.alarm].in_language(language) if trend.alarm else ""
        own = f"{trend.day!s:12}{trend.share.promised:7d}{trend.share.kept / trend.share.promised:8.0%}"
        yield f"{own}{trend.five.kept / trend.five.promised:9.0%}{f'{100 * low:.0f}–{100 * high:.0f} %':>16}{alarm}"
