"""Charts as SVG, made on the server: readable in print, in grey, and by people who do not tell red from green.

Each is a Vega-Lite specification with its text alternative. Nothing is drawn from nothing: no figures, no chart.
"""

import datetime as dt
import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import vl_convert

from core.rollup.account import Account
from core.rollup.skm import mean
from core.words import CounterState, SkmElement, Text
from summary.figures import agencies, named, services, short, whole
from summary.labels import label
from summary.numbers import clock, percent

FONT = "DejaVu Sans, sans-serif"
"""Wider than what stands in for it elsewhere, so names that were measured with it are not cut."""
INK, SOFT, BLUE, ORANGE = "#1b1b1b", "#767676", "#0b5394", "#b45309"
"""Okabe and Ito's advice: blue against orange stays apart for everybody, and in grey."""
WIDTH = 640
MOST_DATES = 31
"""Up to so many days each has its date at the axis."""

Record = dict[str, Any]
"""A part of a Vega-Lite specification."""

_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
_LOOK: Record = {
    "font": FONT,
    "background": "white",
    # Other programs set letters a little wider than the one that measured them.
    "padding": {"left": 18, "right": 18, "top": 5, "bottom": 5},
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK, "titleColor": INK, "labelFontSize": 14, "titleFontSize": 14, "titleFontWeight": "normal",
        "gridColor": "#dddddd",
    },
    "legend": {"labelFontSize": 14, "labelColor": INK},
}  # fmt: skip


class Chart(NamedTuple):
    """`svg`: the whole drawing; `title` and `alternative`: what it shows, for those who do not see it."""

    name: str
    title: str
    svg: str
    alternative: str


def charts(account: Account, days: Sequence[Account], language: str, zone: str) -> list[Chart]:
    """Every chart that there are figures for, in the order of the report. `days`: those that make up the account."""
    made = [
        arrivals(account, language),
        waits(account, language),
        spread(account, language),
        timeline(account, language, zone),
        trend(days, language),
        heat(days, language),
        elements(account, language),
    ]
    return [chart for chart in made if chart is not None]


def arrivals(account: Account, language: str) -> Chart | None:
    """Errands that became free to start, by the hour."""
    came: dict[int, int] = {}
    for hours in account.hours.values():
        for hour, count in hours.arrivals.items():
            came[hour] = came.get(hour, 0) + count
    if not came:
        return None
    rows = [{"hour": f"{hour:02}", "count": came.get(hour, 0)} for hour in range(min(came), max(came) + 1)]
    peak = max(came, key=lambda hour: came[hour])
    words = Text(
        f"Paling ramai pukul {peak:02}.00–{peak + 1:02}.00: {came[peak]} keperluan.",
        f"Busiest from {peak:02}:00 to {peak + 1:02}:00: {came[peak]} errands.",
    )
    drawing = {
        "data": {"values": rows},
        "mark": {"type": "bar", "color": BLUE},
        "encoding": {
            "x": _axis("hour", "ordinal", label("hour", language), labelAngle=0),
            "y": _axis("count", "quantitative", label("errands", language), tickMinStep=1),
        },
    }
    return _chart("arrivals", language, drawing, WIDTH, 180, words)


def waits(account: Account, language: str) -> Chart | None:
    """Per agency, how long half and nine of ten waited."""
    rows: list[Record] = []
    for line in agencies(account):
        half, most = line.steps.waits.percentile(0.5), line.steps.waits.percentile(0.9)
        if half is not None and most is not None:
            rows.append({"agency": short(account, line.key).in_language(language), "half": half, "most": most})
    if not rows:
        return None
    worst = max(rows, key=lambda row: int(row["most"]))
    words = Text(
        f"Bulat: separuh menunggu paling lama sekian; kotak: sembilan dari sepuluh. Terlama di {worst['agency']}:"
        f" {worst['most']} menit.",
        f"Circle: half waited no longer; square: nine of ten. Longest at {worst['agency']}: {worst['most']} minutes.",
    )
    across = _axis("half", "quantitative", label("wait_minutes", language))
    point = {"type": "point", "filled": True, "size": 90, "opacity": 1}
    layers = [
        {"mark": {"type": "rule", "color": SOFT, "strokeWidth": 2}, "encoding": {"x": across, "x2": {"field": "most"}}},
        {"mark": point | {"color": BLUE, "shape": "circle"}, "encoding": {"x": across}},
        {"mark": point | {"color": ORANGE, "shape": "square"}, "encoding": {"x": across | {"field": "most"}}},
    ]
    down = _names("agency", [str(row["agency"]) for row in rows], 260)
    drawing = {"data": {"values": rows}, "encoding": {"y": down}, "layer": layers}
    return _chart("waits", language, drawing, WIDTH - 180, max(60, 24 * len(rows)), words)


def spread(account: Account, language: str) -> Chart | None:
    """Per agency, which share of those who were called had waited how long."""
    rows: list[Record] = []
    longest: tuple[float, str] = (0.0, "")
    for line in agencies(account):
        name, waited = short(account, line.key).in_language(language), line.steps.waits
        reached = [0, *(waited.within(end) for end in SPREAD[1:]), waited.count]
        for place, (before, after) in enumerate(pairwise(reached)):
            part = (after - before) / (waited.count or 1)
            rows.append({"agency": name, "length": _spans(language)[place], "part": part, "place": place})
        longest = max(longest, (rows[-1]["part"], name))
    if not any(row["part"] for row in rows):
        return None
    part, name = longest
    words = Text(
        f"Sejam atau lebih paling sering di {name}: {percent(part)}.",
        f"An hour or more most often at {name}: {percent(part)}.",
    )
    if not part:
        words = Text("Tidak ada yang menunggu sejam.", "Nobody waited an hour.")
    names = list(dict.fromkeys(str(row["agency"]) for row in rows))
    return _chart("spread", language, _spread_drawing(rows, names, language), WIDTH - 180, 24 * len(names), words)


SPREAD = (0, 15, 30, 60)
"""Minutes at which the lengths of waits begin."""


def _spans(language: str) -> list[str]:
    ends = [f"{start}–{end}" for start, end in pairwise(SPREAD)]
    return [f"{span} {label('minutes', language)}" for span in (*ends, f"{SPREAD[-1]}+")]


def _spread_drawing(rows: list[Record], names: list[str], language: str) -> Record:
    """Lighter is shorter, so that the order is seen in grey too."""
    colours = {"domain": _spans(language), "range": ["#cfe1f2", "#7fb3dc", "#2f6fae", "#08306b"]}
    across = _axis("part", "quantitative", label("of_the_called", language), format="%")
    return {
        "data": {"values": rows},
        "mark": {"type": "bar", "height": 14, "stroke": "white", "strokeWidth": 0.5},
        "encoding": {
            "x": across | {"stack": "zero", "scale": {"domain": [0, 1]}},
            "y": _names("agency", names, 260),
            "color": {
                "field": "length", "type": "nominal", "scale": colours, "legend": {"orient": "top", "title": None},
            },
            "order": {"field": "place"},
        },
    }  # fmt: skip


def timeline(account: Account, language: str, zone: str) -> Chart | None:
    """When each counter was open and paused; of one day only."""
    rows: list[Record] = [
        {
            "counter": named(account, "counter", no).name.in_language(language),
            "from": _hours(stretch.start_ms, zone),
            "to": _hours(stretch.end_ms, zone),
            "state": label(stretch.state, language),
        }
        for no, presence in sorted(account.counters.items())
        for stretch in presence.stretches
    ]
    if not rows:
        return None
    opened = sum(1 for presence in account.counters.values() if presence.open_ms)
    words = Text(
        f"{opened} dari {len(account.counters)} loket dibuka.", f"{opened} of {len(account.counters)} counters opened."
    )
    states = [label(state, language) for state in (CounterState.OPEN, CounterState.PAUSED)]
    ends = [math.floor(min(float(row["from"]) for row in rows)), math.ceil(max(float(row["to"]) for row in rows))]
    names = list(dict.fromkeys(str(row["counter"]) for row in rows))
    drawing = {
        "data": {"values": rows},
        "mark": {"type": "bar", "height": 12},
        "encoding": {
            "x": _axis("from", "quantitative", label("hour", language), tickMinStep=1) | {"scale": {"domain": ends}},
            "x2": {"field": "to"},
            "y": _names("counter", names, 200),
            "color": {
                "field": "state", "type": "nominal", "scale": {"domain": states, "range": [BLUE, ORANGE]},
                "legend": {"orient": "top", "title": None},
            },
        },
    }  # fmt: skip
    return _chart("timeline", language, drawing, WIDTH - 120, max(60, 18 * len(names)), words)


def trend(days: Sequence[Account], language: str) -> Chart | None:
    """Visits by the day, of a report on several."""
    rows = [{"day": account.day, "count": account.tickets.visits} for account in days]
    if len(rows) < 2:
        return None
    most = max(days, key=lambda account: account.tickets.visits)
    words = Text(
        f"Terbanyak pada {most.day}: {most.tickets.visits} kunjungan.", f"Most on {most.day}: {most.tickets.visits}."
    )
    kind = "ordinal" if len(rows) <= MOST_DATES else "temporal"
    dates = _axis("day", kind, label("day", language), labelAngle=-45 if kind == "ordinal" else 0, labelOverlap=True)
    drawing = {
        "data": {"values": rows},
        "mark": {"type": "line", "point": True, "color": BLUE},
        "encoding": {"x": dates, "y": _axis("count", "quantitative", label("visits", language), tickMinStep=1)},
    }
    return _chart("trend", language, drawing, WIDTH, 180, words)


def heat(days: Sequence[Account], language: str) -> Chart | None:
    """Errands on an average day, by weekday and hour, of a report on several days."""
    came: dict[tuple[int, int], int] = {}
    weekdays = [dt.date.fromisoformat(account.day).weekday() for account in days]
    for account, weekday in zip(days, weekdays, strict=True):
        for hours in account.hours.values():
            for hour, count in hours.arrivals.items():
                came[weekday, hour] = came.get((weekday, hour), 0) + count
    if len(days) < 2 or not came:
        return None
    mean = {key: count / weekdays.count(key[0]) for key, count in came.items()}
    names = label("weekdays", language).split()
    rows = [{"weekday": names[day], "hour": f"{hour:02}", "count": round(mean[day, hour])} for day, hour in mean]
    day, hour = max(mean, key=lambda key: mean[key])
    words = Text(
        f"Paling ramai {names[day]} pukul {hour:02}.00: rata-rata {mean[day, hour]:.0f} keperluan.",
        f"Busiest on {names[day]} at {hour:02}:00: {mean[day, hour]:.0f} errands on average.",
    )
    return _chart("heat", language, _heat_drawing(rows, names, language), WIDTH, 30 * len(set(weekdays)), words)


def elements(account: Account, language: str) -> Chart | None:
    """The mean of each element of the survey that enough people answered, the lowest first."""
    ratings = whole(services(account)).ratings
    means = {element: mean(ratings, element) for element in SkmElement}
    known = sorted((value, element) for element, value in means.items() if value is not None)
    rows: list[Record] = [
        {"element": label(f"skm_{element}", language), "mean": round(float(value), 2)} for value, element in known
    ]
    if not rows:
        return None
    words = Text(
        f"Terendah: {rows[0]['element']} ({str(rows[0]['mean']).replace('.', ',')} dari 4).",
        f"Lowest: {rows[0]['element']} ({rows[0]['mean']:.2f} of 4).",
    )
    across = _axis("mean", "quantitative", "1–4") | {"scale": {"domain": [1, 4]}}
    shape = {"type": "point", "filled": True, "size": 110, "opacity": 1, "color": BLUE}
    drawing = {
        "data": {"values": rows},
        "mark": shape,
        "encoding": {"x": across, "y": _names("element", [str(row["element"]) for row in rows], 240)},
    }
    return _chart("skm", language, drawing, WIDTH - 180, 26 * len(rows), words)


def _heat_drawing(rows: list[Record], names: list[str], language: str) -> Record:
    """Darker is more, with the number written in, for those who tell no shades apart."""
    dark = max(int(row["count"]) for row in rows) / 2
    shade = {"field": "count", "type": "quantitative", "scale": {"scheme": "blues"}, "legend": None}
    ink = {"condition": {"test": f"datum.count > {dark}", "value": "white"}, "value": INK}
    return {
        "data": {"values": rows},
        "encoding": {
            "x": _axis("hour", "ordinal", label("hour", language), labelAngle=0),
            "y": _names("weekday", names, 100),
        },
        "layer": [
            {"mark": "rect", "encoding": {"color": shade}},
            {"mark": "text", "encoding": {"text": {"field": "count"}, "color": ink}},
        ],
    }


def _axis(field: str, kind: str, title: str, **more: object) -> Record:
    return {"field": field, "type": kind, "title": title, "axis": more}


def _names(field: str, order: list[str], limit: int) -> Record:
    """An axis of names, down the side, in this order."""
    return {"field": field, "type": "nominal", "sort": order, "title": None, "axis": {"labelLimit": limit}}


def _hours(at_ms: int, zone: str) -> float:
    hour, minute = clock(at_ms, zone).split(":")
    return int(hour) + int(minute) / 60


def _chart(name: str, language: str, drawing: Record, width: int, height: int, words: Text) -> Chart:
    spec = drawing | {"$schema": _SCHEMA, "width": width, "height": height, "config": _LOOK}
    svg: str = vl_convert.vegalite_to_svg(spec)
    return Chart(name, label(name, language), svg, words.in_language(language))
