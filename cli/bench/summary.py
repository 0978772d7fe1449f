"""Make the report of a day of 5,000 numbers as page and PDF, and of a year from what its days came to."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from msgspec.structs import replace

from cli.bench import mall
from cli.bench.stores import opened_store
from core.commands import Body, CallNext, CloseDay, Command, Finish
from core.fold import fold
from core.ids import derived
from core.rollup.account import Account
from core.words import Text
from store.rollups import Made, accounts, so_far
from summary.page import page
from summary.pdf import pdf
from summary.period import period
from summary.report import Head, Report, report_on
from summary.sentences import Before

TICKETS = 5_000
BETWEEN_MS = 6_000
LINE = 400
"""So many numbers are out before the first is called."""
DAY = dt.date(2026, 3, 3)
OPENED_MS = 1_772_496_000_000
"""Eight in the morning of DAY where the mall stands."""
HEAD = Head(Text("Mal Uji", "Bench mall"), "Uji", "Uji", mall.ZONE, "WITA")
T = TypeVar("T")


def run(folder: Path) -> dict[str, float]:
    """`log_s`: from the log to the day's account; `figures_s`: from the stored account to all figures and sentences;
    `html_s`: page with its charts; `pdf_s`: the page as PDF; `year_s`: 365 stored days to the year's page.
    """
    _played(folder)
    account, log_s = _timed(lambda: so_far(folder, fold, 0))
    assert account is not None
    assert account.tickets.created == TICKETS
    _keep(folder, account)
    report, figures_s = _timed(lambda: _report(folder, "day"))
    html, html_s = _timed(lambda: page(report))
    _, pdf_s = _timed(lambda: pdf(html))
    _, year_s = _timed(lambda: page(_report(folder, "year")))
    figures = {"figures_s": figures_s, "html_s": html_s, "pdf_s": pdf_s, "year_s": year_s, "log_s": log_s}
    return {name: round(seconds, 3) for name, seconds in figures.items()}


def _timed(make: Callable[[], T]) -> tuple[T, float]:
    began = perf_counter()
    made = make()
    return made, perf_counter() - began


def _report(folder: Path, kind: str) -> Report:
    about = period(kind, DAY)
    days = accounts(folder, fold, about.first.isoformat(), about.last.isoformat())
    return report_on(days, about.title, about.label, HEAD, Before(), "id")


def _played(folder: Path) -> None:
    """A day that gives TICKETS numbers and serves them all at forty counters."""
    writer = opened_store(folder, now_ms=OPENED_MS)
    writer.submit_at(list(_day(OPENED_MS)))
    writer.submit([Command(derived("bench", "close"), "bench", CloseDay(DAY))], OPENED_MS + TICKETS * BETWEEN_MS * 2)
    writer.close()


def _day(start_ms: int) -> Iterator[tuple[int, Command]]:
    for n in range(TICKETS + LINE):
        at_ms = start_ms + n * BETWEEN_MS
        if n < TICKETS:
            yield at_ms, mall.issue(0, n)
        if n >= LINE:
            counter = (n - LINE) % mall.AGENCIES + 1
            bodies: tuple[Body, Body] = (Finish(counter), CallNext(counter))
            for after, body in enumerate(bodies):
                yield at_ms + after, _command(n, body)


def _command(n: int, body: Body) -> Command:
    return Command(derived("bench", n, type(body).__name__), "bench", body)


def _keep(folder: Path, account: Account) -> None:
    """Stores the day as every day of its year."""
    first = dt.date(DAY.year, 1, 1)
    days = [(first + dt.timedelta(days=n)).isoformat() for n in range(365)]
    writer = opened_store(folder, now_ms=OPENED_MS)
    writer.keep_accounts([Made(replace(account, day=day), writer.state.lsn) for day in days])
    writer.close()
