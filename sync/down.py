"""What comes down from the centre, decided by this hub: it pulls, nobody reaches into the mall.

Nothing is remembered here. What the centre was not told of it hands out again, and the ids of the commands make sure
that nothing has two effects.
"""

import logging
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from core.commands import Command
from core.decider import Accepted, HubUnreachable, Refused
from core.words import Language, Text
from store.documents import SITE, Document
from sync import wire_down
from sync.centre_line import CentreLine
from sync.from_centre import Turned, ordered, wished
from sync.link import NotUnderstood
from sync.upstream import Strange
from sync.wire_down import DONE, REFUSED, Answers, Order, OrderAnswer, WishAnswer

_log = logging.getLogger(__name__)

LOOK_S = 2.0
"""Somebody with a phone waits for the answer."""

STRANGE_S = 300.0
"""A centre of before this was built need not be asked so often."""

_SAME, _MOVED = "document_same", "document_moved"


class Decides(Protocol):
    """sync.direct.DirectDecider."""

    def submit(self, command: Command) -> Accepted | Refused:
        """Raises HubUnreachable."""


class Documents(Protocol):
    """store.log_reader.LogReader."""

    def documents(self) -> Sequence[Document]:
        """Every version of every document, by name and version."""


Said = tuple[str, str, Text]
"""What became of it: DONE, or REFUSED with a code and words."""

_DONE: Said = (DONE, "", Text("", ""))


class Down:
    """One thread runs it, beside the pushing. `heard`: told the oldest version that the centre wants hubs to have."""

    def __init__(
        self,
        line: CentreLine,
        documents: Documents,
        hub: Decides,
        site_id: str,
        version: str,
        heard: Callable[[str], None] = lambda _: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._line, self._documents, self._hub = line, documents, hub
        self._site_id, self._version = site_id, version
        self._heard, self._clock = heard, clock
        self._next_s = float("-inf")
        self._answers = Answers()

    def pull(self) -> bool:
        """Has the hub decide what there is, if it is time to look. True where the centre is to be told of it.

        Bring up the log first: whoever hears that something was done wants to see it. Raises Cut, Refused.
        """
        if self._clock() < self._next_s:
            return self._owes
        self._next_s = self._clock() + LOOK_S
        try:
            down = self._line.down(self._version)
        except Strange as trouble:
            _log.warning("what comes down from the centre is not understood: %s", trouble)
            self._next_s = self._clock() + STRANGE_S
            return self._owes
        self._heard(down.floor)
        try:
            self._decide(down)
        except (HubUnreachable, NotUnderstood) as silence:
            _log.info("the hub does not decide what the centre asks: %s", silence)
        return self._owes

    def tell(self) -> None:
        """Raises Cut, Strange, Refused."""
        self._line.answered(self._answers)
        self._answers = Answers()

    @property
    def _owes(self) -> bool:
        return bool(self._answers.orders or self._answers.wishes)

    def _decide(self, down: wire_down.Down) -> None:
        """What is not answered, because the hub does not answer, is handed out again."""
        orders: list[OrderAnswer] = []
        wishes: list[WishAnswer] = []
        try:
            wishes.extend(WishAnswer(w.id, w.attempt, *self._asked(partial(wished, w))) for w in down.wishes)
            for order in down.orders:
                said = self._asked(partial(ordered, order, self._site_file(order), self._site_id))
                if order.kind == wire_down.HOLIDAYS and said[1] == _MOVED:
                    break  # Somebody changed the site file just now: made anew from that with the next look.
                orders.append(OrderAnswer(order.whose, order.n, *said))
        finally:
            self._answers = Answers(tuple(orders), tuple(wishes))

    def _asked(self, make: Callable[[], Command | None]) -> Said:
        try:
            command = make()
        except Turned as turned:
            _log.warning("refused what came down from the centre: %s", turned)
            return REFUSED, turned.code, turned.words
        answer = self._hub.submit(command) if command is not None else None
        if not isinstance(answer, Refused) or answer.refusal.code == _SAME:
            return _DONE
        refusal = answer.refusal
        return REFUSED, refusal.code, Text(refusal.words(Language.ID), refusal.words(Language.EN))

    def _site_file(self, order: Order) -> Document | None:
        """In force now; read only where it is needed."""
        if order.kind != wire_down.HOLIDAYS:
            return None
        found = [each for each in self._documents.documents() if each.name == SITE]
        return found[-1] if found else None
