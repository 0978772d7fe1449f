"""memory: — keeps what it is given and answers nothing; for measurements and tests."""

from core.words import Evidence
from printer.transports import Address


class MemoryTransport:
    """`jobs`: every write since the start, the newest `kept` of them."""

    evidence = Evidence.UNVERIFIED
    answers = False
    bytes_per_s: float | None = None

    def __init__(self, kept: int = 100) -> None:
        self.epoch = 0
        self.jobs: list[bytes] = []
        self._kept = kept

    def open(self, within_s: float) -> None:
        self.epoch = 1

    def write(self, data: bytes, within_s: float) -> int:
        self.jobs = [*self.jobs, data][-self._kept :]
        return len(data)

    def read(self, within_s: float) -> bytes:
        return b""

    def drop(self) -> None:
        self.epoch = 0

    def close(self) -> None:
        self.drop()


def of(address: Address) -> MemoryTransport | None:
    return None if address.parts.netloc or address.parts.path else MemoryTransport()
