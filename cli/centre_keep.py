"""`besti centre keep` and `besti centre reread`: old months of raw events as files, and back."""

import datetime as dt
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import click

from centre import keeping, month_file
from centre.database import CannotOpen, Database
from centre.keeping import HOT_DAYS, Busy, Unlike
from centre.month_file import BadFile, Whole
from centre.rereading import reread as put_back
from cli.main import Context
from core.words import Text
from store.faults import Fault

BAD_FILE, NO_DATABASE, AGAIN = 65, 69, 75

_KEPT = Text(
    "{month}: {events} kejadian dari {sites} lokasi di {path}\nBLAKE2b {digest}",
    "{month}: {events} events of {sites} sites in {path}\nBLAKE2b {digest}",
)
_NOTHING = Text("Belum ada bulan yang perlu disimpan.", "No month is old enough yet.")
_UNLIKE = Text(
    "{month} berubah selagi disimpan ({site}). Tidak ada yang dihapus; jalankan sekali lagi.",
    "{month} changed while it was being kept ({site}). Nothing was taken away; run this once more.",
)
_BUSY = Text(
    "Basis data sibuk atau tidak bisa dihubungi. Tidak ada yang dihapus; jalankan sekali lagi.",
    "The database is busy or cannot be reached. Nothing was taken away; run this once more.",
)
_NO_FOLDER = Text("Map {path} tidak ada.", "There is no folder {path}.")
_WHOLE = Text(
    "{month}: berkas utuh, {events} kejadian\nBLAKE2b {digest}",
    "{month}: a whole file, {events} events\nBLAKE2b {digest}",
)
_BACK = Text("{new} kejadian dikembalikan; yang lain sudah ada.", "{new} events are back; the others were there.")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--days", type=click.IntRange(31), default=HOT_DAYS, show_default=True, help="So long events stay.")
@click.pass_context
def keep(ctx: click.Context, folder: Path, days: int) -> None:
    """Take old months of raw events to files in FOLDER; tickets and figures stay.

    A month leaves once its file is on the disk, was read back and is equal. Once a month is enough; a timer may run it.
    """
    if not folder.is_dir():
        _leave(ctx, _NO_FOLDER, 66, path=folder)
    any_ = False
    with closing(_opened(ctx)) as database:
        try:
            for path, whole, sites in keeping.keep(database, folder, dt.datetime.now(dt.UTC).date(), days):
                any_ = True
                _say(ctx, _KEPT, **_named(whole), sites=sites, path=path)
        except BadFile as bad:
            click.echo(bad.text.in_language(ctx.obj.language), err=True)
            ctx.exit(BAD_FILE)
        except Busy:
            _leave(ctx, _BUSY, AGAIN)
        except Unlike as unlike:
            _leave(ctx, _UNLIKE, AGAIN, month=unlike.month, site=unlike.site_id)
        except Fault as fault:
            click.echo(fault.words(ctx.obj.language), err=True)
            ctx.exit(fault.exit_code)
    if not any_:
        _say(ctx, _NOTHING)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Only see whether the file is whole.")
@click.pass_context
def reread(ctx: click.Context, file: Path, check: bool) -> None:
    """Put the events of FILE back, to be looked at; the next `keep` takes them away again."""
    try:
        if check:
            _say(ctx, _WHOLE, **_named(month_file.check(file)))
            return
        with closing(_opened(ctx)) as database:
            whole, new = put_back(database, file)
    except BadFile as bad:
        click.echo(bad.text.in_language(ctx.obj.language), err=True)
        ctx.exit(BAD_FILE)
    except Fault as fault:
        click.echo(fault.words(ctx.obj.language), err=True)
        ctx.exit(fault.exit_code)
    _say(ctx, _WHOLE, **_named(whole))
    _say(ctx, _BACK, new=new)


def _named(whole: Whole) -> dict[str, object]:
    return {"month": whole.month, "events": whole.events, "digest": whole.digest}


def _opened(ctx: click.Context) -> Database:
    try:
        return Database.open(ctx.meta["besti.centre.db"])
    except CannotOpen as cannot:
        click.echo(cannot.text.in_language(ctx.obj.language), err=True)
        ctx.exit(NO_DATABASE)


def _say(ctx: click.Context, text: Text, **values: object) -> None:
    context: Context = ctx.obj
    click.echo(text.in_language(context.language).format(**values))


def _leave(ctx: click.Context, text: Text, code: int, **values: object) -> NoReturn:
    click.echo(text.in_language(ctx.obj.language).format(**values), err=True)
    ctx.exit(code)
