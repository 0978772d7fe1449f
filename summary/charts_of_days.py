"""The charts of several days: the trend against the year before, and how busy each weekday's hours are."""

import datetime as dt
from collections.abc import Sequence

from core.rollup.account import Account
from core.words import Text
from summary.drawing import BLUE, INK, SOFT, Chart, Record, axis, drawn, legend, names
from summary.labels import label
from summary.numbers import figure
from summary.trend import Past, Point, points


def trend(days: Sequence[Account], past: Past, language: str) -> Chart | None:
    """Visits over time, with the line of the year before where there is one; of a report on several days."""
    found = points(days, past, language)
    if len(found) < 2:
        return None
    kinds = [label("this_year", language), label("year_ago", language)]
    rows = [{"when": p.name, "which": kinds[0], "count": p.now} for p in found if p.now is not None]
    rows += [{"when": p.name, "which": kinds[1], "count": p.before} for p in found if p.before is not None]
    return drawn("trend", language, _trend_drawing(rows, found, kinds, language), 150, _told(found))


def _told(found: Sequence[Point]) -> Text:
    most = max((p for p in found if p.now is not None), key=lambda p: p.now or 0)
    top = figure(most.now or 0)
    words = Text(f"Terbanyak: {most.long.id}, {top.id} kunjungan.", f"Most: {most.long.en}, {top.en} visits.")
    both = [(p.now, p.before) for p in found if p.now is not None and p.before is not None]
    if not both:
        return words
    now, before = (figure(sum(pair[n] for pair in both)) for n in (0, 1))
    mark = "*" if any(p.imported for p in found) else ""
    return Text(
        f"{words.id} Pada waktu yang ada di kedua tahun: {now.id}, tahun sebelumnya {before.id}{mark}.",
        f"{words.en} Over the times that both years have: {now.en}, the year before {before.en}{mark}.",
    )


def _trend_drawing(rows: list[Record], found: Sequence[Point], kinds: list[str], language: str) -> Record:
    """The year before is dashed, thinner and grey: told apart without colours too."""
    order = [p.name for p in found]
    shared = {
        "x": axis("when", "ordinal", None, labelAngle=-45 if len(order) > 14 else 0) | {"sort": order},
        "y": axis("count", "quantitative", label("visits", language), tickMinStep=1),
        "color": legend("which", kinds if any(p.before is not None for p in found) else kinds[:1], [BLUE, SOFT]),
    }
    marks: list[Record] = [
        {"type": "line", "strokeWidth": 2.5, "point": {"size": 40}},
        {"type": "line", "strokeWidth": 2, "strokeDash": [5, 4], "point": {"size": 40, "shape": "diamond"}},
    ]
    layers = [
        {"transform": [{"filter": {"field": "which", "equal": kind}}], "mark": mark, "encoding": shared}
        for kind, mark in zip(kinds, marks, strict=True)
    ]
    return {"data": {"values": rows}, "layer": layers}


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
    called = label("weekdays", language).split()
    rows = [{"weekday": called[day], "hour": f"{hour:02}", "count": round(mean[day, hour])} for day, hour in mean]
    day, hour = max(mean, key=lambda key: mean[key])
    words = Text(
        f"Paling ramai {called[day]} pukul {hour:02}.00: rata-rata {mean[day, hour]:.0f} keperluan.",
        f"Busiest on {called[day]} at {hour:02}:00: {mean[day, hour]:.0f} errands on average.",
    )
    return drawn("heat", language, _heat_drawing(rows, called, language), 30 * len(set(weekdays)), words)


def _heat_drawing(rows: list[Record], order: list[str], language: str) -> Record:
    """Darker is more, with the number written in, for those who tell no shades apart."""
    dark = max(int(row["count"]) for row in rows) / 2
    shade = {"field": "count", "type": "quantitative", "scale": {"scheme": "blues"}, "legend": None}
    ink = {"condition": {"test": f"datum.count > {dark}", "value": "white"}, "value": INK}
    return {
        "data": {"values": rows},
        "encoding": {
            "x": axis("hour", "ordinal", label("hour", language), labelAngle=0),
            "y": names("weekday", order, 100),
        },
        "layer": [
            {"mark": "rect", "encoding": {"color": shade}},
            {"mark": "text", "encoding": {"text": {"field": "count"}, "color": ink}},
        ],
    }
