"""Wakes everybody who waits for the next commit. It carries nothing but "look"."""

import asyncio


class Doorbell:
    """Belongs to one event loop: every method is called there."""

    def __init__(self) -> None:
        self._next = asyncio.Event()
        self.closed = False

    def ring(self) -> None:
        """Wakes all that wait now."""
        self._next.set()
        self._next = asyncio.Event()

    def close(self) -> None:
        """Wakes all that wait, for the last time."""
        self.closed = True
        self.ring()

    def listen(self) -> asyncio.Event:
        """Taken before one looks, waited for afterwards: a ring in between is not missed."""
        return self._next


async def heard(bell: asyncio.Event, timeout_s: float) -> bool:
    """Waits for the bell; False when it stayed silent."""
    try:
        async with asyncio.timeout(timeout_s):
            await bell.wait()
    except TimeoutError:
        return False
    return True
