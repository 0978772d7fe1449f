"""`besti simulate`: a believable history in a store of its own, for reports, promises and benches."""

import datetime as dt
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from statistics import median

import click
import msgspec

from cli.main import Context
from core import state as states
from core.catalog import Catalog
from core.commands import MINUTE_MS, ChangeDocument, Command
from core.decide import decide
from core.decider import Accepted
from core.due import CLOCK
from core.fold import fold
from core.hall_alone import play_alone
from core.ids import derived
from core.promise.book import Book
from core.promise.promiser import Promiser
from core.site import Site
from core.state import State, Ticket
from core.visitors import plan_of
from core.visitors_plan import DayPlan
from core.words import StepState, Text
from store.documents import SITE
from store.faults import Fault
from store.opening import DATABASE
from store.rollups import made_due
from store.sitefile import BadSiteFile, UnreadableSiteFile, dump, read_site
from store.writer import SiteWriter

KUPANG = Path(str(files("assets") / "sites" / "mpp-kupang.json"))
ALREADY_THERE, BAD_SITE, NO_SITE = 2, 65, 66
LOST = (StepState.ABSENT, StepState.EXPIRED)

_ALREADY_THERE = Text(
    "Di {folder} sudah ada penyimpanan. Riwayat simulasi hanya ditulis ke folder yang masih kosong.",
    "There is a store in {folder} already. A simulated history is written into a folder without one only.",
)
_WHERE = Text("Sebutkan satu folder untuk riwayat ini.", "Name one folder for the history.")
_DAY = Text("{day}  {tickets:4d} nomor, {events:5d} kejadian", "{day}  {tickets:4d} tickets, {events:5d} events")
_CLOSED = Text("{day}  tutup", "{day}  closed")
_TABLE = Text(
    "\nHari layanan     {days:8d}\nPengunjung       {visitors:8d}\nNomor antrean    {tickets:8d}\n"
    "Median tunggu    {wait:8.1f} menit\nTidak hadir      {lost:8.1%}",
    "\nService days     {days:8d}\nVisitors         {visitors:8d}\nTickets          {tickets:8d}\n"
    "Median wait      {wait:8.1f} min\nNo-shows         {lost:8.1%}",
)


class Played(msgspec.Struct, frozen=True):
    """What became of one day. `waits`: from the ticket to its first call, in minutes."""

    visitors: int
    tickets: int
    events: int
    waits: list[float]
    lost: int


@click.command()
@click.option("--days", type=click.IntRange(1, 3660), default=60, show_default=True, help="Days of the calendar.")
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True)
@click.option(
    "--store", "named", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER", help="The same as FOLDER."
)
@click.option(
    "--from",
    "first",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="First day. Default: so that it ends yesterday.",
)
@click.option(
    "--site",
    "site_file",
    type=click.Path(path_type=Path, readable=False),
    default=KUPANG,
    help="Default: MPP Kota Kupang.",
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), required=False)
@click.pass_context
def simulate(
    ctx: click.Context,
    days: int,
    seed: int,
    named: Path | None,
    first: dt.datetime | None,
    site_file: Path,
    folder: Path | None,
) -> None:
    """Write the history of a simulated mall into FOLDER, which must not hold a store yet.

    The same site file, days, seed and first day give the same log. How many visitors come is in the site file
    (load.tickets_per_day). A month takes about a quarter of a minute; it can be stopped at any time, and keeps the
    days that are told.
    """
    if (folder is None) == (named is None):
        raise click.UsageError(_WHERE.in_language(ctx.obj.language), ctx)
    _simulate(ctx, days, seed, folder or named or Path(), first, site_file)


def _simulate(
    ctx: click.Context, days: int, seed: int, folder: Path, first: dt.datetime | None, site_file: Path
) -> None:
    context: Context = ctx.obj
    if (folder / DATABASE).exists():
        click.echo(_ALREADY_THERE.in_language(context.language).format(folder=folder), err=True)
        ctx.exit(ALREADY_THERE)
    site = _site(ctx, site_file, context.language)
    start = first.date() if first else Catalog(site).local(_now_ms()).date() - dt.timedelta(days)
    calendar = [start + dt.timedelta(n) for n in range(days)]
    history = []
    try:
        for day, played in write_history(folder, site, calendar, seed):
            words = _DAY.in_language(context.language) if played else _CLOSED.in_language(context.language)
            click.echo(words.format(day=day, **(msgspec.structs.asdict(played) if played else {})))
            history += [played] if played else []
    except Fault as fault:
        click.echo(fault.words(context.language), err=True)
        ctx.exit(fault.exit_code)
    click.echo(_table(history, context.language))


def write_history(
    folder: Path, site: Site, calendar: list[dt.date], seed: int
) -> Iterator[tuple[dt.date, Played | None]]:
    """Each day of `calendar` once it is in the store, one commit per day; None: closed. Raises the store's faults."""
    catalog = Catalog(site)
    writer = SiteWriter.open(folder, decide=decide, fold=fold)
    try:
        load = Command(derived("simulate", "site"), CLOCK, ChangeDocument(SITE, dump(site)))
        _written(writer, [(catalog.at(calendar[0], "00:00"), load)])
        state = states.decode(states.encode(writer.state))
        promiser = Promiser(Book.empty())
        for day in calendar:
            plan = plan_of(catalog, day, seed)
            yield day, _play(writer, catalog, state, promiser, plan) if plan else None
        writer.keep_accounts(made_due(folder, fold))  # as a hub does each night
    finally:
        writer.close()


def _play(writer: SiteWriter, catalog: Catalog, state: State, promiser: Promiser, plan: DayPlan) -> Played:
    """Plays a day in memory, then hands it to the writer, who decides and promises it once more."""
    played = play_alone(plan, catalog, state, promiser)
    events = _written(writer, [(at_ms, command) for at_ms, command, _ in played])
    if states.encode(writer.state) != states.encode(state):
        raise AssertionError(f"{plan.day} was decided in two ways")
    tickets = [ticket for ticket in state.tickets.values() if ticket.day == plan.day]
    waits = [wait for ticket in tickets if (wait := _wait(ticket)) is not None]
    lost = sum(any(step.state in LOST for step in ticket.steps) for ticket in tickets)
    return Played(len(plan.visitors), len(tickets), events, waits, lost)


def _written(writer: SiteWriter, timed: list[tuple[int, Command]]) -> int:
    """How many events `timed` became. A fault of ours is not to be simulated over: it is raised."""
    events = 0
    for answer in writer.submit_at(timed):
        if isinstance(answer, Exception):
            raise answer
        events += len(answer.events) if isinstance(answer, Accepted) else 0
    return events


def _wait(ticket: Ticket) -> float | None:
    called = [step.called_ms for step in ticket.steps if step.called_ms is not None]
    return (min(called) - ticket.issued_ms) / MINUTE_MS if called else None


def _table(history: list[Played], language: str) -> str:
    waits = [wait for played in history for wait in played.waits]
    tickets = sum(played.tickets for played in history)
    return _TABLE.in_language(language).format(
        days=len(history),
        visitors=sum(played.visitors for played in history),
        tickets=tickets,
        wait=median(waits) if waits else 0,
        lost=sum(played.lost for played in history) / max(tickets, 1),
    )


def _site(ctx: click.Context, path: Path, language: str) -> Site:
    try:
        return read_site(path)
    except UnreadableSiteFile as error:
        click.echo(error.words.in_language(language), err=True)
        ctx.exit(NO_SITE)
    except BadSiteFile as error:
        for fault in error.faults:
            click.echo(f"{fault.path}: {fault.words.in_language(language)}", err=True)
        ctx.exit(BAD_SITE)


def _now_ms() -> int:
    return round(dt.datetime.now(dt.UTC).timestamp() * 1000)
