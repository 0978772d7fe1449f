"""`besti mobile`: a site of its own on one laptop, for Car Free Day and wherever else the mall goes."""

import secrets
import time
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path

import click

from cli.asking import REFUSED, leave, reading
from cli.main import Context
from cli.place import Place, placed
from core.access import STAFF
from core.commands import ChangeDocument, Command
from core.decide import decide
from core.fold import fold
from core.ids import spelled
from core.mobile import DISPLAY, KIOSK, PRINTER, Unfit, mobile_site
from core.refusal import Refusal
from core.site import Site
from core.words import Text
from printer.faults import PrinterFault
from printer.profiles import profile_named
from store.documents import SITE
from store.faults import Fault
from store.sitefile import dump
from store.writer import OurFault, SiteWriter

USAGE, CANNOT_CREATE, OTHER_SITE = 2, 73, 78

_READY = Text(
    "{name} siap di {folder}: {agencies} gerai, nomor {first}001 dan seterusnya. Di laptop itu: besti up {file}",
    "{name} is ready in {folder}: {agencies} agencies, numbers {first}001 and on. On that laptop: besti up {file}",
)
_OTHER = Text(
    "{folder} berisi data {site}. Pilih map lain.", "{folder} holds the data of {site}. Choose another folder."
)
_UNWRITTEN = Text("{path} tidak dapat ditulis: {cause}.", "{path} cannot be written: {cause}.")

_SETTINGS = """\
# {name}: satu laptop, tanpa jaringan. One laptop, no network. Start it with: besti up {file}

device = "{id}"
folder = "data"

[hub]
port = 8930
# Halaman loket untuk ponsel di Wi-Fi laptop ini. The counters' pages for phones on the Wi-Fi of this laptop.
pages = "0.0.0.0:8080"

[kiosk]
device = "{kiosk}"
fullscreen = true
printer = "{printer}"
profile = "{profile}"

# Layar kedua, bila ada. A second screen, where there is one: take the comment signs away.
# [display]
# device = "{display}"
# fullscreen = true
"""


@click.group()
def mobile() -> None:
    """A mobile site (layanan keliling) on one laptop."""


@mobile.command()
@click.argument("name", metavar="SITE")
@click.option("--to", "target", type=click.Path(path_type=Path, readable=False), required=True,
              help="The folder that goes onto the laptop; the same one each time keeps its log.")  # fmt: skip
@click.option("--prefix", default=None, help="The letter before those of the mall. Default: the first of SITE.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Also open on this day.")
@click.option("--printer", default="usb:///dev/besti/printer", show_default=True, help="Where the paper comes out.")
@click.option("--profile", default=PRINTER, show_default=True, help="Which printer it is: besti printer profiles")
@placed
@click.pass_context
def prepare(
    ctx: click.Context, name: str, target: Path, prefix: str | None, date: datetime | None, printer: str, profile: str,
    place: Place,
) -> None:  # fmt: skip
    """Make SITE of the site file ready to go: its own store, people and settings. It needs no network.

    Its log is that of a site of its own: back in the mall it is kept in its folder, and the centre takes it like any
    other's.
    """
    context: Context = ctx.obj
    try:
        profile_named(profile)
        made, people = _made(ctx, place, name, prefix, date)
        _store(ctx, target / "data", {SITE: dump(made)} | ({STAFF: people} if people else {}), made)
        file = _settings(target, made, name, printer, profile)
    except Unfit as unfit:
        leave(ctx, unfit.text.in_language(context.language), USAGE)
    except PrinterFault as fault:
        leave(ctx, fault.words.in_language(context.language), USAGE)
    except Fault as fault:
        leave(ctx, fault.words(context.language), fault.exit_code)
    except OSError as error:
        words = _UNWRITTEN.in_language(context.language)
        leave(ctx, words.format(path=error.filename or target, cause=error.strerror), CANNOT_CREATE)
    first = made.agencies[0].letters[0].letter
    words = _READY.in_language(context.language)
    click.echo(words.format(
        name=made.site.short, folder=target, agencies=len(made.agencies), first=first, file=file
    ))  # fmt: skip


def _made(
    ctx: click.Context, place: Place, name: str, prefix: str | None, date: datetime | None
) -> tuple[Site, str | None]:
    """The site file of the mobile site, and the people of the mall."""
    with reading(ctx, place) as reader:
        if reader.catalog is None:
            leave(ctx, Refusal("no_site").words(ctx.obj.language), REFUSED)
        made = mobile_site(reader.catalog.site, name, prefix, date.date() if date else None)
        return made, reader.document(STAFF)


def _store(ctx: click.Context, folder: Path, bodies: Mapping[str, str], made: Site) -> None:
    """Puts site file and people into the store in `folder`, which is made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    with closing(SiteWriter.open(folder, decide=decide, fold=fold)) as writer:
        if writer.catalog is not None and writer.catalog.site.site.id != made.site.id:
            words = _OTHER.in_language(ctx.obj.language)
            leave(ctx, words.format(folder=folder, site=writer.catalog.site.site.short), OTHER_SITE)
        # Refused where it is the same already, which is as well.
        changes = [ChangeDocument(name, body) for name, body in bodies.items()]
        commands = [Command(spelled(secrets.token_bytes(16)), "mobile", change) for change in changes]
        for answer in writer.submit(commands, time.time_ns() // 1_000_000):
            if isinstance(answer, OurFault):
                raise answer


def _settings(target: Path, made: Site, name: str, printer: str, profile: str) -> Path:
    """The settings for `besti up`; a file that is there already is kept: somebody may have changed it."""
    file = target / f"{name}.toml"
    if not file.exists():
        devices = {"kiosk": KIOSK, "display": DISPLAY, "printer": printer, "profile": profile}
        text = _SETTINGS.format(name=made.site.short, file=file.name, id=name, **devices)
        file.write_text(text, encoding="utf-8")
    return file
