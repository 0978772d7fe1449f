"""Rules about hours: spans in order, periods and exceptions that do not contradict each other, nobody open never."""

import re
from collections.abc import Iterator

from core.site import WEEKDAYS, Site, Span, Week
from core.sitefault import Fault, fault, malformed, repeated
from core.words import Text

CLOCK = r"([01]\d|2[0-3]):[0-5]\d"
CLOCK_WORDS = Text("jam ditulis HH:MM, 00:00–23:59", "times are HH:MM, 00:00–23:59")
HOLIDAY_KINDS = ("libur_nasional", "cuti_bersama", "libur_daerah")


def spans(site: Site) -> Iterator[Fault]:
    for path, week in _weeks(site):
        for day in WEEKDAYS:
            yield from _spans(f"{path}.{day}", getattr(week, day))
    for n, override in enumerate(site.hours.overrides):
        yield from _spans(f"$.hours.overrides[{n}].spans", override.spans)
    for n, place in enumerate(site.mobile_sites):
        yield from _spans(f"$.mobile_sites[{n}].spans", place.spans)


def _weeks(site: Site) -> Iterator[tuple[str, Week]]:
    yield "$.hours.week", site.hours.week
    yield "$.hours.rolling_break", site.hours.rolling_break
    for n, period in enumerate(site.hours.periods):
        yield f"$.hours.periods[{n}].week", period.week
    for a, agency in enumerate(site.agencies):
        for n, letter in enumerate(agency.letters):
            if letter.hours is not None:
                yield f"$.agencies[{a}].letters[{n}].hours", letter.hours


def _spans(path: str, spans: tuple[Span, ...]) -> Iterator[Fault]:
    last = ""
    for n, (start, end) in enumerate(spans):
        entries = [(f"{path}[{n}][0]", start), (f"{path}[{n}][1]", end)]
        bad = list(malformed(entries, CLOCK, "bad_time", CLOCK_WORDS))
        yield from bad
        if bad:
            continue
        if start >= end:
            yield fault(f"{path}[{n}]", "span_order", f"{start} tidak sebelum {end}.", f"{start} is not before {end}.")
        elif start < last:
            words = (f"Mulai {start} sebelum {last} selesai.", f"It starts at {start}, before {last} has ended.")
            yield fault(f"{path}[{n}]", "span_overlap", *words)
        last = max(last, end)


def dates(site: Site) -> Iterator[Fault]:
    """Each date has one answer: periods apart from each other, one holiday and one override a date."""
    hours = site.hours
    for n, period in enumerate(hours.periods):
        if period.from_ > period.to:
            words = (
                f"“from” {period.from_} sesudah “to” {period.to}.",
                f"“from” {period.from_} is after “to” {period.to}.",
            )
            yield fault(f"$.hours.periods[{n}]", "period_order", *words)
        for m, other in enumerate(hours.periods[:n]):
            if period.from_ <= other.to and other.from_ <= period.to:
                where = f"$.hours.periods[{m}]"
                words = (f"Bertumpang tindih dengan {where}.", f"It overlaps with {where}.")
                yield fault(f"$.hours.periods[{n}]", "period_overlap", *words)
    yield from repeated(
        [(f"$.hours.holidays[{n}].date", str(h.date)) for n, h in enumerate(hours.holidays)], "repeated_holiday"
    )
    exceptions = [
        (f"$.hours.overrides[{n}]", f"{o.date} {o.agency or ''}".strip()) for n, o in enumerate(hours.overrides)
    ]
    yield from repeated(exceptions, "repeated_override")
    kinds = [(f"$.hours.holidays[{n}].kind", h.kind) for n, h in enumerate(hours.holidays)]
    wanted = Text(f"pilih {', '.join(HOLIDAY_KINDS)}", f"choose {', '.join(HOLIDAY_KINDS)}")
    yield from malformed(kinds, "|".join(HOLIDAY_KINDS), "unknown_holiday_kind", wanted)


def mobile_days(site: Site) -> Iterator[Fault]:
    days = [(f"$.mobile_sites[{n}].day", place.day) for n, place in enumerate(site.mobile_sites)]
    wanted = Text(f"pilih {', '.join(WEEKDAYS)}", f"choose {', '.join(WEEKDAYS)}")
    yield from malformed(days, "|".join(WEEKDAYS), "unknown_weekday", wanted)


def never_open(site: Site) -> Iterator[Fault]:
    """Hours that leave no moment for anybody; a letter's own count only where they meet the site's."""
    if not any(_clean(getattr(site.hours.week, day)) for day in WEEKDAYS):
        words = ("MPP ini tidak pernah buka.", "This site is never open.")
        yield fault("$.hours.week", "never_open", *words)
        return
    for path, week in _weeks(site):
        if path.endswith(".hours") and not any(_meets(week, site.hours.week, day) for day in WEEKDAYS):
            words = ("Jam huruf ini di luar jam buka MPP.", "The hours of this letter never meet the site's.")
            yield fault(path, "never_open", *words)


def _meets(week: Week, other: Week, day: str) -> bool:
    pairs = [(a, b) for a in _clean(getattr(week, day)) for b in _clean(getattr(other, day))]
    return any(max(a[0], b[0]) < min(a[1], b[1]) for a, b in pairs)


def _clean(spans: tuple[Span, ...]) -> list[Span]:
    return [(a, b) for a, b in spans if re.fullmatch(CLOCK, a) and re.fullmatch(CLOCK, b) and a < b]


RULES = (spans, dates, mobile_days, never_open)
