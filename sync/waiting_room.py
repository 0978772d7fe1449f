"""Devices that wait to be approved, in the hub's memory: ten minutes, and no longer than the hub runs."""

import asyncio
from collections.abc import Callable
from typing import NamedTuple

from sync.roll import Roll
from sync.turned_away import TurnedAway
from sync.wire_enrol import Enrol, Enrolled, Waiting, code_of

LIFE_S = 600
MOST = 20


class _Here(NamedTuple):
    until_s: float
    waiting: Waiting | None


class WaitingRoom:
    """Belongs to one event loop."""

    def __init__(self, now_s: Callable[[], float]) -> None:
        self._now_s = now_s
        self._here: dict[tuple[str, str], _Here] = {}

    async def ask(self, asked: Enrol, address: str, pin: str, roll: Roll) -> Enrolled:
        """How it stands with a device that wants to belong. `pin`: of the key that it met here. Raises TurnedAway."""
        found = roll.member(asked.key)
        if found is not None:
            device, member = found
            if member.revoked:
                raise TurnedAway("revoked")
            self._here = {who: one for who, one in self._here.items() if who[0] != asked.key}
            return Enrolled(device, member.role)
        await self._let_wait(asked, address, pin)
        return Enrolled()

    def waiting(self) -> tuple[Waiting, ...]:
        """Who waits now, the first to come first."""
        self._forget()
        return tuple(one.waiting for one in self._here.values() if one.waiting is not None)

    async def _let_wait(self, asked: Enrol, address: str, pin: str) -> None:
        self._forget()
        who = (asked.key, asked.nonce)
        if who in self._here:
            return
        if len(self._here) >= MOST:
            raise TurnedAway("too_many_waiting")
        until_s = self._now_s() + LIFE_S
        self._here[who] = _Here(until_s, None)
        code = await asyncio.to_thread(code_of, asked.key, asked.nonce, pin)
        self._here[who] = _Here(until_s, Waiting(code, asked.device, asked.key, asked.pin, address))

    def _forget(self) -> None:
        now = self._now_s()
        self._here = {who: one for who, one in self._here.items() if one.until_s > now}
