"""`besti promise report`: how many printed promises were kept, per service."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from cli.asking import leave
from cli.main import Context
from cli.place import FOLDER
from core.commands import MINUTE_MS
from core.words import Text
from store.faults import Fault
from store.kept import Kept, kept

_NONE = Text("Belum ada nomor dengan perkiraan yang sudah dipanggil.", "No number with a promise has been called yet.")
_HEAD = Text(
    f"{'layanan':12}{'nomor':>7}{'tepat':>8}{'lebih awal':>12}{'terlambat':>11}{'lebar':>11}",
    f"{'service':12}{'numbers':>7}{'kept':>8}{'early':>12}{'late':>11}{'width':>11}",
)
_MINUTES = Text("{n:.0f} menit", "{n:.0f} min")
_ALL = Text("semua", "all")


@click.command()
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, envvar="BESTI_FOLDER", show_default=True,
              help="Where the store is.")  # fmt: skip
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Only this service day, as 2026-11-24.")
@click.pass_context
def report(ctx: click.Context, folder: Path, day: dt.datetime | None) -> None:
    """How many printed promises were kept, by numbers that were called in turn."""
    context: Context = ctx.obj
    try:
        found = kept(folder.expanduser(), day.date().isoformat() if day else None)
    except Fault as fault:
        leave(ctx, fault.words(context.language), fault.exit_code)
    for line in _lines(found, context.language):
        click.echo(line)


def _lines(found: Sequence[Kept], language: str) -> Iterator[str]:
    if not found:
        yield _NONE.in_language(language)
        return
    yield _HEAD.in_language(language)
    sums = [sum(numbers) for numbers in zip(*(line[1:] for line in found), strict=True)]
    for line in (*found, Kept(_ALL.in_language(language), *sums)):
        in_time = (line.promised - line.early - line.late) / line.promised
        width = _MINUTES.in_language(language).format(n=line.width_ms / line.promised / MINUTE_MS)
        shares = f"{in_time:8.0%}{line.early / line.promised:12.0%}{line.late / line.promised:11.0%}"
        yield f"{line.service:12}{line.promised:7d}{shares}{width:>11}"
