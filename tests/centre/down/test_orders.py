"""Documents, holidays and revocations that come down: pulled by a real hub, decided there, told to the centre."""

import datetime as dt

import msgspec
import pytest
from msgspec.structs import replace

from centre import down_orders
from centre.database import Database
from centre.down_orders import FLOOR, Answered
from core.access import Duty, Person, Staff
from core.commands import EnrolDevice, RevokeDevice
from core.site import Holiday
from core.words import Role, Text
from store.pins import hashed
from store.sitefile import dump
from sync.wire_down import EVERY_SITE, HOLIDAYS, REVOKE, SITE, STAFF
from tests.centre.down.joined import Joined
from tests.centre.mall import SITE as MALL

NOW = 1_790_000_000_000
NEW_YEAR = Holiday(dt.date(2031, 1, 1), Text("Tahun Baru", "New Year's Day"), "libur_nasional")


def answers(database: Database) -> list[tuple[str, int, str, str]]:
    with database.reading() as connection:
        found: list[Answered] = down_orders.answered(connection)
    return [(each.whose, each.n, each.outcome, each.code) for each in found]


def renamed(site: Joined, name: str) -> str:
    now = site.site_file()
    return dump(replace(now, site=replace(now.site, short=name)))


def test_a_site_file_comes_down_once(database: Database, site: Joined) -> None:
    down_orders.give(database, MALL, SITE, renamed(site, "MPP Baru"), NOW, based_on=1)
    site.look()
    assert site.site_file().site.short == "MPP Baru"
    assert answers(database) == [(MALL, 1, "done", "")]
    lsn = site.state().lsn
    site.look()
    assert site.state().lsn == lsn


def test_a_file_made_from_an_older_one_is_refused_and_told(database: Database, site: Joined) -> None:
    """Somebody in the mall changed it meanwhile: theirs stays."""
    mine = renamed(site, "MPP Pusat")
    down_orders.give(database, MALL, SITE, renamed(site, "MPP Lain"), NOW, based_on=1)
    site.look()
    down_orders.give(database, MALL, SITE, mine, NOW, based_on=1)
    site.look()
    assert site.site_file().site.short == "MPP Lain"
    assert answers(database)[1] == (MALL, 2, "refused", "document_moved")


@pytest.mark.parametrize(
    ("kind", "body", "code"),
    [
        (SITE, "{", "unreadable"),
        (STAFF, '{"people":[]}', "no_admin"),
        (HOLIDAYS, "[1]", "unreadable"),
        (REVOKE, "kiosk-9", "unknown_device"),
        (REVOKE, "no name", "unreadable"),
        ("ticket", "{}", "unknown_kind"),
        ("devices", '{"keys":[]}', "unknown_kind"),
    ],
)
def test_what_the_hub_refuses_changes_nothing_and_is_told_in_words(
    database: Database, site: Joined, kind: str, body: str, code: str
) -> None:
    before = site.state().lsn
    down_orders.give(database, MALL, kind, body, NOW)
    site.look()
    assert site.state().lsn == before
    assert answers(database) == [(MALL, 1, "refused", code)]
    with database.reading() as connection:
        (said,) = down_orders.answered(connection)
    assert said.words_id
    assert said.words_en


def test_the_file_of_another_site_is_refused(database: Database, site: Joined) -> None:
    now = site.site_file()
    down_orders.give(database, MALL, SITE, dump(replace(now, site=replace(now.site, id="mpp-lain"))), NOW)
    site.look()
    assert answers(database) == [(MALL, 1, "refused", "other_site")]
    assert site.site_file() == now


def test_people_come_down(database: Database, site: Joined) -> None:
    person = Person("101", "Ani", hashed("246813"), {"*": (Duty.ADMIN,)})
    body = msgspec.json.encode(Staff((person,))).decode()
    down_orders.give(database, MALL, STAFF, body, NOW)
    site.look()
    assert answers(database) == [(MALL, 1, "done", "")]
    assert site.document("staff") == body


def test_holidays_for_all_go_into_the_file_and_touch_nothing_else(database: Database, site: Joined) -> None:
    before = site.site_file()
    down_orders.give(database, EVERY_SITE, HOLIDAYS, msgspec.json.encode([NEW_YEAR]).decode(), NOW)
    site.look()
    after = site.site_file()
    assert after.hours.holidays == (*before.hours.holidays, NEW_YEAR)
    assert replace(after, hours=before.hours) == before
    down_orders.give(database, EVERY_SITE, HOLIDAYS, msgspec.json.encode([NEW_YEAR]).decode(), NOW)
    site.look()
    assert answers(database) == [(EVERY_SITE, 1, "done", ""), (EVERY_SITE, 2, "done", "")]
    assert site.site_file() == after


def test_a_device_is_revoked_from_above(database: Database, site: Joined) -> None:
    site.do(EnrolDevice("display-2", Role.DISPLAY))
    down_orders.give(database, MALL, REVOKE, "display-2", NOW)
    site.look()
    assert site.state().devices["display-2"].revoked
    assert [type(each.body) for each in site.asked] == [RevokeDevice]
    assert answers(database) == [(MALL, 1, "done", "")]


def test_many_orders_are_carried_out_in_their_order(database: Database, site: Joined) -> None:
    for n in range(1, 8):
        day = replace(NEW_YEAR, date=dt.date(2030 + n, 1, 1))
        whose = EVERY_SITE if n % 2 else MALL
        down_orders.give(database, whose, HOLIDAYS, msgspec.json.encode([day]).decode(), NOW + n)
    for _ in range(2):
        site.look()
    held = site.site_file().hours.holidays[-7:]
    assert [str(each.date) for each in held] == [f"{2030 + n}-01-01" for n in range(1, 8)]
    assert [each[2] for each in answers(database)] == ["done"] * 7


def test_the_floor_is_told_and_needs_no_answer(database: Database, site: Joined) -> None:
    down_orders.give(database, EVERY_SITE, FLOOR, "0.2", NOW)
    down_orders.give(database, EVERY_SITE, FLOOR, "0.3.1", NOW)
    site.look()
    assert site.floors == ["", "0.3.1"]
    assert answers(database) == []


def test_a_hub_that_is_silent_is_asked_again(database: Database, site: Joined) -> None:
    down_orders.give(database, MALL, SITE, renamed(site, "MPP Baru"), NOW, based_on=1)
    trouble = site.hub.suffer("full")
    site.look()
    assert answers(database) == []
    trouble.unlink()
    site.look()
    assert answers(database) == [(MALL, 1, "done", "")]


def test_what_was_decided_before_the_line_was_cut_is_decided_once(
    database: Database, site: Joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The centre was not told, and hands it out again."""
    down_orders.give(database, MALL, SITE, renamed(site, "MPP Baru"), NOW, based_on=1)
    with monkeypatch.context() as patched:
        patched.setattr(site.line, "answered", lambda _: None)
        site.look()
    lsn, first = site.state().lsn, list(site.asked)
    assert answers(database) == []
    site.look()
    assert site.asked == first * 2
    assert site.state().lsn == lsn
    assert answers(database) == [(MALL, 1, "done", "")]
