"""Pictures of a site's pages, for kiosk and display alike: whose site, where to, and what may be wrong with that."""

import os
from collections.abc import Callable
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import click

from cli.asking import leave
from cli.main import Context
from core.fold import fold
from core.site import Site
from core.words import Text
from store.faults import Fault
from store.reader import SiteReader
from store.sitefile import read_site

CANNOT_CREATE = 73

_SAMPLE = Text(
    "Belum ada situs di sini: gambar memakai situs contoh.", "No site is here yet: the sample site is shown."
)
_SAVED = Text("{n} gambar di {folder}; buka index.html.", "{n} pictures in {folder}; open index.html.")
_UNWRITABLE = Text("Gambar tidak bisa disimpan di {folder}: {why}.", "No picture can be saved in {folder}: {why}.")


def save_shots(ctx: click.Context, store: Path, folder: Path, take: Callable[[Site], int]) -> None:
    """Has `take` save pictures of the site of the store in `store`, of the sample site where there is none.

    `take` returns how many there are now in `folder`, and may raise OSError. It imports Qt itself: what Qt looks at
    when it is loaded is set here. Leaves where it cannot be done.
    """
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
        count = take(site)
    except OSError as fault:
        why = fault.strerror or str(fault)
        leave(ctx, _UNWRITABLE.in_language(language).format(folder=folder, why=why), CANNOT_CREATE)
    click.echo(_SAVED.in_language(language).format(n=count, folder=folder))


def _site(store: Path) -> Site | None:
    with closing(SiteReader.open(store, fold=fold)) as reader:
        return reader.catalog.site if reader.catalog is not None else None
