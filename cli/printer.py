"""`besti printer`: how the printer stands, a test slip, what it can do. Not while a kiosk holds it."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from cli.main import Context
from core.words import Text
from printer import status_words
from printer.clock import SystemClock
from printer.encode import encode
from printer.faults import PrinterFault
from printer.jobs import Job
from printer.journal import JobState, PrintOutcome
from printer.press import Press
from printer.probe import Findings, look
from printer.probe import probe as probed
from printer.profiles import PROFILES, Profile, profile_named
from printer.status import PrinterStatus
from printer.testslip import slip
from printer.transport import Transport
from printer.transports import open_transport
from printer.volatile import VolatileJournal

UNAVAILABLE, BAD_SETTINGS = 69, 78
PAPERS = Path("papers")

_PRINTED = Text("Slip uji sudah dicetak ({evidence}).", "The test slip was printed ({evidence}).")
_NOT_PRINTED = Text("Slip uji tidak dicetak: {why}", "The test slip was not printed: {why}")
_UNSURE = Text("Slip uji mungkin tercetak; periksa pencetaknya. {why}", "The slip may be out; look at it. {why}")
_YES, _NO, _UNASKED = Text("ya", "yes"), Text("tidak", "no"), Text("tidak ditanya", "not asked")


@click.group()
def printer() -> None:
    """Look after a printer."""


def _at_a_printer(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options that name a printer."""
    command = click.option("--printer", "url", required=True, envvar="BESTI_PRINTER", metavar="ADDRESS",
                           help="As in the kiosk's settings, e.g. tcp://10.0.0.5.")(command)  # fmt: skip
    return click.option("--profile", default="generic-80", show_default=True, envvar="BESTI_PROFILE",
                        help="What kind of printer it is; see `besti printer profiles`.")(command)  # fmt: skip


@printer.command()
@_at_a_printer
@click.pass_context
def status(ctx: click.Context, url: str, profile: str) -> None:
    """Say how the printer stands and what to do."""
    with _opened(ctx, url, profile) as (transport, kind):
        found = look(transport, kind, SystemClock(threading.Event()))
    click.echo(status_words.for_staff(found).in_language(_language(ctx)))
    if found.raw:
        click.echo(found.raw.hex(" "))
    ctx.exit(0 if found.printable else UNAVAILABLE)


@printer.command()
@_at_a_printer
@click.pass_context
def test(ctx: click.Context, url: str, profile: str) -> None:
    """Print a test slip."""
    told: list[PrintOutcome] = []
    with _opened(ctx, url, profile) as (transport, kind):
        clock = SystemClock(threading.Event())
        press = Press(VolatileJournal(), transport, kind, clock, told.append, _ignore)
        press.print(Job("test", 0, lambda: encode(slip(kind, url), kind), time.monotonic()))
    outcome, state = told[-1], press.status
    why = status_words.for_staff(state).in_language(_language(ctx))
    said = {JobState.PRINTED: _PRINTED, JobState.EXPIRED: _NOT_PRINTED}.get(outcome.state, _UNSURE)
    click.echo(said.in_language(_language(ctx)).format(evidence=outcome.evidence, why=why))
    ctx.exit(0 if outcome.state is JobState.PRINTED else UNAVAILABLE)


@printer.command()
@_at_a_printer
@click.option("--try-id", is_flag=True, help="Also try the receipt of a job; some clones print it as odd letters.")
@click.pass_context
def probe(ctx: click.Context, url: str, profile: str, try_id: bool) -> None:
    """Ask the printer what it is and what it can do."""
    with _opened(ctx, url, profile) as (transport, kind):
        found = probed(transport, kind, SystemClock(threading.Event()), try_id)
    language = _language(ctx)
    click.echo(status_words.for_staff(found.status).in_language(language))
    for line in _findings(found, language):
        click.echo(line)
    ctx.exit(0 if found.status.printable else UNAVAILABLE)


@printer.command()
def profiles() -> None:
    """List the kinds of printers that are known."""
    for kind in PROFILES.values():
        proof = "confirmed" if kind.process_id else "processed" if kind.fence else "unverified"
        click.echo(f"{kind.name:12} {kind.paper_mm:g} mm  {kind.dots} dots  {kind.columns} columns  {proof}")


def _findings(found: Findings, language: str) -> Iterator[str]:
    for name, value in (("maker", found.maker), ("model", found.model), ("firmware", found.firmware)):
        if value:
            yield f"{name:12} {value}"
    for name, answered in (("GS r", found.fence), ("GS ( H", found.process_id)):
        word = _UNASKED if answered is None else _YES if answered else _NO
        yield f"{name:12} {word.in_language(language)}"


@contextmanager
def _opened(ctx: click.Context, url: str, profile: str) -> Iterator[tuple[Transport, Profile]]:
    """Ends the command with a message where address or profile cannot be meant."""
    try:
        kind = profile_named(profile)
        transport = open_transport(url, kind, PAPERS)
    except PrinterFault as fault:
        click.echo(fault.words.in_language(_language(ctx)), err=True)
        ctx.exit(BAD_SETTINGS)
    try:
        yield transport, kind
    finally:
        transport.close()


def _ignore(status: PrinterStatus) -> None:
    """The state is asked for at the end."""


def _language(ctx: click.Context) -> str:
    context: Context = ctx.obj
    return context.language
