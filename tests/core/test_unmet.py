"""The closed list of what a mall may not have."""

import pytest

from core.unmet import WISHES, Topic, unmet


def begins(typed: str, known: str) -> int | None:
    return len(known) - len(typed) if known.startswith(typed) else None


def test_every_topic_has_a_name_in_both_languages_and_words_that_lead_to_it() -> None:
    assert list(WISHES) == list(Topic)
    for topic, wish in WISHES.items():
        assert wish.name.id
        assert wish.name.en
        for phrase in wish.phrases:
            assert unmet(phrase) is topic


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("saya mau urus skck", Topic.POLICE_RECORD),
        ("kartu kuning", Topic.JOB_CARD),
        ("kuning kartu", Topic.JOB_CARD),
        ("sidang cerai di pengadilan", Topic.COURT),
        ("akta cerai", Topic.DIVORCE),
        ("kuning", None),
        ("uji", None),
        ("", None),
    ],
)
def test_words_lead_to_a_topic(typed: str, topic: Topic | None) -> None:
    assert unmet(typed.split()) is topic


def test_the_phrase_with_more_words_wins() -> None:
    assert unmet(["sekolah", "kartu", "kuning"]) is Topic.JOB_CARD


def test_a_word_may_be_as_near_as_the_caller_allows() -> None:
    assert unmet(["penga"]) is None
    assert unmet(["penga"], begins) is Topic.COURT
    assert unmet(["beas"], begins) is Topic.SCHOLARSHIP


def test_the_nearest_wins() -> None:
    assert unmet(["pens", "pegadaia"], begins) is Topic.PAWN


def test_a_short_word_must_be_typed_in_full() -> None:
    assert unmet(["pas"], begins) is None
    assert unmet(["pos"], begins) is Topic.POST
