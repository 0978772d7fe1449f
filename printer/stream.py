"""What all lasting connections share: one non-blocking file descriptor, waited for with poll, never past a deadline."""

import errno
import os
import select
import socket
import time
from abc import ABC, abstractmethod

from core.words import Evidence, Text
from printer.faults import BrokenOff, NotReached
from printer.holding import Holding
from printer.states import Cause

READ_BYTES = 4096
NAP_S = 0.01

CAUSES = {
    errno.ECONNREFUSED: Cause.REFUSED,
    errno.EBUSY: Cause.HELD,
    errno.EACCES: Cause.DENIED,
    errno.EPERM: Cause.DENIED,
    errno.ENOENT: Cause.ABSENT,
    errno.ENODEV: Cause.ABSENT,
    errno.ENXIO: Cause.ABSENT,
    errno.ENOTDIR: Cause.ABSENT,
}


class Stream(ABC):
    """A Transport over a file descriptor. `address` is what people call the printer, in one spelling."""

    evidence = Evidence.UNVERIFIED
    answers = True
    bytes_per_s: float | None = None
    empty_is_end = True
    """Whether a read of no bytes means that the other side has ended the connection."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.epoch = 0
        self._opened = 0
        self._fd = -1
        self._holding: Holding | None = None

    @abstractmethod
    def _connect(self, within_s: float) -> int:
        """A new descriptor, non-blocking. Raises OSError."""

    def _disconnect(self, fd: int) -> None:
        os.close(fd)

    def open(self, within_s: float) -> None:
        self.drop()
        if self._holding is None:
            self._holding = Holding(self.address)
        try:
            self._fd = self._connect(within_s)
        except OSError as fault:
            raise self._not_reached(fault) from fault
        self._opened += 1
        self.epoch = self._opened

    def write(self, data: bytes, within_s: float) -> int:
        ends = time.monotonic() + within_s
        accepted = 0
        while accepted < len(data):
            try:
                accepted += os.write(self._fd, data[accepted:])
            except BlockingIOError:
                if not self._wait(select.POLLOUT, ends):
                    break
            except OSError as fault:
                raise self._broken_off(fault.strerror, accepted) from fault
        return accepted

    def read(self, within_s: float) -> bytes:
        ends = time.monotonic() + within_s
        while True:
            try:
                data = os.read(self._fd, READ_BYTES)
            except BlockingIOError:
                data = b""
                if not self._wait(select.POLLIN, ends):
                    return b""
                continue
            except OSError as fault:
                raise self._broken_off(fault.strerror) from fault
            if data:
                return data
            if self.empty_is_end or self._has_hung_up():
                raise self._broken_off("EOF")
            if time.monotonic() + NAP_S > ends:
                return b""
            time.sleep(NAP_S)

    def drop(self) -> None:
        if self._fd >= 0:
            fd, self._fd, self.epoch = self._fd, -1, 0
            self._disconnect(fd)

    def close(self) -> None:
        self.drop()
        if self._holding is not None:
            self._holding.release()
            self._holding = None

    def _wait(self, event: int, ends: float) -> bool:
        left = ends - time.monotonic()
        waiting = select.poll()
        waiting.register(self._fd, event)
        return left > 0 and bool(waiting.poll(max(1, round(left * 1000))))

    def _has_hung_up(self) -> bool:
        waiting = select.poll()
        waiting.register(self._fd, 0)
        return bool(waiting.poll(0))

    def _not_reached(self, fault: OSError) -> NotReached:
        why = fault.strerror or str(fault)
        words = Text(
            f"Pencetak {self.address} tidak terjangkau: {why}.", f"The printer {self.address} cannot be reached: {why}."
        )
        if isinstance(fault, socket.gaierror):
            return NotReached(words, Cause.ABSENT)
        return NotReached(words, CAUSES.get(fault.errno or 0, Cause.TIMEOUT))

    def _broken_off(self, why: str | None, accepted: int = 0) -> BrokenOff:
        words = Text(
            f"Sambungan ke pencetak {self.address} terputus ({why}).",
            f"The connection to the printer {self.address} broke ({why}).",
        )
        return BrokenOff(words, accepted)
