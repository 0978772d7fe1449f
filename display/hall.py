"""What a display knows of the hall."""

from collections.abc import Mapping
from typing import Protocol

from core.catalog import Catalog
from core.events import Event
from core.state import State
from ui.clock import Note


class Hall(Protocol):
    """The local store as it is read: `store.reader.SiteReader`, or a state folded by hand in a test."""

    @property
    def state(self) -> State: ...

    @property
    def catalog(self) -> Catalog | None:
        """None until a site file has arrived."""

    @property
    def loads(self) -> int:
        """How many times the store was read from its beginning; then there are no events to tell what happened."""

    def poll(self) -> list[Event]:
        """Takes in what was appended since the last call, and returns it in order."""

    def promises(self, since_ms: int) -> Mapping[str, tuple[int, int]]:
        """What the hub would promise now, per letter, where it can tell a time; as it told at `since_ms` or later."""

    def alive(self) -> Note | None:
        """When the hub last said that it runs."""

    def note_text(self, ref: str) -> str | None:
        """The erasable text under `ref`; None where it was erased, or is not known here."""


def notice_texts(hall: Hall) -> Mapping[str, str]:
    """The texts of the notices that stand, by reference."""
    found = {ref: hall.note_text(ref) for ref in hall.state.notices}
    return {ref: text for ref, text in found.items() if text is not None}
