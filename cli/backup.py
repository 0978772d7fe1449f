"""`besti backup`: a copy of the store while the hub runs."""

from pathlib import Path

import click

from cli.asking import leave
from cli.main import Context
from cli.place import Place, placed
from core.words import Text
from store import backup as copies
from store.faults import Fault

_COPIED = Text("Cadangan: {path} ({epoch}.{lsn})", "Backup: {path} ({epoch}.{lsn})")
_THERE = Text("{path} sudah ada.", "{path} is there already.")
_CANNOT_CREATE = 73

_FILE = click.Path(path_type=Path, dir_okay=False, readable=False)


@click.command()
@click.argument("file", type=_FILE)
@placed
@click.pass_context
def backup(ctx: click.Context, file: Path, place: Place) -> None:
    """Copy the store into the new FILE; the hub may go on meanwhile."""
    context: Context = ctx.obj
    if file.exists():
        leave(ctx, _THERE.in_language(context.language).format(path=file), _CANNOT_CREATE)
    try:
        made = copies.backup(place.folder, file)
    except Fault as fault:
        leave(ctx, fault.words(context.language), fault.exit_code)
    click.echo(_COPIED.in_language(context.language).format(path=made.path, epoch=made.epoch, lsn=made.lsn))
