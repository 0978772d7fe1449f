"""A counter at the command line: open, close, next, recall, start, done, absent, undo."""

import datetime as dt

import click

from cli.asking import ask
from cli.main import Context
from cli.place import Place, placed
from core import events
from core.commands import Absent, Body, CallNext, CloseCounter, Finish, OpenCounter, Recall, Start, UndoCall
from core.words import Outcome, Text

_CALLED = Text("{label} → loket {counter}", "{label} → counter {counter}")
_DONE = Text("Loket {counter}: baik.", "Counter {counter}: done.")


def _tell(ctx: click.Context, place: Place, body: Body, counter: int) -> None:
    happened = ask(ctx, place, body)
    context: Context = ctx.obj
    calls = (e.body for e in happened if isinstance(e.body, (events.StepCalled, events.StepRecalled)))
    call = next(calls, None)
    words = _DONE if call is None else _CALLED
    click.echo(words.in_language(context.language).format(counter=counter, label=call.label if call else ""))


@click.command("open")
@click.argument("counter", type=int)
@placed
@click.pass_context
def open_(ctx: click.Context, counter: int, place: Place) -> None:
    """Open COUNTER."""
    _tell(ctx, place, OpenCounter(counter), counter)


@click.command()
@click.argument("counter", type=int)
@placed
@click.pass_context
def close(ctx: click.Context, counter: int, place: Place) -> None:
    """Close COUNTER."""
    _tell(ctx, place, CloseCounter(counter), counter)


@click.command("next")
@click.argument("counter", type=int)
@placed
@click.pass_context
def next_(ctx: click.Context, counter: int, place: Place) -> None:
    """Call the next visitor to COUNTER."""
    _tell(ctx, place, CallNext(counter), counter)


@click.command()
@click.argument("counter", type=int)
@placed
@click.pass_context
def recall(ctx: click.Context, counter: int, place: Place) -> None:
    """Call the visitor of COUNTER once more."""
    _tell(ctx, place, Recall(counter), counter)


@click.command()
@click.argument("counter", type=int)
@placed
@click.pass_context
def start(ctx: click.Context, counter: int, place: Place) -> None:
    """The visitor has come to COUNTER."""
    _tell(ctx, place, Start(counter), counter)


@click.command()
@click.argument("counter", type=int)
@click.option("--outcome", type=click.Choice([o.value for o in Outcome]), default=Outcome.DONE.value, show_default=True)
@click.option(
    "--ready-on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="In process: when the result may be fetched."
)
@click.option("--missing", multiple=True, help="Documents that were not there, by their code in the site file.")
@placed
@click.pass_context
def done(
    ctx: click.Context,
    counter: int,
    outcome: str,
    ready_on: dt.datetime | None,
    missing: tuple[str, ...],
    place: Place,
) -> None:
    """COUNTER is done with its visitor."""
    day = ready_on.date() if ready_on else None
    _tell(ctx, place, Finish(counter, Outcome(outcome), day, missing), counter)


@click.command()
@click.argument("counter", type=int)
@placed
@click.pass_context
def absent(ctx: click.Context, counter: int, place: Place) -> None:
    """The visitor called to COUNTER has not come."""
    _tell(ctx, place, Absent(counter), counter)


@click.command()
@click.argument("counter", type=int)
@placed
@click.pass_context
def undo(ctx: click.Context, counter: int, place: Place) -> None:
    """Take back the last move of COUNTER."""
    _tell(ctx, place, UndoCall(counter), counter)
