"""`besti backup` and `besti restore`: a copy of the store while the hub runs, and the way back."""

from pathlib import Path

import click

from cli.asking import leave
from cli.main import Context
from cli.place import Place, placed
from core.decide import decide
from core.fold import fold
from core.words import Text
from store import backup as copies
from store.faults import Fault

_COPIED = Text("Cadangan: {path} ({epoch}.{lsn})", "Backup: {path} ({epoch}.{lsn})")
_RESTORED = Text(
    "Dipulihkan sampai {epoch}.{lsn}; {recovered} kejadian diselamatkan dari penyimpanan lama. "
    "Nomor berikutnya melompat agar tidak ada yang tercetak dua kali.",
    "Restored up to {epoch}.{lsn}; {recovered} events were saved from the old store. "
    "The next numbers jump, so that none is printed twice.",
)
_KEPT = Text("Penyimpanan lama ada di {path}.", "The old store is at {path}.")
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


@click.command()
@click.argument("file", type=_FILE)
@placed
@click.pass_context
def restore(ctx: click.Context, file: Path, place: Place) -> None:
    """Put the backup FILE in place of the store, which no hub may be using; the old store is kept beside it."""
    context: Context = ctx.obj
    try:
        found = copies.restore(file, place.folder, decide=decide, fold=fold)
    except Fault as fault:
        leave(ctx, fault.words(context.language), fault.exit_code)
    words = _RESTORED.in_language(context.language)
    click.echo(words.format(epoch=found.epoch, lsn=found.lsn, recovered=found.recovered))
    if found.kept is not None:
        click.echo(_KEPT.in_language(context.language).format(path=found.kept))
