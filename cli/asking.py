"""One command from the command line to its answer, in words and an exit code."""

import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import NoReturn

import click

from cli.deciding import ShellDecider
from cli.main import Context
from cli.place import Place
from core.commands import Body, Command
from core.decider import HubUnreachable, Refused
from core.events import Event
from core.fold import fold
from core.ids import spelled
from core.numbers import parse
from core.refusal import Refusal
from core.state import Ticket
from core.words import Text
from store.faults import Fault
from store.reader import SiteReader

REFUSED = 1
UNREACHABLE = 69
DEVICE = "cli"

_UNREACHABLE = Text("Layanan antrean di {hub} tidak menjawab.", "The queue service at {hub} does not answer.")
_FROM = Text("Mulai {time}.", "From {time}.")


def ask(ctx: click.Context, place: Place, body: Body) -> tuple[Event, ...]:
    """The events that `body` became. Leaves with a message where it was refused or nobody could decide."""
    context: Context = ctx.obj
    command = Command(spelled(secrets.token_bytes(16)), DEVICE, body)
    try:
        answer = ShellDecider(place).submit(command)
    except HubUnreachable:
        leave(ctx, _UNREACHABLE.in_language(context.language).format(hub=place.hub), UNREACHABLE)
    except Fault as fault:
        leave(ctx, fault.words(context.language), fault.exit_code)
    if isinstance(answer, Refused):
        leave(ctx, _told(answer.refusal, place, context), REFUSED)
    return answer.events


def find_ticket(ctx: click.Context, reader: SiteReader, label: str) -> Ticket:
    """Today's ticket with this number."""
    context: Context = ctx.obj
    known = parse(label)
    ticket_id = reader.state.labels.get(str(known)) if known else None
    if ticket_id is None:
        leave(ctx, Refusal("unknown_ticket").words(context.language), REFUSED)
    return reader.state.tickets[ticket_id]


@contextmanager
def reading(ctx: click.Context, place: Place) -> Iterator[SiteReader]:
    """The local store as it is now. Leaves with a message where there is none."""
    context: Context = ctx.obj
    try:
        with closing(SiteReader.open(place.folder, fold=fold)) as reader:
            if reader.waiting is not None:
                raise reader.waiting
            yield reader
    except Fault as fault:
        leave(ctx, fault.words(context.language), fault.exit_code)


def hub_clock_ms(reader: SiteReader) -> int:
    """The hub's clock when it last lived; where no hub ever ran, the time of the last event."""
    alive = reader.alive()
    return max(alive.clock_ms, reader.state.at_ms) if alive else reader.state.at_ms


def _told(refusal: Refusal, place: Place, context: Context) -> str:
    words = refusal.words(context.language)
    if refusal.from_ms is None:
        return words
    return f"{words} {_FROM.in_language(context.language).format(time=_clock(refusal.from_ms, place))}"


def _clock(at_ms: int, place: Place) -> str:
    """Local time at the site, with its date."""
    with closing(SiteReader.open(place.folder, fold=fold)) as reader:
        return f"{reader.catalog.local(at_ms):%Y-%m-%d %H:%M}" if reader.catalog else ""


def leave(ctx: click.Context, words: str, code: int) -> NoReturn:
    """Says why on the error channel and ends with `code`."""
    click.echo(words, err=True)
    ctx.exit(code)
