"""`besti centre person`: who may look at the figures of the malls, and their PINs."""

from contextlib import closing

import click
from msgspec.structs import replace

from centre import people
from centre.database import CannotOpen, Database
from centre.people import Stale
from cli.asking import leave
from cli.main import Context
from core.access import EVERYWHERE, Duty, Person, Staff
from core.words import Text
from store.people_file import BadPeople, checked_name
from store.pins import hashed, new_pin
from store.staff import Known, added, replaced

BAD_INPUT, NO_DATABASE, REFUSED = 65, 69, 1

_ADDED = Text("{number}  {name}: PIN {pin}", "{number}  {name}: PIN {pin}")
_ONCE = Text(
    "PIN ini hanya tampil sekali. Serahkan kepada orangnya sendiri.",
    "A PIN is shown only this once. Hand it to the person alone.",
)
_NONE = Text(
    "Belum ada orang. Mulai dengan: besti centre person add", "There is nobody. Begin with: besti centre person add"
)
_UNKNOWN = Text("Tidak ada orang bernomor {number}.", "There is nobody with the number {number}.")
_STOPPED = Text("{number}  {name} tidak lagi masuk.", "{number}  {name} no longer comes in.")
_AWAY = Text("tidak lagi masuk", "no longer comes in")
_STALE = Text("Orang lain baru saja mengubahnya; ulangi.", "Somebody else has just changed it; do it again.")
_EVERY = Text("semua MPP", "all malls")


@click.group()
def person() -> None:
    """Add people who look at the figures, reset a PIN."""


@person.command()
@click.argument("name")
@click.option("--site", "sites", multiple=True, help="A mall that they may see; may be repeated. Default: all.")
@click.pass_context
def add(ctx: click.Context, name: str, sites: tuple[str, ...]) -> None:
    """Add the person NAME; the number and a new PIN are shown."""
    try:
        checked_name(name)
    except BadPeople as bad:
        leave(ctx, bad.words(_lang(ctx)), BAD_INPUT)
    pin = new_pin()
    duties: dict[str, tuple[Duty, ...]] = dict.fromkeys(sites or (EVERYWHERE,), (Duty.SUPERVISOR,))
    with closing(_opened(ctx)) as database:
        known = _read(database)
        staff, made = added(known.staff, name, hashed(pin), duties)
        _save(ctx, database, staff, known)
    _tell(ctx, made, pin)


@person.command("list")
@click.pass_context
def list_(ctx: click.Context) -> None:
    """Show everybody with number and malls."""
    with closing(_opened(ctx)) as database:
        known = _read(database)
    if not known.staff.people:
        click.echo(_NONE.in_language(_lang(ctx)))
    for who in known.staff.people:
        every = _EVERY.in_language(_lang(ctx))
        sites = ", ".join(every if site == EVERYWHERE else site for site in who.duties)
        click.echo(f"{who.id}  {who.name}  {sites if who.active else _AWAY.in_language(_lang(ctx))}")


@person.command()
@click.argument("number")
@click.pass_context
def reset(ctx: click.Context, number: str) -> None:
    """Give the person NUMBER a new PIN; whoever is in with the old one is out."""
    pin = new_pin()
    who = _changed(ctx, number, pin=hashed(pin), active=True)
    _tell(ctx, who, pin)


@person.command()
@click.argument("number")
@click.pass_context
def stop(ctx: click.Context, number: str) -> None:
    """The person NUMBER no longer comes in."""
    who = _changed(ctx, number, active=False)
    click.echo(_STOPPED.in_language(_lang(ctx)).format(number=who.id, name=who.name))


def _changed(ctx: click.Context, number: str, **fields: object) -> Person:
    with closing(_opened(ctx)) as database:
        known = _read(database)
        who = known.staff.person(number)
        if who is None:
            leave(ctx, _UNKNOWN.in_language(_lang(ctx)).format(number=number), REFUSED)
        changed = replace(who, **fields)
        _save(ctx, database, replaced(known.staff, [changed]), known)
    return changed


def _read(database: Database) -> Known:
    with database.reading() as connection:
        return people.read(connection)


def _save(ctx: click.Context, database: Database, staff: Staff, known: Known) -> None:
    try:
        people.save(database, staff, known.version)
    except Stale:
        leave(ctx, _STALE.in_language(_lang(ctx)), REFUSED)


def _tell(ctx: click.Context, who: Person, pin: str) -> None:
    click.echo(_ADDED.in_language(_lang(ctx)).format(number=who.id, name=who.name, pin=pin))
    click.echo(_ONCE.in_language(_lang(ctx)))


def _opened(ctx: click.Context) -> Database:
    try:
        return Database.open(ctx.meta["besti.centre.db"])
    except CannotOpen as cannot:
        leave(ctx, cannot.text.in_language(_lang(ctx)), NO_DATABASE)


def _lang(ctx: click.Context) -> str:
    context: Context = ctx.obj
    return context.language
