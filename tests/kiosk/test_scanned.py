"""What scanners read: tickets and bookings of ours, also through a keyboard layout that is not the kiosk's."""

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ids import spelled
from kiosk.scanned import BookingScan, Scan, TicketScan, Unreadable, read

BASE = "http://antre.example/kpg"
ID = "3q2-7wEjRkyAbc_eFgHiJw"
URL = f"{BASE}/t/{ID}"

ids = st.binary(min_size=16, max_size=16).map(spelled)


def on_german_kiosk(text: str) -> str:
    """What a kiosk set to German sees when a scanner set to US sends `text`."""
    return text.translate(str.maketrans("/?-_;:yzYZ", "-_ß?öÖzyZY"))


def from_german_scanner(text: str) -> str:
    """What a kiosk set to US sees when a scanner set to German sends `text`."""
    return text.translate(str.maketrans("/:-_yzYZ", "&>/?zyZY"))


@pytest.mark.parametrize(
    "text",
    [
        URL,
        f"  {URL} \t",
        f"{URL}/",
        URL.replace("http", "https"),
        f"HTTP://ANTRE.EXAMPLE/kpg/t/{ID}",
        URL.replace("/kpg/", "/mal/kpg/"),
        f"http://10.0.0.5:8930/kpg/t/{ID}",
    ],
)
def test_a_ticket_of_this_site(text: str) -> None:
    assert read(text, BASE) == TicketScan(ID)
    assert read(text, f"{BASE}/") == TicketScan(ID)


@pytest.mark.parametrize(
    "text",
    [
        URL[:-1],
        f"{URL}w",
        URL.replace("/kpg/", "/kpx/"),
        URL.replace("/kpg/", "/kpg/x/"),
        URL.replace("/t/", "/x/"),
        URL.upper(),
        f"{URL[:-1]}k",  # no id ends so
        f"{URL}?x=1",
        f"http://evil.example/{URL}",
        ID,
        "https://wa.me/62811",
        "A" * 512,
        "",
        "4901234567894\x1d",
        f"{URL}\n{URL}",
        f"{URL}\x00",
    ],
)
def test_what_is_nothing_of_ours(text: str) -> None:
    assert read(text, BASE) == Unreadable()


def test_a_site_without_an_address_has_no_codes_on_tickets() -> None:
    assert read(URL, None) == Unreadable()
    assert read("kpg7q2", None) == BookingScan("KPG7Q2")


@pytest.mark.parametrize("text", ["KPG7Q2", " kpg7q2 "])
def test_a_booking(text: str) -> None:
    assert read(text, BASE) == BookingScan("KPG7Q2")


@given(ids)
def test_every_id_is_read(ticket: str) -> None:
    assert read(f"{BASE}/t/{ticket}", BASE) == TicketScan(ticket)


@given(ids)
def test_a_german_kiosk_reads_an_american_scanner(ticket: str) -> None:
    assert read(on_german_kiosk(f"{BASE}/t/{ticket}"), BASE) == TicketScan(ticket)


@given(ids)
def test_an_american_kiosk_reads_a_german_scanner(ticket: str) -> None:
    assert read(from_german_scanner(f"{BASE}/t/{ticket}"), BASE) == TicketScan(ticket)


@given(ids)
def test_caps_lock_is_undone(ticket: str) -> None:
    wanted: Scan = TicketScan(ticket) if ticket != ticket.lower() else Unreadable()
    assert read(f"{BASE}/t/{ticket}".swapcase(), BASE) == wanted


def test_a_code_forced_to_capitals_is_not_guessed() -> None:
    assert read("HTTP://ANTRE.EXAMPLE/KPG/T/" + ID.upper(), BASE) == Unreadable()


def test_garbage_is_never_a_ticket() -> None:
    noise = random.Random(7)
    keys = string.printable + "öÖßäÄ"
    for _ in range(2000):
        text = "".join(noise.choices(keys, k=noise.randint(0, 60)))
        assert not isinstance(read(text, BASE), TicketScan)
