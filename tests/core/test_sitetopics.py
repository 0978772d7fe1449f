"""What the changes of a site file are about."""

import copy
from typing import Any

import pytest

from core.sitechanges import changes
from core.sitetopics import Topic, grouped
from tests.core.sample import put, raw, site

NAME = {"id": "Nama", "en": "Name"}


def topics(*puts: tuple[str, Any]) -> list[Topic]:
    doc = copy.deepcopy(raw())
    for place, value in puts:
        put(doc, place, value)
    return list(grouped(changes(site(raw()), site(doc))))


@pytest.mark.parametrize(
    ("place", "value", "topic"),
    [
        ("hours.last_ticket_minutes", 45, Topic.CUT_OFFS),
        ("hours.holidays.0", {"date": "2026-12-23", "name": NAME, "kind": "libur_daerah"}, Topic.CUT_OFFS),
        ("agencies.0.valid_until", "2026-12-31", Topic.CUT_OFFS),
        ("agencies.1.letters.0.quota", 70, Topic.QUOTAS),
        ("agencies.0.services.0.minutes", 12, Topic.PROMISES),
        ("rules.max_calls", 2, Topic.PROMISES),
        ("promises", {"round_minutes": 10}, Topic.PROMISES),
        ("agencies.0.services.0.fee", NAME, Topic.TEXTS),
        ("site.base_url", None, Topic.OTHER),
    ],
)
def test_each_change_has_its_topic(place: str, value: Any, topic: Topic) -> None:
    assert topics((place, value)) == [topic]


def test_topics_come_in_their_order() -> None:
    spoilt = (("agencies.0.services.0.fee", NAME), ("agencies.1.letters.0.quota", 70), ("hours.last_ticket_minutes", 5))
    assert topics(*spoilt) == [Topic.CUT_OFFS, Topic.QUOTAS, Topic.TEXTS]
    assert topics() == []
