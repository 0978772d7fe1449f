"""What can go wrong between us and the paper, in words for the person in front of it."""

from core.words import Text


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
    """Nothing was sent: not one byte left this program."""


class BrokenOff(PrinterFault):
    """Some bytes may have left, so nobody knows what came out of the printer."""
