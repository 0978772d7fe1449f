"""The hub over HTTP: one effect per command, nothing before the commit, troubles told and waited out."""

import http.client
import threading
import time
from pathlib import Path

import msgspec
import pytest

from core.commands import Issue, Printed
from core.decider import Accepted, Refused
from core.events import StepCalled, TicketIssued
from core.fold import fold
from core.words import Evidence
from store.check import differences
from sync import wire
from sync.direct import HubFault
from sync.link import NoAnswer
from tests.sync.child import SLOW_S
from tests.sync.conftest import RunningHub, StartHub
from tests.sync.mall import call, fact, issue, new_id


def ask(hub: RunningHub, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", hub.port, timeout=10)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def log_of(hub: RunningHub, after: str = "0.0") -> list[dict[str, object]]:
    status, raw = ask(hub, "GET", f"/v1/log?after={after}&limit=5000")
    assert status == 200
    return [msgspec.json.decode(line) for line in raw.splitlines()]


def test_a_number_is_given_and_called(hub: RunningHub) -> None:
    decider = hub.decider()
    issued = decider.submit(issue())
    called = decider.submit(call(1))
    assert isinstance(issued, Accepted)
    assert isinstance(called, Accepted)
    assert isinstance(issued.events[0].body, TicketIssued)
    assert isinstance(called.events[0].body, StepCalled)
    assert called.events[0].body.label == issued.events[0].body.label == "A001"
    decider.close()


def test_a_repeated_command_has_one_effect_and_the_same_answer(hub: RunningHub) -> None:
    decider = hub.decider()
    command = issue()
    answers = [decider.submit(command) for _ in range(3)]
    assert answers[0] == answers[1] == answers[2]
    assert sum(event["command"] == command.id for event in log_of(hub)) == 1
    decider.close()


def test_many_commands_are_answered_in_their_order(hub: RunningHub) -> None:
    commands = (issue(), call(99), issue("no.such"), issue())
    status, raw = ask(hub, "POST", "/v1/commands", wire.encode(wire.Commands(commands)))
    kinds = [type(answer) for answer in wire.answers_in(raw)]
    assert (status, kinds) == (200, [Accepted, Refused, Refused, Accepted])


def test_eight_clients_at_once_get_no_number_twice_and_call_nobody_twice(hub: RunningHub) -> None:
    issued: list[str] = []
    called: list[str] = []

    def client(n: int) -> None:
        decider = hub.decider()
        for _ in range(25):
            answer = decider.submit(issue(device=f"kiosk-{n}"))
            assert isinstance(answer, Accepted)
            issued.extend(e.body.label for e in answer.events if isinstance(e.body, TicketIssued))
            answer = decider.submit(call(n % 3 + 1))
            if isinstance(answer, Accepted):
                called.extend(e.body.ticket for e in answer.events if isinstance(e.body, StepCalled))
        decider.close()

    threads = [threading.Thread(target=client, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(issued) == len(set(issued)) == 200
    assert sorted(issued) == [f"A{n:03d}" for n in range(1, 201)]
    assert len(called) == len(set(called)) > 0
    assert [event["lsn"] for event in log_of(hub)] == list(range(1, len(log_of(hub)) + 1))
    hub.stop()
    assert differences(hub.folder, fold) == []


def test_facts_are_taken_once_and_a_gap_is_told(hub: RunningHub) -> None:
    ticket = issue()
    assert isinstance(ticket.body, Issue)
    hub.decider().submit(ticket)
    facts = [fact(Printed(ticket.body.ticket, 0, Evidence.CONFIRMED), seq) for seq in range(1, 6)]

    def own(*wanted: int) -> int | None:
        body = wire.encode(wire.Facts(tuple(facts[seq - 1] for seq in wanted)))
        status, raw = ask(hub, "POST", "/v1/own", body)
        assert status == 200
        told = wire.head_in(raw)
        assert told is not None
        assert told.last == facts[told.head - 1].id
        return told.head

    assert own(1, 2) == 2
    assert own(4, 5) == 2
    assert own(1, 2, 3) == 3
    assert own(1) == 3
    assert own(4, 5) == 5
    taken = [event["command"] for event in log_of(hub) if "origin" in event]
    assert taken == [f.id for f in facts]


def test_a_full_disk_is_told_and_waited_out(hub: RunningHub) -> None:
    decider = hub.decider()
    full = hub.suffer("full")
    command = issue()
    with pytest.raises(NoAnswer) as silence:
        decider.submit(command)
    assert silence.value.trouble is not None
    assert silence.value.trouble.code == "disk_full"
    assert "penuh" in silence.value.trouble.words.id
    status, raw = ask(hub, "GET", "/v1/health")
    assert (status, msgspec.json.decode(raw)["trouble"]) == (200, "disk_full")
    full.unlink()
    assert isinstance(decider.submit(command), Accepted)
    assert msgspec.json.decode(ask(hub, "GET", "/v1/health")[1])["trouble"] is None
    decider.close()


def test_a_full_disk_says_when_to_come_back(hub: RunningHub) -> None:
    hub.suffer("full")
    connection = http.client.HTTPConnection("127.0.0.1", hub.port, timeout=10)
    connection.request("POST", "/v1/commands", wire.encode(wire.Commands((issue(),))))
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert (answer.status, answer.headers["Retry-After"]) == (503, "1")


def test_a_command_that_breaks_the_program_leaves_the_others_alone(hub: RunningHub) -> None:
    hub.suffer("poison")
    poison = issue()
    assert isinstance(poison.body, Issue)
    poison = msgspec.structs.replace(poison, body=msgspec.structs.replace(poison.body, priority=True))
    status, raw = ask(hub, "POST", "/v1/commands", wire.encode(wire.Commands((issue(), poison, issue()))))
    kinds = [type(answer) for answer in wire.answers_in(raw)]
    assert (status, kinds) == (200, [Accepted, wire.Failed, Accepted])
    assert ask(hub, "POST", "/v1/commands", wire.encode(wire.Commands((poison,))))[0] == 500
    decider = hub.decider()
    with pytest.raises(HubFault):
        decider.submit(poison)
    assert isinstance(decider.submit(issue()), Accepted)
    decider.close()


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("POST", "/v1/commands", b"", 400, "bad_request"),
        ("POST", "/v1/commands", b'{"commands":[1]}', 400, "bad_request"),
        ("POST", "/v1/commands", b"\x00" * 1000, 400, "bad_request"),
        ("POST", "/v1/own", b'{"facts":[]}', 400, "bad_request"),
        ("POST", "/v1/commands", b" " * (wire.BODY_LIMIT + 1), 413, "too_large"),
        ("POST", "/v1/clock", b'{"now_ms":-5}', 400, "bad_request"),
        ("GET", "/v1/log?after=x", b"", 400, "bad_position"),
        ("GET", "/v1/log?limit=-1", b"", 400, "bad_limit"),
        ("GET", "/v1/log?after=1.999999", b"", 400, "ahead"),
        ("GET", "/v1/commands", b"", 404, "not_found"),
        ("GET", "/", b"", 404, "not_found"),
        ("GET", "/docs", b"", 404, "not_found"),
    ],
)
def test_bad_requests_are_told_in_words(
    hub: RunningHub, method: str, path: str, body: bytes, status: int, code: str
) -> None:
    got, raw = ask(hub, method, path, body)
    told = msgspec.json.decode(raw, type=wire.Trouble)
    assert (got, told.code) == (status, code)
    assert told.words.id
    assert told.words.en


def test_a_body_without_a_length_is_limited_too(hub: RunningHub) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", hub.port, timeout=10)
    chunks = (b" " * 100_000 for _ in range(12))
    connection.request("POST", "/v1/commands", chunks, {"Transfer-Encoding": "chunked"}, encode_chunked=True)
    assert connection.getresponse().status == 413
    connection.close()


def test_the_demo_clock_opens_and_closes_days(hub: RunningHub) -> None:
    late = {"now_ms": wire_now(hub) + 14 * 3_600_000}
    status, raw = ask(hub, "POST", "/v1/clock", msgspec.json.encode(late))
    assert (status, msgspec.json.decode(raw)["day"]) == (200, None)
    next_day = {"now_ms": wire_now(hub) + 11 * 3_600_000}
    status, raw = ask(hub, "POST", "/v1/clock", msgspec.json.encode(next_day))
    assert (status, msgspec.json.decode(raw)["day"]) == (200, "2026-11-25")


def wire_now(hub: RunningHub) -> int:
    now: int = msgspec.json.decode(ask(hub, "GET", "/v1/health")[1])["now_ms"]
    return now


def test_an_unknown_id_form_never_reaches_the_log(hub: RunningHub) -> None:
    before = len(log_of(hub))
    named = {
        "id": new_id(),
        "device": "kiosk-1",
        "actor": "Maria da Costa",
        "body": {"kind": "call.next", "counter": 1},
    }
    assert ask(hub, "POST", "/v1/commands", msgspec.json.encode({"commands": [named]}))[0] == 400
    assert len(log_of(hub)) == before


def test_a_stopping_hub_finishes_what_it_has_begun(hub: RunningHub) -> None:
    hub.suffer("slow")
    answers: list[object] = []
    asking = threading.Thread(target=lambda: answers.append(hub.decider().submit(issue())))
    asking.start()
    time.sleep(SLOW_S / 2)
    assert hub.stop() == 0
    asking.join()
    assert isinstance(answers[0], Accepted)


def test_a_hub_that_breaks_ends_and_its_successor_goes_on(mall: Path, start_hub: StartHub) -> None:
    hub = start_hub(mall)
    broken = hub.suffer("broken")
    command = issue()
    with pytest.raises(NoAnswer):
        hub.decider().submit(command)
    assert hub.ended() == 0
    broken.unlink()
    assert isinstance(start_hub(mall).decider().submit(command), Accepted)
