"""A small table of a report, ready to be written down."""

from collections.abc import Sequence
from typing import NamedTuple

from core.words import Text


class Table(NamedTuple):
    """`header`: its first cell is over the names. No rows: the table is left out. `foot`: a line under it."""

    anchor: str
    title: Text
    header: tuple[Text, ...]
    rows: Sequence[tuple[Text, ...]]
    foot: Text = Text("", "")
