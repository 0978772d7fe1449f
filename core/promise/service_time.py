"""How long one kind of service takes: begins as configured, follows what was measured, and is not led astray by one."""

import msgspec

KEPT = 0.988
"""What a measured time still counts after the next one: half after about sixty."""
PRIOR = 8.0
STRAY = 4.0
"""A service that took more than so many times the usual counts as so long."""


class ServiceTime(msgspec.Struct):
    """`count`: how many count, the configured ones included; `total`: of their minutes."""

    count: float
    total: float

    @classmethod
    def configured(cls, minutes: float) -> "ServiceTime":
        return cls(PRIOR, PRIOR * minutes)

    @property
    def minutes(self) -> float:
        return self.total / self.count

    def took(self, minutes: float) -> None:
        counted = min(minutes, STRAY * self.minutes)
        self.count = self.count * KEPT + 1.0
        self.total = self.total * KEPT + counted
