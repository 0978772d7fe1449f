"""What `besti site diff` says."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.sitechanges import changes
from tests.core.sample import put, raw, site

NAME = {"id": "Nama", "en": "Name"}
SERVICE = {"code": "A9", "letter": "A", "name": NAME, "minutes": 5, "minutes_p90": 9}
OLD = raw()


def said(doc: Any, language: str = "en") -> list[str]:
    return [change.words.in_language(language) for change in changes(site(OLD), site(doc))]


def after(place: str, value: Any, language: str = "en") -> list[str]:
    doc = copy.deepcopy(OLD)
    put(doc, place, value)
    return said(doc, language)


def test_equal_files_differ_in_nothing() -> None:
    assert said(copy.deepcopy(OLD)) == []


@pytest.mark.parametrize(
    ("place", "value", "expected"),
    [
        ("agencies.1.letters.0.quota", 70, ["Letter U (Business and other licences), quota: 80 → 70."]),
        ("agencies.1.letters.0.quota", None, ["Letter U (Business and other licences), quota: 80 → empty."]),
        ("agencies.0.services.0.minutes", 12.5, [
            "Service A1 (First ID card (KTP-el)), service time (minutes): 10 → 12.5.",
        ]),
        ("agencies.0.services.0.walk_in", False, ["Service A1 (First ID card (KTP-el)), without booking: yes → no."]),
        ("agencies.0.services.0.name", NAME, ["Service A1 (Name), name: “First ID card (KTP-el)” → “Name”."]),
        ("agencies.0.services.0.documents", [], ["Service A1 (First ID card (KTP-el)), documents: kk_copy → empty."]),
        ("agencies.0.services.0.documents", [{"any_of": ["kk_copy"], "when": NAME}],
         ["Service A1 (First ID card (KTP-el)), documents: changed in its details."]),
        ("agencies.0.services.9", SERVICE, [
            "Agency dukcapil (Civil Registry Office), services: "
            "A1, A2, A3, A4, A5, A6, C1, C2, C3 → A1, A2, A3, A4, A5, A6, C1, C2, C3, A9.",
            "Service A9 (Name) is added.",
        ]),
        ("counters.0.letters", ["A"], ["Counter 1, letters: A, C → A."]),
        ("counters.24.valid_from", "2027-02-01", ["Counter 25, valid from: empty → 2027-02-01."]),
        ("reports.signed_by", "Ani", ["Reports, name of who signs: empty → Ani."]),
        ("reports.ikm_elements", [{"id": "biaya", "weight": "0.2"}, {"id": "waktu"}],
         ["Reports, IKM elements: empty → biaya 0.2, waktu."]),
        ("hours.week", {}, ["Opening hours, weekly hours: Mon–Thu 08:00–15:00, Fri 08:00–11:30 13:00–15:00 → empty."]),
        ("hours.holidays.2.date", "2027-01-04", [
            "Holiday 2027-01-01 (New Year's Day) is removed.",
            "Holiday 2027-01-04 (New Year's Day) is added.",
        ]),
        ("hours.overrides", [{"date": "2027-01-02", "agency": "sim"}], ["Exception 2027-01-02 sim is added."]),
        ("hours.periods.0.to", "2027-03-08", ["Period Ramadan 1448 H, to: 2027-03-09 → 2027-03-08."]),
        ("journeys.1.steps.1.any_of", ["S1"], [
            "Journey sim (Renew a driving licence), steps: K1, S2/S1 → K1, S1.",
        ]),
        ("mobile_sites.0.spans", [["06:00", "10:00"]], [
            "Mobile site cfd (Car Free Day), hours: 06:00–09:00 → 06:00–10:00.",
        ]),
        ("rules.hold_minutes", 20, ["Rules, hold_minutes: 30 → 20."]),
        ("numbering.spoken.mode", "number", ["Spoken call, mode: digits → number."]),
        ("priority.who", [], [
            "Priority group lansia (Older people (60 and over)) is removed.",
            "Priority group disabilitas (People with disabilities) is removed.",
            "Priority group hamil (Pregnant women) is removed.",
            "Priority group menyusui (Nursing, or with a small child) is removed.",
        ]),
        ("site.base_url", None, ["Mall, QR address: http://antre.example/kpg → empty."]),
        ("about", "Baru", ["The description of the file is changed."]),
    ],
)  # fmt: skip
def test_a_change_in_plain_words(place: str, value: Any, expected: list[str]) -> None:
    assert after(place, value) == expected


def test_indonesian_comes_first() -> None:
    assert after("hours.week.thu", [], "id") == [
        "Jam buka, jam sepekan: Sen–Kam 08:00–15:00, Jum 08:00–11:30 13:00–15:00"
        " → Sen–Rab 08:00–15:00, Jum 08:00–11:30 13:00–15:00."
    ]
    assert after("counters.1.accessible", True, "id") == ["Loket 2, mudah dijangkau: tidak → ya."]


def test_a_letter_that_moves_is_told_with_both_agencies() -> None:
    doc = copy.deepcopy(OLD)
    moved = doc["agencies"][0]["letters"].pop()
    doc["agencies"][1]["letters"].append(moved)
    assert said(doc) == [
        "Agency dukcapil (Civil Registry Office), letters: A, C → A.",
        "Agency dpmptsp (Investment and One-Stop Licensing Office), letters: U → U, C.",
    ]


def test_another_order_is_told() -> None:
    doc = copy.deepcopy(OLD)
    doc["zones"].reverse()
    assert said(doc) == ["Zone: the order is changed."]


LISTS = ["agencies", "zones", "counters", "journeys", "kiosks", "displays", "mobile_sites"]


@given(name=st.sampled_from(LISTS), data=st.data())
def test_whatever_is_left_out_is_told(name: str, data: st.DataObject) -> None:
    doc = copy.deepcopy(OLD)
    at = data.draw(st.integers(0, len(doc[name]) - 1))
    del doc[name][at]
    assert any(change.kind == "removed" and change.part == name for change in changes(site(OLD), site(doc)))
    assert any(change.kind == "added" and change.part == name for change in changes(site(doc), site(OLD)))
