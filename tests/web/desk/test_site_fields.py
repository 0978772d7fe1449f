"""The site file as forms, and which field a fault belongs to."""

from typing import Any

import msgspec
import pytest

from core.site import Site
from core.sitefault import fault
from tests.core.sample import raw
from web.desk.site_faults import by_place
from web.desk.site_fields import BadField, changed, forms, groups, spans

SITE = msgspec.convert(raw(), Site, strict=False)


def doc() -> Any:
    return msgspec.json.decode(msgspec.json.encode(SITE))


def typed(form: str, **over: str) -> dict[str, str]:
    """Every field of a form as it stands, and what is typed over some of them."""
    every = {each.place: each.value for group in groups(form, SITE, doc()) for each in group.fields}
    return every | {place.replace("__", "."): text for place, text in over.items()}


@pytest.mark.parametrize("form", list(forms(SITE)))
def test_a_form_as_it_stands_changes_nothing(form: str) -> None:
    made, faults = changed(doc(), groups(form, SITE, doc()), typed(form))
    assert faults == []
    assert msgspec.convert(made, Site, strict=False) == SITE


def test_every_field_has_a_name_in_both_languages_and_stands_once() -> None:
    for form in forms(SITE):
        found = [each for group in groups(form, SITE, doc()) for each in group.fields]
        assert found
        assert all(each.label.id and each.label.en for each in found)
        assert len({each.place for each in found}) == len(found)


def test_an_unknown_form_is_not_there() -> None:
    with pytest.raises(KeyError):
        groups("agency-nowhere", SITE, doc())


def test_a_note_comes_and_goes() -> None:
    form, shown = "agency-dukcapil", groups("agency-dukcapil", SITE, doc())
    note = "agencies__0__services__2__note__"
    made, _ = changed(doc(), shown, typed(form, **{f"{note}id": "Bawa KK.", f"{note}en": "Bring it."}))
    assert made["agencies"][0]["services"][2]["note"] == {"id": "Bawa KK.", "en": "Bring it."}
    gone, _ = changed(
        doc(), shown, typed(form, agencies__0__services__0__note__id="", agencies__0__services__0__note__en="")
    )
    assert gone["agencies"][0]["services"][0]["note"] is None


def test_figures_are_read_with_comma_or_point() -> None:
    form, shown = "agency-dukcapil", groups("agency-dukcapil", SITE, doc())
    made, faults = changed(doc(), shown, typed(form, agencies__0__services__0__minutes="12,5"))
    assert (made["agencies"][0]["services"][0]["minutes"], faults) == (12.5, [])
    for wrong in ("", "inf", "nan", "1e999", "9" * 400, "0x10", "1 2"):
        _, faults = changed(doc(), shown, typed(form, agencies__0__services__0__minutes=wrong))
        assert [bad.place for bad in faults] == ["agencies.0.services.0.minutes"], wrong


def test_spans_as_people_write_them() -> None:
    assert spans("x", "8.00-12:00, 13:00 – 15:00,") == [["08:00", "12:00"], ["13:00", "15:00"]]
    assert spans("x", " ") == []
    for wrong in ("8-12", "08:00", "08:00–15:00 13:00–14:00", "pagi"):
        with pytest.raises(BadField):
            spans("x", wrong)


def test_a_fault_belongs_to_the_field_that_it_names() -> None:
    shown = groups("hours", SITE, doc())
    found = by_place(
        [
            fault("$.hours.week.mon[0]", "x", "a", "a"),
            fault("$.hours.week.mon[1][0]", "x", "b", "b"),
            fault("$.hours.week.monday", "x", "c", "c"),
            fault("$.zones[0].color", "x", "d", "d"),
        ],
        shown,
        {},
    )
    assert {place: text.id for place, text in found.items()} == {"hours.week.mon": "a", "": "c"}
