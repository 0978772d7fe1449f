"""`besti summary invite`: an invitation, as PDF, for an agency that is not in the hall yet."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from cli.asking import leave
from cli.main import Context
from cli.place import FOLDER
from core.catalog import Catalog
from core.fold import fold
from core.timetable import spans_on
from core.words import Text
from store.faults import Fault
from store.opening import DATABASE
from store.reader import SiteReader
from store.rollups import accounts
from summary.report import head_of

NO_DATA, CANNOT_WRITE = 66, 73
YEAR = dt.timedelta(days=365)
LONGEST_NAME = 120

_NONE = Text(
    "Belum ada hari yang selesai di penyimpanan ini, jadi belum ada angka untuk undangan.",
    "No day is over in this store yet, so there are no figures for an invitation.",
)
_NO_SITE = Text("Penyimpanan ini belum punya data situs.", "This store has no site file yet.")
_NOT_WRITTEN = Text("{path} tidak bisa ditulis: {reason}.", "{path} cannot be written: {reason}.")


@click.command()
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, envvar="BESTI_FOLDER", show_default=True,
              help="Where the store is.")  # fmt: skip
@click.option("--to", "name", default="", help="The agency that is invited; any where none is named.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=".", show_default="here",
              help="The folder for the file.")  # fmt: skip
@click.pass_context
def invite(ctx: click.Context, folder: Path, name: str, out: Path) -> None:
    """Invite an agency: one page with the hall's visits, hours and what visitors look for in vain, over a year."""
    context: Context = ctx.obj
    place, tongue = folder.expanduser(), context.language
    try:
        catalog = _catalog(place)
        last = newest_day(place, catalog) if catalog else None
        found = accounts(place, fold, (last - YEAR).isoformat(), last.isoformat()) if last else []
    except Fault as fault:
        leave(ctx, fault.words(tongue), fault.exit_code)
    if catalog is None:
        leave(ctx, _NO_SITE.in_language(tongue), NO_DATA)
    if not found:
        leave(ctx, _NONE.in_language(tongue), NO_DATA)
    head = head_of(catalog.site)
    from summary.invitation import Invited, invitation
    from summary.pdf import pdf

    path = out / f"besti-invitation-{found[-1].day}.pdf"
    hours = week_hours(catalog, dt.date.fromisoformat(found[-1].day))
    raw = pdf(invitation(found, head, Invited(name.strip()[:LONGEST_NAME], hours), tongue))
    try:
        out.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    except OSError as error:
        leave(ctx, _NOT_WRITTEN.in_language(tongue).format(path=path, reason=error.strerror), CANNOT_WRITE)
    click.echo(path)


def newest_day(folder: Path, catalog: Catalog) -> dt.date | None:
    """The last day in the log or of the clock, whichever is later: simulated days may lie ahead."""
    reader = SiteReader(folder / DATABASE, fold)
    try:
        reader.poll()
        day = reader.state.day
    finally:
        reader.close()
    today = dt.datetime.now(ZoneInfo(catalog.site.site.timezone)).date()
    return max(day.date, today) if day else None


def week_hours(catalog: Catalog, around: dt.date) -> list[tuple[str, str] | None]:
    """When any agency serves, Monday to Sunday of the week of `around`, as "08:00"; None: nobody does."""
    monday = around - dt.timedelta(days=around.weekday())
    found: list[tuple[str, str] | None] = []
    for day in (monday + dt.timedelta(days=n) for n in range(7)):
        spans = [span for letter in catalog.letters for span in spans_on(catalog, letter, day)]
        ends = (min(s for s, _ in spans), max(e for _, e in spans)) if spans else None
        found.append((f"{catalog.local(ends[0]):%H:%M}", f"{catalog.local(ends[1]):%H:%M}") if ends else None)
    return found


def _catalog(folder: Path) -> Catalog | None:
    reader = SiteReader(folder / DATABASE, fold)
    try:
        reader.poll()
        return reader.catalog
    finally:
        reader.close()
