"""Beside the queue on a counter's page: a colleague asks and answers, the usher is called, a slip is printed."""

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from core.commands import AskColleague, Errand, Finish, Issue, TakeHelp
from core.words import Outcome, PaperKind, Question, Reply
from tests.sync.mall import new_id
from tests.web.chromium import Open, sign_in
from tests.web.mall import People
from tests.web.test_accessible import overflows, serious
from tests.web.visit import Hub


@pytest.fixture
def page(hub: Hub, people: People, opened: Open) -> Page:
    page = opened()
    sign_in(page, hub, people)
    return page


def test_one_counter_asks_another_and_both_see_the_answer(hub: Hub, people: People, page: Page, opened: Open) -> None:
    ticket = hub.issue("A1")
    hub.call(1)
    other = opened(800)
    sign_in(other, hub, people, counter=2)
    expect(page.locator("[data-visitor]")).to_have_count(1)
    page.keyboard.press("m")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(other.locator(".asked")).to_contain_text(f"Tolong lihat berkas ini · {ticket.label}")
    expect(other.locator(".asked")).to_contain_text("Loket 1 bertanya")
    expect(page.get_by_text("Belum dijawab")).to_be_visible()
    other.keyboard.press("2")
    expect(other.locator(".asked")).to_have_count(0)
    expect(page.get_by_text("Loket 2: Sebentar lagi")).to_be_visible()
    (ask,) = hub.state().asks.values()
    assert (ask.question, ask.to, ask.reply, ask.by) == (Question.LOOK, (2,), Reply.SOON, 2)


def test_a_question_grows_old_and_goes(hub: Hub, page: Page) -> None:
    hub.do(AskColleague(new_id(), 2, Question.COME, to_counter=1))
    expect(page.locator(".asked")).to_have_count(1)
    assert (serious(page), overflows(page)) == ([], False)
    hub.later(seconds=21 * 60)
    page.reload()
    expect(page.locator(".asked")).to_have_count(0)


def test_the_usher_is_called_once_and_comes(hub: Hub, page: Page) -> None:
    page.keyboard.press("p")
    expect(page.get_by_text("Pemandu sudah dipanggil.")).to_be_visible()
    expect(page.locator("[data-key=P]")).to_have_count(0)
    (help_,) = hub.state().helps.values()
    assert help_.place == "counter-1"
    hub.do(TakeHelp(help_.id))
    expect(page.get_by_text("Pemandu sedang ke sini.")).to_be_visible()


def test_a_slip_is_printed_for_a_result_that_is_fetched_later(hub: Hub, page: Page) -> None:
    ticket = hub.issue("A1")
    hub.call(1)
    hub.do(Finish(1, Outcome.IN_PROCESS, ready_on=dt.date(2026, 11, 30)))
    expect(page.locator(".slip")).to_contain_text("ambil mulai 30-11-2026")
    page.get_by_role("button", name="Cetak slip: Pintu masuk ·").click()
    expect(page.locator(".slip")).to_contain_text("sedang dicetak")
    (paper,) = hub.state().papers.values()
    assert (paper.paper, paper.subject, paper.at) == (PaperKind.PICKUP, ticket.id, "kiosk-1")


def test_whoever_fetches_a_result_is_marked_and_soon_called(hub: Hub, page: Page) -> None:
    hub.issue("A1")
    hub.do(Issue(new_id(), (Errand("A1"),), pickup=True))
    expect(page.locator("[data-waits]").first).to_contain_text("Ambil hasil")
    assert hub.call(1) == "A002"
    expect(page.locator("[data-visitor]")).to_contain_text("Ambil hasil")
