"""`besti paper-lane admit`: the numbers that were handed out, booked in; the usher's page sends the same command."""

import secrets

import click

from cli.asking import ask
from cli.main import Context
from cli.place import Place, placed
from core.commands import AdmitPapers
from core.events import TicketIssued
from core.ids import spelled
from core.numbers import EMERGENCY_LANE, SERIES_MAX
from core.words import Text

_LANE_FROM = EMERGENCY_LANE * 1000
_ADMITTED = Text(
    "{n} nomor masuk antrean: {first} sampai {last}.", "{n} numbers put into the queue: {first} to {last}."
)
_NO_PAPER = Text("Nomor darurat adalah {first} sampai {last}.", "Emergency numbers are {first} to {last}.")


def _on_paper(ctx: click.Context, option: click.Parameter, value: int) -> int:
    """The number within the lane of what stands on the paper, "9014" as 14."""
    number = value - _LANE_FROM if value > _LANE_FROM else value
    if not 1 <= number <= SERIES_MAX:
        context: Context = ctx.obj
        words = _NO_PAPER.in_language(context.language)
        raise click.BadParameter(words.format(first=_LANE_FROM + 1, last=_LANE_FROM + SERIES_MAX))
    return number


@click.command("admit")
@click.argument("service")
@click.option("--letter", required=True, help="The letter on the papers, such as A.")
@click.option("--from", "first", type=int, required=True, callback=_on_paper, help="The first paper, such as 9001.")
@click.option("--to", "last", type=int, required=True, callback=_on_paper, help="The last paper, such as 9014.")
@click.option("--minutes-ago", type=click.IntRange(0, 720), default=0, help="How long they have waited.")
@placed
@click.pass_context
def admit(
    ctx: click.Context, service: str, letter: str, first: int, last: int, minutes_ago: int, place: Place
) -> None:  # fmt: skip
    """Put emergency numbers that were handed out for SERVICE into the queue. None comes in twice."""
    tickets = tuple(spelled(secrets.token_bytes(16)) for _ in range(first, last + 1))
    events = ask(ctx, place, AdmitPapers(letter.strip().upper(), first, last, service, tickets, minutes_ago))
    labels = [event.body.label for event in events if isinstance(event.body, TicketIssued)]
    context: Context = ctx.obj
    words = _ADMITTED.in_language(context.language)
    click.echo(words.format(n=len(labels), first=labels[0], last=labels[-1]))
