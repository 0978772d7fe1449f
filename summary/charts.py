"""The charts of a report: what each shows, and the same in words."""

import math
from collections.abc import Sequence
from itertools import pairwise

from core.rollup.account import Account
from core.rollup.hours import HOUR_MS
from core.rollup.skm import mean
from core.words import CounterState, SkmElement, Text
from summary.charts_of_days import heat, trend
from summary.drawing import BLUE, ORANGE, ROW, SOFT, Chart, Record, axis, drawn, legend, names
from summary.figures import agencies, named, services, short, whole
from summary.labels import label
from summary.numbers import clock, percent
from summary.trend import Past


def charts(account: Account, days: Sequence[Account], past: Past, language: str, zone: str) -> list[Chart]:
    """Every chart that there are figures for, in the order of the report. `days`: those that make up the account."""
    made = [
        trend(days, past, language),
        arrivals(account, language, max(1, len(days))),
        waits(account, language),
        spread(account, language),
        timeline(account, language, zone),
        heat(days, language),
        elements(account, language),
    ]
    return [chart for chart in made if chart is not None]


def arrivals(account: Account, language: str, days: int) -> Chart | None:
    """By the hour, errands that became free to start, and how many waited on average; of an average day."""
    came: dict[int, float] = {}
    waited: dict[int, float] = {}
    for hours in account.hours.values():
        for hour, count in hours.arrivals.items():
            came[hour] = came.get(hour, 0) + count / days
        for hour, length in hours.waiting_ms.items():
            waited[hour] = waited.get(hour, 0) + length / HOUR_MS / days
    if not came:
        return None
    kinds = [label("came", language), label("waited", language)]
    span = range(min(came), max(came) + 1)
    rows = [
        {"hour": f"{hour:02}", "what": kind, "count": round(counts.get(hour, 0), 1)}
        for kind, counts in zip(kinds, (came, waited), strict=True)
        for hour in span
    ]
    return drawn("arrivals", language, _arrivals_drawing(rows, kinds, language, days), 150, _peaks(came, waited))


def _peaks(came: dict[int, float], waited: dict[int, float]) -> Text:
    peak = max(came, key=lambda hour: came[hour])
    words = Text(
        f"Paling banyak datang pukul {peak:02}.00–{peak + 1:02}.00: {came[peak]:.0f} keperluan.",
        f"Most came from {peak:02}:00 to {peak + 1:02}:00: {came[peak]:.0f} errands.",
    )
    if not waited:
        return words
    full = max(waited, key=lambda hour: waited[hour])
    return Text(
        f"{words.id} Paling banyak menunggu pukul {full:02}.00–{full + 1:02}.00: rata-rata {waited[full]:.0f}.",
        f"{words.en} Most waited from {full:02}:00 to {full + 1:02}:00: {waited[full]:.0f} on average.",
    )


def _arrivals_drawing(rows: list[Record], kinds: list[str], language: str, days: int) -> Record:
    title = label("errands" if days == 1 else "errands_a_day", language)
    shared = {"x": axis("hour", "ordinal", label("hour", language), labelAngle=0),
              "y": axis("count", "quantitative", title, tickMinStep=1),
              "color": legend("what", kinds, [BLUE, ORANGE])}  # fmt: skip
    line = {"type": "line", "strokeWidth": 2.5, "point": {"size": 60, "shape": "square"}}
    layers = [
        {"transform": [{"filter": {"field": "what", "equal": kind}}], "mark": mark, "encoding": shared}
        for kind, mark in zip(kinds, ({"type": "bar"}, line), strict=True)
    ]
    return {"data": {"values": rows}, "layer": layers}


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
    across = axis("half", "quantitative", label("wait_minutes", language))
    point = {"type": "point", "filled": True, "size": 70, "opacity": 1}
    layers = [
        {"mark": {"type": "rule", "color": SOFT, "strokeWidth": 2}, "encoding": {"x": across, "x2": {"field": "most"}}},
        {"mark": point | {"color": BLUE, "shape": "circle"}, "encoding": {"x": across}},
        {"mark": point | {"color": ORANGE, "shape": "square"}, "encoding": {"x": across | {"field": "most"}}},
    ]
    down = names("agency", [str(row["agency"]) for row in rows], 260)
    drawing = {"data": {"values": rows}, "encoding": {"y": down}, "layer": layers}
    return drawn("waits", language, drawing, max(60, ROW * len(rows)), words)


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
    order = list(dict.fromkeys(str(row["agency"]) for row in rows))
    return drawn("spread", language, _spread_drawing(rows, order, language), ROW * len(order), words)


SPREAD = (0, 15, 30, 60)
"""Minutes at which the lengths of waits begin."""


def _spans(language: str) -> list[str]:
    ends = [f"{start}–{end}" for start, end in pairwise(SPREAD)]
    return [f"{span} {label('minutes', language)}" for span in (*ends, f"{SPREAD[-1]}+")]


def _spread_drawing(rows: list[Record], order: list[str], language: str) -> Record:
    """Lighter is shorter, so that the order is seen in grey too."""
    colours = ["#cfe1f2", "#7fb3dc", "#2f6fae", "#08306b"]
    across = axis("part", "quantitative", label("of_the_called", language), format="%")
    return {
        "data": {"values": rows},
        "mark": {"type": "bar", "height": 11, "stroke": "white", "strokeWidth": 0.5},
        "encoding": {
            "x": across | {"stack": "zero", "scale": {"domain": [0, 1]}},
            "y": names("agency", order, 260),
            "color": legend("length", _spans(language), colours),
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
    order = list(dict.fromkeys(str(row["counter"]) for row in rows))
    drawing = {
        "data": {"values": rows},
        "mark": {"type": "bar", "height": 11},
        "encoding": {
            "x": axis("from", "quantitative", label("hour", language), tickMinStep=1) | {"scale": {"domain": ends}},
            "x2": {"field": "to"},
            "y": names("counter", order, 200),
            "color": legend("state", states, [BLUE, ORANGE]),
        },
    }  # fmt: skip
    return drawn("timeline", language, drawing, max(60, ROW * len(order)), words)


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
    across = axis("mean", "quantitative", "1–4") | {"scale": {"domain": [1, 4]}}
    shape = {"type": "point", "filled": True, "size": 110, "opacity": 1, "color": BLUE}
    drawing = {
        "data": {"values": rows},
        "mark": shape,
        "encoding": {"x": across, "y": names("element", [str(row["element"]) for row in rows], 240)},
    }
    return drawn("skm", language, drawing, 20 * len(rows), words)


def _hours(at_ms: int, zone: str) -> float:
    hour, minute = clock(at_ms, zone).split(":")
    return int(hour) + int(minute) / 60
