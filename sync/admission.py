"""Lets devices in: each proves its key once, and shows a token from then on.

Tokens live in the hub's memory, as hashes: they die with the hub, with the device's membership, with a change
of the standbys, or of age, and the device proves its key again.
"""

import secrets
from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from core.words import Role
from sync.caller import Caller
from sync.challenge import Challenges
from sync.roll import Roll
from sync.turned_away import TurnedAway
from sync.wire_enrol import Challenge, Proof, Session, signed
from sync.wire_follow import SPOKEN

LIFE_S = 12 * 3600
MOST_TOKENS = 16
"""Of one device; its oldest ends when it wants one more."""


class _Held(NamedTuple):
    device: str
    role: Role
    key: str
    pins: tuple[str, ...]
    until_s: float


class Admission:
    """Belongs to one event loop. The roll is handed in as it is now."""

    def __init__(self, pin: str, now_s: Callable[[], float]) -> None:
        """`pin`: of this hub's own key."""
        self._pin = pin
        self._now_s = now_s
        self._challenges = Challenges(now_s)
        self._held: OrderedDict[bytes, _Held] = OrderedDict()

    def challenge(self) -> Challenge:
        return Challenge(self._challenges.new())

    def prove(self, proof: Proof, roll: Roll) -> Session:
        """A token for the device that has proved its key. Raises TurnedAway."""
        if not fits(proof.wire):
            raise TurnedAway("wire_version")
        if not (self._challenges.holds(proof.challenge) and self._is_signed(proof)):
            raise TurnedAway("bad_proof")
        self._challenges.use(proof.challenge)
        device, role = _let_in(proof.key, roll)
        token = secrets.token_urlsafe(32)
        pins = roll.pins()
        self._hold(token, _Held(device, role, proof.key, pins, self._now_s() + LIFE_S))
        return Session(token, device, role, (self._pin, *pins), SPOKEN)

    def caller(self, token: str, roll: Roll) -> Caller:
        """Whose token that is, if it still holds. Raises TurnedAway."""
        held = self._held.get(_hashed(token))
        if held is None or held.until_s <= self._now_s():
            raise TurnedAway("unknown_token")
        device, role = _let_in(held.key, roll)
        # With another standby too: every device is to know its key at once, for the hub may be lost today.
        if (device, role, roll.pins()) != (held.device, held.role, held.pins):
            raise TurnedAway("unknown_token")
        return Caller(device, role)

    def _is_signed(self, proof: Proof) -> bool:
        try:
            key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(proof.key))
            key.verify(bytes.fromhex(proof.signature), signed(proof.challenge, self._pin))
        except (InvalidSignature, ValueError):
            return False
        return True

    def _hold(self, token: str, held: _Held) -> None:
        now = self._now_s()
        living = [(hash_, one) for hash_, one in self._held.items() if one.until_s > now]
        mine = [hash_ for hash_, one in living if one.device == held.device]
        ended = set(mine[: len(mine) - MOST_TOKENS + 1])
        self._held = OrderedDict((hash_, one) for hash_, one in living if hash_ not in ended)
        self._held[_hashed(token)] = held


def fits(spoken: tuple[int, int]) -> bool:
    """Whether a device that speaks these versions and this hub have one in common."""
    return spoken[0] <= SPOKEN[1] and SPOKEN[0] <= spoken[1]


def _let_in(key: str, roll: Roll) -> tuple[str, Role]:
    found = roll.member(key)
    if found is None:
        raise TurnedAway("not_enrolled")
    device, member = found
    if member.revoked:
        raise TurnedAway("revoked")
    return device, member.role


def _hashed(token: str) -> bytes:
    return sha256(token.encode()).digest()
