"""Many guesses made one: weights that follow the outcomes, by recursive least squares with slow forgetting."""

import msgspec

MEMORY = 0.9997
FIRST_DOUBT = 0.1
MOST_DOUBT = 10.0
STRAY = 0.25
"""An outcome further off than this share of the guess teaches no more than one just so far off."""


class Blend(msgspec.Struct):
    """`weights` of the guesses; `doubt`: how little each weight, and each pair, is known yet (symmetric)."""

    weights: list[float]
    doubt: list[list[float]]

    @classmethod
    def trusting(cls, guesses: int, trusted: int) -> "Blend":
        """Begins with all trust in one of the `guesses`."""
        weights = [float(n == trusted) for n in range(guesses)]
        return cls(weights, [[FIRST_DOUBT * (n == m) for m in range(guesses)] for n in range(guesses)])

    def guess(self, guesses: list[float]) -> float:
        total = 0.0
        for weight, guess in zip(self.weights, guesses, strict=True):
            total += weight * guess
        return total

    def learn(self, guesses: list[float], outcome: float) -> None:
        """Moves the weights towards what would have guessed `outcome`."""
        blended = self.guess(guesses)
        most = STRAY * max(1.0, blended)
        error = max(-most, min(most, outcome - blended))
        pull = [_product(row, guesses) for row in self.doubt]
        share = MEMORY + _product(pull, guesses)
        for n, strength in enumerate(pull):
            self.weights[n] += strength / share * error
        self._doubt_less(pull, share)

    def _doubt_less(self, pull: list[float], share: float) -> None:
        """Forgetting makes doubt grow where nothing is learned; it must not grow without end."""
        full = any(row[n] > MOST_DOUBT for n, row in enumerate(self.doubt))
        memory = 1.0 if full else MEMORY
        for n, row in enumerate(self.doubt):
            part = pull[n] / share
            for m, other in enumerate(pull):
                row[m] = (row[m] - part * other) / memory


def _product(row: list[float], column: list[float]) -> float:
    total = 0.0
    for a, b in zip(row, column, strict=True):
        total += a * b
    return total
