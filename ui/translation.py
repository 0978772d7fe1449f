"""One more language in a file: Qt Linguist's own format, with the keys of the texts as the ids of its messages."""

import logging
import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from xml.etree import ElementTree as ET

from core.words import Language, Text

_log = logging.getLogger(__name__)

NAME = "language.name"
"""The key of what a language calls itself."""

_FILE = re.compile(r"besti_([a-z]{2,3}(?:_[A-Za-z]{2,4})?)\.ts")


@dataclass(frozen=True, slots=True)
class Translation:
    """`code`: as ISO 639 has it. `texts`: what is translated, by key; the rest is said in Indonesian."""

    code: str
    texts: Mapping[str, str]

    @property
    def name(self) -> str:
        return self.texts.get(NAME, self.code)


def translations(folder: Traversable, table: Mapping[str, Text]) -> list[Translation]:
    """The languages in the files besti_<code>.ts of `folder`, by code; what is wrong with one is logged."""
    found = []
    for file in sorted(folder.iterdir(), key=lambda file: file.name) if folder.is_dir() else []:
        name = _FILE.fullmatch(file.name)
        if name is None:
            continue
        if name[1] in {language.value for language in Language}:
            _log.warning("%s is passed over: this language is Besti's own", file.name)
            continue
        try:
            found.append(Translation(name[1], _texts(file, table)))
        except (ET.ParseError, OSError, ValueError) as fault:
            _log.warning("%s cannot be read: %s", file.name, fault)
    return found


def _texts(file: Traversable, table: Mapping[str, Text]) -> dict[str, str]:
    texts = {}
    for key, text in _finished(ET.fromstring(file.read_text(encoding="utf-8"))):  # noqa: S314 - our own file
        fault = _fault(key, text, table)
        if fault:
            _log.warning("%s: %s is passed over: %s", file.name, key, fault)
        else:
            texts[key] = text
    return texts


def _finished(tree: ET.Element) -> Iterator[tuple[str, str]]:
    """Id and translation of each message that its translator calls finished."""
    for message in tree.iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.get("type") is None and (translation.text or "").strip():
            yield message.get("id", ""), translation.text or ""


def _fault(key: str, text: str, table: Mapping[str, Text]) -> str:
    if key not in table:
        return "there is no such text"
    try:
        places = _places(text)
    except ValueError as fault:
        return str(fault)
    if places != _places(table[key].id):
        return f"its places in braces are not those of “{table[key].id}”"
    return ""


def _places(text: str) -> set[tuple[str, str | None, str | None]]:
    """The {places} of a text with their formats. Raises ValueError for a brace without its other."""
    return {(name, form, turn) for _, name, form, turn in string.Formatter().parse(text) if name is not None}
