"""A ballot in which a device asks to become the hub: votes, promises, the longest log. It knows no network, no clock.

A hub that comes back from a backup holds one too, for the longest log alone: nobody promises it anything.

It belongs to one thread. Stages are those of core.promotion.
"""

from collections.abc import Callable
from pathlib import Path

from core.promotion import Place, Stage, Tally, Vote, electorate, tally
from store import pledge
from store.faults import Corrupt
from store.follower import Follower, Gap
from store.pledge import Pledge
from sync.wire_ballot import Paper, Tail, Verdict

ASK_S = 15.0
"""So long everybody may speak. A device looks every three seconds whether there is a ballot, and takes ten to know that
the hub is gone.
"""


class Ballot:
    def __init__(
        self,
        follower: Follower,
        folder: Path,
        now_s: Callable[[], float],
        *,
        forced: bool,
        ask_s: float = ASK_S,
        gathers: bool = False,
    ) -> None:
        """`follower`: the candidate's log, with which nobody else does anything meanwhile.

        `gathers`: it wants what others have, and no promise.
        """
        self._gathers = gathers
        self._follower = follower
        self._folder = folder
        self._now_s = now_s
        self._forced = forced
        self._ask_until = now_s() + ask_s
        self._votes: dict[str, Vote] = {}
        self.electorate = electorate(follower.state, follower.device)
        self.epoch = max(follower.state.epoch, pledge.read(folder).epoch) + 1
        self._promised = False
        self.foreign: str | None = None

    @property
    def paper(self) -> Paper:
        return Paper(self._follower.site_id, self.epoch, self._follower.device)

    def standing(self) -> Tally:
        """Where it stands; ELECTED only once everybody has had the time to speak."""
        found = tally(self.electorate, self._votes, self._mine(), self.epoch, forced=self._forced)
        if self._now_s() < self._ask_until:
            return Tally(Stage.ASKING, found.hearing, found.missing)
        return found

    def promise(self) -> None:
        """The candidate's own promise, once. Raises a Fault where it cannot be saved."""
        if not self._promised:
            self._promised = pledge.give(self._folder, Pledge(self.epoch, self._follower.device))

    def take(self, vote: Vote) -> Verdict:
        """A device has spoken."""
        self._votes[vote.device] = vote
        now, head = self.standing(), self._follower.head
        promise = not self._gathers and not vote.hears and now.stage not in (Stage.ASKING, Stage.HEARD)
        if now.stage is Stage.LONGER and now.longer == vote.device:
            return Verdict(promise, head.lsn, head.hash.hex())
        return Verdict(promise)

    def take_tail(self, tail: Tail) -> Verdict:
        """What the candidate lacked. `foreign` names a device whose log parts from the candidate's."""
        try:
            self._follower.append(tail.raws, tail.documents)
        except (Gap, Corrupt):
            return Verdict()
        if tail.parts:
            self.foreign = tail.device
        vote = self._votes.get(tail.device)
        return self.take(vote) if vote is not None else Verdict()

    def _mine(self) -> Vote:
        head, state = self._follower.head, self._follower.state
        pledged = self.epoch if self._promised else 0
        return Vote(self._follower.device, False, pledged, Place(state.epoch, head.lsn), head.hash.hex())
