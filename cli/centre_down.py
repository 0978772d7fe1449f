"""`besti centre document`, `revoke-device`, `floor`: what an administrator of the centre wants of hubs."""

import re
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NoReturn

import click

from centre import down_orders
from centre.addresses import Addresses
from centre.database import CannotOpen, Database
from centre.down_orders import FLOOR, Answered, Given
from cli.down_files import BadFile, NoFile, Read, read
from core.words import Text
from store.writer import wall_clock_ms
from sync.wire_down import DONE, EVERY_SITE, HOLIDAYS, REVOKE

REFUSED, BAD_INPUT, UNREADABLE, NO_DATABASE = 1, 65, 66, 69
_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}", re.ASCII)

_WHERE = Text("Pilih --site KODE atau --all.", "Choose --site CODE or --all.")
_NO_SITE = Text("Pusat tidak mengenal lokasi {site}.", "The centre does not know the site {site}.")
_ONLY_HOLIDAYS = Text(
    "Untuk semua lokasi hanya daftar hari libur; berkas lokasi dan petugas milik satu lokasi.",
    "For all sites there is a list of holidays only; site file and people belong to one site.",
)
_OTHER_SITE = Text("Berkas itu milik {id}, bukan {site}.", "That file is of {id}, not of {site}.")
_GIVEN = Text(
    "Perintah {n} untuk {whose} dicatat. Hasilnya: besti centre document list",
    "Order {n} for {whose} is noted. What comes of it: besti centre document list",
)
_NOTHING = Text("Belum ada perintah.", "There are no orders yet.")
_NO_ORDER = Text("Tidak ada perintah {n} untuk {whose}.", "There is no order {n} for {whose}.")
_WAITING = Text("menunggu", "waiting")
_CARRIED_OUT = Text("selesai", "done")
_TURNED = Text("ditolak: {why}", "refused: {why}")
_EVERYBODY = Text("semua lokasi", "all sites")
_BAD_VERSION = Text("Versi ditulis seperti 0.2.0.", "Write a version like 0.2.0.")
_FLOOR = Text("Versi terlama yang diharapkan: {version}", "The oldest version that is wanted: {version}")
_NO_FLOOR = Text("Tidak ada versi yang diminta.", "No version is asked for.")


@click.group()
def document() -> None:
    """Give hubs documents: a site file, people, holidays. They pull them."""


@document.command()
@click.option("--site", help="The code of one site, such as kpg, or its id.")
@click.option("--all", "all_", is_flag=True, help="Every site, those that join later too: a list of holidays.")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.pass_context
def put(ctx: click.Context, site: str | None, all_: bool, file: Path) -> None:
    """Order FILE: a site file or people (JSON), or holidays (CSV: date,name,name_en,kind)."""
    if all_ == (site is not None):
        _leave(ctx, _WHERE, 64)
    found = _read(ctx, file)
    if all_ and found.kind != HOLIDAYS:
        _leave(ctx, _ONLY_HOLIDAYS, BAD_INPUT)
    with _opened(ctx) as database:
        whose = _whose(ctx, database, site)
        if found.site_id not in (None, whose):
            _leave(ctx, _OTHER_SITE, BAD_INPUT, id=found.site_id, site=whose)
        _give(ctx, database, whose, found.kind, found.body)


@document.command("list")
@click.pass_context
def list_(ctx: click.Context) -> None:
    """Show the orders, the newest first, and what each hub made of them."""
    with _opened(ctx) as database, database.reading() as connection:
        given, answered = down_orders.given(connection), down_orders.answered(connection)
        everybody = down_orders.joined(connection)
    if not given:
        click.echo(_said(ctx, _NOTHING))
    for order in given:
        click.echo(_line(ctx, order))
        mine = [each for each in answered if (each.whose, each.n) == (order.whose, order.n)]
        for each in mine:
            click.echo(f"    {each.site_id}  {_outcome(ctx, each)}")
        heard = {each.site_id for each in mine}
        for site in everybody if order.kind != FLOOR else ():
            if site not in heard and order.whose in (site, EVERY_SITE):
                click.echo(f"    {site}  {_said(ctx, _WAITING)}")


@document.command()
@click.argument("n", type=click.IntRange(1))
@click.option("--site", help="The code of the site; without it, an order for all sites.")
@click.pass_context
def show(ctx: click.Context, n: int, site: str | None) -> None:
    """Write out what order N said."""
    with _opened(ctx) as database:
        whose = _whose(ctx, database, site)
        with database.reading() as connection:
            found = down_orders.body(connection, whose, n)
    if found is None:
        _leave(ctx, _NO_ORDER, REFUSED, n=n, whose=_called(ctx, whose))
    click.echo(found)


@click.command("revoke-device")
@click.option("--site", required=True, help="The code of its site.")
@click.argument("device")
@click.pass_context
def revoke_device(ctx: click.Context, site: str, device: str) -> None:
    """Order the hub of a site to revoke DEVICE."""
    with _opened(ctx) as database:
        _give(ctx, database, _whose(ctx, database, site), REVOKE, device)


@click.command()
@click.argument("version", required=False)
@click.pass_context
def floor(ctx: click.Context, version: str | None) -> None:
    """Say the oldest VERSION that hubs should have; they warn their staff and work on. Without it, show it."""
    if version is not None and not _VERSION.fullmatch(version):
        _leave(ctx, _BAD_VERSION, 64)
    with _opened(ctx) as database:
        if version is not None:
            down_orders.give(database, EVERY_SITE, FLOOR, version, wall_clock_ms())
        with database.reading() as connection:
            now = down_orders.floor(connection)
    click.echo(_said(ctx, _FLOOR if now else _NO_FLOOR, version=now))


def _read(ctx: click.Context, file: Path) -> Read:
    try:
        return read(file)
    except NoFile as nothing:
        _leave(ctx, nothing.words, UNREADABLE)
    except BadFile as bad:
        for words in bad.faults:
            click.echo(words.in_language(ctx.obj.language))
        _leave(ctx, bad.words, BAD_INPUT)


def _give(ctx: click.Context, database: Database, whose: str, kind: str, body: str) -> None:
    with database.reading() as connection:
        # The site file from which this one was made: where the mall has changed it since, the hub refuses.
        based_on = None if kind in (HOLIDAYS, REVOKE) else down_orders.seen_version(connection, whose, kind)
    n = down_orders.give(database, whose, kind, body, wall_clock_ms(), based_on)
    click.echo(_said(ctx, _GIVEN, n=n, whose=_called(ctx, whose)))


def _whose(ctx: click.Context, database: Database, site: str | None) -> str:
    if site is None:
        return EVERY_SITE
    found = Addresses(database).site_of(site)
    if found is None:
        _leave(ctx, _NO_SITE, REFUSED, site=site)
    return found


def _line(ctx: click.Context, order: Given) -> str:
    made = time.strftime("%Y-%m-%d %H:%M", time.localtime(order.made_ms / 1000))
    return f"{made}  {order.n}  {_called(ctx, order.whose)}  {order.kind}"


def _outcome(ctx: click.Context, answer: Answered) -> str:
    if answer.outcome == DONE:
        return _said(ctx, _CARRIED_OUT)
    why = Text(answer.words_id, answer.words_en).in_language(ctx.obj.language)
    return _said(ctx, _TURNED, why=why or answer.code)


def _called(ctx: click.Context, whose: str) -> str:
    return _said(ctx, _EVERYBODY) if whose == EVERY_SITE else whose


@contextmanager
def _opened(ctx: click.Context) -> Iterator[Database]:
    try:
        database = Database.open(ctx.meta["besti.centre.db"])
    except CannotOpen as cannot:
        _leave(ctx, cannot.text, NO_DATABASE)
    with closing(database):
        yield database


def _said(ctx: click.Context, text: Text, **named: object) -> str:
    return text.in_language(ctx.obj.language).format(**named)


def _leave(ctx: click.Context, text: Text, code: int, **named: object) -> NoReturn:
    click.echo(_said(ctx, text, **named), err=True)
    ctx.exit(code)
