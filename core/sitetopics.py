"""What the changes of a site file are about, for whoever must say yes to them: grouped as a mall thinks of them."""

from collections.abc import Iterable
from enum import StrEnum

from core.sitechanges import Change


class Topic(StrEnum):
    """In the order in which they are told."""

    CUT_OFFS = "cut_offs"
    QUOTAS = "quotas"
    PROMISES = "promises"
    TEXTS = "texts"
    OTHER = "other"


_FIELDS = {
    "week": Topic.CUT_OFFS, "hours": Topic.CUT_OFFS, "rolling_break": Topic.CUT_OFFS, "spans": Topic.CUT_OFFS,
    "last_ticket_minutes": Topic.CUT_OFFS, "kiosk_opens_minutes": Topic.CUT_OFFS, "date": Topic.CUT_OFFS,
    "valid_from": Topic.CUT_OFFS, "valid_until": Topic.CUT_OFFS, "from": Topic.CUT_OFFS, "to": Topic.CUT_OFFS,
    "quota": Topic.QUOTAS,
    "minutes": Topic.PROMISES, "minutes_p90": Topic.PROMISES, "head_start_minutes": Topic.PROMISES,
    "name": Topic.TEXTS, "short": Topic.TEXTS, "note": Topic.TEXTS, "fee": Topic.TEXTS, "documents": Topic.TEXTS,
    "motto": Topic.TEXTS, "label": Topic.TEXTS, "walk_in": Topic.TEXTS, "place": Topic.TEXTS, "reason": Topic.TEXTS,
}  # fmt: skip

_PARTS = {
    "periods": Topic.CUT_OFFS, "holidays": Topic.CUT_OFFS, "overrides": Topic.CUT_OFFS,
    "counters": Topic.PROMISES, "rules": Topic.PROMISES, "promises": Topic.PROMISES,
    "services": Topic.TEXTS, "journeys": Topic.TEXTS, "documents": Topic.TEXTS, "needs": Topic.TEXTS,
    "who": Topic.TEXTS, "agencies": Topic.TEXTS, "letters": Topic.TEXTS,
}  # fmt: skip
"""For things that come, go, or change in a field that is not named above."""


def topic_of(change: Change) -> Topic:
    return _FIELDS.get(change.field) or _PARTS.get(change.part, Topic.OTHER)


def grouped(changes: Iterable[Change]) -> dict[Topic, list[Change]]:
    """The changes by topic, topics without any left out."""
    found: dict[Topic, list[Change]] = {topic: [] for topic in Topic}
    for change in changes:
        found[topic_of(change)].append(change)
    return {topic: listed for topic, listed in found.items() if listed}
