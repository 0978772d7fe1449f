"""`besti hub`: the process that decides for the site and owns its store."""

import os
from contextlib import closing
from pathlib import Path

import click

from cli import logs
from cli.around import OfThisMachine
from cli.hub_ca import ca
from cli.hub_companions import companions
from cli.hub_power import HubPower
from cli.main import Context
from cli.out_of_power import OUT_OF_POWER, STOPPED
from cli.place import FOLDER
from cli.training import MODE_CHANGED
from core.words import Text
from store import notify
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

_BAD_UPS = Text("Tulis NAMA, NAMA@HOST, atau NAMA@HOST:PORT.", "Write NAME, NAME@HOST or NAME@HOST:PORT.")
_BAD_PLACE = Text("Tulis ALAMAT:PORT, misalnya 0.0.0.0:80.", "Write ADDRESS:PORT, such as 0.0.0.0:80.")


def place_of_pages(ctx: click.Context, option: click.Parameter, value: str | None) -> tuple[str, int] | None:
    if value is None:
        return None
    address, _, port = value.rpartition(":")
    if not (address and port.isascii() and port.isdigit() and int(port) <= 65535):
        context: Context = ctx.obj
        raise click.BadParameter(_BAD_PLACE.in_language(context.language))
    return address, int(port)


def _power(ctx: click.Context, option: click.Parameter, value: str | None) -> HubPower:
    try:
        return HubPower(value)
    except ValueError as error:
        context: Context = ctx.obj
        raise click.BadParameter(_BAD_UPS.in_language(context.language)) from error


@click.group(invoke_without_command=True)
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, envvar="BESTI_FOLDER", show_default=True,
              help="Where the store is, or is made.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0: any that is free.")
@click.option("--demo-clock", is_flag=True, help="The clock stands still until POST /v1/clock sets it.")
@click.option("--training", is_flag=True, help="Latihan: a store of its own, never counted.")
@click.option("--pages", default=None, metavar="ADDRESS:PORT", callback=place_of_pages,
              help="Where phones, tablets and PCs of the mall find the pages, such as 0.0.0.0:80.")  # fmt: skip
@click.option("--gate", default=None, metavar="ADDRESS:PORT", callback=place_of_pages,
              help="Where enrolled devices, and officers' pages, come in by TLS, such as 0.0.0.0:8443.")  # fmt: skip
@click.option("--ups", "power", default=None, metavar="NAME[@HOST]", envvar="BESTI_UPS", callback=_power,
              help="The UPS of this machine as NUT knows it: outages are noted, the hub stops in time.")  # fmt: skip
@click.pass_context
def hub(
    ctx: click.Context, folder: Path, port: int, demo_clock: bool, training: bool, pages: tuple[str, int] | None,
    gate: tuple[str, int] | None, power: HubPower,
) -> None:  # fmt: skip
    """Decide for the site, on 127.0.0.1, until SIGTERM or Ctrl-C. The pages are there too."""
    if ctx.invoked_subcommand is not None:
        return
    context: Context = ctx.obj
    logs.begin()

    def say(words: Text) -> None:
        click.echo(words.in_language(context.language), err=True)

    power.wait(say, notify.Notify(os.environ.get(notify.SOCKET)))

    def ready(url: str) -> None:
        click.echo(_READY.in_language(context.language).format(url=url))

    try:
        with closing(OfThisMachine(folder.expanduser(), training, context.watched, power=power.now)) as around:
            sound = serve(
                folder.expanduser(), port, ready, demo_clock=demo_clock, training=training, pages_at=pages,
                gate_at=gate, pages=lambda folder, hub: Site(folder, hub, around, hub.room),
                companions=companions(power, gate),
            )  # fmt: skip
    except (Fault, CannotServe) as fault:
        click.echo(fault.words(context.language), err=True)
        ctx.exit(fault.exit_code)
    if power.gone:
        say(STOPPED)
        ctx.exit(OUT_OF_POWER)
    if around.switching:
        ctx.exit(MODE_CHANGED)
    if not sound:
        say(_BROKEN)
        ctx.exit(FAULT_OF_OURS)


hub.add_command(ca)
