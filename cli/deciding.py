"""Somebody who decides for the command line: the hub, or, where none runs, this very process as the writer."""

import time

from cli.place import Place
from core.commands import Command, Fact
from core.decide import decide
from core.decider import Accepted, HubUnreachable, Refused
from core.fold import fold
from store.faults import AlreadyWriting
from store.writer import OurFault, SiteWriter
from sync.direct import DirectDecider


class ShellDecider:
    """A `core.decider.Decider`. The same command keeps its id on both ways, so it has one effect."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def submit(self, command: Command) -> Accepted | Refused:
        """Raises HubUnreachable where a hub holds the store but does not answer, and the faults of store.faults."""
        hub = DirectDecider(self._place.hub)
        try:
            return hub.submit(command)
        except HubUnreachable as silent:
            return self._decide_here(command, silent)
        finally:
            hub.close()

    def report(self, fact: Fact) -> None:
        raise NotImplementedError(f"the command line authors no facts: {type(fact).__name__}")

    def _decide_here(self, command: Command, silent: HubUnreachable) -> Accepted | Refused:
        try:
            writer = SiteWriter.open(self._place.folder, decide=decide, fold=fold)
        except AlreadyWriting:
            raise silent from None
        try:
            answer = writer.submit([command], time.time_ns() // 1_000_000)[0]
        finally:
            writer.close()
        if isinstance(answer, OurFault):
            raise answer
        return answer
