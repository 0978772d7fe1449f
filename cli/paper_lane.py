"""`besti paper-lane`: numbers printed beforehand, for a day on which neither hub nor kiosk works."""

import threading
import time
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from urllib.parse import quote

import click

from cli.asking import leave, reading
from cli.main import Context
from cli.paper_lane_admit import admit
from cli.paper_lane_numbers import StillAbout, next_row
from cli.place import Place, placed
from core.catalog import Catalog
from core.numbers import EMERGENCY_LANE, LANE_REST_MS, SERIES_MAX, Label, following
from core.state import State
from core.words import Language, Text
from kiosk.paper import counter_numbers
from kiosk.paper_hall import letterhead
from printer import status_words
from printer.clock import SystemClock
from printer.encode import encode
from printer.faults import PrinterFault
from printer.jobs import Job
from printer.journal import JobState, PrintOutcome
from printer.layout import layout
from printer.paper_hall import EmergencyPaper
from printer.press import Press
from printer.profiles import Profile, profile_named
from printer.transport import Transport
from printer.transports import open_transport
from printer.volatile import VolatileJournal
from store.faults import Fault
from store.own_file import open_paper_lane
from store.paper_lane import PaperLane, Strip
from store.paper_lane_home import PaperLaneHome

USAGE, UNAVAILABLE, CANNOT_CREATE, BAD_SETTINGS = 2, 69, 73, 78
FILE = "paper_lane.db"

_NO_SITE = Text("Berkas situs belum dimuat: besti site load BERKAS.", "No site file is loaded: besti site load FILE.")
_NO_LETTER = Text("Huruf {letter} tidak ada. Yang ada: {known}.", "There is no letter {letter}. There are: {known}.")
_ONE_OF = Text(
    "Sebutkan --printer ALAMAT atau --out MAP, salah satu.", "Name either --printer ADDRESS or --out FOLDER."
)
_NO_FOLDER = Text("Map {folder} tidak dapat dibuat: {why}.", "The folder {folder} cannot be made: {why}.")
_ABOUT = Text(
    "{label} sudah dicetak kurang dari tiga hari yang lalu. Mulai dari nomor lain (--from) atau cetak lebih sedikit.",
    "{label} was printed less than three days ago. Start at another number (--from) or print fewer.",
)
_NOT_OURS = Text(
    "Daftar nomor yang sudah dicetak berasal dari komputer lain atau dari cadangan; di sini tidak diketahui nomor mana"
    " yang sudah ada di kertas. Lihat kertas terakhir huruf {letter}, lalu mulai sesudahnya dengan --from.",
    "The list of numbers printed so far is from another machine, or was set back; which are on paper is not known here."
    " Look at the last paper of letter {letter} and start after it with --from.",
)
_PRINTED = Text("{first} sampai {last} tercetak. Berikutnya {next}.", "{first} to {last} printed. Next is {next}.")
_STOPPED = Text("Berhenti pada {label}, {n} tercetak. {why}", "Stopped at {label}, {n} printed. {why}")
_UNSURE = Text(
    "{label} mungkin tercetak: periksa kertas terakhir. Nomor itu tidak dicetak lagi.",
    "{label} may be out: look at the last paper. That number is not printed again.",
)


@click.group("paper-lane")
def paper_lane() -> None:
    """Numbers on paper for an emergency."""


paper_lane.add_command(admit)


@paper_lane.command("print")
@click.option("--letter", required=True, help="The letter of the service, such as A.")
@click.option("--count", type=click.IntRange(1, SERIES_MAX), required=True, help="How many numbers.")
@click.option("--from", "first", type=click.IntRange(1, SERIES_MAX), help="Start here. Default: after the last ones.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Leave pictures in this folder.")
@click.option("--printer", "url", envvar="BESTI_PRINTER", metavar="ADDRESS", help="Such as tcp://10.0.0.5.")
@click.option("--profile", default="generic-80", show_default=True, envvar="BESTI_PROFILE", help="The kind of printer.")
@placed
@click.pass_context
def print_(
    ctx: click.Context, letter: str, count: int, first: int | None, out: Path | None, url: str | None, profile: str,
    place: Place,
) -> None:  # fmt: skip
    """Print COUNT emergency numbers in a row, cut apart. No number comes twice within three days."""
    context: Context = ctx.obj
    with reading(ctx, place) as reader:
        catalog, state = reader.catalog, reader.state
    if catalog is None:
        leave(ctx, _NO_SITE.in_language(context.language), BAD_SETTINGS)
    letter = letter.strip().upper()
    if letter not in catalog.letters:
        known = ", ".join(catalog.letters)
        leave(ctx, _NO_LETTER.in_language(context.language).format(letter=letter, known=known), USAGE)
    address = f"file://{quote(str(out.absolute()))}" if out else url
    if out:
        _make(ctx, out)
    # A printer that the environment names gives way to a folder that was typed.
    if address is None or (out and url and ctx.get_parameter_source("url") is click.core.ParameterSource.COMMANDLINE):
        leave(ctx, _ONE_OF.in_language(context.language), USAGE)
    try:
        kind = profile_named(profile)
        with closing(open_transport(address, kind, place.folder / "papers")) as transport:
            strip = _Strip(ctx, catalog, letter, transport, kind.over(transport.bytes_per_s))
            strip.print(place.folder, state, count, first)
    except PrinterFault as fault:
        leave(ctx, fault.words.in_language(context.language), BAD_SETTINGS)
    except Fault as fault:
        leave(ctx, fault.words(context.language), fault.exit_code)


def _make(ctx: click.Context, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        context: Context = ctx.obj
        leave(ctx, _NO_FOLDER.in_language(context.language).format(folder=folder, why=fault.strerror), CANNOT_CREATE)


class _Strip:
    """Numbers of one letter on one printer."""

    def __init__(
        self, ctx: click.Context, catalog: Catalog, letter: str, transport: Transport, profile: Profile
    ) -> None:
        self._ctx = ctx
        self._catalog = catalog
        self._letter = letter
        self._profile = profile
        self._outcomes: list[PrintOutcome] = []
        clock = SystemClock(threading.Event())
        self._press = Press(VolatileJournal(), transport, profile, clock, self._outcomes.append, lambda status: None)

    def print(self, folder: Path, state: State, count: int, first: int | None) -> None:
        """Notes the numbers, prints them, and takes back those that surely never left us."""
        now_ms = time.time_ns() // 1_000_000
        with closing(open_paper_lane(folder / FILE)) as store:
            lane, home = PaperLane(store), PaperLaneHome(store)
            if home.suspicion is not None and first is None:
                leave(self._ctx, self._say(_NOT_OURS, letter=self._letter), USAGE)
            row = self._row(lane, _seen(state, self._letter, now_ms), count, first, now_ms)
            home.settle()
            n = lane.reserve(self._letter, Strip(row[0], count, now_ms))
            home.note()
            printed = self._papers(row, now_ms)
            unsure = printed < count and self._outcomes[-1].state is not JobState.EXPIRED
            lane.shorten(n, printed + unsure)
        self._tell(row, printed, unsure)

    def _row(self, lane: PaperLane, seen: set[int], count: int, first: int | None, now_ms: int) -> list[int]:
        try:
            return next_row(lane.strips(self._letter), seen, count, first, now_ms)
        except StillAbout as about:
            leave(self._ctx, self._say(_ABOUT, label=self._label(about.number)), USAGE)

    def _papers(self, row: Sequence[int], now_ms: int) -> int:
        """How many are surely out; stops at the first that is not."""
        for printed, number in enumerate(row):
            blocks = layout(self._paper(number, now_ms), self._profile)
            make = partial(encode, blocks, self._profile)
            self._press.print(Job(self._label(number), 0, make, time.monotonic()))
            if self._outcomes[-1].state is not JobState.PRINTED:
                return printed
        return len(row)

    def _paper(self, number: int, now_ms: int) -> EmergencyPaper:
        letter = self._catalog.letters[self._letter]
        return EmergencyPaper(
            head=letterhead(self._catalog, now_ms, Language.ID),
            label=self._label(number),
            agency=self._catalog.agency_of(self._letter).name,
            zone=self._catalog.zones[letter.zone].name,
            counters=counter_numbers(self._catalog, self._letter, now_ms),
        )

    def _tell(self, row: Sequence[int], printed: int, unsure: bool) -> None:
        if printed == len(row):
            label = {"first": self._label(row[0]), "last": self._label(row[-1])}
            click.echo(self._say(_PRINTED, **label, next=self._label(following(row[-1]))))
            return
        stopped = self._label(row[printed])
        why = status_words.for_staff(self._press.status).in_language(self._ctx.obj.language)
        if unsure:
            why = f"{why} {self._say(_UNSURE, label=stopped)}"
        leave(self._ctx, self._say(_STOPPED, label=stopped, n=printed, why=why), UNAVAILABLE)

    def _label(self, number: int) -> str:
        return str(Label(self._letter, number, EMERGENCY_LANE))

    def _say(self, words: Text, **values: object) -> str:
        return words.in_language(self._ctx.obj.language).format(**values)


def _seen(state: State, letter: str, now_ms: int) -> set[int]:
    """Numbers that came to the hub of late: they are about, even where the file that noted them is lost."""
    return {
        ticket.number
        for ticket in state.tickets.values()
        if ticket.lane == EMERGENCY_LANE and ticket.letter == letter and ticket.issued_ms > now_ms - LANE_REST_MS
    }
