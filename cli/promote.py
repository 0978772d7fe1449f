"""`besti promote`: this device, which has followed the hub so far, becomes the hub."""

import logging
import os
import secrets
import sys
import time
from contextlib import ExitStack, closing
from pathlib import Path
from typing import NoReturn

import click
import msgspec

from cli import promote_words as words
from cli.asking import leave
from cli.hub import PORT, place_of_pages
from cli.main import Context
from cli.place import FOLDER, Place
from cli.supervisor_pin import supervisor
from core.commands import BeginEpoch, Command
from core.decide import decide
from core.devices import DEVICES, DeviceKeys
from core.fold import fold
from core.ids import spelled
from core.numbers import LANE_JUMP
from core.promotion import Tally, is_bound
from core.state import State
from store.faults import AHub, Fault
from store.follower import Follower
from store.log_reader import LogReader
from store.writer import NotTaken, SiteWriter, wall_clock_ms
from sync.ballot import Ballot
from sync.candidacy import BallotGate, Timing, campaign
from sync.hub_key import HubKey
from sync.roll import Member, Roll
from sync.serve import CannotServe, bound

REFUSED = 1


@click.command()
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, envvar="BESTI_FOLDER", show_default=True,
              help="Where the copy of the hub's log is.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True,
              help="Where the other devices look for this one, now and as the hub.")  # fmt: skip
@click.option("--gate", default=None, metavar="ADDRESS:PORT", callback=place_of_pages,
              help="Where devices on other machines come in, now and as the hub; as for besti hub.")  # fmt: skip
@click.option("--force", is_flag=True,
              help="Against what the others say. Asks for a supervisor's PIN; is logged and shown.")  # fmt: skip
@click.option("--no-start", is_flag=True, help="Only become the hub; do not start it.")
@click.argument("hub_options", nargs=-1)
@click.pass_context
def promote(
    ctx: click.Context, folder: Path, port: int, gate: tuple[str, int] | None, force: bool, no_start: bool,
    hub_options: tuple[str, ...],
) -> None:  # fmt: skip
    """Make this device the hub, because the hub is lost. Stop `besti up` or `besti follow` here first.

    The other devices are asked: nobody may still hear the hub, and more than half have to agree. Then the hub is
    started, with HUB_OPTIONS as for `besti hub` (after --).
    """
    context: Context = ctx.obj
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    folder = folder.expanduser()
    by = supervisor(ctx, Place(folder, "")) if force else None
    try:
        _promote(ctx, folder, port, gate, by)
    except (Fault, CannotServe) as fault:
        leave(ctx, fault.words(context.language), fault.exit_code)
    except NotTaken as refused:
        leave(ctx, refused.refusal.words(context.language), REFUSED)
    if not no_start:
        door = [] if gate is None else ["--gate", f"{gate[0]}:{gate[1]}"]
        argv = ["hub", "--folder", str(folder), "--port", str(port), *door, *hub_options]
        _start(["--lang", context.language, *argv])


def _promote(ctx: click.Context, folder: Path, port: int, gate: tuple[str, int] | None, by: str | None) -> None:
    """`by`: the supervisor who forces it; None: it is not forced."""
    context: Context = ctx.obj
    language, forced = context.language, by is not None

    def tell(tally: Tally) -> None:
        line = words.stage(tally, language)
        if line is not None and not forced:
            click.echo(line)

    with ExitStack() as open_:
        follower = open_.enter_context(closing(_follower(folder)))
        if not forced and not is_bound(follower.state):
            leave(ctx, words.TOO_FEW.in_language(language), REFUSED)
        listening = open_.enter_context(closing(bound(port)))
        door = open_.enter_context(closing(bound(gate[1], gate[0]))) if gate is not None else None
        by_tls = BallotGate(door, HubKey(folder), roll_of(follower.state, folder)) if door is not None else None
        ballot = Ballot(follower, folder, time.monotonic, forced=forced)
        click.echo(words.asks(ballot, language, forced=forced))
        outcome = campaign(ballot, [listening], Timing(), tell, forced=forced, gate=by_tls)
    if not outcome.elected:
        leave(ctx, words.refused(outcome, language), REFUSED)
    lsn = take_over(folder, ballot, by)
    click.echo(words.done(ballot.epoch, lsn, language))


def roll_of(state: State, folder: Path) -> Roll:
    """The devices that belong to the site, as the store in `folder` has them. Raises a Fault."""
    with closing(LogReader(folder)) as log:
        now = state.documents.get(DEVICES)
        found = log.document(DEVICES, now.version) if now is not None else None
    keys = msgspec.json.decode(found.body, type=DeviceKeys) if found is not None else DeviceKeys()
    enrolled = [device for device in state.devices.values() if device.enrolled]
    return Roll(keys, {device.id: Member(device.role, device.revoked) for device in enrolled})


def _follower(folder: Path) -> Follower:
    """A hub that was lost and found may be promoted again, on its own log."""
    try:
        return Follower.open(folder, fold=fold, device="standby", now_ms=wall_clock_ms())
    except AHub:
        return Follower.open(folder, fold=fold, device="standby", now_ms=wall_clock_ms(), own=True)


def take_over(folder: Path, ballot: Ballot, by: str | None) -> int:
    """Makes the store in `folder` the hub's, in the epoch that was promised; returns the end of its log."""
    intent = BeginEpoch(LANE_JUMP, ballot.epoch, by is not None)
    command = Command(spelled(secrets.token_bytes(16)), ballot.electorate.candidate, intent, actor=by)
    writer = SiteWriter.open(folder, decide=decide, fold=fold, takeover=command)
    try:
        return writer.state.lsn
    finally:
        writer.close()


def _start(argv: list[str]) -> NoReturn:
    """This very process becomes the hub's."""
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "besti", *argv])  # noqa: S606 - our own program
