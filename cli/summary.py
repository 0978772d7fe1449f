"""`besti summary`: a day in figures, as page, PDF, spreadsheet and data."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import click
import msgspec
from msgspec.structs import replace

from cli.asking import leave
from cli.main import Context
from cli.place import FOLDER
from cli.summary_archive import archive
from cli.summary_invite import invite
from cli.summary_totals import import_totals
from core.catalog import Catalog
from core.fold import fold
from core.rollup import skm
from core.rollup.account import Account
from core.words import Text
from store.day_steps import day_steps
from store.faults import Fault
from store.opening import DATABASE
from store.reader import SiteReader
from store.rollups import accounts, so_far
from store.totals import BadTotals, kept
from store.writer import wall_clock_ms
from summary.compared import compared, pasts
from summary.known import known_on
from summary.period import KINDS, Period, before, period
from summary.report import Report, head_of, report_on
from summary.sentences import Before
from summary.trend import Past

FORMATS = ("html", "pdf", "xlsx", "csv", "json", "txt", "png", "caption")
NO_DATA, CANNOT_WRITE, BAD_DATA = 66, 73, 65

_NONE = Text("Tidak ada data untuk {day} di penyimpanan ini.", "There are no data for {day} in this store.")
_FUTURE = Text("{day} belum terjadi.", "{day} has not happened yet.")
_NO_SITE = Text("Penyimpanan ini belum punya data situs.", "This store has no site file yet.")
_BAD_FORMAT = Text("Format {name} tidak dikenal. Yang ada: {known}.", "There is no format {name}. There are: {known}.")
_NO_FORMAT = Text("Format belum disebut. Yang ada: {known}.", "No format is named. There are: {known}.")
_BAD_KIND = Text(
    "Jangka waktu {name} tidak dikenal. Yang ada: {known}.", "There is no period {name}. There are: {known}."
)
_BAD_DATE = Text("{value} bukan tanggal seperti 2026-11-24.", "{value} is no date such as 2026-11-24.")
_NOT_WRITTEN = Text("{path} tidak bisa ditulis: {reason}.", "{path} cannot be written: {reason}.")


def _formats(ctx: click.Context, option: click.Parameter, value: str) -> list[str]:
    names = [name.strip().lower() for name in value.split(",") if name.strip()]
    for name in names:
        if name not in FORMATS:
            context: Context = ctx.obj
            words = _BAD_FORMAT.in_language(context.language).format(name=name, known=", ".join(FORMATS))
            raise click.BadParameter(words)
    if not names:
        raise click.BadParameter(_NO_FORMAT.in_language(ctx.obj.language).format(known=", ".join(FORMATS)))
    return names


def _kind(ctx: click.Context, option: click.Parameter, value: str) -> str:
    if value not in KINDS:
        words = _BAD_KIND.in_language(ctx.obj.language).format(name=value, known=", ".join(KINDS))
        raise click.BadParameter(words)
    return value


def _date(ctx: click.Context, option: click.Parameter, value: str | None) -> dt.date | None:
    try:
        return None if value is None else dt.datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007
    except ValueError:
        context: Context = ctx.obj
        raise click.BadParameter(_BAD_DATE.in_language(context.language).format(value=value)) from None


@click.group(invoke_without_command=True)
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, envvar="BESTI_FOLDER", show_default=True,
              help="Where the store is.")  # fmt: skip
@click.option("--day", callback=_date, metavar="DATE", help="As 2026-11-24. Default: today, up to now.")
@click.option("--period", "kind", metavar=f"[{'|'.join(KINDS)}]", default="day", show_default=True, callback=_kind,
              help="The day itself, or the whole week, month, quarter or year that it is in.")  # fmt: skip
@click.option("--format", "formats", default="html,pdf,xlsx", show_default=True, callback=_formats,
              help="html, pdf, xlsx, csv, json, txt (letter), png and caption (for phones); with commas.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=".", show_default="here",
              help="The folder for the files.")  # fmt: skip
@click.pass_context
def summary(ctx: click.Context, folder: Path, day: dt.date | None, kind: str, formats: list[str], out: Path) -> None:
    """What a day, or a longer time, came to: one page in figures and words, in as many formats as are asked for.

    \b
    besti summary                                    today, up to now
    besti summary --day 2026-11-23                   that day
    besti summary --day 2026-11-23 --period month    the month that it is in

    It writes besti-2026-11-23.pdf and the like; running it again writes the same files anew.
    """
    if ctx.invoked_subcommand:
        return
    context: Context = ctx.obj
    place = folder.expanduser()
    try:
        catalog = _catalog(place)
        present = so_far(place, fold, wall_clock_ms())
        about = _period(kind, day, present)
        found = _accounts(place, about, present) if about else []
        against = _before(place, kind, about) if about and found and not _runs(found[-1], present) else Before()
    except Fault as fault:
        leave(ctx, fault.words(context.language), fault.exit_code)
    if catalog is None:
        leave(ctx, _NO_SITE.in_language(context.language), NO_DATA)
    if about is None or not found:
        text = _FUTURE if about and about.first > _today(catalog) else _NONE
        leave(ctx, text.in_language(context.language).format(day=about.label if about else "–"), NO_DATA)
    known = known_on(catalog, max(_today(catalog), dt.date.fromisoformat(found[-1].day)))
    report = report_on(
        found, about.title, about.label, head_of(catalog.site), against, context.language,
        skm.weighing(catalog.site.reports), known,
    )  # fmt: skip
    try:
        report = _with_the_past(report, place, kind, about)
        _write(report, place, formats, out)
    except Fault as fault:
        leave(ctx, fault.words(context.language), fault.exit_code)
    except BadTotals as bad:
        leave(ctx, bad.text.in_language(context.language), BAD_DATA)
    except OSError as error:
        words = _NOT_WRITTEN.in_language(context.language).format(path=out, reason=error.strerror)
        leave(ctx, words, CANNOT_WRITE)


summary.add_command(import_totals)
summary.add_command(archive)
summary.add_command(invite)


def _with_the_past(report: Report, place: Path, kind: str, about: Period) -> Report:
    """The report with what it is held against: a table, and the days of the year before for its trend."""
    past, totals = pasts(kind, about), kept(place)
    first = min(about.first - dt.timedelta(days=366), *(p.first for p in past))
    named = {account.day: account for account in accounts(place, fold, first.isoformat(), about.last.isoformat())}
    named |= {account.day: account for account in report.days}
    known = [named[day] for day in sorted(named)]
    found = [(p, _between(known, p.first, p.last)) for p in past]
    year_ago = _between(known, first, about.last - dt.timedelta(days=364))
    return replace(
        report, compared=compared((about.title, report.account), found, totals, report.language),
        past=Past(year_ago, totals),
    )  # fmt: skip


def _between(known: list[Account], first: dt.date, last: dt.date) -> list[Account]:
    return [account for account in known if first.isoformat() <= account.day <= last.isoformat()]


def _write(report: Report, place: Path, formats: list[str], out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name in formats:
        path = out / f"besti-{report.account.day}.{name}"
        path.write_bytes(_WRITERS[name](report, place))
        click.echo(path)


def _period(kind: str, day: dt.date | None, present: Account | None) -> Period | None:
    """The period asked for; that of the present day where none is named."""
    if day is not None:
        return period(kind, day)
    return period(kind, dt.date.fromisoformat(present.day)) if present else None


def _today(catalog: Catalog) -> dt.date:
    return dt.datetime.now(catalog.zone).date()


def _catalog(folder: Path) -> Catalog | None:
    reader = SiteReader(folder / DATABASE, fold)
    try:
        reader.poll()
        return reader.catalog
    finally:
        reader.close()


def _accounts(folder: Path, about: Period, present: Account | None) -> list[Account]:
    """The accounts of the period, the present day among them."""
    first, last = about.first.isoformat(), about.last.isoformat()
    found = accounts(folder, fold, first, last)
    if present and first <= present.day <= last and present.day not in {account.day for account in found}:
        found.append(present)
    return found


def _runs(account: Account, present: Account | None) -> bool:
    return present is not None and account.day == present.day and not present.closed


def _before(folder: Path, kind: str, about: Period) -> Before:
    """Of a time that is over: what has only begun is held against nothing whole."""
    past = before(kind, about)
    found = accounts(folder, fold, past.first.isoformat(), past.last.isoformat())
    if not found:
        return Before()
    visits = sum(account.tickets.visits for account in found)
    if kind == "day":
        return Before(visits)
    return Before(visits, Text(f"{past.title.id}", f"in {past.title.en}"), len(found))


def _html(report: Report, place: Path) -> bytes:
    from summary.page import page

    return page(report).encode()


def _pdf(report: Report, place: Path) -> bytes:
    from summary.page import page
    from summary.pdf import pdf

    return pdf(page(report))


def _xlsx(report: Report, place: Path) -> bytes:
    from summary.sheet import sheet

    return sheet(report, day_steps(place, report.days[0].day, report.days[-1].day))


def _csv(report: Report, place: Path) -> bytes:
    from summary.table import table

    return table(report)


def _json(report: Report, place: Path) -> bytes:
    return msgspec.json.encode(report.account)


def _txt(report: Report, place: Path) -> bytes:
    from summary.plain import plain

    return plain(report).encode()


def _caption(report: Report, place: Path) -> bytes:
    from summary.plain import caption

    return caption(report).encode()


def _png(report: Report, place: Path) -> bytes:
    from summary.picture import picture

    return picture(report)


_WRITERS: dict[str, Callable[[Report, Path], bytes]] = {
    "html": _html, "pdf": _pdf, "xlsx": _xlsx, "csv": _csv, "json": _json,
    "txt": _txt, "png": _png, "caption": _caption,
}  # fmt: skip
