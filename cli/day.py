"""The service day at the command line. As a rule the hub opens and closes it by itself."""

import datetime as dt

import click

from cli.asking import ask
from cli.main import Context
from cli.place import Place, placed
from core.commands import CloseDay, ConfirmDate, OpenDay
from core.words import Text

_OPENED = Text("Hari layanan {day} dibuka.", "The service day {day} is open.")
_CLOSED = Text("Hari layanan {day} ditutup.", "The service day {day} is closed.")
_CONFIRMED = Text("Tanggal {day} dipastikan.", "The date {day} is confirmed.")

_DATE = click.DateTime(["%Y-%m-%d"])


@click.group()
def day() -> None:
    """Open or close the service day by hand."""


@day.command("open")
@click.argument("date", type=_DATE, metavar="DATE")
@placed
@click.pass_context
def open_(ctx: click.Context, date: dt.datetime, place: Place) -> None:
    """Open the service day DATE (YYYY-MM-DD)."""
    ask(ctx, place, OpenDay(date.date()))
    _say(ctx, _OPENED, date)


@day.command()
@click.argument("date", type=_DATE, metavar="DATE")
@placed
@click.pass_context
def close(ctx: click.Context, date: dt.datetime, place: Place) -> None:
    """Close the service day DATE (YYYY-MM-DD); whoever still waits expires."""
    ask(ctx, place, CloseDay(date.date()))
    _say(ctx, _CLOSED, date)


@click.command("confirm-date")
@click.argument("date", type=_DATE, metavar="DATE")
@placed
@click.pass_context
def confirm_date(ctx: click.Context, date: dt.datetime, place: Place) -> None:
    """Say that today is DATE (YYYY-MM-DD), where the clock of the box is in doubt."""
    ask(ctx, place, ConfirmDate(date.date()))
    _say(ctx, _CONFIRMED, date)


def _say(ctx: click.Context, words: Text, date: dt.datetime) -> None:
    context: Context = ctx.obj
    click.echo(words.in_language(context.language).format(day=date.date()))
