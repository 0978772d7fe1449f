"""One page of a list that may be longer than its place."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from display.layout import Grid
from display.moment import PAGE_MS, Moment
from ui.words import Words

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Listed(Generic[Row]):
    """`grid`: how the cells stand. `title`: with the number of the page where there are several."""

    title: str = ""
    rows: tuple[Row, ...] = ()
    grid: Grid = field(default_factory=Grid)


def listed(rows: Sequence[Row], title: str, grid: Grid, moment: Moment, words: Words) -> Listed[Row]:
    """The page of now; one follows the other every `PAGE_MS`."""
    size = grid.columns * grid.rows
    pages = max(1, -(-len(rows) // size))
    page = moment.now_ms // PAGE_MS % pages
    if pages > 1:
        title = words.say("display.paged", moment.look.language, title=title, page=page + 1, pages=pages)
    return Listed(title, tuple(rows[page * size : (page + 1) * size]), grid)
