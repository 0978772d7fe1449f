"""A small mall for the store's tests: three letters, six counters, and commands with counted ids."""

import datetime as dt
from itertools import count

import msgspec

from core import commands
from core.commands import Command, Errand, Issue
from core.ids import derived
from core.site import About, Agency, Counter, Hours, Letter, Service, Site, Week, Zone
from core.words import Text

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
