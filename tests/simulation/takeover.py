"""The hub's box is gone; a standby becomes the hub by the real ballot, and devices turn to it."""

from pathlib import Path

from core.commands import BeginEpoch, Command
from core.decide import decide
from core.fold import fold
from core.numbers import LANE_JUMP
from core.promotion import Stage
from store import machine
from store.writer import SiteWriter
from sync.ballot import Ballot
from tests.simulation.devices import Display
from tests.simulation.hub import Hub
from tests.simulation.lines import Network
from tests.simulation.world import World


def take_over(world: World, hub: Hub, network: Network, displays: list[Display], heir: Display) -> None:
    """`heir` leads from now on: more than half have agreed, or where so many cannot be reached a supervisor forced it.

    Whoever can be reached hands over what its log has more.
    """
    hub.die()
    displays.remove(heir)
    ballot = _held(network, displays, heir, forced=False)
    forced = ballot.standing().stage is not Stage.ELECTED
    if forced:
        ballot = _held(network, displays, heir, forced=True)
        assert ballot.standing().stage is Stage.ELECTED
    world.faults["forced" if forced else "agreed"] = world.faults.get("forced" if forced else "agreed", 0) + 1
    heir.close()
    machine.SYSTEM_ID.write_text(heir.name)
    _begin(world, heir.folder, heir.name, ballot.epoch, forced=forced)
    hub.move_to(heir.folder)


def _held(network: Network, displays: list[Display], heir: Display, *, forced: bool) -> Ballot:
    """As sync.candidacy holds it, in rounds."""
    ballot = Ballot(heir.follower, heir.folder, lambda: 0.0, forced=forced, ask_s=-1.0)
    network.ballot = ballot
    for _ in range(3):
        for display in displays:
            display.vote()
        if ballot.standing().stage not in (Stage.ASKING, Stage.HEARD):
            ballot.promise()
    network.ballot = None
    return ballot


def _begin(world: World, folder: Path, name: str, epoch: int, *, forced: bool) -> None:
    command = Command(world.id(), name, BeginEpoch(LANE_JUMP, epoch, forced=forced), actor="101" if forced else None)
    writer = SiteWriter.open(folder, decide=decide, fold=fold, wall_ms=lambda: world.now_ms, takeover=command)
    writer.close()
