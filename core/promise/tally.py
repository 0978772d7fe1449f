"""How many of the last promises were kept."""

import msgspec

SIZE = 400


class Tally(msgspec.Struct):
    """`last`: whether each of the last promises was kept, the oldest first; `kept`: how many of them were."""

    last: list[bool] = []
    kept: int = 0

    def add(self, kept: bool) -> None:
        self.last.append(kept)
        self.kept += kept
        if len(self.last) > SIZE:
            self.kept -= self.last.pop(0)
