"""What the devices of a site still hold past a backup, asked for by the hub that is brought back from it."""

import time
from contextlib import ExitStack, closing
from pathlib import Path

import click

from cli.promote import roll_of
from core.promotion import Tally
from core.words import Text
from store.backup import Ask, Elsewhere
from store.follower import Follower
from sync.ballot import Ballot
from sync.candidacy import BallotGate, Outcome, gathered
from sync.hub_key import HubKey
from sync.serve import bound

_ASKS = Text(
    "Menanyai perangkat apa yang terjadi sesudah cadangan … Biarkan menyala; ini kurang dari dua menit.",
    "Asking the devices what came after the backup … Leave them on; it takes less than two minutes.",
)
_ANSWERED = Text(
    "Catatan terpanjang ada di sini. Tidak terdengar: {missing}.", "The longest log is here. Not heard: {missing}."
)
_NOT_ALL = Text(
    "{device} memegang catatan yang lebih panjang dan belum menyerahkannya; kejadian itu tidak ikut dipulihkan.",
    "{device} holds a longer log and has not handed it over; those events are not restored.",
)
_NOBODY = Text("tidak ada", "none")


def asking(open_: ExitStack, port: int, gate: tuple[str, int] | None, language: str, folder: Path) -> Ask:
    """Asks at the places where devices look for the hub of the store in `folder`; they are taken at once.

    Raises CannotServe where something else listens there. What is returned raises Elsewhere, and the faults of
    store.faults.
    """
    listening = open_.enter_context(closing(bound(port)))
    door = open_.enter_context(closing(bound(gate[1], gate[0]))) if gate is not None else None

    def ask(follower: Follower) -> None:
        by_tls = BallotGate(door, HubKey(folder), roll_of(follower.state, folder)) if door is not None else None
        click.echo(_ASKS.in_language(language))
        ballot = Ballot(follower, folder, time.monotonic, forced=True, gathers=True)
        _tell(gathered(ballot, [listening], _silent, by_tls), language)

    return ask


def _silent(tally: Tally) -> None:
    """What it came to is told at the end."""


def _tell(outcome: Outcome, language: str) -> None:
    """Raises Elsewhere."""
    tally = outcome.tally
    if tally.hearing and not outcome.elected:
        raise Elsewhere(tally.hearing)
    behind = outcome.foreign or tally.longer
    if behind is not None:
        click.echo(_NOT_ALL.in_language(language).format(device=behind), err=True)
    missing = ", ".join(tally.missing) or _NOBODY.in_language(language)
    click.echo(_ANSWERED.in_language(language).format(missing=missing))
