"""What the lists of the screen are made of: one record for each row or cell."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StageRow:
    """A call on the stage. `fresh`: it came just now and flashes."""

    label: str
    caption: str
    counter: str
    agency: str
    tint: str
    shape: str
    recall: bool = False
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class CallRow:
    label: str
    counter: str
    color: str
    shape: str


@dataclass(frozen=True, slots=True)
class NextRow:
    """The numbers of a zone that will most likely be called next."""

    zone: str = ""
    color: str = ""
    shape: str = ""
    labels: str = ""


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """`promise`: when a number taken now would be called, or that the agency is late; empty where that is not known."""

    agency: str
    count: int
    color: str
    shape: str
    promise: str = ""


@dataclass(frozen=True, slots=True)
class CounterRow:
    """`mode`: "serving", "open", "no_numbers" (open to those who have a number), "paused" or "closed"; said in `note`.

    `label`: whom it serves.
    """

    number: str
    agency: str
    mode: str
    note: str
    label: str
    color: str
    shape: str
