"""A small mall for the store's tests: three letters, six counters, and commands with counted ids."""

import datetime as dt
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import astuple

from core import commands
from core.commands import Command, Errand, Issue
from core.decide import decide
from core.decider import Accepted
from core.events import decode
from core.fold import fold
from core.ids import derived
from core.site import About, Agency, Counter, Hours, Letter, Service, Site, Week, Zone
from core.state import State
from core.words import Text
from store import log
from store.batch import Decide
from store.log import Entry
from store.memory import Fold
from store.open import open_reader
from store.opening import DATABASE
from store.rows import CounterRow, Row, StepRow, TicketRow, rows
from store.writer import OurFault, Outcome, SiteWriter

DAY = dt.date(2026, 11, 24)
OPENING_MS = round(dt.datetime(2026, 11, 24, 0, 0, tzinfo=dt.UTC).timestamp() * 1000)
"""08:00 at the site."""
LETTERS = ("A", "B", "C")
_ALL_DAY = (("00:00", "23:59"),)


def text(name: str) -> Text:
    return Text(name, name)


def site(counters: int = 6) -> Site:
    week = Week(*[_ALL_DAY] * 7)
    agencies = tuple(
        Agency(
            id=f"agency-{letter.lower()}", name=text(f"Gerai {letter}"), short=letter, kind="daerah", government="kota",
            letters=(Letter(letter, text(letter), "hall"),),
            services=(Service(f"{letter}1", letter, text(f"Layanan {letter}1"), 5, 9),),
        )
        for letter in LETTERS
    )  # fmt: skip
    return Site(
        schema=1, about="test", hours=Hours(week, last_ticket_minutes=0, kiosk_opens_minutes=0), documents={},
        site=About("mpp-test", "tst", text("MPP Uji"), "MPP", "Beres", "-", "-", "Asia/Makassar", "WITA"),
        zones=(Zone("hall", text("Aula"), "#005f73", "circle", "hall"),),
        counters=tuple(
            Counter(no, str(no), f"agency-{letter.lower()}", (letter,), "hall")
            for no, letter in zip(range(1, counters + 1), LETTERS * counters, strict=False)
        ),
        agencies=agencies,
    )  # fmt: skip


def site_file(counters: int = 6) -> str:
    return msgspec.json.encode(site(counters)).decode()


class Commands:
    """Makes commands with ids that no other one has: `series` names them."""

    def __init__(self, series: str = "") -> None:
        self._series = series
        self._numbers = count(1)

    def __call__(self, body: commands.Body, device: str = "hub", origin: commands.Origin | None = None) -> Command:
        return Command(derived(self._series, next(self._numbers)), device, body, origin=origin)

    def issue(self, *letters: str, device: str = "kiosk-1") -> Command:
        """A ticket with one step for each letter."""
        number = next(self._numbers)
        ticket = derived("ticket", self._series, number)
        return Command(
            derived(self._series, number),
            device,
            Issue(ticket, tuple(Errand(f"{letter}1") for letter in letters or "A")),
        )

    def morning(self) -> list[Command]:
        """The site file, the day and every counter."""
        opened = [self(commands.OpenCounter(no)) for no in range(1, 7)]
        return [
            self(commands.ChangeDocument("site", site_file())), self(commands.OpenDay(DAY, synchronised=True)), *opened,
        ]  # fmt: skip


def ticket_of(command: Command) -> str:
    """The ticket that an Issue asks for."""
    assert isinstance(command.body, Issue)
    return command.body.ticket


def open_hub(folder: Path, decide: Decide = decide, fold: Fold = fold, **how: Any) -> SiteWriter:
    return SiteWriter.open(folder, decide=decide, fold=fold, **how)


def accepted(answers: list[Outcome | OurFault]) -> list[Accepted]:
    """The answers, all of which must be yes."""
    found = [answer for answer in answers if isinstance(answer, Accepted)]
    assert found == answers
    return found


def stored_log(folder: Path) -> list[Entry]:
    with open_reader(folder / DATABASE) as connection:
        return log.read(connection, 0)


def stored_rows(folder: Path) -> dict[str, set[tuple[object, ...]]]:
    """Every row of the three tables."""
    with open_reader(folder / DATABASE) as connection:
        tables = ("ticket", "step", "counter")
        return {table: set(map(tuple, connection.exec_driver_sql(f"SELECT * FROM {table}"))) for table in tables}


def folded_rows(folder: Path) -> dict[str, set[tuple[object, ...]]]:
    """What the tables must hold: the log folded from its beginning, event by event, every row noted as it last was."""
    state, last = State(), dict[tuple[object, ...], Row]()
    for entry in stored_log(folder):
        fold(state, decode(entry.raw))
        for row in rows(state):
            last[type(row), row.day, getattr(row, "counter", None) if isinstance(row, CounterRow) else row.ticket,
                 row.n if isinstance(row, StepRow) else None] = row  # fmt: skip
    names = {TicketRow: "ticket", StepRow: "step", CounterRow: "counter"}
    found: dict[str, set[tuple[object, ...]]] = {name: set() for name in names.values()}
    for row in last.values():
        found[names[type(row)]].add(("mpp-test", *astuple(row)))
    return found
