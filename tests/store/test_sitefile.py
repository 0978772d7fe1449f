"""The site file on disk: all faults at once in words, and one canonical text."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.sitefile import BadSiteFile, UnreadableSiteFile, check, dump, read_site
from tests.core.sample import PATH, put, raw, site

SITE = site()


def faults(doc: Any) -> list[tuple[str, str]]:
    return [(fault.path, fault.code) for fault in check(json.dumps(doc).encode())[1]]


def spoilt(**places: Any) -> Any:
    doc = raw()
    for place, value in places.items():
        put(doc, place.replace("__", "."), value)
    return doc


def test_the_sample_is_read_without_fault() -> None:
    assert check(PATH.read_bytes()) == (SITE, [])
    assert read_site(PATH) == SITE


def test_the_sample_stands_there_as_it_is_written() -> None:
    assert dump(SITE) == PATH.read_text()


def test_what_is_written_says_the_same() -> None:
    bare = spoilt(site__base_url=None, kiosks=[], numbering={"forbidden_letters": []})
    changed = site(bare)
    assert check(dump(changed).encode()) == (changed, [])
    assert dump(changed) != dump(SITE)


@pytest.mark.parametrize(
    ("place", "value", "path", "code"),
    [
        ("agencies.0.letters.0.quotta", 5, "$.agencies[0].letters[0].quotta", "unknown_field"),
        ("agencies.0.letters.0.quota", "160", "$.agencies[0].letters[0].quota", "wrong_kind"),
        ("agencies.0.letters.0.quota", 1.5, "$.agencies[0].letters[0].quota", "wrong_kind"),
        ("agencies.0.letters.0.hours", {"mon": 8}, "$.agencies[0].letters[0].hours.mon", "wrong_kind"),
        ("agencies.0.letters.0.hours", {"senin": []}, "$.agencies[0].letters[0].hours.senin", "unknown_field"),
        ("agencies.0.letters.2", {"letter": "AB", "zone": "Z1"}, "$.agencies[0].letters[2].name", "missing"),
        ("agencies.0.services.0.walk_in", "ya", "$.agencies[0].services[0].walk_in", "wrong_kind"),
        ("agencies.0.services.0.minutes", None, "$.agencies[0].services[0].minutes", "wrong_kind"),
        ("site.name", "Mal", "$.site.name", "wrong_kind"),
        ("site", {}, "$.site.code", "missing"),
        ("hours.periods.0.from", "08-02-2027", "$.hours.periods[0].from", "bad_date"),
        ("hours.periods.0.from", "2027-02-30", "$.hours.periods[0].from", "bad_date"),
        ("hours.periods.0.from", 2027, "$.hours.periods[0].from", "wrong_kind"),
        ("hours.week.mon", [["08:00"]], "$.hours.week.mon[0]", "wrong_length"),
        ("hours.week.mon", [["08:00", "12:00", "15:00"]], "$.hours.week.mon[0]", "wrong_length"),
        ("journeys.0.instrument", "lain", "$.journeys[0].instrument", "wrong_choice"),
        ("documents.surat baru", {}, '$.documents["surat baru"].name', "missing"),
    ],
)
def test_a_fault_of_form_is_found_where_it_is(place: str, value: Any, path: str, code: str) -> None:
    doc = raw()
    put(doc, place, value)
    assert (path, code) in faults(doc)


def test_a_misspelt_field_gets_a_hint() -> None:
    found = check(json.dumps(spoilt(agencies__0__letters__0__quotta=5)).encode())[1]
    assert [f.words.id for f in found] == ["Isian “quotta” tidak dikenal. Mungkin maksudnya “quota”?"]
    found = check(json.dumps(spoilt(wxyz=5)).encode())[1]
    assert [f.words.en for f in found] == ["The field “wxyz” is not known."]


def test_faults_of_form_and_of_meaning_are_told_together() -> None:
    doc = spoilt(
        agencies__0__letters__0__quota="160",
        agencies__0__letters__1__quota=1000,
        hours__periods__0__from="8 Februari",
        hours__week__tue=[["08:00"]],
        journeys__0__instrument="lain",
        kiosks__0__low_reach="tidak",
        site__timezone="Asia/Kupang",
        site__wxyz=1,
    )
    assert sorted(faults(doc)) == [
        ("$.agencies[0].letters[0].quota", "wrong_kind"),
        ("$.agencies[0].letters[1].quota", "bad_quota"),
        ("$.hours.periods[0].from", "bad_date"),
        ("$.hours.week.tue[0]", "wrong_length"),
        ("$.journeys[0].instrument", "wrong_choice"),
        ("$.kiosks[0].low_reach", "wrong_kind"),
        ("$.site.timezone", "unknown_timezone"),
        ("$.site.wxyz", "unknown_field"),
    ]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("site.code", 5),  # the address ends in it
        ("agencies.0.services.0.minutes_p90", "x"),
        ("hours.periods.0.to", 5),
        ("zones.0.color", None),
    ],
)
def test_a_fault_of_form_is_not_told_again_in_other_words(place: str, value: Any) -> None:
    doc = raw()
    put(doc, place, value)
    assert [code for _, code in faults(doc)] == ["wrong_kind"]


def test_nothing_is_made_up_for_a_list_that_is_missing() -> None:
    doc = raw()
    del doc["agencies"]
    put(doc, "site.timezone", "Asia/Kupang")
    assert faults(doc) == [("$.agencies", "missing")]


@pytest.mark.parametrize(
    ("raw_bytes", "code"),
    [
        (b"", "not_json"),
        (b'{"schema": 1,}', "not_json"),
        (b"\xff\xfe", "not_json"),
        (b'{"schema": NaN}', "not_json"),
        (b"[" * 100_000, "not_json"),
        (b"null", "wrong_kind"),
        (b"[]", "wrong_kind"),
    ],
)
def test_what_is_no_site_file_at_all(raw_bytes: bytes, code: str) -> None:
    found, faults = check(raw_bytes)
    assert found is None
    assert [(fault.path, fault.code) for fault in faults] == [("$", code)]


def test_a_field_written_twice_is_a_fault() -> None:
    text = PATH.read_text().replace('"code": "kpg",', '"code": "abc", "code": "kpg",')
    found, told = check(text.encode())
    assert found is None
    assert [(f.code, f.words.en) for f in told] == [("repeated_field", "The field “code” is written twice.")]


def test_files_of_windows_editors_are_read() -> None:
    assert check(b"\xef\xbb\xbf" + PATH.read_text().replace("\n", "\r\n").encode()) == (SITE, [])


def test_whole_figures_may_be_written_with_a_point() -> None:
    assert check(json.dumps(spoilt(agencies__0__letters__0__quota=160.0)).encode()) == (SITE, [])


def test_a_bad_file_is_refused_with_its_faults(tmp_path: Path) -> None:
    path = tmp_path / "site.json"
    path.write_text(json.dumps(spoilt(site__timezone="Asia/Kupang")))
    with pytest.raises(BadSiteFile, match=r"\$\.site\.timezone: The time zone “Asia/Kupang”") as caught:
        read_site(path)
    assert [fault.code for fault in caught.value.faults] == ["unknown_timezone"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSiteFile, match="cannot be read") as caught:
        read_site(tmp_path / "site.json")
    assert "tidak dapat dibaca" in caught.value.words.id
    with pytest.raises(UnreadableSiteFile):
        read_site(tmp_path)


def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, item in items for place in ((*way, key), *places(item, (*way, key)))]


PLACES = places(raw())
VALUES: st.SearchStrategy[object] = st.sampled_from(
    [None, True, -1, 0, 1.5, 10**30, "", "x", "2027-01-01", [], [[]], [["a", "b"]], {}, {"id": "x"}]
)


@given(spoils=st.lists(st.tuples(st.sampled_from(PLACES), VALUES), min_size=1, max_size=3), left_out=st.booleans())
def test_whatever_is_spoilt_is_told_and_never_a_crash(
    spoils: list[tuple[tuple[Any, ...], Any]], left_out: bool
) -> None:
    doc = raw()
    for way, value in spoils:
        parent = doc
        try:
            for key in way[:-1]:
                parent = parent[key]
            if left_out:
                del parent[way[-1]]
            else:
                parent[way[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue  # an earlier one took this place away
    found, told = check(json.dumps(doc).encode())
    assert (found is None) is bool(told)
    if found is not None:
        assert check(dump(found).encode()) == (found, [])
