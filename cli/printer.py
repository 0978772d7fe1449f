"""`besti printer`: how the printer stands, a test slip, what it can do. The kiosk that holds it is asked."""

import dataclasses
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from cli.main import Context
from cli.place import Place, placed
from core.words import Text
from printer import status_words
from printer.clock import SystemClock
from printer.door import NobodyThere, ask
from printer.encode import encode
from printer.faults import PrinterFault
from printer.jobs import Job
from printer.journal import JobState, PrintOutcome
from printer.layout_trial import slip
from printer.press import Press
from printer.probe import look
from printer.probe import probe as probed
from printer.profiles import PROFILES, Profile, profile_named
from printer.status import PrinterStatus
from printer.transport import Transport
from printer.transports import open_transport
from printer.volatile import VolatileJournal

UNAVAILABLE, BAD_SETTINGS = 69, 78
PAPERS = Path("papers")
ANSWER_S = 30.0

_PRINTED = Text("Slip uji sudah dicetak ({evidence}).", "The test slip was printed ({evidence}).")
_NOT_PRINTED = Text("Slip uji tidak dicetak: {why}", "The test slip was not printed: {why}")
_UNSURE = Text("Slip uji mungkin tercetak; periksa pencetaknya. {why}", "The slip may be out; look at it. {why}")
_NO_KIOSK = Text(
    "Tidak ada kiosk yang memegang pencetak di {folder}. Sebutkan pencetaknya dengan --printer.",
    "No kiosk holds a printer in {folder}. Name the printer with --printer.",
)
_YES, _NO, _UNASKED = Text("ya", "yes"), Text("tidak", "no"), Text("tidak ditanya", "not asked")


@click.group()
def printer() -> None:
    """Look after a printer."""


def _at_a_printer(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options that name a printer."""
    command = click.option("--printer", "url", envvar="BESTI_PRINTER", metavar="ADDRESS",
                           help="Such as tcp://10.0.0.5; else the kiosk is asked.")(command)  # fmt: skip
    command = placed(command)
    return click.option("--profile", default="generic-80", show_default=True, envvar="BESTI_PROFILE",
                        help="What kind of printer it is; see `besti printer profiles`.")(command)  # fmt: skip


@printer.command()
@_at_a_printer
@click.pass_context
def status(ctx: click.Context, url: str | None, profile: str, place: Place) -> None:
    """Say how the printer stands and what to do."""
    if url is None:
        told = _asked(ctx, place, "status")
        ctx.exit(0 if told["well"] else UNAVAILABLE)
    with _opened(ctx, url, profile) as (transport, kind):
        found = look(transport, kind, SystemClock(threading.Event()))
    click.echo(status_words.for_staff(found).in_language(_language(ctx)))
    if found.raw:
        click.echo(found.raw.hex(" "))
    ctx.exit(0 if found.printable else UNAVAILABLE)


@printer.command()
@_at_a_printer
@click.pass_context
def test(ctx: click.Context, url: str | None, profile: str, place: Place) -> None:
    """Print a test slip."""
    if url is None:
        told = _asked(ctx, place, "test")
        _say_of_slip(ctx, JobState(told["outcome"]), told["evidence"], "")
    outcomes: list[PrintOutcome] = []
    with _opened(ctx, url, profile) as (transport, kind):
        clock = SystemClock(threading.Event())
        press = Press(VolatileJournal(), transport, kind, clock, outcomes.append, _ignore)
        blocks = slip(kind, url, datetime.now().astimezone())
        press.print(Job("test", 0, lambda: encode(blocks, kind), time.monotonic()))
    why = status_words.for_staff(press.status).in_language(_language(ctx))
    _say_of_slip(ctx, outcomes[-1].state, outcomes[-1].evidence, why)


@printer.command()
@_at_a_printer
@click.option("--try-id", is_flag=True, help="Also try the receipt of a job; some clones print it as odd letters.")
@click.pass_context
def probe(ctx: click.Context, url: str | None, profile: str, try_id: bool, place: Place) -> None:
    """Ask the printer what it is and what it can do."""
    language = _language(ctx)
    if url is None:
        told = _asked(ctx, place, "probe-id" if try_id else "probe")
        for line in _findings(told, language):
            click.echo(line)
        ctx.exit(0 if told["well"] else UNAVAILABLE)
    with _opened(ctx, url, profile) as (transport, kind):
        found = probed(transport, kind, SystemClock(threading.Event()), try_id)
    click.echo(status_words.for_staff(found.status).in_language(language))
    for line in _findings(dataclasses.asdict(found), language):
        click.echo(line)
    ctx.exit(0 if found.status.printable else UNAVAILABLE)


@printer.command("new-roll")
@placed
@click.pass_context
def new_roll(ctx: click.Context, place: Place) -> None:
    """Note that a new roll is in, so that the kiosk can tell how much is left."""
    told = _asked(ctx, place, "new-roll")
    ctx.exit(0 if told["well"] else UNAVAILABLE)


@printer.command()
@placed
@click.pass_context
def emptied(ctx: click.Context, place: Place) -> None:
    """Note that the printer was switched off and on, and holds no old ticket."""
    told = _asked(ctx, place, "emptied")
    ctx.exit(0 if told["well"] else UNAVAILABLE)


@printer.command()
def profiles() -> None:
    """List the kinds of printers that are known."""
    for kind in PROFILES.values():
        proof = "confirmed" if kind.process_id else "processed" if kind.fence else "unverified"
        click.echo(f"{kind.name:12} {kind.paper_mm:g} mm  {kind.dots} dots  {kind.columns} columns  {proof}")


def _findings(found: Mapping[str, Any], language: str) -> Iterator[str]:
    for name in ("maker", "model", "firmware"):
        if found[name]:
            yield f"{name:12} {found[name]}"
    for name, key in (("GS r", "fence"), ("GS ( H", "process_id")):
        answered = found[key]
        word = _UNASKED if answered is None else _YES if answered else _NO
        yield f"{name:12} {word.in_language(language)}"


def _asked(ctx: click.Context, place: Place, question: str) -> dict[str, Any]:
    """What the kiosk answers about its printer; its words are shown. Ends the command where no kiosk runs."""
    language = _language(ctx)
    try:
        told: dict[str, Any] | None = ask(place.folder, question, ANSWER_S)
    except NobodyThere:
        told = None
    if told is None:
        click.echo(_NO_KIOSK.in_language(language).format(folder=place.folder), err=True)
        ctx.exit(UNAVAILABLE)
    for line in (*told[language], told["raw"]):
        if line:
            click.echo(line)
    return told


def _say_of_slip(ctx: click.Context, state: JobState, evidence: str, why: str) -> NoReturn:
    said = {JobState.PRINTED: _PRINTED, JobState.EXPIRED: _NOT_PRINTED}.get(state, _UNSURE)
    click.echo(said.in_language(_language(ctx)).format(evidence=evidence, why=why))
    ctx.exit(0 if state is JobState.PRINTED else UNAVAILABLE)


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
        yield transport, kind.over(transport.bytes_per_s)
    finally:
        transport.close()


def _ignore(status: PrinterStatus) -> None:
    """The state is asked for at the end."""


def _language(ctx: click.Context) -> str:
    context: Context = ctx.obj
    return context.language
