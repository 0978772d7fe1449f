"""`besti kiosk-pin`: the PIN that opens the staff page of the kiosk on this device."""

from pathlib import Path

import click

from cli.main import Context
from cli.place import FOLDER
from core.words import Text
from store.pin_file import PIN_LENGTHS, BadPin, PinFile

NO_PERMISSION = 77
BAD_PIN = 65

_ASK = Text("PIN petugas baru", "New staff PIN")
_SET = Text("PIN petugas disimpan.", "The staff PIN is set.")
_BAD = Text(
    "PIN terdiri dari {least} sampai {most} angka. PIN lama tetap berlaku.",
    "A PIN has {least} to {most} digits. The old one still holds.",
)
_UNWRITABLE = Text("Folder {folder} tidak dapat ditulis.", "The folder {folder} cannot be written.")


@click.command("kiosk-pin")
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, envvar="BESTI_FOLDER", show_default=True,
              help="Where the kiosk keeps its files.")  # fmt: skip
@click.pass_context
def kiosk_pin(ctx: click.Context, folder: Path) -> None:
    """Set the PIN of the staff page; it is asked for, twice, and never shown."""
    context: Context = ctx.obj
    pin = click.prompt(_ASK.in_language(context.language), hide_input=True, confirmation_prompt=True)
    folder = folder.expanduser()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        PinFile(folder).set(pin)
    except BadPin:
        words = _BAD.in_language(context.language).format(least=PIN_LENGTHS[0], most=PIN_LENGTHS[-1])
        click.echo(words, err=True)
        ctx.exit(BAD_PIN)
    except OSError:
        click.echo(_UNWRITABLE.in_language(context.language).format(folder=folder), err=True)
        ctx.exit(NO_PERMISSION)
    click.echo(_SET.in_language(context.language))
