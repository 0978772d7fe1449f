"""`besti hub`: the process that decides for the site and owns its store."""

import logging
from pathlib import Path

import click

from cli.main import Context
from cli.place import FOLDER
from core.words import Text
from store.faults import Fault
from sync.serve import CannotServe, serve

PORT = 8930
FAULT_OF_OURS = 70

_READY = Text("Layanan antrean siap: {url}", "The queue service is ready: {url}")
_BROKEN = Text(
    "Layanan antrean berhenti karena gangguan pada programnya sendiri; rinciannya ada di catatan di atas.",
    "The queue service stopped at a fault of its own; see the log above.",
)


@click.command()
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, envvar="BESTI_FOLDER", show_default=True,
              help="Where the store is, or is made.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0: any that is free.")
@click.option("--demo-clock", is_flag=True, help="The clock stands still until POST /v1/clock sets it.")
@click.option("--training", is_flag=True, help="Latihan: a store of its own, never counted.")
@click.pass_context
def hub(ctx: click.Context, folder: Path, port: int, demo_clock: bool, training: bool) -> None:
    """Decide for the site, on 127.0.0.1, until SIGTERM or Ctrl-C."""
    context: Context = ctx.obj
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")

    def ready(url: str) -> None:
        click.echo(_READY.in_language(context.language).format(url=url))

    try:
        sound = serve(folder.expanduser(), port, ready, demo_clock=demo_clock, training=training)
    except (Fault, CannotServe) as fault:
        click.echo(fault.words(context.language), err=True)
        ctx.exit(fault.exit_code)
    if not sound:
        click.echo(_BROKEN.in_language(context.language), err=True)
        ctx.exit(FAULT_OF_OURS)
