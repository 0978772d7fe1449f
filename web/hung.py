"""The notices that hang now, for whoever looks at a page of the hall; their words stand in the store."""

from collections.abc import Set

from core.notices import hanging
from web.sight import Sight

MOST = 3
"""So many are read; the newest first."""


def hung(sight: Sight, zones: Set[str]) -> tuple[str, ...]:
    """The texts of those in one of `zones` (empty: in any); one whose text was erased is none."""
    found = [sight.reader.note_text(ref) for ref in reversed(hanging(sight.state, sight.now_ms, zones))]
    return tuple(text for text in found if text)[:MOST]
