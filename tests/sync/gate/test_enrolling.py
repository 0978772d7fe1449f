"""A device is let in by a code that both keys make together; whoever stands in between makes another code."""

import asyncio
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from core.commands import ChangeDocument
from core.devices import DEVICES, DeviceKey, DeviceKeys
from core.words import Role
from sync import credential
from sync.challenge import LIFE_S as CHALLENGE_S
from sync.challenge import Challenges
from sync.enrolling import Enrolling, waiting_at
from sync.hub_key import HubKey
from sync.link import NoAnswer, NotLetIn
from sync.roll import Member, Roll
from sync.turned_away import TurnedAway
from sync.waiting_room import LIFE_S, MOST, WaitingRoom
from sync.wire_enrol import Enrol, code_of, shown, typed
from tests.sync.gate.rig import GatedHub, StartGated, token_of
from tests.sync.mall import prepare

KEY, OTHER, NONCE, PIN = "a" * 64, "b" * 64, "c" * 32, "d" * 64
EMPTY = Roll(DeviceKeys(), {})


class Clock:
    def __init__(self) -> None:
        self.s = 1_000.0

    def __call__(self) -> float:
        return self.s


def test_the_code_is_made_of_both_keys_and_the_attempt() -> None:
    code = code_of(KEY, NONCE, PIN)
    assert len(code) == 8
    assert not set(code) & set("AEIOUY0123456789")
    others = [code_of(OTHER, NONCE, PIN), code_of(KEY, "e" * 32, PIN), code_of(KEY, NONCE, OTHER)]
    assert len({code, *others}) == 4
    assert typed(f" {shown(code).lower()} ") == code


def test_a_hub_in_between_makes_another_code(start_gated: StartGated, gated: GatedHub, tmp_path: Path) -> None:
    """The false one hands the device's wish on to the true one, whose admin looks at the device's screen."""
    false = start_gated(prepare(tmp_path / "false" / "mall"))
    asks = Enrolling(tmp_path / "k", "kiosk-9", false.gate)
    assert asks.ask() is None
    (seen,) = waiting_at(false.home)
    raw = msgspec.json.encode(Enrol(seen.key, asks._nonce, "kiosk-9"))
    assert gated.ask("POST", "/v1/enrol", raw)[0] == 200
    assert asks.code == seen.code
    assert asks.code not in {one.code for one in waiting_at(gated.home)}


def test_nobody_is_let_in_before_somebody_has_approved_it(gated: GatedHub, tmp_path: Path) -> None:
    asks = Enrolling(tmp_path / "k", "kiosk-9", gated.gate)
    assert asks.ask() is None
    assert credential.read(tmp_path / "k", "kiosk-9") is None
    (one,) = waiting_at(gated.home)
    # A key in the document opens nothing until the log says what the device is for.
    gated.keys = DeviceKeys((DeviceKey("kiosk-9", one.key),))
    gated.do(ChangeDocument(DEVICES, msgspec.json.encode(gated.keys).decode()))
    assert asks.ask() is None
    stranger = credential.new("kiosk-9", (HubKey(gated.folder).pin,))
    with closing(gated.link(tmp_path / "k", stranger)) as link, pytest.raises(NotLetIn) as shut:
        link.post("/v1/commands", b"{}", 30.0)
    assert not shut.value.revoked


def test_another_key_than_the_hub_s_is_not_spoken_to(gated: GatedHub, tmp_path: Path) -> None:
    made = gated.enrol(tmp_path / "k", "kiosk-9", Role.KIOSK, 7)
    before = gated.log.read_text()
    wrong = msgspec.structs.replace(made, pins=(OTHER,))
    credential.write(tmp_path / "k", wrong)
    with closing(gated.link(tmp_path / "k", wrong)) as link, pytest.raises(NoAnswer):
        link.post("/v1/commands", b"{}", 30.0)
    assert gated.log.read_text() == before


def test_a_device_learns_the_keys_of_hubs_to_come(gated: GatedHub, tmp_path: Path) -> None:
    made = gated.enrol(tmp_path / "k", "kiosk-9", Role.KIOSK, 7)
    gated.approve(DeviceKey("cadangan", OTHER, KEY), Role.HUB)
    gated.entry(tmp_path / "k", made).headers(30.0)
    kept = credential.read(tmp_path / "k", "kiosk-9")
    assert kept is not None
    assert kept.pins == (*made.pins, KEY)
    gated.revoke("cadangan")
    gated.entry(tmp_path / "k", kept).headers(30.0)
    kept = credential.read(tmp_path / "k", "kiosk-9")
    assert kept is not None
    assert kept.pins == made.pins


def test_a_key_is_for_its_user_alone(gated: GatedHub, tmp_path: Path) -> None:
    gated.enrol(tmp_path / "k", "kiosk-9", Role.KIOSK, 7)
    for path in (credential.path_of(tmp_path / "k", "kiosk-9"), gated.folder / "tls" / "hub.key"):
        assert path.stat().st_mode & 0o777 == 0o600


def test_who_waits_is_forgotten_after_ten_minutes() -> None:
    clock = Clock()
    room = WaitingRoom(clock)
    assert asyncio.run(room.ask(Enrol(KEY, NONCE, "kiosk-9"), "10.0.0.9", PIN, EMPTY)).device is None
    (waiting,) = room.waiting()
    assert (waiting.code, waiting.wish, waiting.address) == (code_of(KEY, NONCE, PIN), "kiosk-9", "10.0.0.9")
    clock.s += LIFE_S
    assert room.waiting() == ()


def test_so_many_may_wait_and_no_more() -> None:
    room = WaitingRoom(Clock())

    async def crowd() -> None:
        for n in range(MOST):
            await room.ask(Enrol(KEY, f"{n:032x}", "kiosk-9"), "", PIN, EMPTY)
        await room.ask(Enrol(KEY, f"{0:032x}", "kiosk-9"), "", PIN, EMPTY)
        with pytest.raises(TurnedAway) as turned:
            await room.ask(Enrol(OTHER, NONCE, "kiosk-9"), "", PIN, EMPTY)
        assert turned.value.code == "too_many_waiting"

    asyncio.run(crowd())
    assert len(room.waiting()) == MOST


def test_a_revoked_key_waits_for_nothing() -> None:
    roll = Roll(DeviceKeys((DeviceKey("kiosk-9", KEY),)), {"kiosk-9": Member(Role.KIOSK, revoked=True)})
    with pytest.raises(TurnedAway) as turned:
        asyncio.run(WaitingRoom(Clock()).ask(Enrol(KEY, NONCE, "kiosk-9"), "", PIN, roll))
    assert turned.value.code == "revoked"


def test_a_challenge_is_ours_fresh_and_good_once() -> None:
    clock = Clock()
    ours = Challenges(clock)
    challenge = ours.new()
    assert ours.holds(challenge)
    assert not Challenges(clock).holds(challenge)
    assert not ours.holds(challenge[:-2] + ("00" if challenge[-2:] != "00" else "01"))
    assert not ours.holds("00")
    ours.use(challenge)
    assert not ours.holds(challenge)
    old = ours.new()
    clock.s += CHALLENGE_S + 1
    assert not ours.holds(old)


def test_the_key_of_a_new_standby_goes_to_every_device_at_once(gated: GatedHub, tmp_path: Path) -> None:
    """Also to those who hold a token, and to their ways to other addresses: the hub may be lost today."""
    made = gated.enrol(tmp_path / "k", "kiosk-9", Role.KIOSK, 7)
    way, elsewhere = gated.entry(tmp_path / "k", made), gated.entry(tmp_path / "k", made)
    token = token_of(way)
    assert not elsewhere.knows(KEY)
    gated.approve(DeviceKey("cadangan", OTHER, KEY), Role.HUB)
    assert gated.code("GET", "/v1/health", token=token) == (401, "unknown_token")
    way.forget({"Authorization": f"Bearer {token}"})
    assert gated.ask("GET", "/v1/health", token=token_of(way))[0] == 200
    assert elsewhere.knows(KEY)
    credential.path_of(tmp_path / "k", "kiosk-9").write_text("{}")
    assert not elsewhere.knows("ef" * 32)
