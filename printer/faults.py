"""What can go wrong between us and the paper, in words for the person in front of it."""

from core.words import Text
from printer.states import Cause


class PrinterFault(Exception):
    """A fault of the world, not of the program. `words` says it in both languages."""

    def __init__(self, words: Text) -> None:
        super().__init__(words.en)
        self.words = words


class WrongAddress(PrinterFault):
    """The printer's address in the settings cannot be understood."""


class UnknownProfile(PrinterFault):
    """The settings name a printer model that is not in our table."""


class NotReached(PrinterFault):
    """Nothing was sent: not one byte left this program. `cause` says why."""

    def __init__(self, words: Text, cause: Cause = Cause.TIMEOUT) -> None:
        super().__init__(words)
        self.cause = cause


class BrokenOff(PrinterFault):
    """The connection ended. `accepted`: how many bytes of the present `write` had left this program before."""

    def __init__(self, words: Text, accepted: int = 0) -> None:
        super().__init__(words)
        self.accepted = accepted
