"""`besti display --shots DIR`: what every layout of a hall looks like, for whoever plans its screens."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.shots import save_shots
from core.site import Site

if TYPE_CHECKING:
    from display.app import Options


def take_shots(ctx: click.Context, store: Path, folder: Path, options: "Options") -> None:
    """Shows the site of the store in `store`, the sample site where there is none. Leaves where it cannot be done."""
    save_shots(ctx, store, folder, partial(_take, folder, options))


def _take(folder: Path, options: "Options", site: Site) -> int:
    from display.shots import album

    pictures = list(album.take(site, options, folder))
    album.index(pictures, folder)
    return len(pictures)
