"""What a report is held against: earlier times and the year so far, in a table. Pure."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from core.rollup.account import Account
from core.rollup.period import summed
from core.words import Text
from summary import figures
from summary.numbers import minutes, percent, thousands
from summary.period import Period, day_title, period, same_day
from summary.small_table import Table

IMPORTED = Text("*", "*")
_FOOT = Text(
    "* Dari catatan sebelum Besti, tidak dihitung oleh Besti.", "* From records before Besti, not counted by Besti."
)


class Past(NamedTuple):
    """A stretch of days, both included, and what it is called."""

    title: Text
    first: dt.date
    last: dt.date


def pasts(kind: str, about: Period) -> list[Past]:
    """What a period of a kind (summary.period.KINDS) is held against; the nearest first, the year so far last."""
    found = _days_before(about.first) if kind == "day" else _periods_before(kind, about.first)
    if kind == "year":
        return found
    year = about.last.year
    so_far = Text(f"Tahun {year} sejauh ini", f"The year {year} so far")
    last = Text(f"Tahun {year - 1} sampai tanggal yang sama", f"The year {year - 1} to the same date")
    return [
        *found,
        Past(so_far, dt.date(year, 1, 1), about.last),
        Past(last, dt.date(year - 1, 1, 1), same_day(about.last, year - 1)),
    ]


def _days_before(day: dt.date) -> list[Past]:
    """The same weekday, since weekdays differ more than weeks."""
    names = {
        7: Text("Seminggu sebelumnya", "A week earlier"), 28: Text("Empat minggu sebelumnya", "Four weeks earlier"),
        364: Text("Setahun sebelumnya", "A year earlier"),
    }  # fmt: skip
    return [Past(_on(title, day, days), *[day - dt.timedelta(days=days)] * 2) for days, title in names.items()]


def _periods_before(kind: str, first: dt.date) -> list[Past]:
    before, year_ago = period(kind, first - dt.timedelta(days=1)), period(kind, _year_ago(kind, first))
    return [Past(each.title, each.first, each.last) for each in dict.fromkeys((before, year_ago))]


def _on(title: Text, day: dt.date, days: int) -> Text:
    date = day_title(day - dt.timedelta(days=days))
    id_, en = (each.partition(", ")[2] for each in (date.id, date.en))
    return Text(f"{title.id}, {id_}", f"{title.en}, {en}")


def _year_ago(kind: str, first: dt.date) -> dt.date:
    return first - dt.timedelta(days=364) if kind == "week" else same_day(first, first.year - 1)


def before_besti(past: Past, totals: Mapping[str, int]) -> int | None:
    """Visits of whole months from before Besti; None unless every month of the stretch is known and whole."""
    months = []
    month = past.first.replace(day=1)
    while month <= past.last:
        months.append(period("month", month))
        month = months[-1].last + dt.timedelta(days=1)
    whole = past.first == months[0].first and past.last == months[-1].last
    return sum(totals[m.label] for m in months) if whole and all(m.label in totals for m in months) else None


def compared(
    now: tuple[Text, Account], past: Sequence[tuple[Past, Sequence[Account]]], totals: Mapping[str, int], language: str
) -> Table:
    """The report's own line first; a time that nothing is known of is left out. No rows where nothing is left."""
    rows, marked = [], False
    for each, accounts in past:
        if accounts:
            rows.append(_row(each.title, summed(accounts, accounts[0].site, ""), language))
        elif (visits := before_besti(each, totals)) is not None:
            shown = thousands(visits, language) + IMPORTED.id
            rows.append((each.title, Text(shown, shown), *[Text("–", "–")] * 3))
            marked = True
    header = (Text("Waktu", "Time"), Text("Kunjungan", "Visits"), Text("Menunggu, tengah (menit)", "Median wait (min)"),
              Text("Janji ditepati", "Promises kept"), Text("Beres", "Beres rate"))  # fmt: skip
    own = [_row(*now, language)] if rows else []
    return Table("compared", Text("Dibandingkan", "Compared"), header, [*own, *rows], _FOOT if marked else Text("", ""))


def _row(title: Text, account: Account, language: str) -> tuple[Text, ...]:
    total = figures.whole(figures.services(account))
    cells = (
        thousands(account.tickets.visits, language), minutes(total.steps.waits.percentile(0.5)),
        percent(figures.share(total.kept.kept, total.kept.promised)), percent(figures.beres(total.steps).rate),
    )  # fmt: skip
    return (title, *(Text(cell, cell) for cell in cells))
