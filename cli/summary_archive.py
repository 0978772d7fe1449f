"""`besti summary archive`: a year that is over, in one file to put away."""

import contextlib
import datetime as dt
import io
import tempfile
import zipfile
from pathlib import Path

import click
import msgspec

from cli.asking import leave
from cli.main import Context
from cli.place import FOLDER
from core.fold import fold
from core.words import Text
from store.faults import Fault
from store.rollups import accounts

CANNOT_WRITE = 73
FORMATS = ["html", "pdf", "xlsx", "csv", "json"]
SAME_TIME = (1980, 1, 1, 0, 0, 0)
"""Of every file inside, so that the same year gives the same archive."""

FIRST_YEAR, LAST_YEAR = 2000, 2999

_NO_YEAR = Text("Tahunnya belum disebut, misalnya: besti summary archive 2026.",
                "No year is named, as in: besti summary archive 2026.")  # fmt: skip
_BAD_YEAR = Text("{value} bukan tahun seperti 2026.", "{value} is no year such as 2026.")
_NOT_WRITTEN = Text("{path} tidak bisa ditulis: {reason}.", "{path} cannot be written: {reason}.")


def _year(ctx: click.Context, argument: click.Parameter, value: str | None) -> int:
    if value is None:
        raise click.UsageError(_NO_YEAR.in_language(ctx.obj.language), ctx)
    year = int(value) if value.isascii() and value.isdecimal() and len(value) == len(str(LAST_YEAR)) else 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise click.BadParameter(_BAD_YEAR.in_language(ctx.obj.language).format(value=value))
    return year


@click.command()
@click.argument("year", callback=_year, required=False, metavar="YEAR")
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, envvar="BESTI_FOLDER", show_default=True,
              help="Where the store is.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=".", show_default="here",
              help="The folder for the archive.")  # fmt: skip
@click.pass_context
def archive(ctx: click.Context, year: int, folder: Path, out: Path) -> None:
    """Write besti-YEAR.zip: the year's report as HTML, PDF, XLSX, CSV and JSON, and what each day came to as JSON."""
    context: Context = ctx.obj
    path = out / f"besti-{year}.zip"
    assert ctx.parent is not None
    try:
        with tempfile.TemporaryDirectory() as made:
            with contextlib.redirect_stdout(io.StringIO()):  # it would name files that are gone
                ctx.invoke(ctx.parent.command, folder=folder, day=dt.date(year, 12, 31),
                           kind="year", formats=FORMATS, out=Path(made))  # fmt: skip
            days = accounts(folder.expanduser(), fold, f"{year}-01-01", f"{year}-12-31")
            files = {file.name: file.read_bytes() for file in sorted(Path(made).iterdir())}
        files |= {f"days/{account.day}.json": msgspec.json.encode(account) for account in days}
        out.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_zipped(files))
    except Fault as fault:
        leave(ctx, fault.words(context.language), fault.exit_code)
    except OSError as error:
        words = _NOT_WRITTEN.in_language(context.language).format(path=path, reason=error.strerror)
        leave(ctx, words, CANNOT_WRITE)
    click.echo(path)


def _zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, SAME_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(info, content)
    return made.getvalue()
