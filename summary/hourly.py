"""The day by the hour: who came, who waited how long, how long service took, how many counters were open. Pure."""

from core.rollup.account import Account
from core.rollup.hours import HOUR_MS, Hours
from core.rollup.minutes import Minutes
from core.words import Text
from summary.labels import both
from summary.numbers import minutes
from summary.small_table import Table


def hourly(account: Account, days: int) -> Table:
    """A line for each hour in which anybody came or was served; counts are those of an average day of `days`."""
    total = Hours()
    for hours in account.hours.values():
        total.take(hours)
    seen = sorted({*total.arrivals, *total.services})
    header = (
        both("hour_of_day"), both("came"), both("waited"), both("wait_p50"), both("wait_p90"), both("wait_longest"),
        both("service_p50"), both("service_p90"), both("service_longest"), both("counters_open"),
        both("counters_planned"),
    )  # fmt: skip
    return Table("hourly", both("by_hour"), header, [_row(total, hour, days) for hour in seen], _FOOT)


_FOOT = Text(
    "Menunggu dan dilayani dalam menit. Yang menunggu, loket buka dan rencana: rata-rata sepanjang jam itu.",
    "Waiting and service in minutes. How many waited, counters open and planned: the average over that hour.",
)


def _row(total: Hours, hour: int, days: int) -> tuple[Text, ...]:
    waits, services = total.waits.get(hour, Minutes()), total.services.get(hour, Minutes())
    cells = (
        f"{hour:02}–{hour + 1:02}", f"{total.arrivals.get(hour, 0) / days:.0f}",
        _average(total.waiting_ms, hour, days), *spread(waits), *spread(services),
        _average(total.open_ms, hour, days), _average(total.planned_ms, hour, days),
    )  # fmt: skip
    return tuple(Text(cell.replace(".", ","), cell) for cell in cells)


def spread(lengths: Minutes) -> tuple[str, str, str]:
    """Median, 90th percentile and longest, in whole minutes; dashes where nothing was measured."""
    longest = lengths.longest_ms // 60_000 if lengths.count else None
    return minutes(lengths.percentile(0.5)), minutes(lengths.percentile(0.9)), minutes(longest)


def _average(lengths: dict[int, int], hour: int, days: int) -> str:
    return f"{lengths.get(hour, 0) / HOUR_MS / days:.1f}"
