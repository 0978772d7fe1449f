"""What is wrong in a site file, and the questions that most of its rules come down to."""

import re
from collections.abc import Collection, Iterable, Iterator

import msgspec

from core.words import Text

Entry = tuple[str, str]
"""A JSON path and the value that stands there."""


class Fault(msgspec.Struct, frozen=True):
    """`path`: where in the file, as a JSON path (`$.agencies[0].letters[1].quota`). `words` for whoever edits it."""

    path: str
    code: str
    words: Text


def fault(path: str, code: str, indonesian: str, english: str) -> Fault:
    return Fault(path, code, Text(indonesian, english))


def repeated(entries: Iterable[Entry], code: str) -> Iterator[Fault]:
    """Values that stand twice where each may stand once."""
    first: dict[str, str] = {}
    for path, value in entries:
        where = first.setdefault(value, path)
        if where != path:
            yield fault(path, code, f"“{value}” sudah dipakai di {where}.", f"“{value}” is used at {where} already.")


def unknown(entries: Iterable[Entry], known: Collection[str], code: str, noun: Text) -> Iterator[Fault]:
    """Names of things that the file does not have."""
    for path, value in entries:
        if value not in known:
            indonesian = f"{noun.id} “{value}” tidak ada di berkas ini."
            yield fault(path, code, indonesian, f"There is no {noun.en} “{value}” in this file.")


def malformed(entries: Iterable[Entry], pattern: str, code: str, wanted: Text) -> Iterator[Fault]:
    """Values that are not spelt as `pattern` asks; `wanted` says the same in words."""
    for path, value in entries:
        if not re.fullmatch(pattern, value):
            yield fault(path, code, f"“{value}” tidak sah: {wanted.id}.", f"“{value}” will not do: {wanted.en}.")


def outside(figures: Iterable[tuple[str, float]], least: float, most: float, code: str) -> Iterator[Fault]:
    """Figures that are not between `least` and `most`, both allowed."""
    for path, value in figures:
        if not least <= value <= most:
            span = f"{least:g}–{most:g}"
            yield fault(path, code, f"{value:g} tidak sah: harus {span}.", f"{value:g} will not do: it must be {span}.")
