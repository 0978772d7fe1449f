"""What stood out, in sentences: computed, weighed against each other, the three heaviest first. Pure."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from core.rollup.account import Account
from core.rollup.minutes import Minutes
from core.words import Text
from summary.figures import agencies, beres, named, short, whole
from summary.numbers import clock, figure, percent

SHOWN = 3
FEWEST = 5
"""Of fewer people nothing is published."""
ENOUGH = 10
"""Fewer people than this in two hours say nothing about the hall."""
HOUR_MS = 3_600_000
LONG_WAIT = 30
"""Minutes that visitors feel."""
SEVERAL = 3
"""Fewer people than this do not stand out."""
LATE = 10
"""Minutes after which an opening is late."""


class Sentence(NamedTuple):
    """`anchor`: the figure that it speaks of. `weight`: how much it stands out, from 0; only the order counts.

    `people`: how many people it speaks of; None: of nobody, or of all.
    """

    text: Text
    anchor: str
    weight: float
    people: int | None = None


class Before(NamedTuple):
    """What the report is held against, `when`, of so many `days`; None where nothing is known of it."""

    visits: int | None = None
    when: Text = Text("hari yang sama minggu lalu", "on the same weekday last week")
    days: int = 1


def sentences(account: Account, before: Before, zone: str, days: int = 1) -> list[Sentence]:
    """All that there is to say, the heaviest first; a report shows SHOWN.

    `zone`: the name of the site's time zone. `days`: how many the account is the sum of.
    """
    found = [*_visits(account, before, days), *_waiting(account, days), *_promises(account), *_usual(account)]
    found += _counters(account) if days == 1 else ()
    found += [*_quotas(account, zone), *_outages(account), *_documents(account)]
    return sorted(found, key=lambda each: -each.weight)


def for_everybody(said: Iterable[Sentence]) -> list[Sentence]:
    """Those that may be published: none speaks of so few people that they could be known by it."""
    return [each for each in said if each.people is None or each.people >= FEWEST]


def _visits(account: Account, before: Before, days: int) -> Iterator[Sentence]:
    visits = account.tickets.visits
    if visits == 0:
        yield Sentence(
            Text("Tidak ada kunjungan hari ini.", "Nobody visited today.")
            if days == 1
            else Text("Tidak ada kunjungan.", "Nobody visited."),
            "visits",
            10,
        )
        return
    if not before.visits:
        text = Text(f"{figure(visits).id} kunjungan.", f"{figure(visits).en} visits.")
        yield Sentence(text, "visits", 0.5, visits)
        return
    change = (visits / days) / (before.visits / before.days) - 1
    text = _more(visits, before, change) if days == before.days == 1 else _more_a_day(visits, days, before, change)
    yield Sentence(text, "visits", 0.5 + 4 * min(1.0, abs(change)), min(visits, before.visits))


def _more(visits: int, before: Before, change: float) -> Text:
    held, now, was = _held(change), figure(visits), figure(before.visits or 0)
    return Text(
        f"{now.id} kunjungan, {held.id} {before.when.id} ({was.id}).",
        f"{now.en} visits, {held.en} {before.when.en} ({was.en}).",
    )


def _more_a_day(visits: int, days: int, before: Before, change: float) -> Text:
    """By the day, since no two months, and no two weeks with a holiday, have as many."""
    held, means = _held(change), (round(visits / days), round((before.visits or 0) / before.days))
    all_, mean, was = map(figure, (visits, *means))
    return Text(
        f"{all_.id} kunjungan dalam {days} hari: {mean.id} sehari, {held.id} {before.when.id} ({was.id}).",
        f"{all_.en} visits in {days} days: {mean.en} a day, {held.en} {before.when.en} ({was.en}).",
    )


def _held(change: float) -> Text:
    """What stands between the two that are held against each other; nobody is told of 0 %."""
    part = percent(abs(change))
    if part == percent(0):
        return _AS_MANY
    more = _MORE if change > 0 else _FEWER
    return Text(f"{part} {more.id} daripada", f"{part} {more.en} than")


_AS_MANY = Text("kira-kira sama banyak dengan", "about as many as")
_MORE, _FEWER = Text("lebih banyak", "more"), Text("lebih sedikit", "fewer")


def _usual(account: Account) -> Iterator[Sentence]:
    """What can be said of a day on which nothing stood out."""
    total = whole(agencies(account)).steps
    half, rate = total.waits.percentile(0.5), beres(total)
    if half is not None:
        text = Text(
            f"Separuh pengunjung dipanggil dalam {half + 1} menit.",
            f"Half of the visitors were called within {half + 1} minutes.",
        )
        yield Sentence(text, "median_wait", 0.3, total.waits.count)
    if rate.ended:
        finished, ended = figure(rate.finished), figure(rate.ended)
        text = Text(
            f"{percent(rate.rate)} keperluan selesai dalam satu kunjungan ({finished.id} dari {ended.id}).",
            f"{percent(rate.rate)} of the errands were finished in one visit ({finished.en} of {ended.en}).",
        )
        yield Sentence(text, "beres", 0.2, rate.ended)


def _waiting(account: Account, days: int) -> Iterator[Sentence]:
    """The agency and the two hours in which half of the people waited longest."""
    worst: tuple[int, str, int] | None = None
    for agency, hours in account.hours.items():
        for hour in hours.waits:
            both = Minutes()
            for each in (hour, hour + 1):
                both.take(hours.waits.get(each, Minutes()))
            median = both.percentile(0.5)
            if both.count >= ENOUGH and median is not None and median >= LONG_WAIT:
                worst = max(worst or (0, "", 0), (median, agency, hour))
    if worst is None:
        return
    median, agency, hour = worst
    name, opened = named(account, "agency", agency).name, _open_counters(account, agency, hour, days)
    text = Text(
        f"{name.id}: antara {hour:02}.00 dan {hour + 2:02}.00 separuh pengunjung menunggu lebih dari {median} menit"
        f"{opened.id}.",
        f"{name.en}: between {hour:02}:00 and {hour + 2:02}:00 half of the visitors waited more than {median} minutes"
        f"{opened.en}.",
    )
    yield Sentence(text, f"hours-{agency}", 1 + median / 30)


def _open_counters(account: Account, agency: str, hour: int, days: int) -> Text:
    """How many counters were open in those two hours, of how many; nothing where nobody sat anywhere."""
    total = sum(1 for no in account.counters if named(account, "counter", no).of == agency)
    hours = account.hours[agency].open_ms
    opened = (hours.get(hour, 0) + hours.get(hour + 1, 0)) / (2 * HOUR_MS * days)
    if total == 0:
        return Text("", "")
    if total == 1:
        part = percent(min(1.0, opened))
        return Text(
            f"; satu-satunya loket buka {part} dari waktu itu", f"; its only counter was open {part} of that time"
        )
    return Text(f"; rata-rata {opened:.1f} dari {total} loket buka".replace(".", ","),
                f"; {opened:.1f} of {total} counters were open on average")  # fmt: skip


def _promises(account: Account) -> Iterator[Sentence]:
    kept = whole(agencies(account)).kept
    if kept.promised < ENOUGH:
        return
    rate = kept.kept / kept.promised
    held, of = figure(kept.kept), figure(kept.promised)
    text = Text(
        f"{percent(rate)} perkiraan waktu pada karcis ditepati ({held.id} dari {of.id}).",
        f"{percent(rate)} of the times promised on paper were kept ({held.en} of {of.en}).",
    )
    yield Sentence(text, "promises", 1 + 6 * abs(0.8 - rate))


def _counters(account: Account) -> Iterator[Sentence]:
    closed = [no for no, presence in account.counters.items() if presence.stayed_closed]
    if closed:
        yield Sentence(_stayed_closed(account, closed), "counters", 1 + 4 * len(closed) / len(account.counters))
    late = {no: late for no, p in account.counters.items() if (late := (p.late_ms or 0) // 60_000) >= LATE}
    if late:
        longest = max(late.values())
        text = _counted(
            len(late),
            Text(f"Satu loket buka terlambat {longest} menit.", f"One counter opened late, by {longest} minutes."),
            Text(f"{{}} loket buka terlambat, yang paling lama {longest} menit.",
                 f"{{}} counters opened late, the latest by {longest} minutes."),
        )  # fmt: skip
        yield Sentence(text, "counters", 0.8 + len(late) / len(account.counters) + longest / 120)


def _stayed_closed(account: Account, closed: list[int]) -> Text:
    labels = [named(account, "counter", no).name for no in closed[:3]]
    rest = len(closed) - len(labels)
    names = Text(", ".join(label.id for label in labels), ", ".join(label.en for label in labels))
    more = Text(f" dan {rest} lainnya", f" and {rest} more") if rest else Text("", "")
    return _counted(
        len(closed),
        Text(f"Satu loket tidak dibuka sama sekali: {names.id}.", f"One counter was not opened at all: {names.en}."),
        Text(f"{{}} loket tidak dibuka sama sekali: {names.id}{more.id}.",
             f"{{}} counters were not opened at all: {names.en}{more.en}."),
    )  # fmt: skip


def _counted(count: int, one: Text, many: Text) -> Text:
    """`many` has a place for the count."""
    return one if count == 1 else Text(many.id.format(count), many.en.format(count))


def _quotas(account: Account, zone: str) -> Iterator[Sentence]:
    if not account.used_up:
        return
    letter, at_ms = min(account.used_up.items(), key=lambda item: item[1])
    agency = named(account, "letter", letter).of
    whose = short(account, agency) if agency else None
    name = Text(f"{whose.id} ({letter})", f"{whose.en} ({letter})") if whose else Text(letter, letter)
    text = Text(
        f"Kuota {name.id} habis pukul {clock(at_ms, zone, '.')}.",
        f"The quota of {name.en} was used up at {clock(at_ms, zone)}.",
    )
    yield Sentence(text, "quotas", 2)


def _outages(account: Account) -> Iterator[Sentence]:
    """One that goes on has lasted until the end of the day so far."""
    if not account.outages:
        return
    ends = [(o.start_ms, max(o.start_ms, account.until_ms) if o.end_ms is None else o.end_ms) for o in account.outages]
    minutes = sum(end - start for start, end in ends) // 60_000
    long = figure(minutes)
    text = _counted(
        len(account.outages),
        Text(f"Satu gangguan, {long.id} menit.", f"One outage, {long.en} minutes."),
        Text(f"{{}} kali gangguan, bersama-sama {long.id} menit.", f"{{}} outages, {long.en} minutes together."),
    )
    yield Sentence(text, "outages", 1.5 + minutes / 30)


def _documents(account: Account) -> Iterator[Sentence]:
    """The agency that sent most people home for papers."""
    found = [(line, beres(line.steps)) for line in agencies(account)]
    sent = [(b.reasons.get("documents_incomplete", 0), line, b) for line, b in found if b.ended >= ENOUGH]
    if not sent:
        return
    count, line, ended = max(sent, key=lambda each: (each[0] / each[2].ended, each[1].key))
    part = count / ended.ended
    if part < 0.05 or count < SEVERAL:
        return
    people = figure(count)
    text = Text(
        f"{line.name.id}: {percent(part)} pengunjung pulang karena berkas belum lengkap ({people.id} orang).",
        f"{line.name.en}: {percent(part)} of the visitors went home because papers were missing ({people.en} people).",
    )
    yield Sentence(text, "beres", 0.8 + 6 * part, count)
