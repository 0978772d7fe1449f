"""Looking: what the hall is like, what happened, why this one is next. Reads the local store; asks nobody."""

from contextlib import closing

import click
import msgspec

from cli.asking import find_ticket, hub_clock_ms, leave, reading
from cli.main import Context
from cli.place import Place, placed
from cli.status import lines
from core import order
from core.catalog import Catalog
from core.events import Parked, decode
from core.refusal import Refusal
from core.state import Step, Ticket
from core.why import why as explain
from core.words import Text
from store.log_reader import LogReader
from store.unseen_calls import unseen_calls
from store.unspoken_calls import unspoken_calls

_LAST = 2**63 - 1
_TRAINING = Text("LATIHAN: tidak ada yang dihitung.", "TRAINING: nothing here is counted.")


@click.command()
@placed
@click.pass_context
def status(ctx: click.Context, place: Place) -> None:
    """The hall now: the day, who waits, who is served where."""
    context: Context = ctx.obj
    with reading(ctx, place) as reader:
        now_ms = hub_clock_ms(reader)
        if reader.identity is not None and reader.identity.training:
            click.echo(_TRAINING.in_language(context.language))
        for line in lines(reader.state, reader.catalog, now_ms, context.language):
            click.echo(line)
        if reader.catalog is not None:
            for unseen in unseen_calls(place.folder, reader, now_ms):
                click.echo(unseen.words(reader.catalog).in_language(context.language))
            for unspoken in unspoken_calls(place.folder, reader, now_ms):
                click.echo(unspoken.words(reader.catalog).in_language(context.language))


@click.command()
@click.option("--after", type=click.IntRange(0, _LAST), default=0, help="Only events past this place (lsn).")
@click.option("--limit", type=click.IntRange(0, _LAST), help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="The stored bytes, one event a line.")
@placed
@click.pass_context
def log(ctx: click.Context, after: int, limit: int | None, as_json: bool, place: Place) -> None:
    """What happened, in the order of the log."""
    with reading(ctx, place) as reader:
        with closing(LogReader(place.folder)) as rows:
            entries = rows.after(after, -1 if limit is None else limit)
        for entry in entries:
            click.echo(entry.raw.decode() if as_json else _line(entry.raw, reader.catalog))


def _line(raw: bytes, catalog: Catalog | None) -> str:
    event = decode(raw)
    body = bytes(event.body) if isinstance(event, Parked) else msgspec.json.encode(event.body)
    time = f"{catalog.local(event.at):%m-%d %H:%M:%S}" if catalog else event.at
    return f"{event.epoch}.{event.lsn}  {time}  {event.device:10}  {body.decode()}"


@click.command()
@click.argument("first")
@click.argument("second")
@click.option("--counter", type=int, help="For this counter; default: one that serves both, or the first's.")
@placed
@click.pass_context
def why(ctx: click.Context, first: str, second: str, counter: int | None, place: Place) -> None:
    """Why FIRST is called before SECOND, or SECOND before FIRST (two numbers of today)."""
    context: Context = ctx.obj
    with reading(ctx, place) as reader:
        tickets = [find_ticket(ctx, reader, label) for label in (first, second)]
        catalog = reader.catalog
        assert catalog is not None
        a, b = ((ticket, _step(ticket)) for ticket in tickets)
        serving = catalog.counters_of(a[1].letter)
        both = [c for c in serving if b[1].letter in c.letters] or serving
        chosen = catalog.counters.get(counter) if counter is not None else next(iter(both), None)
        if chosen is None:
            leave(ctx, Refusal("unknown_counter", {"counter": str(counter)}).words(context.language), 1)
        now_ms = hub_clock_ms(reader)
        click.echo(explain(reader.state, catalog, a, b, chosen, now_ms).in_language(context.language))


def _step(ticket: Ticket) -> Step:
    """The step that waits; where none does, the one that was last."""
    free = [step for step in ticket.open_steps() if step.place_ms is not None]
    return min(free, key=order.key) if free else ticket.steps[-1]
