"""What a new site file means for the people who are in the hall now."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from core.catalog import Catalog
from core.commands import CallNext, Finish, MakeBooking
from core.site import Site
from core.siteeffects import MOST_LABELS, Effect, bookable, effects
from tests.core.play import Play, ident
from tests.core.small_site import SMALL, WHOLE_DAY, counter, form, service

Spoil = Callable[[dict[str, Any]], object]


@pytest.fixture
def mall() -> Play:
    return Play().opened(1, 3).at("09:00")


def spoilt(spoil: Spoil) -> Catalog:
    doc = form()
    spoil(doc)
    return Catalog(msgspec.convert(doc, Site, strict=False))


def found(mall: Play, spoil: Spoil) -> list[Effect]:
    return effects(mall.state, SMALL, spoilt(spoil), mall.now_ms)


def told(mall: Play, spoil: Spoil, code: str) -> list[str]:
    return [effect.words.en for effect in found(mall, spoil) if effect.code == code]


def no_deposits(doc: dict[str, Any]) -> None:
    doc["agencies"][1]["services"] = [service("TARIK", "C")]


def test_the_same_file_does_nothing(mall: Play) -> None:
    mall.issue("KTP")
    assert found(mall, lambda doc: doc) == []


def test_a_first_file_tells_when_numbers_end() -> None:
    first = effects(Play().state, None, SMALL, SMALL.at(Play().date, "07:00"))
    assert {effect.code for effect in first} == {"last_number"}
    assert "Letter A, 24-11: last number none → 14:30." in [effect.words.en for effect in first]


def test_a_service_goes_for_which_people_wait(mall: Play) -> None:
    labels = [mall.issue("SETOR", device=f"kios-{n}").label for n in range(MOST_LABELS + 2)]
    (words,) = told(mall, no_deposits, "service_gone")
    assert words == f"Service SETOR (SETOR) goes, though 14 numbers are not done: {', '.join(labels[:12])} (+2)."
    assert found(mall, no_deposits)[0].grave


def test_what_is_done_is_no_matter(mall: Play) -> None:
    mall.issue("SETOR")
    mall.do(CallNext(3), actor="officer-3")
    mall.later(minutes=1)
    mall.do(Finish(3))
    assert told(mall, no_deposits, "service_gone") == []


def test_a_service_that_was_gone_before_is_called_by_its_code(mall: Play) -> None:
    mall.issue("SETOR")
    (effect,) = [e for e in effects(mall.state, spoilt(no_deposits), spoilt(no_deposits), mall.now_ms) if e.grave]
    assert effect.words.id.startswith("Layanan SETOR (SETOR) dihapus")


def test_a_letter_that_nobody_would_call(mall: Play) -> None:
    mall.issue("SETOR")
    words = told(mall, lambda doc: doc["counters"][2].update(valid_until="2026-11-23"), "letter_uncalled")
    assert words == ["No counter would serve letter C; 1 numbers would not be called: C001."]


def test_a_counter_goes_under_somebody(mall: Play) -> None:
    mall.issue("SETOR")
    mall.do(CallNext(3), actor="officer-3")
    gone = told(mall, lambda doc: doc["counters"].pop(2), "counter_busy")
    later = told(mall, lambda doc: doc["counters"][2].update(valid_until="2026-11-23"), "counter_busy")
    assert gone == later == ["3 goes, though it is serving C001."]
    assert told(mall, lambda doc: doc["counters"].pop(0), "counter_busy") == []


def test_bookings_that_cannot_be_kept(mall: Play) -> None:
    for n, clock in enumerate(("09:30", "10:00")):
        mall.do(MakeBooking(ident("booking", n), "PASPOR", SMALL.at(mall.date, clock), f"{n:064x}"))
    leave = told(mall, lambda doc: doc["agencies"][2].update(valid_until="2026-11-23"), "bookings_lost")
    assert leave == ["2 bookings can no longer be kept at their time."]
    holiday = {"date": "2026-11-24", "name": {"id": "Libur", "en": "Holiday"}, "kind": "libur_daerah"}
    assert told(mall, lambda doc: doc["hours"]["holidays"].append(holiday), "bookings_lost") == leave


def test_what_can_be_booked() -> None:
    at = SMALL.at(Play().date, "09:00")
    assert bookable(SMALL, "PASPOR", at)
    assert not bookable(SMALL, "NONE", at)
    assert not bookable(SMALL, "KIA", at)


def test_a_quota_below_what_was_given(mall: Play) -> None:
    for _ in range(3):
        mall.issue("KTP")

    def quota(doc: dict[str, Any], most: int) -> None:
        doc["agencies"][0]["letters"][0]["quota"] = most

    full = ["Letter A: quota 3, 3 numbers today already. New numbers stop at once."]
    assert told(mall, lambda doc: quota(doc, 3), "quota_used") == full
    assert told(mall, lambda doc: quota(doc, 4), "quota_used") == []
    letters = effects(mall.state, None, spoilt(lambda doc: quota(doc, 3)), mall.now_ms)
    assert full == [effect.words.en for effect in letters if effect.code == "quota_used"]


def test_a_letter_that_goes_has_no_quota(mall: Play) -> None:
    mall.issue("SETOR")

    def leave(doc: dict[str, Any]) -> None:
        del doc["agencies"][1]
        doc["counters"] = [c for c in doc["counters"] if c["agency"] != "bank"]

    assert told(mall, leave, "quota_used") == []
    assert told(mall, leave, "service_gone") != []


def test_the_last_number_moves(mall: Play) -> None:
    words = told(mall, lambda doc: doc["hours"].update(last_ticket_minutes=60), "last_number")
    assert words[0] == "Letter A, 24-11: last number 14:30 → 14:00."
    assert len(words) == 4
    saturday = told(mall, lambda doc: doc["hours"]["week"].update(sat=WHOLE_DAY), "last_number")
    assert saturday[0] == "Letter A, 28-11: last number none → 14:30."


def test_waits_are_told_otherwise(mall: Play) -> None:
    words = told(mall, lambda doc: doc["agencies"][1]["services"][0].update(minutes=10), "promise")
    assert words == ["Letter C: waits are told from 1 counters and 10 minutes a service (until now 1 and 8)."]
    more = told(mall, lambda doc: doc["counters"].append(counter(7, "bank", ["C"], "selatan")), "promise")
    assert more == ["Letter C: waits are told from 2 counters and 8 minutes a service (until now 1 and 8)."]
    assert not any(effect.grave for effect in found(mall, no_deposits))


def test_a_letter_without_services_has_no_pace(mall: Play) -> None:
    words = told(mall, lambda doc: doc["agencies"][1].update(services=[]), "promise")
    assert words == ["Letter C: waits are told from 1 counters and 0 minutes a service (until now 1 and 8)."]
