"""`besti push`: brings the hub's log to the centre, all day."""

import signal
import threading
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

import click

from cli.main import Context
from cli.place import FOLDER, HUB
from core.words import Text
from store import centre_file, notify
from store.centre_file import Centre
from store.faults import Fault
from store.floor_note import FloorNote
from store.log_reader import LogReader
from sync.centre_line import CentreLine, Refused
from sync.direct import DirectDecider
from sync.down import Down
from sync.health_up import HealthUp
from sync.push import Pushing
from sync.upstream import Cut, Strange

NOT_JOINED, REFUSED, UNREACHABLE = 78, 77, 69

_JOINED = Text("{site} sekarang terdaftar di {url}.", "{site} has joined {url}.")
_NOT_JOINED = Text(
    "Lokasi ini belum terdaftar di pusat. Minta kode, lalu: besti push join ALAMAT KODE",
    "This site has not joined a centre. Ask for a code, then: besti push join ADDRESS CODE",
)
_NO_SITE = Text(
    "Belum ada berkas lokasi; muat dulu dengan besti site load.",
    "There is no site file yet; load one with besti site load.",
)
_REFUSED = Text("Pusat menolak: {why}", "The centre refuses: {why}")
_UNREACHABLE = Text("Pusat tidak bisa dihubungi: {why}", "The centre cannot be reached: {why}")
_PUSHED = Text("Pusat memegang catatan sampai {lsn}.", "The centre has the log up to {lsn}.")


@click.group(invoke_without_command=True)
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, show_default=True, envvar="BESTI_FOLDER")
@click.option("--hub", default=HUB, envvar="BESTI_HUB", show_default=True, help="The hub that decides what comes down.")
@click.option("--once", is_flag=True, help="Bring what there is, then end.")
@click.pass_context
def push(ctx: click.Context, folder: Path, hub: str, once: bool) -> None:
    """Bring this hub's log to the centre that it has joined."""
    folder = folder.expanduser()
    ctx.meta["besti.folder"] = folder
    if ctx.invoked_subcommand is not None:
        return
    try:
        joined = centre_file.read(folder)
        if joined is None:
            _fail(ctx, _NOT_JOINED, NOT_JOINED)
        line = CentreLine(joined.url, joined.site, joined.token)
        with closing(LogReader(folder)) as log, closing(line), closing(DirectDecider(hub)) as decider:
            down = Down(line, log, decider, joined.site, version("besti"), FloorNote(folder).note)
            both = HealthUp(down, line, folder, version("besti"))
            _push(ctx, Pushing(line, log, down=both), once)
    except Fault as fault:
        click.echo(fault.words(ctx.obj.language), err=True)
        ctx.exit(fault.exit_code)


@push.command()
@click.argument("url")
@click.argument("code")
@click.pass_context
def join(ctx: click.Context, url: str, code: str) -> None:
    """Join the centre at URL with the CODE that its administrator gave."""
    folder: Path = ctx.meta["besti.folder"]
    try:
        with closing(LogReader(folder)) as log:
            site = log.identity().site_id
    except Fault as fault:
        click.echo(fault.words(ctx.obj.language), err=True)
        ctx.exit(fault.exit_code)
    if not site:
        _fail(ctx, _NO_SITE, NOT_JOINED)
    try:
        token = CentreLine(url, site, "").join(code)
    except Refused as refused:
        _fail(ctx, _REFUSED, REFUSED, why=refused)
    except (Cut, Strange) as trouble:
        _fail(ctx, _UNREACHABLE, UNREACHABLE, why=trouble)
    centre_file.write(folder, Centre(url, site, token))
    click.echo(_JOINED.in_language(ctx.obj.language).format(site=site, url=url))


def _push(ctx: click.Context, pushing: Pushing, once: bool) -> None:
    context: Context = ctx.obj
    watcher = notify.from_environment()
    if once:
        try:
            lsn = pushing.both_ways().lsn
        except Refused as refused:
            _fail(ctx, _REFUSED, REFUSED, why=refused)
        except (Cut, Strange) as trouble:
            _fail(ctx, _UNREACHABLE, UNREACHABLE, why=trouble)
        click.echo(_PUSHED.in_language(context.language).format(lsn=lsn))
        return
    until = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: until.set())
    watcher.ready()
    pushing.run(until, watcher.alive)


def _fail(ctx: click.Context, text: Text, code: int, **named: object) -> NoReturn:
    click.echo(text.in_language(ctx.obj.language).format(**named), err=True)
    ctx.exit(code)
