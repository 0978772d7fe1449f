"""Answers to the nine questions of the satisfaction survey (SKM), as counts; see core/rollup/skm.py for the index."""

import msgspec

from core.words import SkmElement

LOWEST, HIGHEST = 1, 4


class Ratings(msgspec.Struct, gc=False):
    """`respondents`: who answered at least one question. `scores`: by element, how often each score 1 to 4 was given.

    `outside`: scores that are none; they count nowhere else.
    """

    respondents: int = 0
    scores: dict[SkmElement, dict[int, int]] = {}
    outside: int = 0

    def count(self, given: dict[SkmElement, int]) -> None:
        good = {element: score for element, score in given.items() if LOWEST <= score <= HIGHEST}
        self.outside += len(given) - len(good)
        self.respondents += bool(good)
        for element, score in good.items():
            counts = self.scores.setdefault(element, {})
            counts[score] = counts.get(score, 0) + 1

    def take(self, other: "Ratings") -> None:
        """Adds another's answers to these."""
        self.respondents += other.respondents
        self.outside += other.outside
        for element, counts in other.scores.items():
            mine = self.scores.setdefault(element, {})
            for score, count in counts.items():
                mine[score] = mine.get(score, 0) + count
