"""Every rule about a site file, each broken once in the sample."""

from typing import Any

import msgspec
import pytest

from core import sitecheck
from core.words import SkmElement
from tests.core.sample import put, raw, site

BLANK = {"id": "Isi", "en": "  "}
NAME = {"id": "Nama", "en": "Name"}
DAY = {"date": "2027-01-01", "name": NAME, "kind": "libur_nasional"}
EARLIER = {"valid_from": "2027-02-01", "valid_until": "2027-01-01"}
PERIOD = {"name": NAME, "from": "2027-03-01", "to": "2027-03-20", "week": {"mon": [["08:00", "12:00"]]}}
DISPLAY = {"id": "tv-9", "zones": [], "audio_zone": "S9"}
LEFT_OUT = {"name": NAME, "short": "X", "kind": "dinas", "government": "Kota"}
AGENCY = {**LEFT_OUT, "id": "baru", "letters": [], "services": []}
SERVICE = {"code": "A9", "letter": "A", "name": NAME, "minutes": 5, "minutes_p90": 9}
LETTER = {"letter": "AB", "name": NAME, "zone": "Z1"}
COUNTER = {"no": 90, "label": "Loket 90", "agency": "dukcapil", "letters": [], "zone": "Z1"}
KIOSK = {"id": "kiosk-1", "place": NAME, "lane": 1}
JOURNEY = {"id": "baru", "name": NAME, "instrument": "integrasi", "steps": []}
MOBILE = {"id": "pasar", "name": NAME, "day": "saturday", "spans": [["6:00", "09:00"]], "agencies": ["polisi"]}
ELEMENTS = [element.value for element in SkmElement]

BROKEN: list[tuple[str, Any, str, str]] = [
    # names
    ("site.name", BLANK, "$.site.name.en", "blank"),
    ("schema", 2, "$.schema", "unknown_schema"),
    ("site.code", "KPG", "$.site.code", "bad_code"),
    ("site.timezone", "Asia/Kupang", "$.site.timezone", "unknown_timezone"),
    ("site.timezone", "../Kupang", "$.site.timezone", "unknown_timezone"),
    ("site.timezone", "Asia", "$.site.timezone", "unknown_timezone"),
    ("site.base_url", "http://antre.example/kpg/", "$.site.base_url", "bad_base_url"),
    ("site.base_url", "http://antre.example/abc", "$.site.base_url", "bad_base_url"),
    ("site.base_url", "antre.example/kpg", "$.site.base_url", "bad_base_url"),
    ("site.base_url", "http://antre.example/kpg?x", "$.site.base_url", "bad_base_url"),
    ("site.languages", ["id", "Tetun"], "$.site.languages[1]", "unknown_language"),
    ("site.languages", ["id", "id"], "$.site.languages[1]", "repeated_language"),
    ("site.languages", ["en"], "$.site.languages", "no_indonesian"),
    ("agencies.0.letters.2", {**LETTER, "letter": "ABC"}, "$.agencies[0].letters[2].letter", "bad_letter"),
    ("agencies.0.letters.2", {**LETTER, "letter": "AO"}, "$.agencies[0].letters[2].letter", "forbidden_letter"),
    ("agencies.0.letters.2", {**LETTER, "letter": "A"}, "$.agencies[0].letters[2].letter", "repeated_letter"),
    ("agencies.0.services.9", {**SERVICE, "code": "a 9"}, "$.agencies[0].services[9].code", "bad_service_code"),
    ("agencies.0.services.9", {**SERVICE, "code": "B1"}, "$.agencies[3].services[0].code", "repeated_service"),
    ("agencies.18", {**AGENCY, "id": "dukcapil"}, "$.agencies[18].id", "repeated_id"),
    ("agencies.18", {**AGENCY, "id": "kantor baru"}, "$.agencies[18].id", "bad_id"),
    ("documents.surat baru", {"name": NAME}, "$.documents.surat baru", "bad_id"),
    ("site.id", "mpp kupang", "$.site.id", "bad_id"),
    ("counters.25", {**COUNTER, "no": 1}, "$.counters[25].no", "repeated_counter"),
    ("counters.25", {**COUNTER, "label": "Loket 1"}, "$.counters[25].label", "repeated_label"),
    ("kiosks.2", KIOSK, "$.kiosks[2].id", "repeated_id"),
    ("kiosks.2", {**KIOSK, "id": "kiosk-3"}, "$.kiosks[2].lane", "repeated_lane"),
    ("zones.0.color", "blue", "$.zones[0].color", "bad_color"),
    ("zones.0.shape", "heart", "$.zones[0].shape", "unknown_shape"),
    ("zones.0", {"id": "Z9", "name": NAME, "color": "#2e7d32", "shape": "square", "audio_zone": "S1"},
     "$.zones[1]", "repeated_look"),
    # references
    ("agencies.0.letters.0.zone", "Z7", "$.agencies[0].letters[0].zone", "unknown_zone"),
    ("counters.0.zone", "Z7", "$.counters[0].zone", "unknown_zone"),
    ("displays.0.zones", ["Z1", "Z7"], "$.displays[0].zones[1]", "unknown_zone"),
    ("displays.3", DISPLAY, "$.displays[3].audio_zone", "unknown_audio_zone"),
    ("displays.3", DISPLAY, "$.displays[3].zones", "no_zone"),
    ("counters.0.agency", "polisi", "$.counters[0].agency", "unknown_agency"),
    ("mobile_sites.2", MOBILE, "$.mobile_sites[2].agencies[0]", "unknown_agency"),
    ("hours.overrides", [{"date": "2027-01-02", "agency": "polisi"}], "$.hours.overrides[0].agency", "unknown_agency"),
    ("agencies.0.services.9", {**SERVICE, "letter": "AZ"}, "$.agencies[0].services[9].letter", "unknown_letter"),
    ("counters.0.letters", ["A", "AZ"], "$.counters[0].letters[1]", "unknown_letter"),
    ("agencies.0.services.9", {**SERVICE, "letter": "B"}, "$.agencies[0].services[9].letter", "foreign_letter"),
    ("counters.0.letters", ["A", "B"], "$.counters[0].letters[1]", "foreign_letter"),
    ("agencies.0.services.0.documents", [{"any_of": ["ktp", "sepeda"]}],
     "$.agencies[0].services[0].documents[0].any_of[1]", "unknown_document"),
    ("agencies.0.services.0.documents", [{"any_of": []}],
     "$.agencies[0].services[0].documents[0].any_of", "no_document"),
    ("journeys.0.steps.0.gives", ["sepeda"], "$.journeys[0].steps[0].gives[0]", "unknown_document"),
    ("counters.25", COUNTER, "$.counters[25].letters", "no_letter"),
    ("agencies.18", AGENCY, "$.agencies[18].letters", "no_letter"),
    ("agencies.18", AGENCY, "$.agencies[18]", "agency_without_counter"),
    ("agencies.0.letters.2", LETTER, "$.agencies[0].letters[2]", "letter_without_counter"),
    ("agencies.0.letters.2", LETTER, "$.agencies[0].letters[2]", "letter_without_service"),
    ("agencies.0.services.9", {**SERVICE, **EARLIER}, "$.agencies[0].services[9].valid_until", "validity_order"),
    ("counters.25", {**COUNTER, "letters": ["A"], **EARLIER}, "$.counters[25].valid_until", "validity_order"),
    # hours
    ("hours.week.mon", [["8:00", "15:00"]], "$.hours.week.mon[0][0]", "bad_time"),
    ("hours.week.mon", [["08:00", "24:00"]], "$.hours.week.mon[0][1]", "bad_time"),
    ("hours.rolling_break.mon", [["13:00", "12:00"]], "$.hours.rolling_break.mon[0]", "span_order"),
    ("hours.periods.0.week.mon", [["08:00", "12:00"], ["11:00", "14:00"]],
     "$.hours.periods[0].week.mon[1]", "span_overlap"),
    ("hours.overrides", [{"date": "2027-01-02", "spans": [["09:00", "09:00"]]}],
     "$.hours.overrides[0].spans[0]", "span_order"),
    ("agencies.0.letters.0.hours", {"mon": [["15:00", "08:00"]]},
     "$.agencies[0].letters[0].hours.mon[0]", "span_order"),
    ("mobile_sites.2", MOBILE, "$.mobile_sites[2].spans[0][0]", "bad_time"),
    ("mobile_sites.2", MOBILE, "$.mobile_sites[2].day", "unknown_weekday"),
    ("hours.periods.1", {**PERIOD, "to": "2027-02-28"}, "$.hours.periods[1]", "period_order"),
    ("hours.periods.1", PERIOD, "$.hours.periods[1]", "period_overlap"),
    ("hours.holidays.28", DAY, "$.hours.holidays[28].date", "repeated_holiday"),
    ("hours.holidays.0.kind", "libur", "$.hours.holidays[0].kind", "unknown_holiday_kind"),
    ("hours.overrides", [{"date": "2027-01-02"}, {"date": "2027-01-02"}], "$.hours.overrides[1]", "repeated_override"),
    ("hours.week", {}, "$.hours.week", "never_open"),
    ("agencies.0.letters.0.hours", {"sun": [["08:00", "12:00"]]}, "$.agencies[0].letters[0].hours", "never_open"),
    # figures
    ("agencies.0.letters.0.quota", 1000, "$.agencies[0].letters[0].quota", "bad_quota"),
    ("agencies.0.letters.0.quota", 0, "$.agencies[0].letters[0].quota", "bad_quota"),
    ("agencies.0.services.0.minutes", 0, "$.agencies[0].services[0].minutes", "bad_minutes"),
    ("agencies.0.services.0.minutes_p90", 9.5, "$.agencies[0].services[0].minutes_p90", "bad_minutes"),
    ("rules.max_calls", 0, "$.rules.max_calls", "bad_setting"),
    ("rules.undo_seconds", 61, "$.rules.undo_seconds", "bad_setting"),
    ("hours.last_ticket_minutes", -1, "$.hours.last_ticket_minutes", "bad_setting"),
    ("hours.kiosk_opens_minutes", 241, "$.hours.kiosk_opens_minutes", "bad_setting"),
    ("priority.head_start_minutes", -5, "$.priority.head_start_minutes", "bad_setting"),
    ("numbering.spoken.repeat_when_idle", 0, "$.numbering.spoken.repeat_when_idle", "bad_setting"),
    ("numbering.spoken.gap_seconds", -0.5, "$.numbering.spoken.gap_seconds", "bad_setting"),
    ("numbering.spoken.mode", "letters", "$.numbering.spoken.mode", "bad_choice"),
    ("rules.after_last_call", "wait", "$.rules.after_last_call", "bad_choice"),
    ("promises.round_minutes", 31, "$.promises.round_minutes", "bad_setting"),
    ("promises.beyond_closing", "maybe", "$.promises.beyond_closing", "bad_choice"),
    ("reports.ikm_weight", "0,11", "$.reports.ikm_weight", "bad_weight"),
    ("reports.ikm_weight", "1/0", "$.reports.ikm_weight", "bad_weight"),
    ("reports.ikm_weight", "0.2", "$.reports.ikm_weight", "bad_weight"),
    ("reports.ikm_elements", [{"id": name} for name in ELEMENTS[:8]], "$.reports.ikm_elements", "bad_elements"),
    ("reports.ikm_elements", [{"id": name, "weight": "0.2" if n else "1/9"} for n, name in enumerate(ELEMENTS)],
     "$.reports.ikm_weight", "bad_weight"),
    ("reports.ikm_elements", [{"id": ELEMENTS[0]}] * 9, "$.reports.ikm_elements", "bad_elements"),
    ("reports.ikm_elements", [{"id": name, "weight": "1:9" if name == "biaya" else None} for name in ELEMENTS],
     "$.reports.ikm_elements[3].weight", "bad_weight"),
    ("kiosks.1.lane", 9, "$.kiosks[1].lane", "bad_lane"),
    ("counters.0.no", 0, "$.counters[0].no", "bad_counter"),
    ("load.tickets_per_day", 0, "$.load.tickets_per_day", "bad_load"),
    ("load.peak_tickets_per_day", 349, "$.load.peak_tickets_per_day", "bad_load"),
    # journeys
    ("journeys.12", JOURNEY, "$.journeys[12].steps", "bad_length"),
    ("journeys.0.steps", [{"any_of": ["C1"]}] * 9, "$.journeys[0].steps", "bad_length"),
    ("journeys.0.steps.1.after", [1], "$.journeys[0].steps[1].after[0]", "bad_after"),
    ("journeys.0.steps.1.after", [-1], "$.journeys[0].steps[1].after[0]", "bad_after"),
    ("journeys.0.steps.2.after", [0, 0], "$.journeys[0].steps[2].after[1]", "repeated_after"),
    ("journeys.0.steps.0.any_of", ["C9"], "$.journeys[0].steps[0].any_of[0]", "unknown_service"),
    ("journeys.0.steps.0.any_of", ["C1", "C1"], "$.journeys[0].steps[0].any_of[1]", "repeated_service"),
    ("journeys.0.steps.0.any_of", [], "$.journeys[0].steps[0].any_of", "no_service"),
    ("journeys.0.steps.0.any_of", ["C3"], "$.journeys[0].steps[0]", "booking_only_step"),
]  # fmt: skip


def found(doc: Any) -> set[tuple[str, str]]:
    return {(fault.path, fault.code) for fault in sitecheck.faults(site(doc))}


def test_the_sample_is_without_fault() -> None:
    assert sitecheck.faults(site()) == []


@pytest.mark.parametrize(("place", "value", "path", "code"), BROKEN)
def test_each_fault_is_found_where_it_is(place: str, value: Any, path: str, code: str) -> None:
    doc = raw()
    put(doc, place, value)
    assert (path, code) in found(doc)


def test_all_faults_are_found_at_once() -> None:
    doc = raw()
    put(doc, "site.code", "KPG")
    put(doc, "agencies.0.letters.0.quota", 1000)
    put(doc, "journeys.0.steps.0.any_of", ["C9"])
    codes = {code for _, code in found(doc)}
    assert codes == {"bad_code", "bad_base_url", "bad_quota", "unknown_service"}


def test_a_required_step_needs_a_counter() -> None:
    doc = raw()
    doc["counters"] = [c for c in doc["counters"] if c["agency"] != "dpmptsp"]
    assert found(doc) == {
        ("$.agencies[1]", "agency_without_counter"),
        ("$.journeys[4].steps[1]", "unservable_step"),
        ("$.journeys[5].steps[1]", "unservable_step"),
        ("$.journeys[10].steps[1]", "unservable_step"),
    }


def test_a_misspelt_agency_is_told_once() -> None:
    doc = raw()
    put(doc, "counters.0.agency", "dukcapi")
    assert found(doc) == {("$.counters[0].agency", "unknown_agency")}


def test_a_service_needs_a_counter_of_its_own_time() -> None:
    doc = raw()
    put(doc, "agencies.2.services.0.valid_until", "2026-12-31")
    put(doc, "counters.4.valid_from", "2027-01-01")
    assert found(doc) == {("$.agencies[2].services[0]", "service_without_counter")}


@pytest.mark.parametrize("weight", ["1/9", "0.11", "0.111"])
def test_the_weights_that_forms_print_may_be_used(weight: str) -> None:
    doc = raw()
    put(doc, "reports.ikm_weight", weight)
    assert found(doc) == set()
    put(doc, "reports.ikm_elements", [{"id": name} for name in reversed(ELEMENTS)])
    assert found(doc) == set()


def test_what_a_site_may_leave_out() -> None:
    doc = raw()
    doc["site"]["base_url"] = None
    put(doc, "hours.periods.1", {**PERIOD, "from": "2027-03-15"})
    del doc["kiosks"][0]["lane"]
    del doc["agencies"][0]["letters"][0]["quota"]
    assert found(doc) == set()


def test_times_that_cannot_be_read_are_told_once() -> None:
    doc = raw()
    put(doc, "hours.week.mon", [["8", "15"], ["16:00", "17:00"]])
    assert found(doc) == {("$.hours.week.mon[0][0]", "bad_time"), ("$.hours.week.mon[0][1]", "bad_time")}


def test_every_fault_speaks_both_languages() -> None:
    for place, value, _, _ in BROKEN:
        doc = raw()
        put(doc, place, value)
        for fault in sitecheck.faults(site(doc)):
            assert fault.words.id != fault.words.en
            assert all(text.endswith((".", "?")) for text in msgspec.structs.astuple(fault.words))
