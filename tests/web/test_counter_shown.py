"""What an officer sees without asking: who waits and why this one is next, whom the counter has, the day in figures."""

import re

import pytest

from core.commands import Absent, Errand, Finish, Issue, Start
from core.words import Language, Need
from tests.sync.mall import new_id
from tests.web.mall import People
from tests.web.visit import Browser, Hub


@pytest.fixture
def officer(hub: Hub, people: People) -> Browser:
    browser = Browser(hub)
    browser.login(people.numbers["officer"])
    return browser


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def row(officer: Browser, label: str) -> str:
    """The line of one who waits at counter 1."""
    page = officer.get("/counter/1").text
    lines = re.findall(r'<li class="line".*?</li>', page, re.DOTALL)
    (line,) = [line for line in lines if f'<span class="number">{label}</span>' in line]
    return words(line)


def test_who_waits_with_all_that_matters(hub: Hub, officer: Browser) -> None:
    hub.do(Issue(new_id(), (Errand("A1"), Errand("B1", after=(0,))), priority=True, needs=(Need.INTERPRETER,),
                 language=Language.EN))  # fmt: skip
    said = row(officer, "A001")
    for told in ("Perekaman KTP-el baru", "dijanjikan 0", "1 berkas", "1 langkah lagi", "Prioritas",
                 "Juru bahasa", "Bahasa Inggris"):  # fmt: skip
        assert (told, told in said) == (told, True)
    assert f'data-since="{hub.now_ms()}"' in officer.get("/counter/1").text


def test_steps_that_are_behind(hub: Hub, officer: Browser) -> None:
    hub.issue("A1")
    hub.do(Issue(new_id(), (Errand("A1"), Errand("A2", after=(0,)))))
    hub.call(2)
    hub.do(Finish(2))
    assert hub.call(2) == "A002"
    hub.do(Finish(2))
    assert "1 langkah selesai" in row(officer, "A002")


def test_why_this_one_is_next(hub: Hub, officer: Browser) -> None:
    hub.issue("A1")
    hub.later(seconds=300)
    hub.issue("A1", priority=True)
    page = words(officer.get("/counter/1").text)
    said = (
        "A002 menunggu sejak 09.05.00 dan didahulukan 20 menit, jadi tempatnya 08.45.00; A001 menunggu sejak 09.00.00"
    )
    assert f"Mengapa dia berikutnya? {said}: A002 lebih dulu." in page
    assert hub.call(1) == "A002"


def test_whom_the_counter_has_and_what_to_bring(hub: Hub, officer: Browser) -> None:
    hub.issue("A2", "B1", needs=(Need.QUIET_CALL,))
    hub.call(1)
    page = officer.get("/counter/1").text
    card = words(page.split("data-visitor=")[1].split("</section>")[0])
    for told in ("Dipanggil 1 kali", "A001", "Panggil tanpa suara", "Bahasa Indonesia", "Berkas yang diperlukan"):
        assert (told, told in card) == (told, True)
    assert re.search(r"1\. .* 2\. .* menunggu", card)


def test_the_own_figures_of_today(hub: Hub, officer: Browser) -> None:
    def figures() -> list[str]:
        shown = officer.get("/counter/1").text.split('<dl class="figures">')[1].split("</dl>")[0]
        return re.findall(r"<dd>(.*?)</dd>", shown)

    assert figures() == ["0", "–", "0"]
    for _ in range(3):
        hub.issue("A1")
    hub.call(1)
    hub.do(Start(1))
    hub.later(seconds=240)
    hub.do(Finish(1))
    hub.call(1)
    hub.do(Absent(1))
    hub.call(2)
    hub.do(Finish(2))
    assert figures() == ["1", "4 mnt", "1"]
