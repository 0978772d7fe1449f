"""An outage on the screen: that it lasts, and that work goes on, each in the ticker and on a page of its own."""

from core.commands import BeginOutage, CloseDay, EndOutage
from core.words import Reason
from display.standstill import standstill
from display.texts import BETWEEN, pages
from tests.display.test_board_texts import moment, shown
from tests.ui.hub import DAY, Hub
from ui.words import Words

QUARTER_MS = 15 * 60_000


def first_page(hub: Hub) -> tuple[str, str]:
    assert hub.catalog is not None
    page, *_ = pages(moment(hub), hub.catalog, Words.load())
    return page.title, page.body


def text(hub: Hub, language: str = "id") -> str:
    assert hub.catalog is not None
    return standstill(moment(hub, language=language), hub.catalog, Words.load())


def test_while_the_power_is_out_everybody_is_told_that_numbers_stay_valid() -> None:
    hub = Hub()
    hub.do(BeginOutage(Reason.POWER))
    hub.clock.ms += QUARTER_MS
    line = shown(hub).ticker.split(BETWEEN)[0]
    assert line.startswith("Listrik padam sejak 10.00 WITA. Nomor Anda tetap berlaku")
    assert first_page(hub) == ("Gangguan pelayanan", line)


def test_another_outage_is_not_called_a_cut_of_the_power() -> None:
    hub = Hub()
    hub.do(BeginOutage(Reason.SYSTEM_DOWN))
    assert text(hub).startswith("Pelayanan terganggu sejak 10.00 WITA.")
    assert text(hub, "en").startswith("Service has been disrupted since 10:00")


def test_when_work_goes_on_it_is_told_until_no_number_is_spared_any_longer() -> None:
    hub = Hub()
    hub.do(BeginOutage(Reason.POWER))
    hub.clock.ms += QUARTER_MS
    hub.do(EndOutage())
    assert text(hub).startswith("Pelayanan sudah dilanjutkan.")
    assert "sampai 10.30 WITA" in text(hub)
    hub.clock.ms += QUARTER_MS - 1
    assert text(hub)
    hub.clock.ms += 1
    assert text(hub) == ""
    assert "Pelayanan sudah dilanjutkan" not in shown(hub).ticker


def test_a_day_that_was_closed_meanwhile_says_nothing() -> None:
    hub = Hub()
    hub.do(BeginOutage(Reason.POWER))
    hub.do(EndOutage())
    hub.do(CloseDay(DAY))
    assert text(hub) == ""
