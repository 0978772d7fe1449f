"""How a kiosk can look: size of the window, letters, contrast, lower buttons, language."""

from dataclasses import dataclass
from itertools import product

from kiosk.look import TEXT_PERCENT, Look
from tests.kiosk.rig import Rig

SIZES = ((1080, 1920), (1920, 1080), (1024, 768), (768, 1024), (1280, 720), (3840, 2160))


@dataclass(frozen=True, slots=True)
class Mode:
    size: tuple[int, int]
    look: Look
    language: str

    def put_on(self, rig: Rig) -> None:
        """Shows the page of `rig` this way."""
        session = rig.kiosk.session
        session._manner._chosen, session._manner.language = self.look, self.language
        session._show()
        rig.window.resize(*self.size)
        rig.bot.wait(10)

    def __str__(self) -> str:
        on = [name for name in ("contrast", "low") if getattr(self.look, name)]
        return " ".join((f"{self.size[0]}x{self.size[1]}", f"{self.look.text_percent}%", self.language, *on))


def modes(start: int) -> list[Mode]:
    """Every size with every size of letters, and of the rest another half for each `start`: every two ways of looking
    meet within one list, and every three within eight neighbouring ones.
    """
    made = []
    for n, (size, percent) in enumerate(product(SIZES, TEXT_PERCENT)):
        bits = (n * 5 + start * 3) ^ (n // 3)
        look = Look(percent, contrast=bool(bits & 1), low=bool(bits & 2))
        made.append(Mode(size, look, "en" if bits & 4 else "id"))
    return made
