"""What travels between device and hub is read strictly, and told when it cannot be."""

import msgspec
import pytest

from core.commands import Command, Issue, Origin, Printed
from core.words import Evidence
from sync import wire
from sync.wire import BadRequest, Position

ID = "AAAAAAAAAAAAAAAAAAAAAA"


def body(**changes: object) -> bytes:
    command = {"id": ID, "device": "kiosk-1", "body": {"kind": "call.next", "counter": 3}} | changes
    return msgspec.json.encode({"commands": [command]})


def facts(*seqs: int, device: str = "kiosk-1", incarnation: str = "a") -> bytes:
    made = [Command(ID, device, Printed(ID, 0, Evidence.CONFIRMED), origin=Origin(incarnation, seq)) for seq in seqs]
    return msgspec.json.encode({"facts": made})


def test_a_command_is_read() -> None:
    (command,) = wire.commands_in(body(age_ms=12))
    assert (command.id, command.age_ms) == (ID, 12)


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"null", b"[]", b"\xff\xfe", b"{}", b'{"commands":[]}', b'{"commands":{}}', b"[" * 100_000,
        b'{"commands":' * 50_000, b'{"commands":[{"id":"\\ud800"}]}',
        body(id=""), body(id="a" * 10_000), body(id="x y"), body(id=5), body(device="../etc"), body(device=""),
        body(age_ms=-1), body(age_ms=10**30), body(age_ms=1.5), body(age_ms="1"), body(actor="Budi Santoso"),
        body(body={"kind": "no.such", "counter": 1}), body(body={"counter": 1}), body(body={"kind": "call.next"}),
        body(body={"kind": "call.next", "counter": 1, "more": 2}), body(more=1),
        body(body={"kind": "ticket.printed", "ticket": ID, "copy_no": 0, "evidence": "confirmed"}),
    ],
)  # fmt: skip
def test_garbage_is_a_bad_request(raw: bytes) -> None:
    with pytest.raises(BadRequest):
        wire.commands_in(raw)


def test_contiguous_facts_are_read() -> None:
    assert [fact.origin and fact.origin.seq for fact in wire.facts_in(facts(4, 5, 6))] == [4, 5, 6]


@pytest.mark.parametrize("seqs", [(1, 3), (2, 1), (1, 1), (0, 1), (-1, 0)])
def test_facts_with_a_gap_are_a_bad_request(seqs: tuple[int, ...]) -> None:
    with pytest.raises(BadRequest, match="contiguous"):
        wire.facts_in(facts(*seqs))


def test_facts_of_two_lives_are_a_bad_request() -> None:
    made = msgspec.json.decode(facts(1, 2))
    made["facts"][1]["origin"]["incarnation"] = "b"
    with pytest.raises(BadRequest, match="one life"):
        wire.facts_in(msgspec.json.encode(made))


@pytest.mark.parametrize("without_origin", [True, False])
def test_only_facts_with_an_origin_are_facts(without_origin: bool) -> None:
    made = msgspec.json.decode(facts(1))
    if without_origin:
        del made["facts"][0]["origin"]
    else:
        made["facts"][0]["body"] = {"kind": "call.next", "counter": 1}
    with pytest.raises(BadRequest, match="only facts"):
        wire.facts_in(msgspec.json.encode(made))


def test_a_position_is_epoch_and_lsn() -> None:
    assert wire.position("2.17") == Position(2, 17)
    assert str(Position(2, 17)) == "2.17"


@pytest.mark.parametrize("text", ["", "17", "1.", ".1", "-1.2", "1.2.3", "1.2 ", "1.2\n", "١.٢", "1." + "9" * 40])
def test_other_positions_are_bad(text: str) -> None:
    with pytest.raises(BadRequest):
        wire.position(text)


def test_a_ticket_is_asked_for_with_its_errands() -> None:
    issue = {"kind": "ticket.issue", "ticket": ID, "errands": [{"service": "A1"}]}
    (command,) = wire.commands_in(body(body=issue))
    assert isinstance(command.body, Issue)
    assert command.body.errands[0].service == "A1"
