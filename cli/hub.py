"""`besti hub`: the process that decides for the site and owns its store."""

import logging
from contextlib import closing
from pathlib import Path

import click

from cli.around import OfThisMachine
from cli.main import Context
from cli.place import FOLDER
from cli.training import MODE_CHANGED
from core.words import Text
from store.faults import Fault
from sync.serve import CannotServe, serve
from web.app import Site

PORT = 8930
FAULT_OF_OURS = 70

_READY = Text("Layanan antrean siap: {url}", "The queue service is ready: {url}")
_BROKEN = Text(
    "Layanan antrean berhenti karena gangguan pada programnya sendiri; rinciannya ada di catatan di atas.",
    "The queue service stopped at a fault of its own; see the log above.",
)

_BAD_PLACE = Text("Tulis ALAMAT:PORT, misalnya 0.0.0.0:80.", "Write ADDRESS:PORT, such as 0.0.0.0:80.")


def _place_of_pages(ctx: click.Context, option: click.Parameter, value: str | None) -> tuple[str, int] | None:
    if value is None:
        return None
    address, _, port = value.rpartition(":")
    if not (address and port.isascii() and port.isdigit() and int(port) <= 65535):
        context: Context = ctx.obj
        raise click.BadParameter(_BAD_PLACE.in_language(context.language))
    return address, int(port)


@click.command()
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, envvar="BESTI_FOLDER", show_default=True,
              help="Where the store is, or is made.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0: any that is free.")
@click.option("--demo-clock", is_flag=True, help="The clock stands still until POST /v1/clock sets it.")
@click.option("--training", is_flag=True, help="Latihan: a store of its own, never counted.")
@click.option("--pages", default=None, metavar="ADDRESS:PORT", callback=_place_of_pages,
              help="Where phones, tablets and PCs of the mall find the pages, such as 0.0.0.0:80.")  # fmt: skip
@click.pass_context
def hub(
    ctx: click.Context, folder: Path, port: int, demo_clock: bool, training: bool, pages: tuple[str, int] | None
) -> None:
    """Decide for the site, on 127.0.0.1, until SIGTERM or Ctrl-C. The pages are there too."""
    context: Context = ctx.obj
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")

    def ready(url: str) -> None:
        click.echo(_READY.in_language(context.language).format(url=url))

    try:
        with closing(OfThisMachine(folder.expanduser(), training, context.watched)) as around:
            sound = serve(
                folder.expanduser(), port, ready, demo_clock=demo_clock, training=training, pages_at=pages,
                pages=lambda folder, hub: Site(folder, hub, around),
            )  # fmt: skip
    except (Fault, CannotServe) as fault:
        click.echo(fault.words(context.language), err=True)
        ctx.exit(fault.exit_code)
    if around.switching:
        ctx.exit(MODE_CHANGED)
    if not sound:
        click.echo(_BROKEN.in_language(context.language), err=True)
        ctx.exit(FAULT_OF_OURS)
