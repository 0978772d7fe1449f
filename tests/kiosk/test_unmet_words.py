"""The list of what a mall may not have, asked with what visitors really type."""

import pytest

from core.unmet import WISHES, Topic, unmet
from kiosk.search import search
from kiosk.spelling import nearness, spelled
from tests.ui.hub import Hub


def test_the_words_of_the_list_are_spelled_as_typed_words_are() -> None:
    phrases = [phrase for wish in WISHES.values() for phrase in wish.phrases]
    assert [phrase for phrase in phrases if spelled(" ".join(phrase)) != list(phrase)] == []


@pytest.mark.parametrize("topic", Topic)
def test_the_name_of_a_topic_leads_to_it(topic: Topic) -> None:
    name = WISHES[topic].name
    assert unmet(spelled(name.id), nearness) is topic
    assert unmet(spelled(name.en), nearness) is topic


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("bikin SKCK", Topic.POLICE_RECORD),
        ("surat ket. sehat", Topic.HEALTH_LETTER),
        ("Nikah", Topic.MARRIAGE),
        ("akte cerai", Topic.DIVORCE),
        ("kartu kuningg", Topic.JOB_CARD),
        ("beasiwsa", Topic.SCHOLARSHIP),
        ("pengadlan", Topic.COURT),
        ("sertifikat halal", Topic.HALAL),
        ("passport", Topic.PASSPORT),
        ("perpanjang SIM", Topic.DRIVING_LICENCE),
        ("KTP", None),
        ("akta kelahiran", None),
        ("pas foto", None),
        ("5371010101800001", None),
        ("Budi Santoso", None),
    ],
)
def test_what_visitors_type(typed: str, topic: Topic | None) -> None:
    assert unmet(spelled(typed), nearness) is topic


def test_what_the_mall_has_is_found_before_anything_is_counted() -> None:
    hub = Hub()
    assert hub.catalog is not None
    offered = list(hub.catalog.services.values())
    for typed in ("paspor", "pensiun", "haji", "bansos", "imb"):
        found = search(typed, offered, hub.catalog)
        assert bool(found) == (typed != "imb"), typed
