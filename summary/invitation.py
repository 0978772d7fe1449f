"""An invitation to an agency that is not in the hall yet: who comes, when, and what they look for in vain."""

import datetime as dt
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from core.rollup.account import Account
from core.rollup.period import summed
from core.unmet import WISHES, Topic
from core.words import Text
from summary.figures import agencies, named, share, whole
from summary.invitation_words import WORDS
from summary.numbers import percent, thousands
from summary.period import day_title
from summary.report import Head
from summary.typeface import face

MOST_WISHES = 8
MOST_HOURS = 24

_environment = Environment(
    loader=PackageLoader("summary", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
    lstrip_blocks=True,
)  # fmt: skip


class Bar(NamedTuple):
    """`long`: per cent of the longest."""

    name: str
    times: str
    long: int


class Invited(NamedTuple):
    """`name`: the agency that is asked; "" where the letter is for any. `hours`: open from and to, Monday first."""

    name: str
    hours: Sequence[tuple[str, str] | None]


def invitation(accounts: Sequence[Account], head: Head, invited: Invited, language: str) -> str:
    """An HTML page for A4. `accounts`: of at least one day. Raises ValueError without any."""
    if not accounts:
        raise ValueError("an invitation needs the figures of at least one day")
    total = summed(accounts, accounts[0].site, "")
    style = (files("summary") / "templates" / "invitation.css").read_text(encoding="utf-8")
    return _environment.get_template("invitation.html").render(
        head=head, invited=invited.name, tongue=language, style=Markup(face() + style),  # noqa: S704
        say=lambda key, **places: WORDS[key].in_language(language).format(**places),
        facts=_facts(accounts, total, language), arrivals=_arrivals(total, len(accounts), language),
        wishes=_wishes(total.unmet, language), week=_week(invited.hours, language),
        present=[named(total, "agency", each.key).name.in_language(language) for each in agencies(total) if each.key],
        since=_title(min(each.day for each in accounts), language),
        until=_title(max(each.day for each in accounts), language),
    )  # fmt: skip


def _title(day: str, language: str) -> str:
    return day_title(dt.date.fromisoformat(day)).in_language(language)


def _facts(accounts: Sequence[Account], total: Account, language: str) -> dict[str, str]:
    everything = whole(agencies(total))
    median = everything.steps.waits.percentile(0.5)
    return {
        "visits": thousands(total.tickets.visits, language),
        "a_day": thousands(round(total.tickets.visits / len(accounts)), language),
        "median": "–" if median is None else str(median),
        "kept": percent(share(everything.kept.kept, everything.kept.promised)),
        "days": str(len(accounts)),
    }


def _arrivals(total: Account, days: int, language: str) -> list[Bar]:
    """Errands that came in an hour of a usual day, from the first hour with any to the last."""
    came: dict[int, int] = {}
    for hours in total.hours.values():
        for hour, count in hours.arrivals.items():
            came[hour] = came.get(hour, 0) + count
    if not came:
        return []
    dot = ":" if language == "en" else "."
    span = range(min(came), max(came) + 1)
    return [
        _bar(f"{hour:02}{dot}00", round(came.get(hour, 0) / days), round(max(came.values()) / days)) for hour in span
    ]


def _wishes(unmet: Mapping[str, int], language: str) -> list[Bar]:
    """What was looked for in vain, the most wanted first; a code that this version does not know as it stands."""
    known = {topic.value: WISHES[topic].name for topic in Topic}
    first = sorted(unmet.items(), key=lambda item: (-item[1], item[0]))[:MOST_WISHES]
    most = max((count for _, count in first), default=0)
    return [_bar(known.get(code, Text(code, code)).in_language(language), count, most) for code, count in first]


def _bar(name: str, count: int, most: int) -> Bar:
    return Bar(name, str(count), round(100 * count / most) if most else 0)


def _week(hours: Sequence[tuple[str, str] | None], language: str) -> list[tuple[str, str]]:
    """Days of the week and when the hall is open; 2024 began with a Monday."""
    monday, dot = dt.date(2024, 1, 1), ":" if language == "en" else "."
    rows = []
    for place, span in enumerate(hours):
        name = day_title(monday + dt.timedelta(days=place)).in_language(language).split(",")[0]
        rows.append((name, "–" if span is None else "–".join(span).replace(":", dot)))
    return rows
