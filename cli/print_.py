"""Papers that are no tickets, asked of a kiosk from a shell."""

import datetime as dt
import secrets
from collections.abc import Callable
from typing import Any, NoReturn

import click
import msgspec

from cli.asking import REFUSED, ask, find_ticket, leave, reading
from cli.main import Context
from cli.place import Place, placed
from core.commands import Print
from core.ids import Name, spelled
from core.refusal import Refusal
from core.state import Ticket
from core.words import Language, PaperKind, Text

_ASKED = Text("{device} diminta mencetak: {paper}.", "{device} was asked to print: {paper}.")
_PAPERS = {
    PaperKind.NOTA: Text("Nota Beres {of}", "Nota Beres of {of}"),
    PaperKind.PICKUP: Text("slip pengambilan {of}", "pick-up slip of {of}"),
    PaperKind.DOCUMENTS: Text("daftar berkas {of}", "documents for {of}"),
    PaperKind.DAY: Text("lembar hari {of}", "day slip of {of}"),
}


@click.group("print")
def print_() -> None:
    """Have a kiosk print a paper that is no ticket (for those: besti reprint)."""


def _printed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds what every paper needs: where it comes out, and the store."""
    device = click.option("--device", default="kiosk-1", show_default=True, metavar="KIOSK", help="Where it comes out.")
    return device(placed(click.pass_context(command)))


def _language(default: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    choice = click.Choice([language.value for language in Language])
    return click.option("--language", type=choice, help=f"Of the paper. Default: {default}.")


@print_.command()
@click.argument("ticket")
@_language("that of the ticket")
@_printed
def nota(ctx: click.Context, ticket: str, device: str, language: str | None, place: Place) -> None:
    """The Nota Beres of a visit that is over: TICKET is today's number, or the id in its QR."""
    found = _ticket(ctx, place, ticket)
    _ask(ctx, place, found.label, _print(PaperKind.NOTA, found.id, device, language or found.language))


@print_.command()
@click.argument("ticket")
@click.option("--step", type=click.IntRange(1, 8), help="Which errand, from 1. Default: all with something to fetch.")
@_language("that of the ticket")
@_printed
def pickup(ctx: click.Context, ticket: str, step: int | None, device: str, language: str | None, place: Place) -> None:
    """The slip for a result that is fetched on another day: TICKET is today's number, or the id in its QR."""
    found = _ticket(ctx, place, ticket)
    ready = [n for n, errand in enumerate(found.steps) if errand.ready_on is not None]
    if step is None and not ready:
        _refuse(ctx, "nothing_to_fetch", label=found.label)
    for n in ready if step is None else [step - 1]:
        _ask(ctx, place, found.label, _print(PaperKind.PICKUP, found.id, device, language or found.language, n))


@print_.command()
@click.argument("service")
@_language("id")
@_printed
def documents(ctx: click.Context, service: str, device: str, language: str | None, place: Place) -> None:
    """What SERVICE (its code, like A1) needs."""
    if not _is_name(service):
        _refuse(ctx, "unknown_service", service=service)
    _ask(ctx, place, service, _print(PaperKind.DOCUMENTS, service, device, language or Language.ID))


@print_.command()
@click.argument("date", type=click.DateTime(["%Y-%m-%d"]), metavar="[DATE]", required=False)
@_language("id")
@_printed
def day(ctx: click.Context, date: dt.datetime | None, device: str, language: str | None, place: Place) -> None:
    """The service day in figures. DATE (YYYY-MM-DD) can only be the last day, which is the default."""
    subject = date.date() if date else _last_day(ctx, place)
    _ask(ctx, place, str(subject), _print(PaperKind.DAY, str(subject), device, language or Language.ID))


def _ticket(ctx: click.Context, place: Place, typed: str) -> Ticket:
    with reading(ctx, place) as reader:
        return reader.state.tickets.get(typed) or find_ticket(ctx, reader, typed)


def _last_day(ctx: click.Context, place: Place) -> dt.date:
    with reading(ctx, place) as reader:
        if reader.state.day is None:
            _refuse(ctx, "day_not_open")
        return reader.state.day.date


def _print(paper: PaperKind, subject: str, device: str, language: str, step: int | None = None) -> Print:
    return Print(spelled(secrets.token_bytes(16)), paper, subject, device, step, Language(language))


def _ask(ctx: click.Context, place: Place, of: str, body: Print) -> None:
    if not _is_name(body.device):
        _refuse(ctx, "unknown_device", device=body.device)
    ask(ctx, place, body)
    language = ctx.obj.language
    paper = _PAPERS[body.paper].in_language(language).format(of=of)
    click.echo(_ASKED.in_language(language).format(device=body.device, paper=paper))


def _is_name(typed: str) -> bool:
    """Whether it has the form of a code at all; what has not never reaches the hub."""
    try:
        msgspec.convert(typed, Name)
    except msgspec.ValidationError:
        return False
    return True


def _refuse(ctx: click.Context, code: str, **values: str | Text) -> NoReturn:
    context: Context = ctx.obj
    leave(ctx, Refusal(code, values).words(context.language), REFUSED)
