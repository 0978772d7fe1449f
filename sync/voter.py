"""A device's part when another one asks to become the hub: it says what it hears, promises, hands over what it has.

It also lets an old hub know that it is one no longer, wherever it comes back.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from core import events
from core.promotion import Place, Vote
from store import pledge
from store.documents import Document
from store.faults import Fault
from store.follower import Follower
from store.log import Entry
from store.log_reader import LogReader
from store.pledge import Pledge
from sync.follow import least_epoch
from sync.upstream import Cut, Revoked, Strange, Upstream
from sync.wire import Position
from sync.wire_ballot import MOST_EVENTS, Paper, Tail, Verdict
from sync.wire_follow import Asker

_log = logging.getLogger(__name__)

POLL_S = 3.0
SILENT_S = 10.0
"""A hub that was not heard for this long is not heard any longer."""


class Voter:
    """A thread of its own runs it. `follower` belongs to another thread: only where it stands is read here."""

    def __init__(
        self,
        folder: Path,
        follower: Follower,
        places: Sequence[Upstream],
        silent_s: Callable[[], float],
        patience_s: float = SILENT_S,
    ) -> None:
        """`places`: where a hub is, or may come to be; lines of their own. `silent_s`: since when no hub is heard;
        after `patience_s` that counts.
        """
        self._patience_s = patience_s
        self._folder = folder
        self._follower = follower
        self._places = places
        self._silent_s = silent_s

    def run(self, until: threading.Event) -> None:
        """Looks around every few seconds until `until` is set."""
        while not until.is_set():
            self.look_around()
            until.wait(POLL_S)

    def look_around(self) -> None:
        for place in self._places:
            self._look(place)

    def _look(self, place: Upstream) -> None:
        """Votes in the ballot at one place, where there is one; tells a hub there which epoch is followed."""
        with suppress(Cut, Strange, Revoked):
            paper = place.paper()
            if paper is not None:
                self._vote(place, paper)
            elif (least := least_epoch(self._follower).epoch) > 0:
                head = self._follower.head
                asker = Asker(self._follower.device, time.time_ns() // 1_000_000, least)
                place.hello(Position(max(1, self._follower.state.epoch), head.lsn), head.hash, asker)

    def _vote(self, place: Upstream, paper: Paper) -> None:
        if paper.site != self._follower.site_id or paper.candidate == self._follower.device:
            return
        verdict = place.vote(self._voice(paper))
        if verdict.pledge and self._promise(paper):
            verdict = place.vote(self._voice(paper))
        if verdict.after is not None:
            self._hand_over(place, verdict)

    def _promise(self, paper: Paper) -> bool:
        try:
            given = pledge.give(self._folder, Pledge(paper.epoch, paper.candidate))
        except Fault as fault:
            _log.error("no promise could be saved: %s", fault)
            return False
        _log.warning("promised epoch %d to %s: %s", paper.epoch, paper.candidate, given)
        return given

    def _voice(self, paper: Paper) -> Vote:
        head, hears = self._follower.head, self._silent_s() < self._patience_s
        promised = pledge.read(self._folder)
        # The promise of that epoch to somebody else is none to this one.
        pledged = promised.epoch if promised.epoch != paper.epoch or promised.to == paper.candidate else 0
        place = Place(self._follower.state.epoch, head.lsn)
        return Vote(self._follower.device, hears, pledged, place, head.hash.hex())

    def _hand_over(self, place: Upstream, verdict: Verdict) -> None:
        with closing(LogReader(self._folder)) as log:
            while verdict.after is not None:
                ours = log.hash_at(verdict.after)
                if ours is None or ours.hex() != verdict.hash:
                    place.tail(Tail(self._follower.device, (), parts=True))
                    return
                entries = log.after(verdict.after, MOST_EVENTS)
                if not entries:
                    return
                bodies = tuple(_documents(log, entries))
                verdict = place.tail(Tail(self._follower.device, tuple(entry.raw for entry in entries), bodies))


def _documents(log: LogReader, entries: Sequence[Entry]) -> Iterator[Document]:
    for entry in entries:
        event = events.decode(entry.raw)
        if isinstance(event.body, events.DocumentChanged):
            found = log.document(event.body.name, event.body.version)
            if found is not None:
                yield found
