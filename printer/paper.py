"""What a ticket on paper says, before anybody decides how it looks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class TicketPaper:
    """The content of one ticket, in the language of its reader. There is nothing personal in it.

    `issued_at` is aware and already in the zone of the site; `zone_label` is what people call that zone ("WITA").
    `counters` are bare names ("1", "2"). `promise` is the span of the expected call as two clock times.
    `people_ahead` and `promise` are None where nobody can know (a number given while the hub is away).
    `copy_no` is 0 for the original, 1 for the first SALINAN. `missed_minutes` is how long a missed number is kept.
    """

    site_name: str
    agency: str
    service: str
    label: str
    issued_at: datetime
    zone_label: str
    people_ahead: int | None
    promise: tuple[str, str] | None
    place_to_wait: str
    counters: tuple[str, ...]
    documents: tuple[str, ...]
    steps: tuple[str, ...]
    priority: bool
    qr_url: str | None
    copy_no: int
    sample: bool
    lane: bool
    language: Literal["id", "en"]
    missed_minutes: int
