"""How charts are drawn: as SVG, readable in print, in grey, and by people who do not tell red from green.

Each is a Vega-Lite specification with its text alternative. Nothing is drawn from nothing: no figures, no chart.
"""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import fontpkg_inter
import vl_convert

from core.words import Text
from summary.labels import label

FONT = "Inter, DejaVu Sans, sans-serif"
INK, SOFT, BLUE, ORANGE = "#1b1b1b", "#767676", "#0b5394", "#b45309"
"""Okabe and Ito's advice: blue against orange stays apart for everybody, and in grey."""
WIDTH = 720
"""Of every chart, so that they stand in line."""
ROW = 15
"""The height of one name in a list."""

Record = dict[str, Any]
"""A part of a Vega-Lite specification."""

_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
_LOOK: Record = {
    "font": FONT,
    "background": "white",
    # Other programs set letters a little wider than the one that measured them.
    "padding": {"left": 6, "right": 18, "top": 5, "bottom": 5},
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK, "titleColor": INK, "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal",
        "gridColor": "#dddddd",
    },
    "legend": {"labelFontSize": 12, "labelColor": INK},
}  # fmt: skip


class Chart(NamedTuple):
    """`svg`: the whole drawing; `title` and `alternative`: what it shows, for those who do not see it."""

    name: str
    title: str
    svg: str
    alternative: str


def axis(field: str, kind: str, title: str | None, **more: object) -> Record:
    return {"field": field, "type": kind, "title": title, "axis": more}


def names(field: str, order: list[str], limit: int) -> Record:
    """An axis of names, down the side, in this order."""
    return {"field": field, "type": "nominal", "sort": order, "title": None, "axis": {"labelLimit": limit}}


def legend(field: str, domain: list[str], colours: list[str]) -> Record:
    """Colours by name, told above the drawing."""
    scale = {"domain": domain, "range": colours}
    return {"field": field, "type": "nominal", "scale": scale, "legend": {"orient": "top", "title": None}}


def drawn(name: str, language: str, drawing: Record, height: int, words: Text) -> Chart:
    """`name`: of the chart, and of its title among the labels."""
    _know_the_typeface()
    fit = {"type": "fit-x", "contains": "padding"}
    spec = drawing | {"$schema": _SCHEMA, "width": WIDTH, "height": height, "autosize": fit, "config": _LOOK}
    svg: str = vl_convert.vegalite_to_svg(spec)
    return Chart(name, label(name, language), svg, words.in_language(language))


@cache
def _know_the_typeface() -> None:
    """Letters are measured in the typeface that they will be set in."""
    vl_convert.register_font_directory(str(Path(fontpkg_inter.ROOT) / "files"))
