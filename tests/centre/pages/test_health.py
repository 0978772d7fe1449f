"""What is shown of hubs and devices: versions, clocks, what lags behind, what was odd."""

from centre import anomalies
from centre.health import HealthDesk
from sync.wire_health import DeviceHealth, HubHealth
from tests.centre.pages.city import BELU, KUPANG, NOON_MS, City, Visitor

MINUTE_MS = 60_000


def row(html: str, name: str) -> str:
    return html.split(f'<th scope="row">{name}', 1)[1].split("</tr>", 1)[0]


def test_a_hub_and_its_devices(city: City) -> None:
    kiosk, gone = DeviceHealth("kiosk-1", 4_000, 90, 300), DeviceHealth("display-2", 9 * MINUTE_MS, 40, -90_000)
    said = HubHealth("0.1.0", 1_000_000, -3_400, (kiosk, gone))
    HealthDesk(city.database, lambda: NOON_MS - 2 * MINUTE_MS).learn(KUPANG, said)
    found = row(Visitor(city, "mayor").see("/summary/health").text, "MPP Kota Kupang")
    assert "0.1.0" in found
    assert "-3,4" in found
    assert "perlu dilihat: 1" in found
    kiosk_line, gone_line = (found.split(f"<b>{name}</b>")[1].split("</li>", 1)[0] for name in ("kiosk-1", "display-2"))
    assert "2 menit lalu" in kiosk_line
    assert "!" not in kiosk_line
    assert "11 menit lalu" in gone_line
    assert "999.960 kejadian" in gone_line
    assert "!" in gone_line


def test_at_night_devices_may_be_off(city: City) -> None:
    said = HubHealth("0.1.0", 1, 0, (DeviceHealth("kiosk-1", 20 * MINUTE_MS, 1, 0),))
    HealthDesk(city.database, lambda: NOON_MS).learn(BELU, said)
    assert "perlu dilihat" in row(Visitor(city, "belu").see("/summary/health").text, "MPP Belu")
    city.now_ms = NOON_MS + 9 * 60 * MINUTE_MS
    assert "perlu dilihat" not in row(Visitor(city, "belu").see("/summary/health").text, "MPP Belu")


def test_the_last_report_counts(city: City) -> None:
    desk = HealthDesk(city.database, lambda: NOON_MS)
    desk.learn(BELU, HubHealth("0.0.1", 5, 0))
    desk.learn(BELU, HubHealth("0.2.0", 5, 0))
    found = Visitor(city, "belu").see("/summary/health").text
    assert "0.2.0" in row(found, "MPP Belu")
    assert "0.0.1" not in found
    assert "Kota Kupang" not in found


def test_what_was_odd_is_told_in_words_to_those_whose_mall_it_is(city: City) -> None:
    with city.database.writing() as connection:
        anomalies.note(connection, KUPANG, NOON_MS, "two_hubs", "1.5")
    assert "dua pusat antrean mengaku MPP ini" in Visitor(city, "mayor").see("/summary/health").text
    assert "mengaku" not in Visitor(city, "belu").see("/summary/health").text
