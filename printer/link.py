"""A conversation with the printer over one connection: jobs go out, answers come in, one question is open at a time."""

from collections import deque
from collections.abc import Callable

from printer.answers import Answer, AnswerParser, PaperByte
from printer.clock import Clock
from printer.faults import BrokenOff
from printer.protocol import Question
from printer.transport import Transport

SLICE_S = 0.25

Heard = tuple[int, Answer]
"""What was said, with the epoch of the connection on which it was said."""


class Link:
    """Answers that nobody asked for wait in `take`. After a fault of the connection it is closed; `connect` again."""

    def __init__(self, transport: Transport, clock: Clock, custom: bool = False) -> None:
        self.transport = transport
        self._clock = clock
        self._custom = custom
        self._parser = AnswerParser(custom)
        self._heard: deque[Heard] = deque()
        self.deaf = False
        """A question stays unanswered: its answer may come late and would be taken for that of the next one."""
        self.fences = 0
        """How many GS r the printer has still to come to, at most. Its answers may outlive the connection."""

    @property
    def epoch(self) -> int:
        return self.transport.epoch

    def connect(self, within_s: float) -> None:
        """A new connection, with nothing left over from the one before. Raises NotReached."""
        self.drop()
        self.transport.open(within_s)

    def drop(self) -> None:
        self.transport.drop()
        self._parser = AnswerParser(self._custom)
        self.deaf = False

    def send(self, data: bytes, within_s: float) -> int:
        """Hand over `data`; how many bytes of it the other side took in time.

        Meanwhile it listens, as a printer that is not heard may stop. Raises BrokenOff with the bytes that had left.
        """
        ends = self._clock.now() + within_s
        sent = 0
        while sent < len(data):
            left = ends - self._clock.now()
            if left <= 0:
                break
            try:
                sent += self.transport.write(data[sent:] if sent else data, min(SLICE_S, left))
                if sent < len(data):
                    self._listen(0)
            except BrokenOff as fault:
                self.drop()
                fault.accepted += sent
                raise
        return sent

    def ask(self, question: Question, within_s: float) -> Answer | None:
        """The answer; None where none came, or an earlier question is still open. Raises BrokenOff."""
        if self.deaf or not self.transport.answers:
            return None
        # What came before we asked cannot be the answer.
        self._listen(0)
        asked = len(self._heard)
        self.send(question.data, within_s)
        answer = self.await_one(question.fits, within_s, asked)
        self.deaf = answer is None
        return answer

    def await_one(self, fits: Callable[[Answer], bool], within_s: float, after: int = 0) -> Answer | None:
        """The first of what was said, or is said in time, that `fits`. Raises BrokenOff."""
        ends = self._clock.now() + within_s
        while True:
            for at in range(after, len(self._heard)):
                if fits(answer := self._heard[at][1]):
                    del self._heard[at]
                    return answer
            left = ends - self._clock.now()
            if left <= 0:
                return None
            self._listen(left)

    def peek(self) -> None:
        """Hear what has come, without waiting. Raises BrokenOff where the connection has ended."""
        self._listen(0)

    def wait(self, within_s: float) -> None:
        """Until something is said. Raises BrokenOff."""
        if self.transport.answers:
            self._listen(within_s)

    def take(self) -> list[Heard]:
        """What was said, without waiting."""
        heard = list(self._heard)
        self._heard.clear()
        return heard

    def _listen(self, within_s: float) -> None:
        if not self.transport.answers:
            return
        try:
            said = self._parser.feed(self.transport.read(within_s))
            self.fences = max(0, self.fences - sum(isinstance(answer, PaperByte) for answer in said))
            self._heard.extend((self.epoch, answer) for answer in said)
        except BrokenOff:
            self.drop()
            raise
