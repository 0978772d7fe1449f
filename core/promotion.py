"""When another device may become the hub: who is asked, how many must agree, who has the longest log. Pure.

The voters are fixed by the log: kiosks, displays and standbys that were enrolled and not revoked, and the first hub.
A majority of them promises to follow no smaller epoch, so two hubs never both have one.
"""

from collections.abc import Collection, Mapping
from enum import Enum, auto

import msgspec

from core.ids import Name
from core.state import State
from core.words import Role

HUB = "hub"
"""The name of the device that was the first hub of a site; it was never enrolled."""

_VOTING = frozenset({Role.KIOSK, Role.DISPLAY, Role.HUB})


class Place(msgspec.Struct, frozen=True, order=True):
    """How far a log goes. The longest is that of the highest epoch, and in it the one with most events."""

    epoch: int
    lsn: int


class Vote(msgspec.Struct, frozen=True):
    """What a device says. `hears`: it still follows another hub. `pledged`: the least epoch that it will follow.

    `hash`: hex, of its log at `place`.
    """

    device: Name
    hears: bool
    pledged: int
    place: Place
    hash: str


class Stage(Enum):
    ASKING = auto()
    HEARD = auto()
    PLEDGING = auto()
    LONGER = auto()
    ELECTED = auto()


class Electorate(msgspec.Struct, frozen=True):
    """`voters`: all who count. `leader`: the hub that is to be replaced. `candidate`: the one that asks."""

    voters: frozenset[str]
    leader: str
    candidate: str

    @property
    def majority(self) -> int:
        """How many have to agree."""
        return len(self.voters) // 2 + 1


class Tally(msgspec.Struct, frozen=True):
    """`hearing`: devices that still hear a hub. `missing`: voters that have said nothing.

    `longer`: the device whose log goes furthest, where that is further than the candidate's.
    """

    stage: Stage
    hearing: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    longer: str | None = None


def electorate(state: State, candidate: str) -> Electorate:
    enrolled = {d.id for d in state.devices.values() if d.enrolled and not d.revoked and d.role in _VOTING}
    leader = state.takeover.device if state.takeover else HUB
    return Electorate(frozenset({HUB, *enrolled}), leader, candidate)


def is_bound(state: State) -> bool:
    """Whether the hub decides only while it hears a majority.

    So it is where another device was approved to become the hub, and could have one while the hub is silent.
    """
    standby = any(d.enrolled and not d.revoked and d.role is Role.HUB for d in state.devices.values())
    asked = electorate(state, "")
    return standby and len(asked.voters) > asked.majority


def is_majority(state: State, heard: Collection[str]) -> bool:
    """Whether the hub and the devices in `heard` are more than half of all."""
    asked = electorate(state, "")
    return len(asked.voters.intersection({asked.leader, *heard})) >= asked.majority


def tally(asked: Electorate, votes: Mapping[str, Vote], mine: Vote, epoch: int, *, forced: bool) -> Tally:
    """Where a promotion to `epoch` stands. `votes`: the newest of each device. `mine`: the candidate's.

    `forced`: neither a majority nor silence is waited for.
    """
    counted = {device: vote for device, vote in votes.items() if device in asked.voters} | {mine.device: mine}
    hearing = tuple(sorted(vote.device for vote in votes.values() if vote.hears))
    missing = tuple(sorted(asked.voters - counted.keys() - {asked.leader}))
    mine_counts = asked.candidate in asked.voters
    silent = [v for v in counted.values() if not v.hears and (v is not mine or mine_counts)]
    pledged = [v for v in silent if v.pledged == epoch]
    if hearing and not forced:
        return Tally(Stage.HEARD, hearing, missing)
    if len(silent) < asked.majority and not forced:
        return Tally(Stage.ASKING, hearing, missing)
    if len(pledged) < asked.majority and not forced:
        return Tally(Stage.PLEDGING, hearing, missing)
    furthest = max(votes.values(), key=lambda vote: vote.place, default=mine)
    if furthest.place > mine.place:
        return Tally(Stage.LONGER, hearing, missing, furthest.device)
    return Tally(Stage.ELECTED, hearing, missing)
