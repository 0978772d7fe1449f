"""`besti centre summary`: the whole report of one mall, made at the centre."""

import datetime as dt
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import click
import msgspec

from centre.database import CannotOpen, Database
from centre.site_report import NoReport, site_report
from cli.asking import leave
from cli.main import Context
from core.words import Text
from summary.period import KINDS
from summary.report import Report

NO_DATA, NO_DATABASE, CANNOT_WRITE = 66, 69, 73

_NOT_WRITTEN = Text("{path} tidak bisa ditulis: {reason}.", "{path} cannot be written: {reason}.")


@click.command("summary")
@click.argument("site")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), required=True, metavar="DATE", help="As 2026-11-24.")
@click.option("--period", "kind", type=click.Choice(KINDS), default="day", show_default=True,
              help="The day itself, or the whole week, month, quarter or year that it is in.")  # fmt: skip
@click.option("--format", "formats", type=click.Choice(("html", "pdf", "xlsx", "csv", "json")), multiple=True,
              default=("html", "pdf", "xlsx"), show_default=True, help="May be repeated.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=".", show_default="here",
              help="The folder for the files.")  # fmt: skip
@click.pass_context
def summary(ctx: click.Context, site: str, day: dt.datetime, kind: str, formats: tuple[str, ...], out: Path) -> None:
    """Write what a day or a longer time came to at SITE, as its own hub would."""
    context: Context = ctx.obj
    try:
        with closing(Database.open(ctx.meta["besti.centre.db"])) as database, database.reading() as connection:
            report = site_report(connection, site, kind, day.date(), context.language)
    except CannotOpen as cannot:
        leave(ctx, cannot.text.in_language(context.language), NO_DATABASE)
    except NoReport as none:
        leave(ctx, none.words.in_language(context.language), NO_DATA)
    try:
        _write(report, site, formats, out)
    except OSError as error:
        words = _NOT_WRITTEN.in_language(context.language).format(path=out, reason=error.strerror)
        leave(ctx, words, CANNOT_WRITE)


def _write(report: Report, site: str, formats: tuple[str, ...], out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name in formats:
        path = out / f"besti-{site}-{report.account.day}.{name}"
        path.write_bytes(_WRITERS[name](report))
        click.echo(path)


def _html(report: Report) -> bytes:
    from summary.page import page

    return page(report).encode()


def _pdf(report: Report) -> bytes:
    from summary.page import page
    from summary.pdf import pdf

    return pdf(page(report))


def _xlsx(report: Report) -> bytes:
    from summary.sheet import sheet

    return sheet(report)


def _csv(report: Report) -> bytes:
    from summary.table import table

    return table(report)


def _json(report: Report) -> bytes:
    return msgspec.json.encode(report.account)


_WRITERS: dict[str, Callable[[Report], bytes]] = {
    "html": _html, "pdf": _pdf, "xlsx": _xlsx, "csv": _csv, "json": _json,
}  # fmt: skip
