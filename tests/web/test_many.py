"""Many at once: officers who press together, and a stream that ends with its session."""

import threading

import requests

from core.words import StepState
from tests.sync.mall import counters_of
from tests.web.mall import People
from tests.web.visit import Browser, Hub


def test_officers_who_press_together_call_nobody_twice_and_lose_nobody(hub: Hub, people: People) -> None:
    tickets = [hub.issue("A1") for _ in range(30)]
    counters = counters_of("A")
    assert len(counters) >= 3

    def work(counter: int) -> None:
        browser = Browser(hub)
        browser.login(people.numbers["officer"])
        while browser.order(counter, {"kind": "call.next", "counter": counter}).status_code == 200:
            pass

    threads = [threading.Thread(target=work, args=(counter,)) for counter in counters]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    steps = [hub.state().tickets[ticket.id].steps[0] for ticket in tickets]
    assert [step.calls for step in steps] == [1] * len(tickets)
    assert {step.state for step in steps} <= {StepState.DONE, StepState.CALLED}
    assert {step.counter for step in steps} == set(counters)


def test_a_stream_ends_with_its_session_and_the_hub_with_its_streams(hub: Hub, people: People) -> None:
    browser = Browser(hub)
    browser.login(people.numbers["officer"])
    stream = browser.get("/counter/1/live", stream=True)
    phone = requests.get(f"{hub.url}/t/{hub.issue('A1').id}/live", stream=True, timeout=30)
    lines = stream.iter_lines()
    assert any(b'"html"' in line for line in lines)
    browser.post("/logout", data={"csrf": browser.csrf()})
    told = hub.issue("A1")
    assert told.label.encode() not in b"".join(lines)
    assert any(b'"html"' in line for line in phone.iter_lines())
