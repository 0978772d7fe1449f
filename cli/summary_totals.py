"""`besti summary import-totals`: the mall's visits by the month from before Besti."""

from pathlib import Path

import click

from cli.asking import leave
from cli.main import Context
from cli.place import FOLDER
from core.words import Text
from store.faults import Fault, Missing
from store.opening import DATABASE
from store.totals import BadTotals, keep, parsed

BAD_DATA, NO_FILE = 65, 66

_UNREADABLE = Text("{path} tidak bisa dibaca: {reason}.", "{path} cannot be read: {reason}.")
_BAD = Text("{path} tidak diimpor. {reason}", "{path} was not imported. {reason}")
_KEPT = Text(
    "{months} bulan diimpor, {visits} kunjungan; di laporan bertanda *.",
    "{months} months imported, {visits} visits; marked * in reports.",
)


@click.command("import-totals")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, envvar="BESTI_FOLDER", show_default=True,
              help="Where the store is.")  # fmt: skip
@click.pass_context
def import_totals(ctx: click.Context, file: Path, folder: Path) -> None:
    """Take in visits by the month from FILE, a CSV with the header month,visits and lines such as 2024-01,1800.

    They take the place of what was imported before.
    """
    context: Context = ctx.obj
    place, language = folder.expanduser(), context.language
    try:
        totals = parsed(file.read_text(encoding="utf-8"))
        if not (place / DATABASE).exists():
            raise Missing(place / DATABASE)
        keep(place, totals)
    except BadTotals as bad:
        leave(ctx, _BAD.in_language(language).format(path=file, reason=bad.text.in_language(language)), BAD_DATA)
    except Fault as fault:
        leave(ctx, fault.words(language), fault.exit_code)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "UTF-8"
        leave(ctx, _UNREADABLE.in_language(language).format(path=file, reason=reason), NO_FILE)
    click.echo(_KEPT.in_language(language).format(months=len(totals), visits=sum(totals.values())))
