"""Through the gate: with the right key and in one's own name only; whoever else comes hears why, and the log too."""

import http.client
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from core.commands import CallNext, Command, HandLane, LaneIssued, OpenDay, PostNotice, Shown
from core.decider import Accepted, LaneGiven
from core.device_access import NOBODYS_NAME, NOT_ITS_KIND, NOT_ITS_NAME
from core.devices import DEVICES
from core.words import Role
from store.own_file import open_display, open_kiosk
from sync import wire, wire_enrol
from sync.direct import ask
from sync.link import Link, NoAnswer, NotLetIn
from sync.metrics import CONTENT_TYPE
from sync.remote import Patience, RemoteDecider
from tests.sync.gate.rig import GatedHub, StartGated, token_of
from tests.sync.mall import DAY, command, fact, issue, new_id, prepare

PATIENT = Patience(issue=30.0, command=30.0, back_off=(0.05,))


def sent(*commands: Command) -> bytes:
    return wire.encode(wire.Commands(commands))


@pytest.fixture
def display(gated: GatedHub, tmp_path: Path) -> str:
    """A token of a display."""
    return token_of(gated.entry(tmp_path / "d", gated.enrol(tmp_path / "d", "display-9", Role.DISPLAY)))


@pytest.fixture
def kiosk(gated: GatedHub, tmp_path: Path) -> str:
    return token_of(gated.entry(tmp_path / "k", gated.enrol(tmp_path / "k", "kiosk-9", Role.KIOSK, 7)))


def test_a_kiosk_on_another_machine_gets_numbers_and_its_lane(gated: GatedHub, tmp_path: Path) -> None:
    folder = tmp_path / "k"
    credential = gated.enrol(folder, "kiosk-9", Role.KIOSK, 7)
    way = gated.entry(folder, credential)
    store = open_kiosk(folder / "kiosk.db")
    decider = RemoteDecider(gated.gate, "kiosk-9", store, lambda _: "A", PATIENT, lambda url: Link(url, way))
    with closing(store), closing(decider):
        answer = decider.submit(issue(device="kiosk-9"))
        assert isinstance(answer, Accepted)
        assert decider.attach()
        assert decider.lane == 7


def test_a_display_says_what_it_has_shown(gated: GatedHub, tmp_path: Path) -> None:
    folder = tmp_path / "d"
    way = gated.entry(folder, gated.enrol(folder, "display-9", Role.DISPLAY))
    store = open_display(folder / "display.db")
    decider = RemoteDecider(gated.gate, "display-9", store, None, PATIENT, lambda url: Link(url, way))
    with closing(store), closing(decider):
        decider.report(Shown(1, 1))
        while decider.unsent:
            decider.send_once()
    assert b'"shown_lsn":1' in gated.ask("GET", "/v1/log?limit=5000", token=token_of(way))[1]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/commands", sent(issue(device="display-9"))),
        ("/v1/commands", sent(command(CallNext(1), "display-9"))),
        ("/v1/commands", sent(command(OpenDay(DAY), "display-9"))),
        ("/v1/commands", sent(command(HandLane("display-9", "life"), "display-9"))),
        ("/v1/own", wire.encode(wire.Facts((fact(LaneIssued(new_id(), "A7001", ()), 1, device="display-9"),)))),
    ],
)
def test_a_display_s_token_writes_nothing_else(gated: GatedHub, display: str, path: str, body: bytes) -> None:
    before = gated.ask("GET", "/v1/log?limit=5000", token=display)
    assert gated.code("POST", path, body, token=display) == (403, NOT_ITS_KIND)
    assert gated.ask("GET", "/v1/log?limit=5000", token=display) == before
    assert NOT_ITS_KIND in gated.log.read_text()


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (issue(device="kiosk-1"), NOT_ITS_NAME),
        (command(HandLane("kiosk-1", "life"), "kiosk-9"), NOT_ITS_NAME),
        (msgspec.structs.replace(issue(device="kiosk-9"), actor="101"), NOBODYS_NAME),
        (command(CallNext(1), "kiosk-9"), NOT_ITS_KIND),
        (command(PostNotice(new_id(), 2**40), "kiosk-9"), NOT_ITS_KIND),
    ],
)
def test_a_kiosk_speaks_for_itself_alone(gated: GatedHub, kiosk: str, command: Command, code: str) -> None:
    assert gated.code("POST", "/v1/commands", sent(issue(device="kiosk-9"), command), token=kiosk) == (403, code)
    assert b"ticket.issued" not in gated.ask("GET", "/v1/log?limit=5000", token=kiosk)[1]


def test_a_device_says_hello_as_itself(gated: GatedHub, kiosk: str) -> None:
    assert gated.ask("GET", "/v1/hello?device=kiosk-9&clock=1", token=kiosk)[0] == 200
    assert gated.code("GET", "/v1/hello?device=kiosk-1&clock=1", token=kiosk) == (403, NOT_ITS_NAME)


def test_keys_and_pins_go_to_another_hub_alone(gated: GatedHub, kiosk: str, tmp_path: Path) -> None:
    standby = token_of(gated.entry(tmp_path / "s", gated.enrol(tmp_path / "s", "cadangan", Role.HUB)))
    asked = f"/v1/documents?name={DEVICES}&version=1"
    assert gated.ask("GET", asked, token=kiosk)[0] == 404
    assert gated.ask("GET", asked, token=standby)[0] == 200
    assert gated.ask("GET", "/v1/documents?name=site&version=1", token=kiosk)[0] == 200
    assert gated.ask("GET", "/v1/enrolments", token=standby)[0] == 404


def test_figures_are_read_on_the_hub_s_own_machine_and_not_through_the_gate(gated: GatedHub, kiosk: str) -> None:
    """As docs/install/watching.md says."""
    port = int(gated.home.rpartition(":")[2])
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as line:
        line.request("GET", "/metrics")
        answer = line.getresponse()
        raw = answer.read()
    assert (answer.status, answer.getheader("Content-Type")) == (200, CONTENT_TYPE)
    assert b"besti_log_lsn " in raw
    for token in (None, kiosk):
        status, raw = gated.ask("GET", "/metrics", token=token)
        assert (status, b"besti_log_lsn" in raw) == (404, False)


EVERY_CLOSED = [
    ("GET", path)
    for path in ("log", "hello", "hash?lsn=1", "snapshot", "documents?name=site&version=1", "notes?ref=x", "digests",
                 "health", "enrolments", "nothing")
] + [("POST", path) for path in ("commands", "own", "clock")]  # fmt: skip


@pytest.mark.parametrize(("method", "path"), EVERY_CLOSED)
def test_nothing_is_open_but_what_is_meant_to_be(gated: GatedHub, method: str, path: str) -> None:
    assert gated.code(method, f"/v1/{path}", b"{}") == (401, "no_token")
    assert gated.code(method, f"/v1/{path}", b"{}", token="") == (401, "no_token")
    assert gated.code(method, f"/v1/{path}", b"{}", token="wrong") == (401, "unknown_token")
    assert gated.log.read_text().count("turned away") == 3


def test_an_old_token_is_worth_nothing_after_a_new_start(
    start_gated: StartGated, gated: GatedHub, tmp_path: Path
) -> None:
    folder = tmp_path / "k"
    credential = gated.enrol(folder, "kiosk-9", Role.KIOSK, 7)
    way = gated.entry(folder, credential)
    old = token_of(way)
    assert gated.stop() == 0
    again = start_gated(gated.folder, gated.port)
    assert again.code("GET", "/v1/health", token=old) == (401, "unknown_token")
    with closing(Link(again.gate, way)) as link:
        assert isinstance(ask(link, issue(device="kiosk-9"), 30.0), Accepted)
    assert token_of(way) != old


def test_a_token_of_another_site_is_unknown(
    start_gated: StartGated, gated: GatedHub, kiosk: str, tmp_path: Path
) -> None:
    other = start_gated(prepare(tmp_path / "other" / "mall"))
    assert other.code("GET", "/v1/health", token=kiosk) == (401, "unknown_token")
    stranger = other.enrol(tmp_path / "o", "kiosk-9", Role.KIOSK, 7)
    with pytest.raises(NoAnswer) as silence:
        gated.link(tmp_path / "o", stranger).post("/v1/commands", sent(issue(device="kiosk-9")), 30.0)
    assert not isinstance(silence.value, NotLetIn)  # It never spoke: the hub's key is another one.


def test_a_revoked_device_is_out_at_once_and_gives_no_numbers(gated: GatedHub, tmp_path: Path) -> None:
    folder = tmp_path / "k"
    way = gated.entry(folder, gated.enrol(folder, "kiosk-9", Role.KIOSK, 7))
    store = open_kiosk(folder / "kiosk.db")
    decider = RemoteDecider(gated.gate, "kiosk-9", store, lambda _: "A", PATIENT, lambda url: Link(url, way))
    with closing(store), closing(decider):
        assert decider.attach()
        token = token_of(way)
        gated.revoke("kiosk-9")
        assert gated.code("GET", "/v1/health", token=token) == (403, "revoked")
        with pytest.raises(NotLetIn) as shut:
            decider.submit(issue(device="kiosk-9"))
        assert shut.value.revoked
    assert "revoked" in gated.log.read_text()


def test_a_kiosk_that_cannot_reach_the_hub_still_gives_numbers(gated: GatedHub, tmp_path: Path) -> None:
    folder = tmp_path / "k"
    way = gated.entry(folder, gated.enrol(folder, "kiosk-9", Role.KIOSK, 7))
    store = open_kiosk(folder / "kiosk.db")
    decider = RemoteDecider(gated.gate, "kiosk-9", store, lambda _: "A", PATIENT, lambda url: Link(url, way))
    with closing(store), closing(decider):
        assert decider.attach()
        gated.stop()
        assert isinstance(decider.submit(issue(device="kiosk-9")), LaneGiven)


@pytest.mark.parametrize("said", ["2-3", "0-0", "x", "1", "1-"])
@pytest.mark.parametrize("at_home", [True, False])
def test_an_unknown_version_of_the_wire_is_refused(
    gated: GatedHub, kiosk: str, said: str, at_home: bool, plain: Callable[..., tuple[int, bytes]]
) -> None:
    asked = ("GET", "/v1/health")
    status, raw = plain(gated, *asked, said) if at_home else gated.ask(*asked, token=kiosk, Besti_Wire=said)
    told = msgspec.json.decode(raw, type=wire.Trouble)
    assert (status, told.code) == (400, "wire_version")
    assert "perbarui" in told.words.id
    assert gated.ask("GET", "/v1/health", token=kiosk, Besti_Wire="1-4")[0] == 200


@pytest.fixture
def plain() -> Callable[..., tuple[int, bytes]]:
    def ask(hub: GatedHub, method: str, path: str, said: str) -> tuple[int, bytes]:
        port = int(hub.home.rpartition(":")[2])
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as line:
            line.request(method, path, headers={"Besti-Wire": said})
            answer = line.getresponse()
            return answer.status, answer.read()

    return ask


def test_a_session_needs_a_version_too(gated: GatedHub, tmp_path: Path) -> None:
    credential = gated.enrol(tmp_path / "k", "kiosk-9", Role.KIOSK, 7)
    raw = gated.ask("POST", "/v1/challenge", b"{}")[1]
    challenge = msgspec.json.decode(raw, type=wire_enrol.Challenge).challenge
    (pin,) = credential.pins
    proof = wire_enrol.Proof(credential.key, challenge, credential.sign(challenge, pin), (2, 3))
    assert gated.code("POST", "/v1/session", wire.encode(proof)) == (400, "wire_version")
    proof = msgspec.structs.replace(proof, wire=(1, 3))
    assert gated.ask("POST", "/v1/session", wire.encode(proof))[0] == 200
    assert gated.code("POST", "/v1/session", wire.encode(proof)) == (401, "bad_proof")


def test_a_body_that_is_too_large_is_told(gated: GatedHub, kiosk: str) -> None:
    assert gated.code("POST", "/v1/enrol", b" " * 5_000) == (413, "too_large")
    assert gated.code("POST", "/v1/commands", b" " * (wire.BODY_LIMIT + 1), token=kiosk) == (413, "too_large")


def test_who_asks_too_much_is_told_to_wait(gated: GatedHub) -> None:
    answers = [gated.ask("POST", "/v1/challenge", b"{}") for _ in range(60)]
    refused = [msgspec.json.decode(raw, type=wire.Trouble) for status, raw in answers if status == 429]
    assert {trouble.code for trouble in refused} == {"too_many"}
    assert "Terlalu banyak" in refused[0].words.id
    assert gated.log.read_text().count("too_many") == 1
