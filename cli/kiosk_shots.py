"""`besti kiosk --shots DIR`: what every page of a site looks like, for whoever writes its texts."""

import time
from contextlib import closing
from functools import partial
from pathlib import Path

import click

from cli.shots import save_shots
from core.site import Site


def take_shots(ctx: click.Context, store: Path, folder: Path, quick: bool, panel: float | None) -> None:
    """Shows the site of the store in `store`, the sample site where there is none. Leaves where it cannot be done.

    `panel`: the diagonal in inches of what the pages are laid out for; None: a usual one.
    """
    save_shots(ctx, store, folder, partial(_take, folder, quick, panel))


def _take(folder: Path, quick: bool, panel: float | None, site: Site) -> int:
    from kiosk.shots import modes
    from kiosk.shots.album import Album
    from kiosk.shots.morning import morning
    from kiosk.shots.situations import situations
    from ui.words import Words

    words = Words.load()
    languages = [code for code, _ in words.languages()]
    made = morning(site, time.time_ns() // 1_000_000)
    with closing(Album(made, words, panel)) as album:
        wanted = modes.quick(languages) if quick else modes.every(languages)
        return album.take(situations(made), wanted, folder, lambda size: click.echo(f"{size} …", err=True))
