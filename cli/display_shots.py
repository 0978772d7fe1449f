"""`besti display --shots DIR`: what every layout of a hall looks like, for whoever plans its screens."""

import os
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.asking import leave
from cli.main import Context
from core.fold import fold
from core.site import Site
from core.words import Text
from store.faults import Fault
from store.reader import SiteReader
from store.sitefile import read_site

if TYPE_CHECKING:
    from display.app import Options

CANNOT_CREATE = 73

_SAMPLE = Text(
    "Belum ada situs di sini: gambar memakai situs contoh.", "No site is here yet: the sample site is shown."
)
_SAVED = Text("{n} gambar di {folder}; buka index.html.", "{n} pictures in {folder}; open index.html.")
_UNWRITABLE = Text("Gambar tidak bisa disimpan di {folder}: {why}.", "No picture can be saved in {folder}: {why}.")


def take_shots(ctx: click.Context, store: Path, folder: Path, options: "Options") -> None:
    """Shows the site of the store in `store`, the sample site where there is none. Leaves where it cannot be done."""
    # The pictures are made off every screen, whatever this machine has.
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software", QT_ENABLE_HIGHDPI_SCALING="0")
    language = ctx.ensure_object(Context).language
    try:
        site = _site(store)
    except Fault as fault:
        leave(ctx, fault.words(language), fault.exit_code)
    if site is None:
        click.echo(_SAMPLE.in_language(language), err=True)
        site = read_site(Path(str(files("assets") / "sites" / "mpp-kupang.json")))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        count = _take(site, folder, options)
    except OSError as fault:
        why = fault.strerror or str(fault)
        leave(ctx, _UNWRITABLE.in_language(language).format(folder=folder, why=why), CANNOT_CREATE)
    click.echo(_SAVED.in_language(language).format(n=count, folder=folder))


def _site(store: Path) -> Site | None:
    with closing(SiteReader.open(store, fold=fold)) as reader:
        return reader.catalog.site if reader.catalog is not None else None


def _take(site: Site, folder: Path, options: "Options") -> int:
    # After the environment is set: Qt looks at it when it is loaded.
    from display.shots import album

    pictures = list(album.take(site, options, folder))
    album.index(pictures, folder)
    return len(pictures)
