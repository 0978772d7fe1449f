"""Short requests from counter to counter."""

from core.events.base import Happening
from core.words import Question, Reply


class ColleagueAsked(Happening, frozen=True, tag="colleague.asked"):
    """`to`: the counters that were asked; any of them may answer."""

    ask: str
    counter: int
    to: tuple[int, ...]
    question: Question
    ticket: str | None = None


class ColleagueAnswered(Happening, frozen=True, tag="colleague.answered"):
    """`to`: the counter that had asked."""

    ask: str
    counter: int
    to: tuple[int, ...]
    reply: Reply
