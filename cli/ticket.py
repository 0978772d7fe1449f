"""Numbers at the command line: issue, cancel, return."""

import secrets

import click

from cli.asking import ask, find_ticket, reading
from cli.main import Context
from cli.place import Place, placed
from core import events
from core.commands import CancelTicket, Errand, Issue, Reprint, Return
from core.ids import spelled
from core.words import Channel, Language, Need, StepState, Text

_ISSUED = Text("{label} · {ahead} orang di depan", "{label} · {ahead} people ahead")
_DONE = Text("{label}: baik.", "{label}: done.")


@click.command()
@click.argument("services", nargs=-1, required=True)
@click.option("--priority", is_flag=True, help="Priority queue (older, disabled, pregnant, with a small child).")
@click.option("--need", "needs", multiple=True, type=click.Choice([n.value for n in Need]))
@click.option("--language", type=click.Choice([x.value for x in Language]), default="id", help="Of the ticket.")
@click.option("--print-at", metavar="KIOSK", help="The kiosk at which the paper comes out.")
@click.option("--in-order", is_flag=True, help="Each service waits for the one before it.")
@placed
@click.pass_context
def issue(
    ctx: click.Context,
    services: tuple[str, ...],
    priority: bool,
    needs: tuple[str, ...],
    language: str,
    print_at: str | None,
    in_order: bool,
    place: Place,
) -> None:
    """Give a number for SERVICES, by their codes (A1, or several for one visit)."""
    errands = tuple(Errand(code, after=(n - 1,) if in_order and n else ()) for n, code in enumerate(services))
    body = Issue(
        ticket=spelled(secrets.token_bytes(16)),
        errands=errands,
        priority=priority,
        needs=tuple(Need(need) for need in needs),
        language=Language(language),
        channel=Channel.CLI,
        print_at=print_at,
    )
    issued = ask(ctx, place, body)[0].body
    assert isinstance(issued, events.TicketIssued)
    context: Context = ctx.obj
    click.echo(_ISSUED.in_language(context.language).format(label=issued.label, ahead=issued.ahead))


@click.command()
@click.argument("label")
@placed
@click.pass_context
def cancel(ctx: click.Context, label: str, place: Place) -> None:
    """Cancel today's number LABEL."""
    with reading(ctx, place) as reader:
        ticket = find_ticket(ctx, reader, label)
    ask(ctx, place, CancelTicket(ticket.id))
    context: Context = ctx.obj
    click.echo(_DONE.in_language(context.language).format(label=ticket.label))


@click.command("return")
@click.argument("label")
@placed
@click.pass_context
def return_(ctx: click.Context, label: str, place: Place) -> None:
    """Put the held or missed number LABEL back into the queue."""
    with reading(ctx, place) as reader:
        ticket = find_ticket(ctx, reader, label)
    held = (s.n for s in ticket.steps if s.state in (StepState.HELD, StepState.ABSENT))
    ask(ctx, place, Return(ticket.id, next(held, 0)))
    context: Context = ctx.obj
    click.echo(_DONE.in_language(context.language).format(label=ticket.label))


@click.command()
@click.argument("label")
@click.option("--at", "kiosk", default="kiosk-1", show_default=True, metavar="KIOSK", help="Where the copy comes out.")
@placed
@click.pass_context
def reprint(ctx: click.Context, label: str, kiosk: str, place: Place) -> None:
    """Print another paper of today's number LABEL, marked as a copy."""
    with reading(ctx, place) as reader:
        ticket = find_ticket(ctx, reader, label)
    ask(ctx, place, Reprint(ticket.id, kiosk))
    context: Context = ctx.obj
    click.echo(_DONE.in_language(context.language).format(label=ticket.label))
