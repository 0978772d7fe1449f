"""`besti promise`: how good the promises are."""

import csv
from pathlib import Path
from typing import TextIO

import click

from cli.asking import leave
from cli.main import Context
from cli.promise_report import report
from core.promise.book import STEP_MINUTES, Book
from core.promise.foreign import Replay, Row
from core.promise.queue_log import BadLog, read
from core.promise.queue_log_words import words
from core.promise.span import MINUTE_MS, Promise
from core.words import Text

BAD_LOG, NO_LOG, NOT_WRITTEN = 65, 66, 73
HEADER = ("row", "low80", "mid", "high80", "low90", "high90")
LONGEST_STEP = 60

_NO_LOG = Text("Berkas {file} tidak dapat dibaca: {why}.", "The file {file} cannot be read: {why}.")
_NO_TEXT = Text("Berkas {file} bukan teks UTF-8.", "The file {file} is no UTF-8 text.")
_NOT_WRITTEN = Text("Berkas {file} tidak dapat ditulis: {why}.", "The file {file} cannot be written: {why}.")
_DONE = Text(
    "{promised} dari {rows} nomor mendapat perkiraan; yang lain sudah dipanggil saat itu.",
    "{promised} of {rows} tickets were promised a time; the others had been called by then.",
)


@click.group()
def promise() -> None:
    """How well the promised times are kept."""


promise.add_command(report)


@promise.command()
@click.argument("log", type=click.Path(path_type=Path, dir_okay=False, readable=False))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="Where promises are put.")
@click.option("--round", "step", type=click.IntRange(0, LONGEST_STEP), default=STEP_MINUTES, show_default=True,
              help="Spans are rounded outward to so many minutes; 0: not at all.")  # fmt: skip
@click.pass_context
def replay(ctx: click.Context, log: Path, out: Path, step: int) -> None:
    """Promise every ticket of the queue log LOG (CSV), each with what was known at its time."""
    context: Context = ctx.obj
    rows = _read(ctx, log)
    made = dict(Replay(Book.empty(step), rows).promises())
    try:
        with out.open("w", newline="", encoding="utf-8") as file:
            _write(file, rows, made)
    except OSError as error:
        leave(ctx, _NOT_WRITTEN.in_language(context.language).format(file=out, why=error.strerror), NOT_WRITTEN)
    click.echo(_DONE.in_language(context.language).format(promised=len(made), rows=len(rows)))


def _read(ctx: click.Context, log: Path) -> list[Row]:
    context: Context = ctx.obj
    try:
        with log.open(newline="", encoding="utf-8-sig") as file:
            return read(file)
    except OSError as error:
        leave(ctx, _NO_LOG.in_language(context.language).format(file=log, why=error.strerror), NO_LOG)
    except UnicodeDecodeError:
        leave(ctx, _NO_TEXT.in_language(context.language).format(file=log), BAD_LOG)
    except BadLog as bad:
        leave(ctx, f"{log}: {words(bad, context.language)}", BAD_LOG)


def _write(file: TextIO, rows: list[Row], made: dict[int, Promise]) -> None:
    """One line per row, in minutes from the moment of its promise; empty where none was made."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(HEADER)
    for place in range(len(rows)):
        span = made.get(place)
        writer.writerow([place, *(_minutes(span) if span else [""] * (len(HEADER) - 1))])


def _minutes(span: Promise) -> list[str]:
    ends = (span.low80, span.mid, span.high80, span.low90, span.high90)
    return [f"{(end - span.asked_ms) / MINUTE_MS:.4f}" for end in ends]
