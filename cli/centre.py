"""`besti centre`: the server above all sites."""

from contextlib import closing
from typing import NoReturn

import click

from centre.database import CannotOpen, Database
from centre.keys import Keys
from centre.serve import serve
from cli import centre_down, centre_keep, centre_load, centre_person, centre_summary
from cli.main import Context
from core.words import Text
from store.writer import wall_clock_ms
from sync.serve import CannotServe

DATABASE = "besti-centre.db"
PORT = 8940
NO_DATABASE = 69

_LISTENING = Text("Pusat melayani di {url}.", "The centre serves at {url}.")
_CODE = Text(
    "Kode untuk {site}: {code}. Berlaku tujuh hari, sekali pakai. Di lokasi: besti push join ALAMAT {code}",
    "Code for {site}: {code}. Good for seven days, once. At the site: besti push join ADDRESS {code}",
)
_REVOKED = Text("{site} tidak lagi boleh mengirim.", "{site} may no longer push.")
_NONE = Text("{site} memang belum terdaftar.", "{site} had not joined.")
_READY = Text("Basis data siap.", "The database is ready.")

_db = click.option(
    "--db", default=DATABASE, show_default=True, envvar="BESTI_CENTRE_DB",
    help="postgresql://…, or the path of an SQLite file, which is enough for some twenty sites.",
)  # fmt: skip


@click.group(invoke_without_command=True)
@_db
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen; nginx stands in front of it.")
@click.pass_context
def centre(ctx: click.Context, db: str, port: int, host: str) -> None:
    """Serve the centre: takes the logs of many malls."""
    ctx.meta["besti.centre.db"] = db
    if ctx.invoked_subcommand is not None:
        return
    context: Context = ctx.obj
    try:
        serve(db, host, port, lambda url: click.echo(_LISTENING.in_language(context.language).format(url=url)))
    except (CannotServe, CannotOpen) as cannot:
        _fail(ctx, cannot.text)


@centre.command()
@click.pass_context
def init(ctx: click.Context) -> None:
    """Make the tables, or bring them up to date."""
    with closing(_opened(ctx)):
        click.echo(_READY.in_language(ctx.obj.language))


@centre.command()
@click.argument("site")
@click.pass_context
def code(ctx: click.Context, site: str) -> None:
    """Make a code with which the hub of SITE joins."""
    with closing(_opened(ctx)) as database:
        made = Keys(database, wall_clock_ms).code_for(site)
    click.echo(_CODE.in_language(ctx.obj.language).format(site=site, code=made))


@centre.command()
@click.argument("site")
@click.pass_context
def revoke(ctx: click.Context, site: str) -> None:
    """End what SITE may do here; its data stay."""
    with closing(_opened(ctx)) as database:
        gone = Keys(database, wall_clock_ms).revoke(site)
    click.echo((_REVOKED if gone else _NONE).in_language(ctx.obj.language).format(site=site))


for more in (centre_down.document, centre_down.revoke_device, centre_down.floor):
    centre.add_command(more)
for look in (centre_person.person, centre_summary.summary):
    centre.add_command(look)
for own in (centre_keep.keep, centre_keep.reread, centre_load.load):
    centre.add_command(own)


def _opened(ctx: click.Context) -> Database:
    try:
        return Database.open(ctx.meta["besti.centre.db"])
    except CannotOpen as cannot:
        _fail(ctx, cannot.text)


def _fail(ctx: click.Context, text: Text) -> NoReturn:
    click.echo(text.in_language(ctx.obj.language), err=True)
    ctx.exit(NO_DATABASE)
