"""Which definition at the report's foot explains what stands on it: nothing may be counted or shown without one."""

from collections.abc import Mapping

ACCOUNT: Mapping[str, str] = {
    "tickets": "tickets", "services": "steps", "kept": "promises", "ratings": "ikm", "counters": "counters",
    "desks": "counters", "hours": "came", "journeys": "journeys", "used_up": "quota", "bookings": "people",
    "outages": "outage", "faces": "faces", "unmet": "unmet", "helps": "help", "papers": "papers", "parked": "doubt",
    "alone": "outage", "reprints": "papers", "anomalies": "doubt",
}  # fmt: skip
"""By field of `core.rollup.account.Account`; the others say which day of which site it is."""

TILES: Mapping[str, str] = {
    "visits": "visits", "median_wait": "wait", "promises": "promises", "beres": "beres", "ikm": "ikm",
}  # fmt: skip
"""By the key of a large figure."""

TABLES: Mapping[str, tuple[str, ...]] = {
    "counted": ("visits", "tickets", "steps"), "compared": ("compared", "wait", "promises", "ikm"),
    "hourly": ("came", "wait", "service", "counters"), "promised": ("promises",), "unfinished": ("unfinished", "beres"),
    "people": ("people", "absent"), "journeys": ("journeys",), "governments": ("journeys", "steps"),
    "survey": ("ikm",), "papers": ("papers",),
}  # fmt: skip
"""By the anchor of a small table."""

REMARKS: Mapping[str, str] = {
    "quotas": "quota", "outages": "outage", "pauses": "counters", "alone": "outage", "printer": "papers",
    "helps": "help", "faces": "faces", "unmet": "unmet", "left": "changed", "gone": "changed", "renamed": "changed",
    "outside": "ikm", "parked": "doubt", "anomalies": "doubt",
}  # fmt: skip
"""By the anchor of a line of what else happened."""

ERRANDS: Mapping[str, str] = {
    "created": "steps", "done": "steps", "absent": "steps", "cancelled": "steps", "expired": "steps",
    "transferred": "steps", "still_open": "steps", "p50": "wait", "p90": "wait", "longest": "wait",
    "served_p50": "service", "served_p90": "service", "served_longest": "service", "standard": "standard",
    "beres": "beres",
}  # fmt: skip
"""By column of the tables of agencies and services, in their order."""

COUNTERS: Mapping[str, str] = {
    "planned": "counters", "opened_for": "counters", "pause": "counters", "late": "counters", "served": "counters",
    "p50": "wait", "p90": "wait", "longest": "wait", "served_p50": "service", "served_p90": "service",
    "served_longest": "service",
}  # fmt: skip
"""By column of the table of counters, in their order."""
