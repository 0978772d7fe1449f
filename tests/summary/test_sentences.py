"""What stood out: each rule speaks when it should, is silent otherwise, and the heaviest come first."""

import re

import pytest

from core.rollup.account import Account, Name, Outage
from core.rollup.hours import Hours
from core.rollup.kept import Kept
from core.rollup.presence import Presence
from core.words import Outcome, Text
from summary.sentences import SHOWN, Before, for_everybody, sentences
from tests.summary.days import ZONE, lengths, quiet, simulated

HALF_PAST_TEN = 1_795_487_400_000
"""2026-11-24, 10:30 in Kupang."""


USUAL = "100 % of the errands were finished in one visit (20 of 20)."


def said(account: Account, before: Before | None = None) -> list[str]:
    return [each.text.en for each in sentences(account, before or Before(), ZONE)]


def with_counters(account: Account, *presences: Presence) -> Account:
    account.counters = dict(enumerate(presences, 1))
    account.names |= {f"counter/{no}": Name(Text(f"Loket {no}", f"Counter {no}"), "a") for no in account.counters}
    return account


def test_a_quiet_day_has_its_visits_and_what_is_usual() -> None:
    assert said(quiet()) == ["20 visits.", USUAL]
    account = quiet()
    account.services["S"].waits = lengths(6, 20)
    assert said(account) == ["20 visits.", "Half of the visitors were called within 7 minutes.", USUAL]


def test_nobody_came() -> None:
    (only,) = said(quiet(0), Before(12))
    assert only.startswith("Nobody visited")


@pytest.mark.parametrize(("before", "words"), [(10, "100 % more"), (40, "50 % fewer"), (19, "5 % more")])
def test_visits_are_held_against_last_week(before: int, words: str) -> None:
    held = f"20 visits, {words} than on the same weekday last week ({before})."
    assert said(quiet(), Before(before)) == [held, USUAL]


@pytest.mark.parametrize(("before", "days"), [(1000, 1), (996, 1), (1004, 1), (19_920, 20)])
def test_nobody_is_told_of_no_per_cent(before: int, days: int) -> None:
    held = sentences(quiet(1000 * days), Before(before, days=days), ZONE, days)
    (visits,) = [each.text for each in held if each.anchor == "visits"]
    assert "kira-kira sama banyak dengan hari yang sama minggu lalu (" in visits.id
    assert "about as many as on the same weekday last week (" in visits.en
    assert " 0 %" not in visits.id + visits.en


def test_months_are_held_against_each_other_by_the_day() -> None:
    held = sentences(quiet(6600), Before(7000, Text("September 2026", "in September 2026"), 20), ZONE, 22)
    assert [each.text for each in held if each.anchor == "visits"] == [
        Text("6.600 kunjungan dalam 22 hari: 300 sehari, 14 % lebih sedikit daripada September 2026 (350).",
             "6,600 visits in 22 days: 300 a day, 14 % fewer than in September 2026 (350)."),
    ]  # fmt: skip


@pytest.mark.parametrize(("people", "minutes", "speaks"), [(10, 30, True), (9, 30, False), (10, 29, False)])
def test_long_waits_of_two_hours_are_told_with_the_open_counters(people: int, minutes: int, speaks: bool) -> None:
    account = with_counters(quiet(), Presence(), Presence())
    account.hours = {"a": Hours({9: people}, {9: lengths(minutes, people)}, {9: 3_600_000, 10: 7_200_000})}
    words = "Agency A: between 09:00 and 11:00 half of the visitors waited more than 30 minutes; 1.5 of 2 counters were"
    assert [text.startswith(words) for text in said(account) if "waited" in text] == ([True] if speaks else [])


@pytest.mark.parametrize(("minutes", "part"), [(90, "75 %"), (125, "100 %"), (0, "0 %")])
def test_an_agency_with_one_counter_is_told_how_long_it_was_open(minutes: int, part: str) -> None:
    account = with_counters(quiet(), Presence())
    account.hours = {"a": Hours({9: 20}, {9: lengths(30, 20)}, {9: minutes * 60_000})}
    (waited,) = [each.text for each in sentences(account, Before(), ZONE) if "waited" in each.text.en]
    assert waited.id.endswith(f"; satu-satunya loket buka {part} dari waktu itu.")
    assert waited.en.endswith(f"; its only counter was open {part} of that time.")


def test_the_worst_two_hours_of_all_agencies_are_the_ones_told() -> None:
    account = quiet()
    account.names["agency/b"] = Name(Text("Gerai B", "Agency B"))
    account.hours = {
        "a": Hours({}, {9: lengths(40, 20)}),
        "b": Hours({}, {9: lengths(35, 20), 13: lengths(90, 20)}),
    }
    (long,) = [text for text in said(account) if "waited" in text]
    assert long == "Agency B: between 13:00 and 15:00 half of the visitors waited more than 90 minutes."


@pytest.mark.parametrize(("promised", "speaks"), [(10, True), (9, False)])
def test_promises_are_told_where_there_are_enough(promised: int, speaks: bool) -> None:
    account = quiet()
    account.kept = {"S": Kept(promised, promised // 2)}
    assert [text for text in said(account) if "promised" in text] == (
        ["50 % of the times promised on paper were kept (5 of 10)."] if speaks else []
    )


def test_counters_that_stayed_closed_or_opened_late() -> None:
    account = with_counters(quiet(), Presence(late_ms=None, stayed_closed=1), Presence(late_ms=10 * 60_000), Presence())
    assert "One counter was not opened at all: Counter 1." in said(account)
    assert "One counter opened late, by 10 minutes." in said(account)
    many = with_counters(quiet(), *[Presence(late_ms=None, stayed_closed=1) for _ in range(5)])
    assert "5 counters were not opened at all: Counter 1, Counter 2, Counter 3 and 2 more." in said(many)
    late = with_counters(quiet(), Presence(late_ms=600_000), Presence(late_ms=1_200_000), Presence(late_ms=599_999))
    assert "2 counters opened late, the latest by 20 minutes." in said(late)
    assert said(with_counters(quiet(), Presence(late_ms=599_999))) == ["20 visits.", USUAL]


def test_the_first_quota_that_was_used_up() -> None:
    account = quiet()
    account.used_up = {"B": HALF_PAST_TEN + 60_000, "A": HALF_PAST_TEN}
    assert said(account)[0] == "The quota of A was used up at 10:30."
    account.names["letter/A"] = Name(Text("Kartu", "Cards"), "a")
    assert said(account)[0] == "The quota of Agency A (A) was used up at 10:30."


def test_outages_and_their_length() -> None:
    account = quiet()
    account.outages = (Outage(0, 1_800_000, "power"),)
    assert said(account)[0] == "One outage, 30 minutes."
    account.outages = (Outage(0, 1_800_000, "power"), Outage(4_000_000, None, "network"))
    assert said(account)[0] == "2 outages, 30 minutes together."


@pytest.mark.parametrize(("sent", "of", "speaks"), [(3, 60, True), (2, 20, False), (3, 61, False)])
def test_who_went_home_for_papers(sent: int, of: int, speaks: bool) -> None:
    account = quiet(of)
    account.services["S"].outcomes = {Outcome.DONE: of - sent, Outcome.DOCUMENTS_INCOMPLETE: sent}
    told = [text for text in said(account) if "papers" in text]
    words = "Agency A: 5 % of the visitors went home because papers were missing (3 people)."
    assert told == ([words] if speaks else [])


@pytest.mark.parametrize(("sent", "published"), [(4, False), (5, True)])
def test_nothing_of_very_few_people_is_published(sent: int, published: bool) -> None:
    account = quiet(20)
    account.services["S"].outcomes = {Outcome.DONE: 20 - sent, Outcome.DOCUMENTS_INCOMPLETE: sent}
    found = sentences(account, Before(), ZONE)
    assert any("papers" in each.text.en for each in found)
    assert any("papers" in each.text.en for each in for_everybody(found)) == published
    assert for_everybody(sentences(quiet(4), Before(), ZONE)) == []


def test_three_are_shown_the_heaviest_first() -> None:
    account = with_counters(quiet(), Presence(late_ms=None, stayed_closed=1), Presence())
    account.used_up = {"A": HALF_PAST_TEN}
    account.outages = (Outage(0, 1_800_000, "power"),)
    found = sentences(account, Before(1000), ZONE)
    assert len(found) > SHOWN
    assert found[0].text.en.startswith("20 visits")
    assert [each.weight for each in found] == sorted((each.weight for each in found), reverse=True)


def test_both_languages_say_the_same_figures() -> None:
    for each in sentences(simulated()[0], Before(300), ZONE):
        indonesian, english = (re.findall(r"\d+", words) for words in (each.text.id, each.text.en))
        assert indonesian == english
