"""What a look at a box found, in both languages; one that is not well says what to do."""

from dataclasses import dataclass

from core.words import Text


@dataclass(frozen=True, slots=True)
class Finding:
    well: bool
    words: Text


def well(words: str) -> Finding:
    """The same in both languages: a name, a figure."""
    return Finding(True, Text(words, words))


def ill(id_: str, en: str) -> Finding:
    return Finding(False, Text(id_, en))
