"""A span of the day such as 18:00-07:00, which may pass midnight."""

import datetime as dt
import re
from typing import NamedTuple

_SPAN = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)")


class Span(NamedTuple):
    start: dt.time
    end: dt.time

    def __contains__(self, moment: object) -> bool:
        """Whether the time of day `moment` lies in the span; its end does not."""
        if not isinstance(moment, dt.time):
            return False
        if self.start <= self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end


def parse_span(text: str) -> Span:
    """Raises ValueError on what is not like 18:00-07:00."""
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    hour, minute, to_hour, to_minute = map(int, match.groups())
    return Span(dt.time(hour, minute), dt.time(to_hour, to_minute))
