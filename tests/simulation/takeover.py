"""The hub's box is gone; a display's box becomes the hub by the real ballot, and devices turn to it."""

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
    """`heir` leads from now on; whoever can be reached hands over what its log has more. A supervisor has forced it."""
    hub.die()
    displays.remove(heir)
    ballot = Ballot(heir.follower, heir.folder, lambda: 0.0, forced=True, ask_s=-1.0)
    network.ballot = ballot
    for _ in range(3):
        for display in displays:
            display.vote()
    network.ballot = None
    assert ballot.standing().stage is Stage.ELECTED
    ballot.promise()
    heir.close()
    machine.SYSTEM_ID.write_text(heir.name)
    _begin(world, heir.folder, heir.name, ballot.epoch)
    hub.move_to(heir.folder)


def _begin(world: World, folder: Path, name: str, epoch: int) -> None:
    command = Command(world.id(), name, BeginEpoch(LANE_JUMP, epoch, forced=True), actor="101")
    writer = SiteWriter.open(folder, decide=decide, fold=fold, wall_ms=lambda: world.now_ms, takeover=command)
    writer.close()
