"""Documents with versions, and notices."""

import datetime as dt
import hashlib

import pytest

from core import events
from core.access import Duty
from core.commands import ChangeDocument, PostNotice, RemoveNotice
from tests.core.people import people, person
from tests.core.play import Play, ident, kinds
from tests.core.small_site import TUESDAY, WEDNESDAY, form, site_text


def test_each_change_is_a_new_version(play: Play) -> None:
    (changed,) = play.do(ChangeDocument("voice", "{}"))
    assert changed == events.DocumentChanged("voice", 1, hashlib.sha256(b"{}").hexdigest())
    assert play.code(ChangeDocument("voice", "{}")) == "document_same"
    play.do(ChangeDocument("voice", "[]", based_on=1))
    assert play.refused(ChangeDocument("voice", "{}", based_on=1)).values == {"name": "voice", "version": "2"}
    assert play.state.documents["voice"].version == 2


def test_the_document_of_the_people_is_checked(play: Play) -> None:
    for broken in ("{", "{}x", '{"people": 1}', '{"people": [], "more": 1}'):
        assert play.refused(ChangeDocument("staff", broken)).values["path"] == "$"
    weak = play.refused(ChangeDocument("staff", people(person(pin="246813"))))
    assert (weak.code, weak.values["path"]) == ("bad_document", "$.people[0].pin")
    assert play.do(ChangeDocument("staff", people(person())))


def test_one_admin_must_remain(play: Play) -> None:
    for nobody in (people(), people(person(duty=Duty.OFFICER)), people(person(agency="bank"))):
        assert play.code(ChangeDocument("staff", nobody)) == "no_admin"
    assert play.code(ChangeDocument("staff", people(person(active=False)))) == "no_admin"


def test_a_site_file_is_checked(play: Play) -> None:
    assert play.refused(ChangeDocument("site", "{")).values["path"] == "$"
    assert play.refused(ChangeDocument("site", site_text(zones=[]))).code == "bad_document"
    assert play.do(ChangeDocument("site", site_text()))


@pytest.mark.parametrize(("days", "code"), [(89, "letter_reused"), (90, None)])
def test_a_letter_rests_before_another_agency_has_it(hall: Play, days: int, code: str | None) -> None:
    hall.issue("SETOR")
    agencies = form()["agencies"]
    agencies[1]["id"] = "bank-lain"
    counters = [c | {"agency": "bank-lain"} if c["agency"] == "bank" else c for c in form()["counters"]]
    wanted = ChangeDocument("site", site_text(agencies=agencies, counters=counters))
    hall.on(TUESDAY + dt.timedelta(days), "08:00")
    assert hall.code(wanted) == code if code else hall.do(wanted)


def test_a_notice_hangs_until_its_time(play: Play) -> None:
    assert play.code(PostNotice(ident("n"), play.now_ms)) == "time_past"
    assert kinds(play.do(PostNotice(ident("n"), play.now_ms + 3600_000, ("utara",)))) == ["notice.posted"]
    play.do(PostNotice(ident("long"), play.now_ms + 48 * 3600_000))
    assert play.state.notices[ident("n")].zones == ("utara",)
    play.on(WEDNESDAY, "08:00").opened()
    assert play.state.notices.keys() == {ident("long")}
    assert play.code(RemoveNotice(ident("n"))) == "unknown_notice"
    assert kinds(play.do(RemoveNotice(ident("long")))) == ["notice.removed"]


def test_a_notice_may_begin_later(play: Play) -> None:
    from_ms, until = play.now_ms + 60_000, play.now_ms + 120_000
    assert play.code(PostNotice(ident("n"), from_ms, from_ms=from_ms)) == "time_past"
    (posted,) = play.do(PostNotice(ident("n"), until, from_ms=from_ms))
    assert posted == events.NoticePosted(ident("n"), until, (), from_ms)
    assert play.state.notices[ident("n")].from_ms == from_ms


def test_what_a_notice_says_is_not_in_the_log(play: Play) -> None:
    until = play.now_ms + 3600_000
    (posted,) = play.do(PostNotice(ident("n"), until, text="Mobil B 1234 menghalangi pintu"))
    assert posted == events.NoticePosted(ident("n"), until)
    assert play.code(PostNotice(ident("n"), until, text="Lagi")) == "notice_exists"


def test_a_notice_says_something_and_not_too_much(play: Play) -> None:
    until = play.now_ms + 3600_000
    for text in ("", " \n\t ", "x" * 201):
        assert play.refused(PostNotice(ident("n"), until, text=text)).values == {"most": "200"}
    assert play.refused(PostNotice(ident("n"), until, ("barat",), "Halo")).values == {"zone": "barat"}
    assert play.do(PostNotice(ident("n"), until, text="x" * 200))
