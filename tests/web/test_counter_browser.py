"""An officer at a counter in a real browser: by keyboard alone, together with a colleague, with the network gone."""

import pytest
from playwright.sync_api import Page, Route, expect

from core.words import CounterState, Outcome, StepState
from tests.web.chromium import Open, sign_in
from tests.web.mall import People
from tests.web.visit import Hub


def number(page: Page) -> str:
    return page.locator("[data-visitor] .number").inner_text()


def press(page: Page, key: str) -> None:
    """Presses a key once the command before it has been answered."""
    expect(page.locator("#part")).not_to_have_attribute("aria-busy", "true")
    page.keyboard.press(key)


def called(page: Page, label: str) -> None:
    expect(page.locator("[data-visitor] .number")).to_have_text(label)


@pytest.fixture
def page(hub: Hub, people: People, opened: Open) -> Page:
    page = opened()
    sign_in(page, hub, people)
    return page


def test_three_visitors_are_served_by_keyboard_alone(hub: Hub, page: Page) -> None:
    first, second, third = (hub.issue("A1") for _ in range(3))
    expect(page.locator("[data-waits]")).to_have_count(3)
    press(page, "n")
    called(page, first.label)
    press(page, "s")
    expect(page.locator("[data-visitor]")).to_contain_text("Dilayani")
    press(page, "d")
    expect(page.locator("[data-visitor]")).to_have_count(0)
    press(page, "n")
    called(page, second.label)
    press(page, "o")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("[data-visitor]")).to_have_count(0)
    press(page, "n")
    called(page, third.label)
    press(page, "a")
    expect(page.locator("[data-visitor]")).to_have_count(0)
    steps = [hub.state().tickets[ticket.id].steps[0] for ticket in (first, second, third)]
    assert [step.state for step in steps] == [StepState.DONE, StepState.DONE, StepState.HELD]
    assert [step.outcome for step in steps] == [Outcome.DONE, Outcome.DOCUMENTS_INCOMPLETE, None]


def test_a_counter_pauses_opens_and_closes_by_keyboard(hub: Hub, page: Page) -> None:
    press(page, "i")
    page.keyboard.press("Tab")
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Loket sedang istirahat.")).to_be_visible()
    assert hub.state().counter(1).until_ms == hub.now_ms() + 5 * 60_000
    press(page, "b")
    expect(page.locator("[data-key=N]")).to_be_visible()
    press(page, "x")
    expect(page.get_by_text("Loket ini tutup.")).to_be_visible()
    assert hub.state().counter(1).state is CounterState.CLOSED


def test_a_call_is_taken_back_and_a_chosen_one_called(hub: Hub, page: Page) -> None:
    first, second = hub.issue("A1"), hub.issue("A1")
    expect(page.locator("[data-waits]")).to_have_count(2)
    press(page, "n")
    called(page, first.label)
    press(page, "u")
    expect(page.locator("[data-visitor]")).to_have_count(0)
    press(page, "c")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    called(page, second.label)
    assert hub.state().tickets[second.id].steps[0].chosen is not None


def test_a_visitor_is_held_comes_back_is_sent_on_and_gets_an_errand(hub: Hub, page: Page) -> None:
    ticket = hub.issue("A1")
    press(page, "n")
    called(page, ticket.label)
    press(page, "h")
    page.keyboard.press("Enter")
    expect(page.locator("[data-away]")).to_have_count(1)
    press(page, "k")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-waits]")).to_have_count(1)
    press(page, "n")
    called(page, ticket.label)
    press(page, "l")
    page.locator("#add select[name='errand.service']").select_option("B1")
    page.locator("#add .main").press("Enter")
    expect(page.locator("[data-visitor] .steps li")).to_have_count(2)
    press(page, "t")
    page.locator("#transfer select[name=service]").select_option("C1")
    page.locator("#transfer .main").press("Enter")
    expect(page.locator("[data-visitor]")).to_have_count(0)
    steps = hub.state().tickets[ticket.id].steps
    assert [(step.service, step.state) for step in steps] == [
        ("A1", StepState.TRANSFERRED), ("B1", StepState.WAITING), ("C1", StepState.WAITING),
    ]  # fmt: skip


def test_two_browsers_at_one_counter_see_the_same_and_call_once(
    hub: Hub, people: People, page: Page, opened: Open
) -> None:
    first, _ = hub.issue("A1"), hub.issue("A1")
    other = opened(800, dark=True)
    sign_in(other, hub, people)
    for one in (page, other):
        expect(one.locator("[data-waits]")).to_have_count(2)
        # What is shown stays as it is until both have pressed.
        one.route("**/live?lang=*", lambda route: route.abort())
    one_id, other_id = (one.evaluate("idFor('call.next')") for one in (page, other))
    assert one_id == other_id
    page.evaluate("document.querySelector('[data-key=N]').click()")
    other.evaluate("document.querySelector('[data-key=N]').click()")
    for one in (page, other):
        called(one, first.label)
    assert sum(step.calls for ticket in hub.state().tickets.values() for step in ticket.steps) == 1


def test_without_a_network_the_command_waits_and_goes_once(hub: Hub, page: Page) -> None:
    ticket = hub.issue("A1")
    hub.issue("A1")
    expect(page.locator("[data-waits]")).to_have_count(2)
    page.context.set_offline(True)
    expect(page.locator("#lost")).to_be_visible()
    press(page, "n")
    expect(page.locator("#lost")).to_contain_text("“Panggil berikutnya” menunggu")
    saved = page.evaluate("pending.id")
    page.keyboard.press("n")
    expect(page.locator("#notice")).to_contain_text("masih dikirim")
    assert hub.state().counter(1).ticket is None
    page.context.set_offline(False)
    called(page, ticket.label)
    expect(page.locator("#lost")).to_be_hidden()
    assert hub.state().seen(saved) is not None
    assert sum(step.calls for t in hub.state().tickets.values() for step in t.steps) == 1


def test_an_answer_that_got_lost_is_asked_for_again_with_the_same_id(hub: Hub, page: Page) -> None:
    ticket = hub.issue("A1")
    hub.issue("A1")
    expect(page.locator("[data-waits]")).to_have_count(2)
    answers: list[int] = []

    def lose_the_first(route: Route) -> None:
        answer = route.fetch()
        answers.append(answer.status)
        if len(answers) == 1:
            route.abort()
        else:
            route.fulfill(response=answer)

    page.route("**/do*", lose_the_first)
    press(page, "n")
    called(page, ticket.label)
    expect(page.locator("#part")).to_have_attribute("aria-busy", "false")
    assert answers == [200, 200]
    assert sum(step.calls for t in hub.state().tickets.values() for step in t.steps) == 1


def test_an_older_page_does_not_take_the_place_of_a_newer_one(hub: Hub, page: Page) -> None:
    old = page.evaluate("fetch(part.dataset.poll).then((answer) => answer.json())")
    ticket = hub.issue("A1")
    hub.call(1)
    called(page, ticket.label)
    page.evaluate("(old) => live.take(old)", old)
    called(page, ticket.label)


def test_a_command_outlives_a_page_that_is_loaded_again(hub: Hub, page: Page) -> None:
    ticket = hub.issue("A1")
    expect(page.locator("[data-waits]")).to_have_count(1)
    page.route("**/do?*", lambda route: route.abort())
    press(page, "n")
    expect(page.locator("#lost")).to_contain_text("menunggu")
    saved = page.evaluate("pending.id")
    page.reload()
    expect(page.locator("#lost")).to_contain_text("menunggu")
    page.unroute("**/do?*")
    called(page, ticket.label)
    assert hub.state().seen(saved) is not None


def test_keys_can_be_turned_off(hub: Hub, page: Page) -> None:
    hub.issue("A1")
    expect(page.locator("[data-waits]")).to_have_count(1)
    page.locator("#keys").uncheck()
    page.locator("#part").focus()
    page.keyboard.press("n")
    page.reload()
    expect(page.locator("[data-waits]")).to_have_count(1)
    assert not page.locator("#keys").is_checked()
    assert hub.state().counter(1).ticket is None
