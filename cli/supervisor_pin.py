"""A supervisor at the command line: a number, and the PIN that goes with it."""

import click

from cli.asking import leave, reading
from cli.main import Context
from cli.place import Place
from core.access import Duty
from core.words import Text
from store.pins import NOBODY, matches
from store.staff import BadStaff, read

REFUSED = 1
NO_LIST = 78

_WRONG = Text("Nomor atau PIN itu bukan milik seorang supervisor.", "That is no supervisor's number and PIN.")
_NO_LIST = Text(
    "Di perangkat ini tidak ada daftar petugas, jadi PIN tidak bisa diperiksa. Perangkat cadangan harus disetujui"
    " dulu di layanan antrean: besti device approve.",
    "This device holds no list of people, so no PIN can be checked. A standby has to be approved at the hub first:"
    " besti device approve.",
)
_NUMBER = Text("Nomor supervisor", "Number of the supervisor")
_PIN = Text("PIN", "PIN")


def supervisor(ctx: click.Context, place: Place) -> str:
    """Asks for number and PIN; the number of a supervisor, anywhere in the mall. Leaves with a message otherwise."""
    context: Context = ctx.obj
    language = context.language
    with reading(ctx, place) as reader:
        try:
            staff = read(reader).staff
        except BadStaff:
            leave(ctx, _NO_LIST.in_language(language), NO_LIST)
    if not staff.people:
        leave(ctx, _NO_LIST.in_language(language), NO_LIST)
    number = click.prompt(_NUMBER.in_language(language))
    pin = click.prompt(_PIN.in_language(language), hide_input=True)
    person = staff.person(number)
    known = matches(person.pin if person else NOBODY, pin)
    if person is None or not known or not person.active or not person.agencies(Duty.SUPERVISOR):
        leave(ctx, _WRONG.in_language(language), REFUSED)
    return person.id
