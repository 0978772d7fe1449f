"""What is written, as a voice has to say it: numbers of tickets by letter and digit, acronyms by letters, sums and
times in words. A speech program left to itself says "B, twelve" for B012.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

_WORDS = frozenset({"BESTI", "NIK", "PIN", "SAMSAT", "WIB", "WITA", "WIT", "LOKET", "ZONA"})
"""Written in capitals but said as words."""

_LETTERS = frozenset({"DTSEN", "SKPWNI"})
"""Longer acronyms that have a vowel and are said by letters all the same."""

_LONGEST = 4
"""An acronym of up to so many letters is said by letters; a longer one that has a vowel reads like a word."""

_PHONE = 7
"""From so many digits on a number is one to dial or to write down, not a quantity."""


@dataclass(frozen=True, slots=True)
class _Tongue:
    """How one language says what is not written in letters. `letter_a`: that letter, where A alone is a word."""

    digits: tuple[str, ...]
    until: str
    clock: Callable[[int, int], str]
    time: re.Pattern[str]
    letter_a: str = "A"


def _clock_id(hour: int, minute: int) -> str:
    return f"{hour} lewat {minute}" if minute else str(hour)


def _clock_en(hour: int, minute: int) -> str:
    if not minute:
        return f"{hour} o'clock"
    return f"{hour} oh {minute}" if minute < 10 else f"{hour} {minute}"


_INDONESIAN = _Tongue(
    ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    "sampai",
    _clock_id,
    re.compile(r"\b(\d{1,2})[.:]([0-5]\d)\b(?![.,:]\d)"),
)
_ENGLISH = _Tongue(
    ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "to",
    _clock_en,
    re.compile(r"\b(\d{1,2}):([0-5]\d)\b(?![.,:]\d)"),
    "eh",
)

_ID_CARD = re.compile(r"\bKTP-(?:el|elektronik)\b|\be-KTP\b", re.IGNORECASE)
_UP_TO = re.compile(r"\bs\.\s?d\.(?=\s)")
_RUPIAH = re.compile(r"\bRp\s?(\d[\d.,]*\d|\d)")
_SPAN = re.compile(r"(?<=\d)\s?–\s?(?=\d)")
_LABEL = re.compile(r"\b([A-Z]{1,2})(\d{3,4})\b")
_CODE = re.compile(r"\b([A-Z]{1,2})(\d{1,2})\b")
_DIGITS = re.compile(rf"(?<![\d.,-])(?:0\d+|\d{{{_PHONE},}})(?![\d.,]*\d)")
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b(?!')")


def spoken(text: str, language: str) -> str:
    """`text` as it is to be said in `language`; a language that is not ours is read as Indonesian."""
    tongue = _ENGLISH if language == "en" else _INDONESIAN
    text = _ID_CARD.sub("e KTP", text)
    text = _UP_TO.sub("sampai dengan", text)
    text = _RUPIAH.sub(r"\1 rupiah", text)
    text = _SPAN.sub(f" {tongue.until} ", text)
    text = tongue.time.sub(lambda found: tongue.clock(int(found[1]), int(found[2])), text)
    text = _LABEL.sub(lambda found: f"{_spelled(found[1], tongue)}, {_by_digits(found[2], tongue)}", text)
    text = _CODE.sub(lambda found: f"{_spelled(found[1], tongue)} {found[2]}", text)
    text = _DIGITS.sub(lambda found: _by_digits(found[0], tongue), text)
    return _CAPITALS.sub(lambda found: _acronym(found[0], tongue), text)


def _spelled(letters: str, tongue: _Tongue) -> str:
    return " ".join(tongue.letter_a if letter == "A" else letter for letter in letters)


def _by_digits(digits: str, tongue: _Tongue) -> str:
    return " ".join(tongue.digits[int(digit)] for digit in digits)


def _acronym(word: str, tongue: _Tongue) -> str:
    if word in _WORDS:
        return word.capitalize()
    by_letters = len(word) <= _LONGEST or word in _LETTERS or not set(word) & set("AEIOU")
    return _spelled(word, tongue) if by_letters else word.capitalize()
