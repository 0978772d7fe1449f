"""`besti restore`: the way back from a backup, with whatever others still hold past it."""

from contextlib import ExitStack
from pathlib import Path

import click

from cli import restore_words as words
from cli.asking import REFUSED, leave
from cli.hub import PORT, place_of_pages
from cli.main import Context
from cli.place import Place, placed
from cli.restore_asking import asking
from core.decide import decide
from core.fold import fold
from store import backup as copies
from store.backup import Elsewhere, Restored
from store.faults import Fault
from sync.serve import CannotServe

_FILE = click.Path(path_type=Path, dir_okay=False, readable=False)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--also", type=_FILE, multiple=True, metavar="FILE",
              help="A backup that was made at a display or kiosk: what it knows past FILE is taken in.")  # fmt: skip
@click.option("--ask-devices", is_flag=True, help="Take in what the devices that answer now know past FILE.")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True,
              help="Where devices look for this hub; for --ask-devices, as for besti hub.")  # fmt: skip
@click.option("--gate", default=None, metavar="ADDRESS:PORT", callback=place_of_pages,
              help="Where devices on other machines come in; for --ask-devices, as for besti hub.")  # fmt: skip
@click.option("--keys-of-backup", is_flag=True, help="Its keys take the place of those that are here already.")
@placed
@click.pass_context
def restore(
    ctx: click.Context, file: Path, also: tuple[Path, ...], ask_devices: bool, port: int,
    gate: tuple[str, int] | None, keys_of_backup: bool, place: Place,
) -> None:  # fmt: skip
    """Put the backup FILE in place of the store, which no hub may be using; the old store is kept beside it."""
    context: Context = ctx.obj
    language, folder = context.language, place.folder
    try:
        with ExitStack() as open_:
            ask = asking(open_, port, gate, language, folder) if ask_devices else copies.nobody
            found = copies.restore(file, folder, decide=decide, fold=fold, also=also, ask=ask, over=keys_of_backup)
    except (Fault, CannotServe) as fault:
        leave(ctx, fault.words(language), fault.exit_code)
    except Elsewhere as elsewhere:
        leave(ctx, words.elsewhere(elsewhere, language), REFUSED)
    _tell(found, language)


def _tell(found: Restored, language: str) -> None:
    for line in words.done(found, language):
        click.echo(line)
    for line in words.warnings(found, language):
        click.echo(line, err=True)
