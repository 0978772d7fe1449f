"""What the printer says of itself, byte by byte from the makers' tables, and what the way back does to it."""

from dataclasses import dataclass, field


@dataclass
class Sensors:
    """`near_end` and `paper_end` are what the sensors say; `rows` is how much paper there really is."""

    near_end: bool = False
    paper_end: bool = False
    cover: bool = False
    offline: bool = False
    feeding: bool = False
    jam: bool = False
    hot: bool = False
    broken: bool = False
    not_taken: bool = False
    drawer: int = 0

    @property
    def stopped(self) -> bool:
        return any((self.paper_end, self.cover, self.offline, self.feeding, self.jam, self.hot, self.broken))

    def real_time(self, n: int) -> int:
        error = self.jam or self.broken or self.hot
        bits = {
            1: (self.stopped, 0x08),
            2: (self.cover, 0x04, self.feeding, 0x08, self.paper_end, 0x20, error, 0x40),
            3: (self.jam, 0x08, self.broken, 0x20, self.hot, 0x40),
            4: (self.near_end or self.paper_end, 0x0C, self.paper_end, 0x60),
        }[n]
        return 0x12 | _sum(bits) | (self.drawer if n == 1 else 0)

    def automatic(self, byte4: int) -> bytes:
        first = 0x10 | self.drawer | _sum((self.stopped, 0x08, self.cover, 0x20, self.feeding, 0x40))
        second = _sum((self.jam, 0x08, self.broken, 0x20, self.hot, 0x40))
        third = _sum((self.near_end or self.paper_end, 0x03, self.paper_end, 0x0C))
        return bytes((first, second, third, byte4))

    def full(self) -> bytes:
        paper = _sum((self.paper_end, 0x01, self.near_end, 0x04, self.not_taken, 0x20))
        user = _sum((self.cover, 0x02, self.feeding, 0x20))
        return bytes((0x10, 0x0F, paper, user, 0x01 if self.hot else 0, _sum((self.jam, 0x01, self.broken, 0x04))))

    def paper(self) -> int:
        return 0x03 if self.near_end else 0


def _sum(bits: tuple[bool | int, ...]) -> int:
    return sum(int(mask) for on, mask in zip(bits[::2], bits[1::2], strict=True) if on)


@dataclass
class WayBack:
    """`late_s`: on the way so long. `doubled`: everything twice. `split`: a byte at a time. `noise`: sent first."""

    late_s: float = 0.0
    doubled: bool = False
    split: bool = False
    lost: bool = False
    noise: bytes = b""
    _going: list[tuple[float, bytes]] = field(default_factory=list)

    def put(self, data: bytes, now: float) -> None:
        if not self.lost:
            self._going.append((now + self.late_s, self.noise + data * (2 if self.doubled else 1)))

    def take(self, now: float) -> bytes:
        arrived = b"".join(data for due, data in self._going if due <= now)
        rest = [(due, data) for due, data in self._going if due > now]
        if self.split and len(arrived) > 1:
            rest.insert(0, (now, arrived[1:]))
            arrived = arrived[:1]
        self._going = rest
        return arrived

    def next_due(self) -> float | None:
        return min((due for due, _ in self._going), default=None)

    def clear(self) -> None:
        self._going.clear()
