"""What a new site file would do to the hall as it is now: to visitors who wait, bookings, numbers and hours.

`core.sitechanges` tells what differs between two files; this tells what it means today. Pure.
"""

import datetime as dt
from collections.abc import Iterator

import msgspec

from core.catalog import Catalog, valid_on
from core.site import Counter
from core.state import State, Step
from core.timetable import served, taking
from core.words import AT_COUNTER, OPEN_STATES, BookingState, Text

DAYS_AHEAD = 7
MOST_LABELS = 12


class Effect(msgspec.Struct, frozen=True):
    """`grave`: somebody who is here or is expected is hit; it should be confirmed knowingly."""

    code: str
    grave: bool
    words: Text


def effects(state: State, old: Catalog | None, new: Catalog, now_ms: int) -> list[Effect]:
    """What follows where `new` takes the place of `old` at `now_ms`; grave effects first."""
    before = old or Catalog.empty()
    found = [
        *_waiting(state, before, new, now_ms),
        *_counters(state, before, new, now_ms),
        *_bookings(state, before, new),
        *_quotas(state, before, new),
        *_last_numbers(before, new, now_ms),
        *_promises(before, new, now_ms),
    ]
    return sorted(found, key=lambda effect: not effect.grave)


def _waiting(state: State, old: Catalog, new: Catalog, now_ms: int) -> Iterator[Effect]:
    """Numbers whose service goes, or whose letter nobody would call any more."""
    gone: dict[str, list[str]] = {}
    uncalled: dict[str, list[str]] = {}
    for ticket in state.tickets.values():
        for step in ticket.steps:
            if step.state not in OPEN_STATES or state.day is None or ticket.day != state.day.date:
                continue
            if step.service not in new.services:
                gone.setdefault(step.service, []).append(ticket.label)
            elif _called(step, old, now_ms) and not _called(step, new, now_ms):
                uncalled.setdefault(step.letter, []).append(ticket.label)
    for code, labels in gone.items():
        name = old.services[code].name if code in old.services else Text(code, code)
        yield Effect("service_gone", True, Text(
            f"Layanan {code} ({name.id}) dihapus, padahal {len(labels)} nomor belum selesai: {_listed(labels)}.",
            f"Service {code} ({name.en}) goes, though {len(labels)} numbers are not done: {_listed(labels)}.",
        ))  # fmt: skip
    for letter, labels in uncalled.items():
        yield Effect("letter_uncalled", True, Text(
            f"Tidak ada lagi loket untuk huruf {letter}; {len(labels)} nomor tidak akan dipanggil: {_listed(labels)}.",
            f"No counter would serve letter {letter}; {len(labels)} numbers would not be called: {_listed(labels)}.",
        ))  # fmt: skip


def _called(step: Step, catalog: Catalog, now_ms: int) -> bool:
    day = catalog.local(now_ms).date()
    return any(_there(counter, day) for counter in catalog.counters_of(step.letter))


def _counters(state: State, old: Catalog, new: Catalog, now_ms: int) -> Iterator[Effect]:
    """Counters at which somebody sits, that would be no more."""
    day = new.local(now_ms).date()
    busy = {s.counter: t.label for t in state.tickets.values() for s in t.steps if s.state in AT_COUNTER}
    for no, counter in old.counters.items():
        stays = new.counters.get(no)
        if no in busy and (stays is None or not _there(stays, day)):
            yield Effect("counter_busy", True, Text(
                f"{counter.label} ditiadakan, padahal sedang melayani {busy[no]}.",
                f"{counter.label} goes, though it is serving {busy[no]}.",
            ))  # fmt: skip


def _bookings(state: State, old: Catalog, new: Catalog) -> Iterator[Effect]:
    """Bookings that could be kept until now and could not be any more."""
    lost = [b for b in state.bookings.values() if b.state == BookingState.MADE and bookable(old, b.service, b.at_ms)]
    lost = [b for b in lost if not bookable(new, b.service, b.at_ms)]
    if lost:
        yield Effect("bookings_lost", True, Text(
            f"{len(lost)} pendaftaran tidak dapat dilayani lagi pada waktunya.",
            f"{len(lost)} bookings can no longer be kept at their time.",
        ))  # fmt: skip


def bookable(catalog: Catalog, service: str, at_ms: int) -> bool:
    """Whether `service` is served on the date of `at_ms` by the plan."""
    found = catalog.services.get(service)
    if found is None:
        return False
    day = catalog.local(at_ms).date()
    there = valid_on(day, found.valid_from, found.valid_until) and served(catalog, found.letter, day)
    return there and bool(taking(catalog, found.letter, day))


def _quotas(state: State, old: Catalog, new: Catalog) -> Iterator[Effect]:
    """Quotas that today's numbers have used up already."""
    created = state.day.created if state.day is not None and state.day.open else {}
    for letter, used in created.items():
        quota = new.letters[letter].quota if letter in new.letters else None
        was = old.letters[letter].quota if letter in old.letters else None
        if quota is not None and quota != was and used >= quota:
            yield Effect("quota_used", True, Text(
                f"Huruf {letter}: kuota {quota}, hari ini sudah {used} nomor. Nomor baru langsung berhenti.",
                f"Letter {letter}: quota {quota}, {used} numbers today already. New numbers stop at once.",
            ))  # fmt: skip


def _last_numbers(old: Catalog, new: Catalog, now_ms: int) -> Iterator[Effect]:
    """For the coming week, the moment at which each letter gives its last number, where that moves."""
    today = new.local(now_ms).date()
    for letter in new.letters:
        for day in (today + dt.timedelta(days) for days in range(DAYS_AHEAD)):
            was, now = (_last(catalog, letter, day) for catalog in (old, new))
            if was != now:
                yield Effect("last_number", False, Text(
                    f"Huruf {letter}, {day:%d-%m}: nomor terakhir {was or 'tidak ada'} → {now or 'tidak ada'}.",
                    f"Letter {letter}, {day:%d-%m}: last number {was or 'none'} → {now or 'none'}.",
                ))  # fmt: skip
                break


def _last(catalog: Catalog, letter: str, day: dt.date) -> str:
    """ "14:30"; "" where no number is given on that day."""
    windows = taking(catalog, letter, day) if letter in catalog.letters else ()
    return f"{catalog.local(windows[-1][1]):%H:%M}" if windows else ""


def _promises(old: Catalog, new: Catalog, now_ms: int) -> Iterator[Effect]:
    """Letters whose waits are told otherwise from now on; what was printed stays as it was printed."""
    day = new.local(now_ms).date()
    for letter in new.letters:
        was, now = (_pace(catalog, letter, day) for catalog in (old, new))
        if letter in old.letters and was != now:
            yield Effect("promise", False, Text(
                f"Huruf {letter}: perkiraan dipanggil dihitung dari {now[0]} loket dan {now[1]:g} menit per layanan "
                f"(tadinya {was[0]} dan {was[1]:g}).",
                f"Letter {letter}: waits are told from {now[0]} counters and {now[1]:g} minutes a service "
                f"(until now {was[0]} and {was[1]:g}).",
            ))  # fmt: skip


def _pace(catalog: Catalog, letter: str, day: dt.date) -> tuple[int, float]:
    """Counters of the letter, and the mean of the minutes of its services."""
    minutes = [s.minutes for s in catalog.services.values() if s.letter == letter]
    counters = sum(_there(counter, day) for counter in catalog.counters_of(letter))
    return counters, round(sum(minutes) / len(minutes), 1) if minutes else 0.0


def _there(counter: Counter, day: dt.date) -> bool:
    return valid_on(day, counter.valid_from, counter.valid_until)


def _listed(labels: list[str]) -> str:
    more = len(labels) - MOST_LABELS
    return ", ".join(labels[:MOST_LABELS]) + (f" (+{more})" if more > 0 else "")
