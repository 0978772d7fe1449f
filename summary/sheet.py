"""A report as a spreadsheet: tidy sheets, real numbers and times, one row a thing, no merged cells."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

import xlsxwriter

from core.rollup.minutes import Minutes
from store.day_steps import DayStep
from summary.figures import Line, beres, share
from summary.labels import label
from summary.report import Report

Cell = str | int | float | None


def sheet(report: Report, steps: Iterable[DayStep] = ()) -> bytes:
    """The report as XLSX. `steps`: every errand, for a sheet of its own."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        for name, header, rows in _sheets(report):
            page = book.add_worksheet(name[:31])
            page.write_row(0, 0, header, book.add_format({"bold": True, "bottom": 1}))
            for number, row in enumerate(rows, 1):
                page.write_row(number, 0, row)
            page.freeze_panes(1, 1)
            page.autofit()
        _errands(book, report, steps)
    return made.getvalue()


def _sheets(report: Report) -> Iterable[tuple[str, Sequence[str], Iterable[Sequence[Cell]]]]:
    def say(key: str) -> str:
        return label(key, report.language)

    keys = ("created", "done", "absent", "cancelled", "expired", "transferred", "still_open")
    times = [say("p50"), say("p90"), say("longest"), say("served_p50")]
    header = [*map(say, keys), *times, say("standard"), say("beres")]
    yield say("stood_out"), [say("stood_out")], [[each.text.in_language(report.language)] for each in report.said]
    if not report.uneven:
        yield say("agencies"), [say("agency"), *header], (_line(line, report.language) for line in report.agencies)
        yield say("services"), [say("service"), *header], (_line(line, report.language) for line in report.services)
    columns = [say("counter"), say("agency"), say("planned"), say("opened_for"), say("late")]
    yield say("counters"), columns, _counters(report)


def _errands(book: xlsxwriter.Workbook, report: Report, steps: Iterable[DayStep]) -> None:
    """One row an errand, its times as the clock at the site showed them."""
    page = book.add_worksheet(label("errands", report.language))
    page.write_row(
        0, 0, [name.removesuffix("_ms") for name in DayStep._fields], book.add_format({"bold": True, "bottom": 1})
    )
    clock = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    zone = ZoneInfo(report.head.zone)
    for number, step in enumerate(steps, 1):
        for column, (name, value) in enumerate(zip(step._fields, step, strict=True)):
            if name.endswith("_ms") and value is not None:
                local = dt.datetime.fromtimestamp(int(value) / 1000, zone).replace(tzinfo=None)
                page.write_datetime(number, column, local, clock)
            elif value is not None:
                page.write(number, column, value)
    page.freeze_panes(1, 2)
    page.set_column(8, 11, 19)


def _line(line: Line, language: str) -> list[Cell]:
    s = line.steps
    counts: list[Cell] = [s.created, s.done, s.absent, s.cancelled, s.expired, s.transferred, s.open]
    waited: list[Cell] = [
        s.waits.percentile(0.5),
        s.waits.percentile(0.9),
        _longest(s.waits),
        s.services.percentile(0.5),
    ]
    shares: list[Cell] = [share(s.in_standard, s.services.count), beres(s).rate]
    return [line.name.in_language(language), *counts, *waited, *shares]


def _longest(waits: Minutes) -> int | None:
    return waits.longest_ms // 60_000 if waits.count else None


def _counters(report: Report) -> Iterable[list[Cell]]:
    for line in report.counters:
        names: list[Cell] = [line.name.in_language(report.language), line.agency.in_language(report.language)]
        yield [*names, line.planned_min, line.open_min, line.late_min]
