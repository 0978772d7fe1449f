"""`besti person`: the people who work with the pages, their duties and their PINs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click
import msgspec

from cli.asking import ask, leave, reading
from cli.main import Context
from cli.place import Place, placed
from core.access import EVERYWHERE, STAFF, Duty, Person, Staff
from core.catalog import Catalog
from core.commands import ChangeDocument
from core.refusal import Refusal
from core.words import Text
from store.people_file import BadPeople, NoPeople, checked_name, duties_of, read_people
from store.pins import hashed, new_pin
from store.staff import BadStaff, Known, added, read, replaced, taken, with_duty, written

BAD_INPUT = 65
UNREADABLE = 66
REFUSED = 1

_ADDED = Text("{number}  {name}: PIN {pin}", "{number}  {name}: PIN {pin}")
_ONCE = Text(
    "PIN ini hanya tampil sekali. Serahkan kepada orangnya sendiri.",
    "A PIN is shown only this once. Hand it to the person alone.",
)
_CHOSEN = Text("(dari berkas)", "(from the file)")
_NONE = Text("Belum ada petugas. Mulai dengan: besti person add", "There is nobody yet. Begin with: besti person add")
_UNKNOWN = Text("Tidak ada petugas bernomor {number}.", "There is nobody with the number {number}.")
_STOPPED = Text("{number}  {name} tidak lagi bertugas.", "{number}  {name} is no longer on duty.")
_AWAY = Text("tidak bertugas", "not on duty")
_UNREADABLE = Text("Dokumen petugas rusak: {cause}", "The document of the people is broken: {cause}")


@click.group()
def person() -> None:
    """Add people, reset a PIN, import a list."""


@person.command()
@click.argument("name")
@click.option("--duty", type=click.Choice([duty.value for duty in Duty]), default=Duty.ADMIN.value, show_default=True)
@click.option("--agency", default=EVERYWHERE, show_default=True, help="Code in the site file; *: the whole site.")
@placed
@click.pass_context
def add(ctx: click.Context, name: str, duty: str, agency: str, place: Place) -> None:
    """Add the person NAME; the number and a new PIN are shown."""
    with _people(ctx, place) as (known, catalog):
        try:
            duties = duties_of(agency, duty, catalog)
            checked_name(name)
        except BadPeople as bad:
            leave(ctx, bad.words(_lang(ctx)), BAD_INPUT)
    pin = new_pin()
    staff, made = added(known.staff, name, hashed(pin), duties)
    _save(ctx, place, staff, known)
    _tell_pins(ctx, [(made, pin)])


@person.command("list")
@placed
@click.pass_context
def list_(ctx: click.Context, place: Place) -> None:
    """Show everybody with number and duties."""
    with _people(ctx, place) as (known, _):
        pass
    if not known.staff.people:
        click.echo(_NONE.in_language(_lang(ctx)))
    for who in known.staff.people:
        click.echo(_line(ctx, who))


def _line(ctx: click.Context, who: Person) -> str:
    duties = "; ".join(f"{agency}: {', '.join(held)}" for agency, held in who.duties.items())
    return f"{who.id}  {who.name}  {duties if who.active else _AWAY.in_language(_lang(ctx))}"


@person.command()
@click.argument("number")
@placed
@click.pass_context
def reset(ctx: click.Context, number: str, place: Place) -> None:
    """Give the person NUMBER a new PIN; whoever is in with the old one is out."""
    known, who = _one(ctx, place, number)
    pin = new_pin()
    changed = msgspec.structs.replace(who, pin=hashed(pin), active=True)
    _save(ctx, place, replaced(known.staff, [changed]), known)
    _tell_pins(ctx, [(changed, pin)])


@person.command()
@click.argument("number")
@click.argument("duty", type=click.Choice([duty.value for duty in Duty]))
@click.option("--agency", default=EVERYWHERE, show_default=True, help="Code in the site file; *: the whole site.")
@click.option("--off", is_flag=True, help="Take the duty away.")
@placed
@click.pass_context
def duty(ctx: click.Context, number: str, duty: str, agency: str, off: bool, place: Place) -> None:
    """Give the person NUMBER the DUTY at an agency, or take it away."""
    with _people(ctx, place) as (_, catalog):
        try:
            # What is taken away may be at an agency that has left the site file.
            if not off:
                duties_of(agency, duty, catalog)
        except BadPeople as bad:
            leave(ctx, bad.words(_lang(ctx)), BAD_INPUT)
    known, who = _one(ctx, place, number)
    changed = with_duty(who, agency, Duty(duty), not off)
    _save(ctx, place, replaced(known.staff, [changed]), known)
    click.echo(_line(ctx, changed))


@person.command()
@click.argument("number")
@placed
@click.pass_context
def stop(ctx: click.Context, number: str, place: Place) -> None:
    """The person NUMBER no longer comes in; what was done stays on record."""
    known, who = _one(ctx, place, number)
    _save(ctx, place, replaced(known.staff, [msgspec.structs.replace(who, active=False)]), known)
    click.echo(_STOPPED.in_language(_lang(ctx)).format(number=who.id, name=who.name))


@person.command("import")
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@placed
@click.pass_context
def import_(ctx: click.Context, file: Path, place: Place) -> None:
    """Add everybody in FILE (CSV: name,agency,duty,pin); all of them or nobody."""
    with _people(ctx, place) as (known, catalog):
        try:
            found = read_people(file, catalog)
        except BadPeople as bad:
            leave(ctx, bad.words(_lang(ctx)), UNREADABLE if isinstance(bad, NoPeople) else BAD_INPUT)
    if found.faults:
        leave(ctx, "\n".join(fault.words(_lang(ctx)) for fault in found.faults), BAD_INPUT)
    staff, made = taken(known.staff, found.rows)
    _save(ctx, place, staff, known)
    _tell_pins(ctx, made)


@contextmanager
def _people(ctx: click.Context, place: Place) -> Iterator[tuple[Known, Catalog]]:
    with reading(ctx, place) as reader:
        if reader.catalog is None:
            leave(ctx, Refusal("no_site").words(_lang(ctx)), REFUSED)
        try:
            known = read(reader)
        except BadStaff as bad:
            leave(ctx, _UNREADABLE.in_language(_lang(ctx)).format(cause=bad), BAD_INPUT)
        yield known, reader.catalog


def _one(ctx: click.Context, place: Place, number: str) -> tuple[Known, Person]:
    with _people(ctx, place) as (known, _):
        who = known.staff.person(number)
    if who is None:
        _unknown(ctx, number)
    return known, who


def _unknown(ctx: click.Context, number: str) -> NoReturn:
    leave(ctx, _UNKNOWN.in_language(_lang(ctx)).format(number=number), REFUSED)


def _save(ctx: click.Context, place: Place, staff: Staff, known: Known) -> None:
    ask(ctx, place, ChangeDocument(STAFF, written(staff), known.version))


def _tell_pins(ctx: click.Context, made: list[tuple[Person, str]]) -> None:
    language = _lang(ctx)
    for who, pin in made:
        shown = pin or _CHOSEN.in_language(language)
        click.echo(_ADDED.in_language(language).format(number=who.id, name=who.name, pin=shown))
    click.echo(_ONCE.in_language(language))


def _lang(ctx: click.Context) -> str:
    context: Context = ctx.obj
    return context.language
