"""What the document of the people may not hold."""

import msgspec
import pytest

from core.access import EVERYWHERE, Duty, Person, Staff
from core.staffcheck import MOST_PEOPLE, faults, good_name, has_admin
from tests.core.people import PIN, person


def codes(*people: Person) -> list[tuple[str, str]]:
    return [(fault.path, fault.code) for fault in faults(Staff(people))]


def test_people_as_they_should_be() -> None:
    ani = person(name="Ani <script>")
    both = msgspec.structs.replace(ani, id="102", duties={"bank": (Duty.OFFICER, Duty.SUPERVISOR)})
    assert codes(ani, both, person("103", name="Nobody", duty=Duty.USHER)) == []
    assert codes(msgspec.structs.replace(ani, duties={})) == []


@pytest.mark.parametrize(
    ("spoilt", "path", "code"),
    [
        ({"name": ""}, "name", "bad_name"),
        ({"name": "   "}, "name", "bad_name"),
        ({"name": "A\x07ni"}, "name", "bad_name"),
        ({"name": "A" * 81}, "name", "bad_name"),
        ({"pin": "246813"}, "pin", "bad_pin"),
        ({"pin": PIN.replace("m=19456", "m=99999999")}, "pin", "bad_pin"),
        ({"pin": PIN.replace("argon2id", "md5")}, "pin", "bad_pin"),
        ({"pin": PIN + "\n"}, "pin", "bad_pin"),
        ({"duties": {"Bank NTT": (Duty.OFFICER,)}}, "duties", "bad_agency"),
        ({"duties": {"bank": ()}}, "duties.bank", "bad_duties"),
        ({"duties": {EVERYWHERE: (Duty.ADMIN, Duty.ADMIN)}}, "duties.*", "bad_duties"),
    ],
)
def test_a_spoilt_person_is_found(spoilt: dict[str, object], path: str, code: str) -> None:
    assert codes(person(), msgspec.structs.replace(person("102"), **spoilt)) == [(f"$.people[1].{path}", code)]


def test_a_number_stands_for_one_person() -> None:
    assert codes(person(), person(name="Budi")) == [("$.people[1].id", "repeated_id")]


def test_a_mall_has_no_thousands_of_people() -> None:
    many = [person(str(n)) for n in range(MOST_PEOPLE + 1)]
    assert codes(*many) == [("$.people", "too_many")]


def test_an_admin_is_one_of_the_whole_site_who_is_on_duty() -> None:
    assert has_admin(Staff((person(duty=Duty.OFFICER), person("102"))))
    assert not has_admin(Staff((person(active=False), person("102", agency="bank"))))


def test_names_are_what_can_be_shown() -> None:
    assert good_name("Maria da Costa")
    assert not good_name("Ani\u202e")
