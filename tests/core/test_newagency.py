"""A new agency from its first name to the site file in which it is open, and its rehearsal."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from core import sitecheck
from core.catalog import Catalog
from core.newagency import Draft, Drafts, DraftService, free_counters, free_letters, next_step, with_agency
from core.refusal import Refusal
from core.rehearsal import Rehearsed, rehearse
from core.site import Site, Week
from core.state import LetterUse, State
from core.words import Text
from tests.core.small_site import SMALL, TUESDAY, form

POST = Text("Kantor Pos", "Post office")
SERVICES = (DraftService(Text("Kirim", "Send"), 5), DraftService(Text("Ambil", "Fetch"), 2.5))
WHOLE = Draft(
    "pos", POST, "Pos", letter="P", zone="selatan", counters=(7, 8), services=SERVICES, hours_known=True,
    officers=("101",), rehearsed=True,
)  # fmt: skip
SEVEN = SMALL.at(TUESDAY, "07:00")


def less(**fields: Any) -> Draft:
    return msgspec.structs.replace(WHOLE, **fields)


@pytest.mark.parametrize(
    ("draft", "step"),
    [
        (Draft("pos", POST, "Pos"), "letter"),
        (less(zone=""), "letter"),
        (less(counters=()), "counters"),
        (less(services=()), "services"),
        (less(hours_known=False), "hours"),
        (less(officers=()), "officer"),
        (less(rehearsed=False), "rehearsal"),
        (WHOLE, "open"),
    ],
)
def test_it_is_taken_up_where_it_was_left(draft: Draft, step: str) -> None:
    assert next_step(draft) == step


def test_drafts_are_found_replaced_and_dropped() -> None:
    drafts = Drafts().put(WHOLE).put(less(id="bri")).put(less(short="PT Pos"))
    assert [draft.id for draft in drafts.agencies] == ["bri", "pos"]
    found = drafts.draft("pos")
    assert found is not None
    assert found.short == "PT Pos"
    assert drafts.without("pos").draft("pos") is None
    assert msgspec.json.decode(msgspec.json.encode(drafts), type=Drafts) == drafts


def test_letters_that_are_free() -> None:
    used = State(letters={
        "D": LetterUse("bapas", TUESDAY - dt.timedelta(89)), "E": LetterUse("bapas", TUESDAY - dt.timedelta(90)),
        "F": LetterUse("pos", TUESDAY),
    })  # fmt: skip
    free = free_letters(SMALL.site, used, TUESDAY, "pos")
    assert free[:4] == ("E", "F", "G", "H")
    assert not set(free) & {"A", "B", "C", "D", "I", "O", "Q"}


def test_two_letters_where_none_is_left() -> None:
    every = State(letters={chr(65 + n): LetterUse("bapas", TUESDAY) for n in range(26)})
    free = free_letters(SMALL.site, every, TUESDAY, "pos")
    assert free[:4] == ("AA", "AB", "AC", "AD")
    assert "BA" not in free


def test_counters_are_numbered_on() -> None:
    assert free_counters(SMALL.site, 2) == (7, 8)
    assert free_counters(Catalog.empty().site, 1) == (1,)


def test_the_site_file_takes_it_in() -> None:
    site = with_agency(SMALL.site, WHOLE, None)
    assert sitecheck.faults(site) == []
    hall = Catalog(site)
    assert hall.services["P1"].minutes_p90 == 9
    assert [counter.label for counter in hall.counters_of("P")] == ["Loket 7", "Loket 8"]
    later = Catalog(with_agency(SMALL.site, WHOLE, dt.date(2027, 1, 4)))
    assert later.agencies["pos"].valid_from == later.counters[8].valid_from == dt.date(2027, 1, 4)


def test_a_rehearsal_plays_every_service_by_the_rules() -> None:
    found = rehearse(Catalog(with_agency(SMALL.site, WHOLE, None)), "pos", SEVEN)
    opens = SMALL.at(TUESDAY, "07:30")
    assert found == [Rehearsed(opens, "P001", "P1", 7), Rehearsed(opens, "P001", "P2", 7)]


def test_a_rehearsal_keeps_the_hours_of_the_agency() -> None:
    thursday = with_agency(SMALL.site, less(hours=Week(thu=(("09:00", "11:00"),))), None)
    found = rehearse(Catalog(thursday), "pos", SEVEN)
    assert not isinstance(found, Refusal)
    assert {each.at_ms for each in found} == {SMALL.at(dt.date(2026, 11, 26), "08:30")}


def test_a_rehearsal_tells_what_would_be_refused() -> None:
    never = with_agency(SMALL.site, less(hours=Week(sun=(("09:00", "11:00"),))), None)
    assert rehearse(Catalog(never), "pos", SEVEN) == Refusal("closed")
    doc = form()
    doc["agencies"][1]["letters"][0]["quota"] = -1
    refused = rehearse(Catalog(msgspec.convert(doc, Site, strict=False)), "bank", SEVEN)
    assert isinstance(refused, Refusal)
    assert refused.code == "quota"


def test_a_rehearsal_takes_a_counter_that_is_there() -> None:
    doc = form()
    doc["counters"][2]["valid_from"] = "2027-01-01"
    doc["counters"][5].pop("valid_from")
    found = rehearse(Catalog(msgspec.convert(doc, Site, strict=False)), "bank", SEVEN)
    assert not isinstance(found, Refusal)
    assert [each.counter for each in found] == [6]


def test_services_by_booking_are_left_out() -> None:
    doc = form()
    doc["agencies"][2]["services"][1]["walk_in"] = False
    hall = Catalog(msgspec.convert(doc, Site, strict=False))
    assert rehearse(hall, "imigrasi", SEVEN) == []
