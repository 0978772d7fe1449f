"""The notices that hang now, for whoever looks at a page of the hall; their words stand in the store."""

from collections.abc import Set

from web.sight import Sight

MOST = 3
"""So many are read; the newest first."""


def hung(sight: Sight, zones: Set[str]) -> tuple[str, ...]:
    """The texts of those in one of `zones` (empty: in any); one whose text was erased is none."""
    found = [
        sight.reader.note_text(id_)
        for id_, notice in reversed(sight.state.notices.items())
        if notice.until_ms > sight.now_ms and (not zones or not notice.zones or not zones.isdisjoint(notice.zones))
    ]
    return tuple(text for text in found if text)[:MOST]
