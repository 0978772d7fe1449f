"""A report as a spreadsheet: tidy sheets, real numbers and times, one row a thing; each fits the width of a page."""

import datetime as dt
import io
import re
import textwrap
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from core.rollup.minutes import Minutes
from store.day_steps import DayStep
from summary.annexed import annex
from summary.counted import counted
from summary.definitions import meanings
from summary.figures import Line, beres, share
from summary.labels import label
from summary.report import Report
from summary.small_table import Table

Cell = str | int | float | None
A4 = 9
WIDEST = 70
"""Letters; longer texts are broken into lines."""
MANY, WIDEST_OF_MANY = 9, 32
"""From so many columns on a text is broken sooner: the sheet is printed on one page's width."""
LINE = 16
"""The height of a line, in points."""
LONGEST_NAME = 31
"""Of a sheet."""


_AS_WRITTEN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""A name of the site file is a name, whatever it begins with."""


def sheet(report: Report, steps: Iterable[DayStep] = ()) -> bytes:
    """The report as XLSX. `steps`: every errand, for a sheet of its own, the last."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, _AS_WRITTEN | {"in_memory": True}) as book:
        looks = Looks(book)
        for name, header, rows in _sheets(report):
            looks.sheet(name, header, rows)
        _errands(book, looks, report, steps)
    return made.getvalue()


class Looks:
    """The forms of cells, and of a page that is printed."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.head_right = book.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "align": "right"}
        )
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.share = book.add_format({"num_format": "0 %", "valign": "top"})
        self.clock = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self.date = book.add_format({"num_format": "yyyy-mm-dd"})

    def page(self, name: str) -> Worksheet:
        page = self._book.add_worksheet(re.sub(r"[\[\]:*?/\\]", " ", name)[:LONGEST_NAME])
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.set_footer("&L&A&R&P / &N")
        return page

    def sheet(self, name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        page, listed = self.page(name), [list(row) for row in rows]
        most = WIDEST if len(header) < MANY else WIDEST_OF_MANY
        widths = [min(most, _width(title, [row[n] for row in listed])) for n, title in enumerate(header)]
        for column, (title, width) in enumerate(zip(header, widths, strict=True)):
            figures = any(isinstance(row[column], int | float) for row in listed)
            page.write(0, column, title, self.head_right if figures else self.head)
            page.set_column(column, column, width)
        for number, row in enumerate([header, *listed]):
            page.set_row(number, LINE * max(map(_lines, row, widths)))
        for number, row in enumerate(listed, 1):
            for column, value in enumerate(row):
                if isinstance(value, float) and header[column].endswith("%"):
                    page.write_number(number, column, value, self.share)
                elif value is not None:
                    page.write(number, column, value, self.text)
        page.freeze_panes(1, 1)


def _width(title: str, values: Iterable[Cell]) -> float:
    """The widest text, a long word of the title, and no wider than can be read."""
    words = max(len(word) for word in title.split()) + 2
    return min(WIDEST, max(8, words, *(len(str(value)) + 2 if isinstance(value, str) else 0 for value in values), 0))


def _lines(value: Cell, width: float) -> int:
    """How many lines a text takes; some programs do not ask, and would print one over the other."""
    return len(textwrap.wrap(value, round(width) - 1)) if isinstance(value, str) and value else 1


def _sheets(report: Report) -> Iterable[tuple[str, Sequence[str], Iterable[Sequence[Cell]]]]:
    tongue = report.language

    def say(key: str) -> str:
        return label(key, tongue)

    yield say("stood_out"), [report.head.site.in_language(tongue), report.title.in_language(tongue)], _summary(report)
    if report.errands_even:
        yield say("agencies"), [say("agency"), *_columns(tongue)], (_line(line, tongue) for line in report.agencies)
        yield say("services"), [say("service"), *_columns(tongue)], (_line(line, tongue) for line in report.services)
    yield say("counters"), _counter_columns(tongue), _counters(report)
    for table in (counted(report.account), report.compared, *annex(report)):
        if table is not None and table.rows:
            yield _small(table, tongue)
    if report.remarks:
        yield say("remarks"), [say("remarks")], [[remark.text.in_language(tongue)] for remark in report.remarks]
    yield say("definitions"), [say("figure"), say("meaning")], [[word, text] for _, word, text in meanings(report)]


def _summary(report: Report) -> Iterable[list[Cell]]:
    for number, each in enumerate(report.said, 1):
        yield [f"{number}.", each.text.in_language(report.language)]
    for tile in report.tiles:
        note = f" ({tile.note})" if tile.note else ""
        yield [label(tile.key, report.language), f"{tile.value}{note}"]
    for why in report.uneven:
        yield [label("not_even", report.language), why.in_language(report.language)]


def _small(table: Table, tongue: str) -> tuple[str, Sequence[str], Iterable[Sequence[Cell]]]:
    rows = [[_cell(cell.in_language(tongue), tongue) for cell in row] for row in table.rows]
    header = [cell.in_language(tongue) for cell in table.header]
    shares = {n for row in table.rows for n, cell in enumerate(row) if cell.en.endswith(" %")}
    named = [f"{name} %" if n in shares and not name.endswith("%") else name for n, name in enumerate(header)]
    return table.title.in_language(tongue), [name.replace("(%) %", "%") for name in named], rows


def _cell(text: str, tongue: str) -> Cell:
    """A number where it is one; what was imported keeps its mark, and so stays a text."""
    if text == "–":
        return None
    if found := re.fullmatch(r"(\d+) %", text):
        return int(found[1]) / 100
    thousand, point = (".", ",") if tongue == "id" else (",", ".")
    if re.fullmatch(rf"\d{{1,3}}({re.escape(thousand)}\d{{3}})*|\d+", text):
        return int(text.replace(thousand, ""))
    return float(text.replace(point, ".")) if re.fullmatch(rf"\d+{re.escape(point)}\d+", text) else text


def _errands(book: Workbook, looks: Looks, report: Report, steps: Iterable[DayStep]) -> None:
    """One row an errand, its times as the clock at the site showed them."""
    page = looks.page(label("errands", report.language))
    page.write_row(0, 0, [label(f"raw_{name}", report.language) for name in DayStep._fields], looks.head)
    zone = ZoneInfo(report.head.zone)
    for number, step in enumerate(steps, 1):
        for column, (name, value) in enumerate(zip(step._fields, step, strict=True)):
            if name.endswith("_ms") and value is not None:
                local = dt.datetime.fromtimestamp(int(value) / 1000, zone).replace(tzinfo=None)
                page.write_datetime(number, column, local, looks.clock)
            elif name == "day":
                page.write_datetime(number, column, dt.datetime.fromisoformat(str(value)), looks.date)
            elif value is not None:
                page.write(number, column, value)
    page.freeze_panes(1, 2)
    page.set_column(0, 7, 13)
    page.set_column(8, 11, 19)


def _columns(tongue: str) -> list[str]:
    keys = ("created", "done", "absent", "cancelled", "expired", "transferred", "still_open", "wait_p50", "wait_p90",
            "wait_longest", "service_p50", "service_p90", "service_longest")  # fmt: skip
    return [*(label(key, tongue) for key in keys), *(f"{label(key, tongue)} %" for key in ("standard", "beres"))]


def _line(line: Line, language: str) -> list[Cell]:
    s = line.steps
    counts: list[Cell] = [s.created, s.done, s.absent, s.cancelled, s.expired, s.transferred, s.open]
    shares: list[Cell] = [share(s.in_standard, s.services.count), beres(s).rate]
    return [line.name.in_language(language), *counts, *_lengths(s.waits), *_lengths(s.services), *shares]


def _lengths(lengths: Minutes) -> list[Cell]:
    longest = lengths.longest_ms // 60_000 if lengths.count else None
    return [lengths.percentile(0.5), lengths.percentile(0.9), longest]


def _counter_columns(tongue: str) -> list[str]:
    keys = ("counter", "agency", "planned_minutes", "open_minutes", "pause_minutes", "late_minutes", "served",
            "wait_p50", "wait_p90", "wait_longest", "service_p50", "service_p90", "service_longest")  # fmt: skip
    return [label(key, tongue) for key in keys]


def _counters(report: Report) -> Iterable[list[Cell]]:
    """A counter that was planned and never opened has no late minutes."""
    for line in report.counters:
        names: list[Cell] = [line.name.in_language(report.language), line.agency.in_language(report.language)]
        times: list[Cell] = [line.planned_min, line.open_min, line.paused_min, line.late_min, line.desk.done]
        yield [*names, *times, *_lengths(line.desk.waits), *_lengths(line.desk.services)]
