"""The paper that came out: what stands on it is the truth that tests compare with."""

import re
from dataclasses import dataclass, field

from PIL import Image

from printer.picture import render
from printer.profiles import Profile


@dataclass
class Piece:
    """What lies between two cuts. `lines`: text that is wholly on the paper."""

    lines: list[str] = field(default_factory=list)
    data: bytearray = field(default_factory=bytearray)
    rows: int = 0
    cut: bool = False

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def pictures(self, profile: Profile) -> list[Image.Image]:
        """As it looks. Raises printer.reader.UnreadableBytes where a command was half printed."""
        return render(bytes(self.data), profile)


class Paper:
    def __init__(self) -> None:
        self.pieces = [Piece()]

    @property
    def last(self) -> Piece:
        return self.pieces[-1]

    def cut(self) -> None:
        self.last.cut = True
        self.pieces.append(Piece())

    def printed(self) -> list[tuple[str, int]]:
        """Each name after TIKET, with the number after the SALINAN above it, 0 for an original."""
        found = []
        for piece in self.pieces:
            for copy_no, name in re.findall(r"(?:SALINAN (\d+)\n)?TIKET (\S+)", piece.text):
                found.append((name, int(copy_no or 0)))
        return found

    def tickets(self, copies: bool) -> list[str]:
        return [name for name, copy_no in self.printed() if bool(copy_no) == copies]
