"""What a device has to sign: fresh, ours, and good once. The hub remembers only those that were answered well."""

import secrets
from collections.abc import Callable
from hashlib import blake2b
from hmac import compare_digest

LIFE_S = 30
_RANDOM, _TIME, _MAC = 16, 8, 16


class Challenges:
    """Of one run of the hub: those of an earlier one are worth nothing. Belongs to one event loop."""

    def __init__(self, now_s: Callable[[], float]) -> None:
        self._now_s = now_s
        self._secret = secrets.token_bytes(32)
        self._used: dict[bytes, float] = {}

    def new(self) -> str:
        """In hexadecimal digits."""
        text = secrets.token_bytes(_RANDOM) + int(self._now_s()).to_bytes(_TIME)
        return (text + self._mac(text)).hex()

    def holds(self, challenge: str) -> bool:
        """Whether it is ours, young enough and unused."""
        raw = bytes.fromhex(challenge)
        text, mac = raw[: _RANDOM + _TIME], raw[_RANDOM + _TIME :]
        if not compare_digest(self._mac(text), mac) or raw in self._used:
            return False
        return 0 <= self._now_s() - int.from_bytes(text[_RANDOM:]) <= LIFE_S

    def use(self, challenge: str) -> None:
        """It was answered well, and is worth nothing from now on."""
        now = self._now_s()
        self._used = {raw: at for raw, at in self._used.items() if now - at <= LIFE_S + 1}
        self._used[bytes.fromhex(challenge)] = now

    def _mac(self, text: bytes) -> bytes:
        return blake2b(text, key=self._secret, digest_size=_MAC).digest()
