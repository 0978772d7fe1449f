"""The promised time on the pages: before the number, with it, and when its visitor comes back."""

import msgspec
import pytest

from core.catalog import Catalog
from core.promise import Book
from core.promise.promiser import Promiser
from core.site import OWN_RISK, REFUSE, Promising
from tests.kiosk.conftest import MakeRig
from tests.kiosk.rig import Rig
from tests.ui.hub import TEN, Hub

MINUTE_MS = 60_000


@pytest.fixture
def hub() -> Hub:
    """Two who wait for the one counter that is open."""
    made = Hub()
    made.promiser = Promiser(Book.empty())
    made.open(1)
    for _ in range(2):
        made.issue("A1")
    return made


def said(rig: Rig) -> str:
    return "\n".join(rig.texts)


def test_before_the_number_stands_what_it_would_promise(make_rig: MakeRig, hub: Hub) -> None:
    hub.told = {"A": (TEN + 10 * MINUTE_MS, TEN + 25 * MINUTE_MS)}
    rig = make_rig(hub)
    for name in ("start", "agency", "tile-dukcapil", "tile-A1"):
        rig.touch(name)
    assert "10.10–10.25" in rig.texts
    hub.told = {"A": (TEN - 20 * MINUTE_MS, TEN)}
    hub.clock.ms += 1000
    rig.bot.waitUntil(lambda: "Perkiraan dipanggil" not in said(rig))


def test_the_number_and_its_paper_promise_the_same(make_rig: MakeRig, hub: Hub) -> None:
    rig = make_rig(hub)
    rig.take("dukcapil", "A1")
    rig.wait_for("number")
    [(ticket, _, paper)] = rig.paper.jobs
    first, last = paper.promise or ("", "")
    assert "10.00" <= first < last
    assert f"Perkiraan dipanggil {first}–{last}".replace(":", ".") in rig.texts
    assert hub.state.tickets[ticket].promise


def test_a_number_of_the_lane_promises_nothing(make_rig: MakeRig, hub: Hub) -> None:
    hub.lane = "A1007"
    rig = make_rig(hub)
    rig.take("dukcapil", "A1")
    rig.wait_for("number")
    assert rig.paper.jobs[0][2].promise is None
    assert "Perkiraan" not in said(rig)


def test_who_comes_back_is_told_it_until_it_is_over(make_rig: MakeRig, hub: Hub) -> None:
    ticket = hub.issue("A1")
    promise = hub.state.tickets[ticket].promise
    assert promise is not None
    rig = make_rig(hub)
    rig.kiosk.session.scanned(f"http://antre.example/kpg/t/{ticket}")
    rig.settle()
    assert "Di depan Anda 2 orang, perkiraan dipanggil 10." in said(rig)
    hub.clock.ms = promise[1]
    rig.bot.waitUntil(lambda: "Di depan Anda 2 orang" in rig.texts)


def full_day(hub: Hub, way: str) -> None:
    """Minutes before closing with a long line: nobody who comes now can be called."""
    assert hub.catalog is not None
    site = msgspec.structs.replace(
        hub.catalog.site,
        promises=Promising(beyond_closing=way),
        hours=msgspec.structs.replace(hub.catalog.site.hours, last_ticket_minutes=0),
    )
    hub.catalog = Catalog(site)
    for _ in range(30):
        hub.issue("A1")
    hub.clock.ms = hub.catalog.at(hub.catalog.local(TEN).date(), "14:57")


def test_a_number_that_the_day_cannot_keep_is_not_given(make_rig: MakeRig, hub: Hub) -> None:
    full_day(hub, REFUSE)
    rig = make_rig(hub)
    given = len(hub.state.tickets)
    rig.take("dukcapil", "A1")
    rig.bot.waitUntil(lambda: "tidak cukup untuk nomor baru. Silakan datang lagi" in said(rig), timeout=30_000)
    assert "Tetap ambil nomor" not in said(rig)
    assert len(hub.state.tickets) == given


def test_where_the_site_allows_it_the_visitor_decides_after_a_plain_warning(make_rig: MakeRig, hub: Hub) -> None:
    full_day(hub, OWN_RISK)
    rig = make_rig(hub)
    given = len(hub.state.tickets)
    rig.take("dukcapil", "A1")
    rig.bot.waitUntil(lambda: "kemungkinan besar tidak sampai dipanggil hari ini" in said(rig), timeout=30_000)
    assert len(hub.state.tickets) == given
    rig.touch("own_risk")
    rig.wait_for("number")
    [(ticket, _, paper)] = rig.paper.jobs
    assert hub.state.tickets[ticket].own_risk
    assert paper.promise is None
    assert paper.instead == "Mungkin tidak sampai dipanggil hari ini. Tanyakan di meja informasi."
    assert paper.instead in said(rig)
