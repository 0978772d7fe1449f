"""`besti summary`: a day in figures, as page, PDF, spreadsheet and data."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import click
import msgspec

from cli.asking import leave
from cli.main import Context
from cli.place import FOLDER
from core.fold import fold
from core.rollup.account import Account
from core.words import Text
from store.faults import Fault
from store.opening import DATABASE
from store.reader import SiteReader
from store.rollups import accounts, so_far
from store.writer import wall_clock_ms
from summary.report import Head, Report, day_report
from summary.sentences import Before

FORMATS = ("html", "pdf", "xlsx", "json")
NO_DATA, BAD_FORMAT = 66, 64

_NONE = Text("Tidak ada data untuk {day} di penyimpanan ini.", "There are no data for {day} in this store.")
_FUTURE = Text("{day} belum terjadi.", "{day} has not happened yet.")
_NO_SITE = Text("Penyimpanan ini belum punya data situs.", "This store has no site file yet.")
_BAD_FORMAT = Text("Format {name} tidak dikenal. Yang ada: {known}.", "There is no format {name}. There are: {known}.")
_WRITTEN = Text("{path}", "{path}")


def _formats(ctx: click.Context, option: click.Parameter, value: str) -> list[str]:
    names = [name.strip().lower() for name in value.split(",") if name.strip()]
    for name in names:
        if name not in FORMATS:
            context: Context = ctx.obj
            words = _BAD_FORMAT.in_language(context.language).format(name=name, known=", ".join(FORMATS))
            raise click.BadParameter(words)
    return names


@click.command()
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, envvar="BESTI_FOLDER", show_default=True,
              help="Where the store is.")  # fmt: skip
@click.option(
    "--day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="As 2026-11-24. Default: the present day."
)
@click.option("--format", "formats", default="html,pdf,xlsx", show_default=True, callback=_formats,
              help="Any of html, pdf, xlsx, json, with commas between.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=".", show_default="here",
              help="The folder for the files.")  # fmt: skip
@click.pass_context
def summary(ctx: click.Context, folder: Path, day: dt.datetime | None, formats: list[str], out: Path) -> None:
    """What a day came to: one page in figures and words, as HTML, PDF, spreadsheet and JSON."""
    context: Context = ctx.obj
    place = folder.expanduser()
    try:
        head = _head(place)
        account = _account(place, day.date() if day else None)
        before = _before(place, account) if account else Before()
    except Fault as fault:
        leave(ctx, fault.words(context.language), fault.exit_code)
    if head is None:
        leave(ctx, _NO_SITE.in_language(context.language), NO_DATA)
    if account is None:
        text = _FUTURE if day and day.date() > _today(head.zone) else _NONE
        leave(ctx, text.in_language(context.language).format(day=day.date() if day else "–"), NO_DATA)
    report = day_report(account, head, before, context.language)
    out.mkdir(parents=True, exist_ok=True)
    for name in formats:
        path = out / f"besti-{account.day}.{name}"
        path.write_bytes(_WRITERS[name](report))
        click.echo(_WRITTEN.in_language(context.language).format(path=path))


def _today(zone: str) -> dt.date:
    return dt.datetime.now(ZoneInfo(zone)).date()


def _head(folder: Path) -> Head | None:
    reader = SiteReader(folder / DATABASE, fold)
    try:
        reader.poll()
        catalog = reader.catalog
    finally:
        reader.close()
    if catalog is None:
        return None
    about = catalog.site.site
    return Head(about.name, about.manager, about.address, about.timezone, about.timezone_label)


def _account(folder: Path, day: dt.date | None) -> Account | None:
    """The account of the day; of the present one where none is named."""
    if day is not None:
        found = accounts(folder, fold, day.isoformat(), day.isoformat())
        if found:
            return found[-1]
    present = so_far(folder, fold, wall_clock_ms())
    return present if present and (day is None or present.day == day.isoformat()) else None


def _before(folder: Path, account: Account) -> Before:
    week_ago = (dt.date.fromisoformat(account.day) - dt.timedelta(days=7)).isoformat()
    found = accounts(folder, fold, week_ago, week_ago)
    return Before(found[-1].tickets.visits) if found else Before()


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


_WRITERS: dict[str, Callable[[Report], bytes]] = {
    "html": _html, "pdf": _pdf, "xlsx": _xlsx, "json": lambda report: msgspec.json.encode(report.account),
}  # fmt: skip
