"""How figures are written: percentages, minutes, times of day."""

import datetime as dt
from zoneinfo import ZoneInfo

from core.words import Language, Text


def percent(share: float | None) -> str:
    """Whole per cent; a dash where there is no share."""
    return "–" if share is None else f"{round(100 * share)} %"


def minutes(value: int | None) -> str:
    """Whole minutes; a dash where nothing was measured."""
    return "–" if value is None else str(value)


def clock(at_ms: int, zone: str, between: str = ":") -> str:
    """The time of day at the site."""
    return dt.datetime.fromtimestamp(at_ms / 1000, ZoneInfo(zone)).strftime(f"%H{between}%M")


def thousands(value: int, language: str) -> str:
    """With the language's sign between thousands."""
    written = f"{value:,}"
    return written if language == "en" else written.replace(",", ".")


def figure(value: int) -> Text:
    """With each language's sign between thousands."""
    return Text(*(thousands(value, tongue) for tongue in Language))


def date_and_clock(at_ms: int, zone: str) -> str:
    """Day, month and time of day at the site."""
    return dt.datetime.fromtimestamp(at_ms / 1000, ZoneInfo(zone)).strftime("%d/%m %H:%M")
