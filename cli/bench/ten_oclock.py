"""A bench's mall where it is ten in the morning just now: what is measured shall not depend on when somebody measures.

In the last hours of a day the rule of `core.capacity` gives no numbers, and at midnight the service day ends.
"""

import datetime as dt

import msgspec

from core.site import Site

TEN = 10


def at_ten(made: Site, now_ms: int) -> Site:
    """`made`, moved to where the clocks show ten and some minutes at `now_ms` (milliseconds since 1970, UTC)."""
    hour = dt.datetime.fromtimestamp(now_ms / 1000, dt.UTC).hour
    ahead = (TEN - hour + 12) % 24 - 12
    # The names of these zones count the hours behind UTC.
    there = msgspec.structs.replace(made.site, timezone=f"Etc/GMT{-ahead:+d}")
    return msgspec.structs.replace(made, site=there)
