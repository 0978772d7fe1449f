"""The site file at the command line: check it, tell what it changes, load it, write it out."""

from pathlib import Path

import click

from cli.asking import REFUSED, ask, leave, reading
from cli.main import Context
from cli.place import Place, placed
from core.commands import ChangeDocument
from core.refusal import Refusal
from core.site import Site
from core.sitechanges import changes
from core.words import Language, Text
from store.documents import SITE
from store.sitefile import BadSiteFile, UnreadableSiteFile, dump, read_site

FAULTY = 1
UNREADABLE = 66
UNWRITABLE = 73

_GOOD = Text(
    "{path} baik: {agencies} gerai, {services} layanan, {counters} loket.",
    "{path} is in order: {agencies} agencies, {services} services, {counters} counters.",
)
_FAULTS = Text("{count} kesalahan di {path}.", "{count} faults in {path}.")
_SAME = Text("Tidak ada perbedaan.", "There is no difference.")
_LOADED = Text("Berkas situs dimuat.", "The site file is loaded.")
_WRITTEN = Text("Ditulis ke {path}.", "Written to {path}.")
_UNWRITTEN = Text("{path} tidak dapat ditulis: {cause}.", "{path} cannot be written: {cause}.")

_FILE = click.Path(path_type=Path, readable=False)


@click.group()
def site() -> None:
    """Check, compare, load and export the site file."""


@site.command()
@click.argument("file", type=_FILE)
@click.pass_context
def check(ctx: click.Context, file: Path) -> None:
    """Tell everything that is wrong with FILE. Exit code 0: nothing is."""
    found = _read(ctx, file)
    services = sum(len(agency.services) for agency in found.agencies)
    _say(ctx, _GOOD, path=file, agencies=len(found.agencies), services=services, counters=len(found.counters))


@site.command()
@click.argument("file", type=_FILE)
@click.argument("other", type=_FILE, required=False)
@placed
@click.pass_context
def diff(ctx: click.Context, file: Path, other: Path | None, place: Place) -> None:
    """Tell what FILE would change in the loaded site, or what OTHER changes in FILE."""
    first = _read(ctx, file)
    old, new = (first, _read(ctx, other)) if other else (_loaded(ctx, place), first)
    found = changes(old, new)
    for change in found:
        click.echo(change.words.in_language(_language(ctx)))
    if not found:
        _say(ctx, _SAME)


@site.command()
@click.argument("file", type=_FILE)
@placed
@click.pass_context
def load(ctx: click.Context, file: Path, place: Place) -> None:
    """Make FILE the site file, once it is in order. The hub need not be restarted."""
    ask(ctx, place, ChangeDocument(SITE, dump(_read(ctx, file))))
    _say(ctx, _LOADED)


@site.command()
@click.argument("file", type=_FILE, required=False)
@placed
@click.pass_context
def export(ctx: click.Context, file: Path | None, place: Place) -> None:
    """Write the loaded site file to FILE, or to the screen."""
    text = dump(_loaded(ctx, place))
    if file is None:
        click.echo(text, nl=False)
        return
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        leave(ctx, _UNWRITTEN.in_language(_language(ctx)).format(path=file, cause=error.strerror), UNWRITABLE)
    _say(ctx, _WRITTEN, path=file)


def _read(ctx: click.Context, file: Path) -> Site:
    """The site in `file`. Leaves with all its faults, a line each, where there are any."""
    language = _language(ctx)
    try:
        return read_site(file)
    except UnreadableSiteFile as error:
        leave(ctx, error.words.in_language(language), UNREADABLE)
    except BadSiteFile as error:
        for fault in error.faults:
            click.echo(f"{fault.path}: {fault.words.in_language(language)}")
        leave(ctx, _FAULTS.in_language(language).format(count=len(error.faults), path=file), FAULTY)


def _loaded(ctx: click.Context, place: Place) -> Site:
    with reading(ctx, place) as reader:
        if reader.catalog is None:
            leave(ctx, Refusal("no_site").words(_language(ctx)), REFUSED)
        return reader.catalog.site


def _language(ctx: click.Context) -> Language:
    context: Context = ctx.obj
    return context.language


def _say(ctx: click.Context, words: Text, **values: object) -> None:
    click.echo(words.in_language(_language(ctx)).format(**values))
