"""`besti centre load`: plays hubs of many malls against a centre."""

import json
import tempfile
from contextlib import closing
from pathlib import Path

import click

from centre.database import CannotOpen, Database
from centre.keys import Keys
from cli.bench.herd import Herd, figures
from cli.bench.malls import Malls
from core.words import Text
from store.writer import wall_clock_ms
from sync.centre_line import CentreLine
from sync.upstream import Cut

NOT_ALL, NO_DATABASE, NO_CENTRE = 1, 69, 69
EVERY_EVENT = 1_000_000

_NO_CENTRE = Text(
    "Di {url} tidak ada pusat yang menjawab. Jalankan: besti centre", "No centre answers at {url}. Start: besti centre"
)
_TOLD = Text(
    "{sites:.0f} lokasi membawa {events:.0f} kejadian dalam {caught_up_s:.1f} detik ({events_per_s:.0f} per detik).\n"
    "Pusat memegang {agreed} catatan utuh.",
    "{sites:.0f} sites brought {events:.0f} events in {caught_up_s:.1f} s ({events_per_s:.0f} a second).\n"
    "The centre holds {agreed} whole logs.",
)
_LIVE = Text(
    "Kiriman lokasi lain selama itu: {live_batches:.0f}, median {live_p50_ms:.0f} ms, terlama {live_max_ms:.0f} ms, "
    "ditolak {live_lost:.0f}.",
    "Batches of other sites meanwhile: {live_batches:.0f}, median {live_p50_ms:.0f} ms, longest {live_max_ms:.0f} ms, "
    "sent away {live_lost:.0f}.",
)


@click.command()
@click.option("--to", "url", default="http://127.0.0.1:8940", show_default=True, help="Where the centre serves --db.")
@click.option("--sites", type=click.IntRange(1, 1_000), default=300, show_default=True, help="Malls that come back.")
@click.option("--days", type=click.IntRange(1, 31), default=3, show_default=True, help="So long they were cut off.")
@click.option("--live", type=click.IntRange(0, 50), default=5, show_default=True, help="Malls that never were.")
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def load(ctx: click.Context, url: str, sites: int, days: int, live: int, as_json: bool) -> None:
    """Play hubs of many malls against a centre that was made for trying: they stay in its database.

    All malls come back at once and bring the same simulated days, each under a name of its own.
    """
    with tempfile.TemporaryDirectory() as folder:
        malls = Malls(Path(folder) / "malls", EVERY_EVENT, days)
        _join(ctx, malls, url, sites + live)
        herd = Herd(malls, url, sites, live)
        found, agreed = figures(herd.play(), len(malls.entries)), herd.agreed()
    _tell(ctx, found | {"agreed": agreed}, as_json=as_json)
    ctx.exit(0 if agreed == sites else NOT_ALL)


def _join(ctx: click.Context, malls: Malls, url: str, sites: int) -> None:
    try:
        database = Database.open(ctx.meta["besti.centre.db"])
    except CannotOpen as cannot:
        click.echo(cannot.text.in_language(ctx.obj.language), err=True)
        ctx.exit(NO_DATABASE)
    with closing(database):
        keys = Keys(database, wall_clock_ms)
        for n in range(sites):
            malls.join(n, keys)
    try:
        with closing(CentreLine(url, malls.site(0), malls.token(0))) as line:
            line.at()
    except Cut:
        click.echo(_NO_CENTRE.in_language(ctx.obj.language).format(url=url), err=True)
        ctx.exit(NO_CENTRE)


def _tell(ctx: click.Context, found: dict[str, float], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(found))
        return
    click.echo(_TOLD.in_language(ctx.obj.language).format(**found))
    if found["live_batches"]:
        click.echo(_LIVE.in_language(ctx.obj.language).format(**found))
