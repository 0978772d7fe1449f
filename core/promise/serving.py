"""Whom a foreign hall serves at a moment, as far as its log tells; so that a free counter is known as one."""

import msgspec


class Serving(msgspec.Struct):
    """Of one line. `at`: the ticket (its place in the log) at each counter. `told`: whether ends are told at all."""

    at: dict[str, int] = {}
    told: bool = False

    def called(self, place: int, counter: str | None) -> None:
        """Whoever the counter had is gone. Without a name of the counter, the ticket itself is taken for one."""
        self.at[counter or f"ticket {place}"] = place

    def finished(self, place: int) -> None:
        self.told = True
        self.at = {counter: other for counter, other in self.at.items() if other != place}

    def idle(self, counters: float) -> float:
        """How many of the line's open counters have nobody; none, as long as the log has told no end."""
        return max(0.0, counters - len(self.at)) if self.told else 0.0
