"""What a voice pack says: the clips that every call is made of, and longer ones that sound better in one piece."""

import csv
import re
import string
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

from core.site import Agency, Site
from display.voice.grammar import CHIME, Words
from display.voice.numerals import cardinal, number_words
from ui.spoken import spoken

LANGUAGES = ("id", "en")
COUNTERS = 30
"""How many counters a pack knows in one piece where it is made for no site in particular."""


@dataclass(frozen=True, slots=True)
class Line:
    """One clip. `text`: what a person reads. `say`: the same for a speech program: acronyms by letters, and a comma
    at the end where the sentence goes on, so that the voice does not fall there.
    """

    words: Words
    text: str
    say: str

    @property
    def file(self) -> str:
        return "_".join(self.words) + ".wav"


def vocabulary(language: str, site: Site | None = None) -> tuple[Line, ...]:
    """The clips that a pack has to have: one for each word. The chime is not among them; nobody speaks it."""
    phrases = [_line(row["word"], row["text"], language, row["tone"] == "on") for row in _table(language)]
    letters = [_line(f"letter-{letter.lower()}", letter, language, True) for letter in string.ascii_uppercase]
    numbers = [_line(word, word, language, True) for word in number_words(language)]
    agencies = [_line(f"agency-{x.id}", _name(x, language), language, False) for x in (site.agencies if site else ())]
    return (*phrases, *letters, *numbers, *agencies)


def longer(language: str, site: Site | None = None) -> tuple[Line, ...]:
    """Clips of several words that a pack may have: 21 to 99, and the way to each counter."""
    numbers = [words for n in range(10, 100) if len(words := cardinal(n, language)) > 1]
    counters = [counter.no for counter in site.counters] if site else range(1, COUNTERS + 1)
    lines = [Line(words, " ".join(words), " ".join(words) + ",") for words in numbers]
    way = next(row["text"] for row in _table(language) if row["word"] == "to-counter")
    for words in dict.fromkeys(cardinal(no, language) for no in counters):
        text = f"{way} {' '.join(words)}"
        lines.append(Line(("to-counter", *words), text, f"{text}."))
    return tuple(lines)


def missing(have: Iterable[Words], language: str, site: Site | None = None) -> tuple[Line, ...]:
    """What a pack with the clips `have` cannot say."""
    there = set(have)
    chime = Line((CHIME,), CHIME, "")
    return tuple(line for line in (chime, *vocabulary(language, site)) if line.words not in there)


def _table(language: str) -> list[dict[str, str]]:
    text = (files("assets") / "voice" / f"{language}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _line(word: str, text: str, language: str, goes_on: bool) -> Line:
    say = text if word.startswith("letter-") else spoken(text, language)
    return Line((word,), text, f"{say}{',' if goes_on else '.'}")


def _name(agency: Agency, language: str) -> str:
    """Indonesian calls an agency by its short name; the English name is for those who do not know that one."""
    name = agency.name.en if language == "en" else agency.short
    return re.sub(r"\s*/\s*", ", ", re.sub(r"\s*\([^)]*\)", "", name)).strip()
