"""No number now, for real reasons and by the hub's own rules: each page says why, from when, and leads on."""

from collections.abc import Callable

import msgspec
import pytest

from core.commands import PauseAgency
from core.site import Agency, Site
from core.words import Reason
from kiosk.flow.where import Screen
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import Rig
from tests.kiosk.test_blocked import blocked
from tests.ui.hub import TEN, Hub, sample

HOUR_MS = 3_600_000
MINUTE_MS = 60_000
CONFIRM = ("start", "agency", "tile-dukcapil", "tile-A1")


def go(rig: Rig, *names: str) -> None:
    for name in names:
        rig.touch(name)


def said(rig: Rig) -> str:
    return "\n".join(rig.texts)


def one_number_a_day() -> Site:
    site = sample()

    def scarce(agency: Agency) -> Agency:
        letters = tuple(msgspec.structs.replace(x, quota=1) if x.letter == "A" else x for x in agency.letters)
        return msgspec.structs.replace(agency, letters=letters)

    return msgspec.structs.replace(site, agencies=tuple(map(scarce, site.agencies)))


def one_number_a_minute() -> Site:
    site = sample()
    return msgspec.structs.replace(site, rules=msgspec.structs.replace(site.rules, tickets_per_minute=1))


def closes_at(hour: int, minute: int) -> int:
    return TEN + (hour - 10) * HOUR_MS + minute * MINUTE_MS


@pytest.mark.parametrize("at_ms", [closes_at(14, 30), closes_at(14, 59), closes_at(17, 0)])
def test_when_the_last_ticket_is_over_it_says_from_when_again(make_rig: MakeRig, at_ms: int) -> None:
    rig = make_rig()
    rig.hub.clock.ms = at_ms - at_ms % MINUTE_MS
    rig.bot.waitUntil(lambda: rig.page == "menu")
    rig.settle()
    assert "Nomor dapat diambil lagi Rabu pukul 07.30 WITA." in rig.texts


def test_just_before_it_there_is_a_number(make_rig: MakeRig) -> None:
    rig = make_rig()
    rig.hub.clock.ms = closes_at(14, 29)
    rig.kiosk.session.look()
    go(rig, *CONFIRM, "take")
    rig.wait_for("number")


def test_before_the_hall_opens_the_time_of_today_is_told(make_rig: MakeRig) -> None:
    rig = make_rig()
    rig.hub.clock.ms = closes_at(7, 0)
    rig.bot.waitUntil(lambda: rig.page == "menu")
    rig.settle()
    assert "Nomor dapat diambil mulai pukul 07.30 WITA." in rig.texts


def test_a_quota_that_is_used_up_is_told_on_its_tile_with_the_next_open_day(make_rig: MakeRig) -> None:
    rig = make_rig(Hub(one_number_a_day()))
    rig.hub.issue("A1")
    rig.kiosk.session.look()
    go(rig, "start", "agency", "tile-dukcapil")
    assert any(text.startswith("Nomor habis, buka Rabu") for text in rig.texts)
    rig.touch("tile-A1")
    assert rig.kiosk.session.flow.screen is Screen.SERVICE
    assert "C1" in rig.kiosk.pages.offered


def use_up(rig: Rig) -> None:
    rig.hub.issue("A1")


def pause(rig: Rig) -> None:
    rig.hub.do(PauseAgency("dukcapil", Reason.SYSTEM_DOWN))


@pytest.mark.parametrize(
    ("happens", "words"), [(use_up, "Nomor habis, buka Rabu, 07.30"), (pause, "Berhenti sementara")]
)
def test_what_ends_while_somebody_reads_is_told_before_he_asks(
    make_rig: MakeRig, happens: Callable[[Rig], None], words: str
) -> None:
    rig = make_rig(Hub(one_number_a_day()))
    go(rig, *CONFIRM)
    happens(rig)
    rig.kiosk.session.look()
    rig.settle()
    assert words in said(rig)
    assert "take" not in rig.kiosk.pages.offered
    assert {"other", "usher", "leave"} <= set(rig.kiosk.pages.offered)
    rig.touch("other")
    assert rig.kiosk.session.flow.screen is Screen.SERVICE
    assert rig.hub.submitted == []


def test_a_quota_that_ends_under_the_finger_is_told_and_leads_nowhere_by_itself(make_rig: MakeRig) -> None:
    rig = make_rig(Hub(one_number_a_day()))
    go(rig, *CONFIRM)
    use_up(rig)  # and the page does not show it yet
    rig.kiosk.pages.kiosk.chosen.emit("take")
    rig.settle()
    assert rig.kiosk.session.flow.screen is Screen.CONFIRM
    assert "Nomor habis, buka Rabu, 07.30" in said(rig)
    assert (rig.hub.submitted, rig.paper.jobs) == ([], [])


def test_too_many_at_once_is_told_and_passes(make_rig: MakeRig) -> None:
    rig = make_rig(Hub(one_number_a_minute()))
    go(rig, *CONFIRM, "take")
    rig.wait_for("number")
    rig.touch("done")
    go(rig, *CONFIRM, "take")
    rig.bot.waitUntil(lambda: rig.kiosk.session.flow.screen is Screen.REFUSED)
    rig.settle()
    assert "Terlalu banyak nomor dalam satu menit. Mohon tunggu sebentar." in said(rig)
    assert {"other", "usher", "leave"} <= set(rig.kiosk.pages.offered)
    rig.hub.clock.ms += MINUTE_MS
    rig.touch("leave")
    go(rig, *CONFIRM, "take")
    rig.wait_for("number")
    assert len(rig.paper.jobs) == 2


def test_a_holiday_is_told_by_its_name(make_rig: MakeRig) -> None:
    rig = make_rig()
    catalog = rig.hub.catalog
    assert catalog is not None
    today = catalog.local(TEN).date()
    holiday = min((h for h in catalog.site.hours.holidays if h.date > today), key=lambda h: h.date)
    rig.hub.clock.ms = catalog.at(holiday.date, "10:00")
    rig.bot.waitUntil(lambda: rig.page == "menu")
    rig.settle()
    assert holiday.name.id in rig.texts
    assert "Nomor dapat diambil lagi" in said(rig)


def test_where_there_is_no_other_kiosk_nobody_is_sent_to_one(make_rig: MakeRig) -> None:
    site = sample()
    rig = blocked(make_rig(Hub(msgspec.structs.replace(site, kiosks=site.kiosks[:1]))))
    assert rig.kiosk.session.flow.screen is Screen.BLOCKED
    assert "kios lain" not in said(rig)


def test_help_is_a_way_on_where_the_printer_is_blocked(make_rig: MakeRig) -> None:
    rig = blocked(make_rig())
    rig.touch("usher")
    rig.bot.waitUntil(lambda: len(rig.hub.state.helps) == 1)
    assert rig.kiosk.session.flow.screen is Screen.BLOCKED
    assert "take" in rig.kiosk.pages.offered
