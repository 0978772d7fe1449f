"""The book of promises: what was promised, what became of it, and what the next promise learns from that."""

import msgspec

from core.promise.bend import bent, straight
from core.promise.blend import Blend
from core.promise.line import ASTRAY_MS, Line
from core.promise.outlook import GUESSES, TRUSTED, Outlook, Scene
from core.promise.plan import Gaps, gone, parts, rests, working_ms
from core.promise.service_time import ServiceTime
from core.promise.span import MINUTE_MS, WIDEST_MS, Promise, outward
from core.promise.spread import Spread, kind_of
from core.promise.tally import Tally
from core.words import Doubt

STEP_MINUTES = 5


class Question(msgspec.Struct, frozen=True):
    """What is asked about a whole line: `scene`, and what is planned (see `core.promise.plan`)."""

    line: str
    scene: Scene
    gaps: Gaps = ()
    turns: Gaps = ()


class Pending(msgspec.Struct):
    """A promise that waits for its call. `guesses`, `guess`: bent; `work`: calls that were to go, its own included."""

    line: str
    promise: Promise
    guesses: list[float]
    guess: float
    work: float
    gaps: Gaps
    turns: Gaps = ()


class Book(msgspec.Struct):
    """All of it can be encoded, so that it lives on over the night. `step_minutes`: what spans are rounded to; 0: not.

    `lines`: per queue; `tallies`: per kind of line; `pending`: per step, by any name that the caller gives it.
    `services`, `letters`: measured service times, see `core.promise.work`.
    """

    lines: dict[str, Line]
    blend: Blend
    spread: Spread
    tallies: list[Tally]
    pending: dict[str, Pending] = {}
    services: dict[str, ServiceTime] = {}
    letters: dict[str, ServiceTime] = {}
    step_minutes: int = STEP_MINUTES

    @classmethod
    def empty(cls, step_minutes: int = STEP_MINUTES) -> "Book":
        spread = Spread.cold()
        tallies = [Tally() for _ in spread.bags]
        return cls({}, Blend.trusting(GUESSES, TRUSTED), spread, tallies, step_minutes=step_minutes)

    def line(self, name: str) -> Line:
        if name not in self.lines:
            self.lines[name] = Line.unknown()
        return self.lines[name]

    def asked(self, question: Question) -> "Answers":
        """What can be said to everybody in one line."""
        return Answers(self, question)

    def promised(self, step: str, question: Question, ahead: int, work: float) -> Promise:
        """The promise for a step, kept in mind until its call. See `Answers.of`."""
        made = self.pending[step] = self.foreseen(question, ahead, work)
        return made.promise

    def foreseen(self, question: Question, ahead: int, work: float) -> Pending:
        """What `promised` would keep in mind."""
        answers = self.asked(question)
        guesses = answers.outlook.guesses(work)
        guess = answers.guess(guesses)
        made = answers.of(ahead, work, guess)
        return Pending(question.line, made, guesses, guess, work, question.gaps, question.turns)

    def called(self, step: str, at_ms: int) -> None:
        """The step was called: its promise is compared with that. A call at once teaches nothing."""
        made = self.pending.pop(step, None)
        if made is None or not 0 < at_ms - made.promise.asked_ms <= ASTRAY_MS:
            return
        wait = working_ms(made.gaps, made.promise.asked_ms, at_ms, made.turns) / MINUTE_MS
        line, resting = self.line(made.line), rests(made.gaps, made.promise.asked_ms)
        kind = kind_of(made.promise.ahead, made.work, resting=resting)
        line.rhythm.outcome(line.minute(made.promise.asked_ms), wait, made.work)
        share = (bent(wait) - made.guess) / made.guess
        beyond = made.promise.beyond(at_ms)
        self.blend.learn(made.guesses, bent(wait))
        self.spread.learn(made.line, kind, share, beyond)
        self.tallies[kind].add(not (beyond[1] or beyond[2]))

    def dropped(self, step: str) -> None:
        """The step will not be called as promised: nobody can say whether the promise was good."""
        self.pending.pop(step, None)

    def day(self) -> None:
        """A new day: what was promised before it is over."""
        self.pending.clear()


class Answers:
    """Promises for the people of one line at one moment."""

    def __init__(self, book: Book, question: Question) -> None:
        self.outlook = Outlook(book.line(question.line), question.scene)
        self._book = book
        self._question = question
        self._gaps = tuple(gap for gap in question.gaps if gap[1] > question.scene.now_ms)
        self._plan = tuple(part for part in parts(self._gaps, question.turns) if part[1] > question.scene.now_ms)
        self._resting = rests(self._gaps, question.scene.now_ms)
        self._bounds: dict[int, tuple[float, ...]] = {}
        self._each_ms = _ms(self.outlook.cycle)

    def guess(self, guesses: list[float]) -> float:
        """The guesses of the outlook made one."""
        return max(1.0, self._book.blend.guess(guesses))

    def of(self, ahead: int, work: float, guess: float | None = None) -> Promise:
        """For a step with `ahead` people before it and `work` calls to go, its own included; `guess`: where known."""
        book, scene = self._book, self._question.scene
        kind = kind_of(ahead, work, resting=self._resting)
        guess = self.guess(self.outlook.guesses(work)) if guess is None else guess
        exact = [self._at(guess + share * guess) for share in self._shares(kind)]
        step_ms = book.step_minutes * MINUTE_MS
        mid = exact[2]
        low90, high90 = self._early(outward(exact[0], mid, exact[4], step_ms), step_ms)
        low80, high80 = self._early(outward(exact[1], mid, exact[3], step_ms), step_ms)
        now, counters, tally = scene.now_ms, scene.counters, book.tallies[kind]
        return Promise(
            now, low90, low80, mid, high80, high90, ahead, counters, self._each_ms, self._gap(high80),
            tally.kept, len(tally.last), self._doubt(mid, high90 - low90), scene.end_ms,
        )  # fmt: skip

    def _shares(self, kind: int) -> tuple[float, ...]:
        if kind not in self._bounds:
            spread = self._book.spread
            self._bounds[kind] = spread.bounds(self._question.line, spread.shares(kind))
        return self._bounds[kind]

    def _at(self, root: float) -> int:
        """Nobody is called in a gap, even where nothing is left to do before."""
        work_ms = _ms(straight(root)) or int(self._resting)
        return gone(self._plan, self._question.scene.now_ms, work_ms)

    def _early(self, span: tuple[int, int], step_ms: int) -> tuple[int, int]:
        """Officers come back a few minutes early: a span that begins with the end of a gap begins a step before it."""
        return (span[0] - step_ms, span[1]) if self._resting and span[0] <= self._gaps[0][1] else span

    def _gap(self, until_ms: int) -> tuple[int, int] | None:
        """The next planned gap, if the span reaches it."""
        return next((gap for gap in self._gaps if gap[0] < until_ms), None)

    def _doubt(self, mid: int, width_ms: int) -> Doubt | None:
        scene = self._question.scene
        if scene.counters_open is False:
            return Doubt.NO_COUNTER
        if scene.end_ms is not None and mid > scene.end_ms:
            return Doubt.PAST_CLOSING
        return Doubt.TOO_WIDE if width_ms > WIDEST_MS else None


def _ms(minutes: float) -> int:
    return int(minutes * MINUTE_MS + 0.5)
