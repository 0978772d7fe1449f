"""What a ticket on paper says, before anybody decides how it looks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from printer.blocks import Picture

Lang = Literal["id", "en"]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands on top of a paper that is no ticket.

    `at`: when it was made, aware and in the zone of the site; `zone_label` is what people call that zone ("WITA").
    `sample`: made in training. `copy_no`: 0 for the original, 1 for the first SALINAN.
    """

    site_name: str
    at: datetime
    zone_label: str
    language: Lang = "id"
    sample: bool = False
    copy_no: int = 0
    logo: Picture | None = None


@dataclass(frozen=True, slots=True)
class StepLine:
    """One errand of a ticket with several. `counters` are bare names ("1", "2").

    `about`: roughly when it will be called, as a clock time; "" where that is not told. `doubtful`: perhaps not today.
    """

    name: str
    zone: str
    counters: tuple[str, ...]
    about: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class TicketPaper:
    """The content of one ticket, in the language of its reader. There is nothing personal in it.

    `issued_at` is aware and already in the zone of the site; `zone_label` is what people call that zone ("WITA").
    `counters` are bare names ("1", "2"). `promise` is the span of the expected call as two clock times.
    `instead` is what stands there where no span can be told.
    `people_ahead` and `promise` are None where nobody can know (a number given while the hub is away).
    `steps`: the errands in their order, where there are several; `agency` is "" where they belong to several.
    `copy_no` is 0 for the original, 1 for the first SALINAN, which was made at `copied_at` (as `issued_at`; None: not
    told). `missed_minutes` is how long a missed number is kept.
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
    steps: tuple[StepLine, ...]
    priority: bool
    qr_url: str | None
    copy_no: int
    sample: bool
    lane: bool
    language: Lang
    missed_minutes: int
    logo: Picture | None = None
    copied_at: datetime | None = None
    instead: str = ""
