"""The ticket on a phone outside: as the hall has it, what is asked there, and what a silent mall looks like."""

import re
import time
from typing import NamedTuple
from urllib.parse import urlencode

import pytest
import urllib3

from centre import heads
from centre.database import Database
from centre.down_tables import presence, wish
from centre.phones_limits import ASKS_OF_TICKET
from core.commands import AddStep, CancelTicket, Errand, Finish, Start
from core.words import Outcome
from tests.centre.down.joined import Joined
from tests.centre.mall import SITE as MALL
from tests.sync.mall import new_id

MOST_BYTES = 30_000


class Answer(NamedTuple):
    status: int
    text: str
    headers: dict[str, str]


class Phone:
    """A browser without scripts."""

    def __init__(self, site: Joined) -> None:
        self.base = f"{site.url}/kpg/t/"

    def get(self, path: str, **headers: str) -> Answer:
        return self._sent("GET", path, None, headers)

    def post(self, path: str, **fields: str) -> Answer:
        return self._sent("POST", path, urlencode(fields), {"Content-Type": "application/x-www-form-urlencoded"})

    def _sent(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = urllib3.request(method, self.base + path, body=body, headers=named, redirect=False, retries=False)
        return Answer(answer.status, answer.data.decode(), dict(answer.headers))

    def words(self, path: str) -> str:
        """What can be read on the page."""
        answer = self.get(path)
        assert answer.status == 200, answer
        return " ".join(re.sub(r"<[^>]*>", " ", answer.text).split())


@pytest.fixture
def seen(site: Joined) -> Phone:
    return Phone(site)


def silent(database: Database, since_ms: int) -> None:
    """Nobody was heard since."""
    with database.writing() as connection:
        connection.execute(presence.update().values(heard_ms=since_ms))
        connection.execute(heads._table.update().values(heard_ms=since_ms))


def wait_for(phone: Phone, path: str, text: str) -> str:
    """The page, once it says `text`."""
    for _ in range(100):
        if text in (found := phone.words(path)):
            return found
        time.sleep(0.1)
    raise AssertionError(f"{text!r} is not in {found!r}")


def test_it_shows_what_the_hall_shows(site: Joined, seen: Phone) -> None:
    first, mine = site.issue(), site.issue()
    site.look()
    assert "1 orang di depan Anda" in wait_for(seen, mine, "Menunggu")
    site.call(1)
    site.look()
    wait_for(seen, mine, "Anda berikutnya")
    site.call(2)
    site.look()
    wait_for(seen, mine, "Silakan ke")
    site.do(Start(1))
    site.look()
    assert "Being served at" in wait_for(seen, f"{first}?lang=en", "Being served at")


def test_it_is_small_keeps_nothing_and_names_nobody(site: Joined, seen: Phone) -> None:
    ticket = site.issue()
    site.do(AddStep(ticket, Errand("B1")))
    site.look()
    answer = seen.get(ticket)
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', answer.text)
    assert files
    total = len(answer.text.encode())
    for file in files:
        total += len(urllib3.request("GET", site.url + file, retries=False).data)
    assert total < MOST_BYTES
    headers = {name.lower(): value for name, value in answer.headers.items()}
    assert headers["cache-control"] == "no-store"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "same-origin"
    assert "http://" not in answer.text.replace("http://www.w3.org", "")


def test_giving_up_waits_for_the_mall_and_then_is_done(site: Joined, seen: Phone) -> None:
    ticket = site.issue()
    site.look()
    wait_for(seen, ticket, "Menunggu")
    answer = seen.post(f"{ticket}/cancel")
    assert (answer.status, answer.headers["location"]) == (303, f"../{ticket}")
    page = seen.words(ticket)
    assert "batalkan nomor ini. Menunggu jawaban mal" in page
    assert "Ya, batalkan" not in page
    assert site.state().tickets[ticket].is_open
    site.look()
    assert "Menunggu jawaban" not in wait_for(seen, ticket, "Nomor ini dibatalkan")


def test_patience_is_offered_once(site: Joined, seen: Phone) -> None:
    ticket = site.issue()
    site.look()
    wait_for(seen, ticket, "Saya terlambat")
    assert seen.post(f"{ticket}/late").status == 303
    assert "mohon ditunggu. Menunggu jawaban mal" in seen.words(ticket)
    site.look()
    page = wait_for(seen, ticket, "Ditunggu sampai")
    assert "Saya terlambat" not in page
    assert "Saya sudah siap" not in page
    assert seen.post(f"{ticket}/late").headers["location"] == f"../{ticket}?said=not_now"


def test_a_rating_reaches_the_mall(site: Joined, seen: Phone) -> None:
    ticket = site.issue()
    site.call(1)
    site.do(Start(1))
    site.do(Finish(1, Outcome.DONE))
    site.look()
    wait_for(seen, ticket, "Beri nilai")
    assert seen.get(f"{ticket}/rate/0").status == 200
    assert seen.post(f"{ticket}/rate/0", waktu="9").status == 400
    assert seen.post(f"{ticket}/rate/0", waktu="4").status == 303
    assert "nilai untuk layanan. Menunggu jawaban mal" in seen.words(ticket)
    site.look()
    assert "Beri nilai" not in wait_for(seen, ticket, "Diterima. Terima kasih.")
    assert site.state().tickets[ticket].steps[0].rated


def test_what_the_mall_refuses_is_told_with_its_reason(site: Joined, seen: Phone) -> None:
    ticket = site.issue()
    site.look()
    wait_for(seen, ticket, "Menunggu")
    assert seen.post(f"{ticket}/cancel").status == 303
    site.call(1)
    site.do(Start(1))
    site.look()
    assert re.search(r"batalkan nomor ini\. Tidak diterima: \w+", wait_for(seen, ticket, "Tidak diterima"))


def test_a_wish_that_never_reached_the_mall_is_refused_plainly(database: Database, site: Joined, seen: Phone) -> None:
    ticket = site.issue()
    site.look()
    wait_for(seen, ticket, "Menunggu")
    assert seen.post(f"{ticket}/cancel").status == 303
    with database.writing() as connection:
        earlier = CancelTicket.LIFETIME_MS + 1_000
        connection.execute(wish.update().values(asked_ms=wish.c.asked_ms - earlier, until_ms=wish.c.until_ms - earlier))
    assert "Tidak sampai ke mal dan tidak berlaku lagi. Tidak ada yang diubah." in seen.words(ticket)
    assert "Ya, batalkan" in seen.words(ticket)
    site.look()
    assert site.state().tickets[ticket].is_open


def test_a_silent_mall_says_since_when_and_invents_nothing(database: Database, site: Joined, seen: Phone) -> None:
    ticket = site.issue()
    site.look()
    before = wait_for(seen, ticket, "Menunggu")
    assert "tidak terhubung" not in before
    silent(database, 1_790_000_000_000)
    page = wait_for(seen, ticket, "Mal tidak terhubung sejak 21-09-2026 22.13.")
    assert "Menunggu" in page
    # Its promise was for a later day than that on which the mall was heard last.
    assert "Lebih lama dari perkiraan" not in page
    assert "Lebih lama dari perkiraan" in before
    site.call(1)
    site.look()
    assert "tidak terhubung" not in wait_for(seen, ticket, "Silakan ke")


def test_a_number_that_has_not_come_yet_is_never_not_found(database: Database, site: Joined, seen: Phone) -> None:
    known = site.issue()
    site.look()
    wait_for(seen, known, "Menunggu")
    silent(database, 1_790_000_000_000)
    ticket = site.issue()
    page = wait_for(seen, ticket, "Nomor yang diambil sesudah itu baru tampak di sini")
    assert "Kertas Anda tetap berlaku hari ini" in page
    assert seen.post(f"{ticket}/cancel").status == 409
    site.look()
    assert "tidak terhubung" not in wait_for(seen, ticket, "orang di depan")


@pytest.mark.parametrize("path", ["short", "x" * 23, "../../etc", f"{'x' * 21}%00"])
def test_what_is_no_ticket_is_told(seen: Phone, path: str) -> None:
    assert seen.get(path).status == 404


def test_another_mall_and_other_addresses_are_not_there(site: Joined) -> None:
    for path in (
        f"/xyz/t/{new_id()}",
        f"/{'x' * 60}/t/{new_id()}",
        f"/kpg/t/{new_id()}/live",
        f"/kpg/t/{new_id()}/back",
    ):
        assert urllib3.request("GET", site.url + path, retries=False).status in (404, 405), path


def test_the_code_and_the_id_of_a_mall_lead_there(site: Joined) -> None:
    for name in ("kpg", MALL):
        assert urllib3.request("GET", f"{site.url}/{name}/t/{new_id()}", retries=False).status == 200


def test_a_form_of_another_site_is_refused(site: Joined, seen: Phone) -> None:
    ticket = site.issue()
    site.look()
    wait_for(seen, ticket, "Menunggu")
    answer = seen._sent("POST", f"{ticket}/cancel", "", {"Origin": "http://elsewhere.example"})
    assert answer.status == 403
    assert "Menunggu jawaban" not in seen.words(ticket)


def test_who_asks_too_often_is_told_so(site: Joined, seen: Phone) -> None:
    ticket = site.issue()
    site.look()
    wait_for(seen, ticket, "Menunggu")
    said = [seen.post(f"{ticket}/rate/0").status for _ in range(ASKS_OF_TICKET + 1)]
    assert said == [400] * ASKS_OF_TICKET + [429]
    other = site.issue()
    site.look()
    wait_for(seen, other, "Menunggu")
    assert seen.post(f"{other}/cancel").status == 303


def test_the_part_that_changes(site: Joined, seen: Phone) -> None:
    ticket = site.issue()
    site.look()
    wait_for(seen, ticket, "Menunggu")
    answer = urllib3.request("GET", f"{seen.base}{ticket}/part?lang=en", retries=False)
    assert answer.status == 200
    assert "Waiting" in answer.json()["html"]
    assert answer.json()["lsn"] == 0
