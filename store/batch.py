"""Commands that wait together: decided one after the other in memory, for one transaction."""

from collections.abc import Callable

from core import events
from core.catalog import Catalog
from core.commands import ChangeDocument, Command, PostNotice
from core.decider import Accepted, Refused
from core.events import Event, Parked
from core.refusal import Refusal
from core.sequence import sequence
from core.state import State
from store import documents
from store.documents import Document
from store.gathered import Gathered
from store.memory import Fold, Memory
from store.notes import Note
from store.promises import Promises

Decide = Callable[[State, Catalog | None, Command, int], list[events.Body] | Refusal]
Recall = Callable[[int, int], list[Event | Parked]]
"""Reads the events of the log from one lsn to another, both included."""


class Batch:
    """Decides on `memory` and changes it, and `promises` with it; drop both where the transaction fails.

    `strange`: what was taken though it should not be, for people to see: kind and place.
    """

    def __init__(self, memory: Memory, promises: Promises, decide: Decide, fold: Fold, recall: Recall) -> None:
        self.gathered = Gathered()
        self.strange: list[tuple[str, str]] = []
        self._memory = memory
        self._promises = promises
        self._decide = decide
        self._fold = fold
        self._recall = recall
        self._made: list[Event] = []

    def answer(self, command: Command, now_ms: int) -> Accepted | Refused:
        """Decides one command on the state after all before it. Whatever decide or fold raise passes through."""
        state = self._memory.state
        if command.origin is not None:
            if command.origin.seq <= state.heads.get(f"{command.device}/{command.origin.incarnation}", 0):
                return Accepted(())
        elif span := state.seen(command.id):
            return self._again(command, span)
        decision = self._decide(state, self._memory.catalog, command, now_ms)
        if isinstance(decision, Refusal):
            return Refused(decision)
        promised = self._promises.promised(state, self._memory.catalog, decision, now_ms)
        if isinstance(promised, Refusal):
            return Refused(promised)
        made = sequence(state, command, promised, now_ms)
        for event in made:
            self._take(event, command)
        anew = sequence(state, command, self._promises.promised_anew(state, made), now_ms)
        for event in anew:
            self._take(event, command)
        return Accepted((*made, *anew))

    def _again(self, command: Command, span: tuple[int, int]) -> Accepted:
        known = [*self._recall(*span), *self._made]
        return Accepted(tuple(e for e in known if isinstance(e, Event) and e.command == command.id))

    def _take(self, event: Event, command: Command) -> None:
        self.gathered.take(self._memory, event, events.encode(event), self._fold)
        self._made.append(event)
        if isinstance(event.body, events.DocumentChanged) and isinstance(command.body, ChangeDocument):
            body = event.body
            self.gathered.documents.append(Document(body.name, body.version, body.hash, command.body.body))
            if body.name == documents.SITE:
                self._memory.take_site_file(command.body.body)
        self._note(event, command)
        self._promises.heard(self._memory.state, self._memory.catalog, event)

    def _note(self, event: Event, command: Command) -> None:
        """What a notice says stands beside the log, as long as the notice does."""
        if isinstance(event.body, events.TicketPrinted) and event.body.ticket not in self._memory.state.tickets:
            self.strange.append(("unknown_paper", event.device))
        if isinstance(event.body, events.NoticeRemoved):
            self.gathered.erased.append(event.body.notice)
        posted = command.body
        if isinstance(posted, PostNotice) and posted.text is not None:
            self.gathered.notes.append(Note(posted.notice, " ".join(posted.text.split()), posted.until_ms))
