"""How a kiosk can look: size of the window, letters, contrast, lower buttons, language."""

from dataclasses import dataclass

from kiosk.look import Look
from tests.kiosk.rig import Rig

SIZES = ((1080, 1920), (1920, 1080), (1024, 768), (768, 1024), (1280, 720), (3840, 2160))
PERCENTS = ((100, 200), (150, 200), (100, 150))


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
        # The page may tell how much fits, and be shown anew with that.
        rig.bot.wait(5)
        rig.bot.wait(5)

    def __str__(self) -> str:
        on = [name for name in ("contrast", "low") if getattr(self.look, name)]
        return " ".join((f"{self.size[0]}x{self.size[1]}", f"{self.look.text_percent}%", self.language, *on))


def modes(start: int) -> list[Mode]:
    """Twelve of the ways to look, other ones for each `start`: each size of the window with two sizes of letters, and
    the rest so that any two choices meet within one list, and all of them within a dozen neighbouring ones.
    """
    made = []
    for n, size in enumerate(SIZES):
        for second, percent in enumerate(PERCENTS[(n + start) % 3]):
            bits = n + start * 3 + 5 * second + start // 3
            look = Look(percent, contrast=bool(bits & 1), low=bool(bits & 2))
            made.append(Mode(size, look, "en" if bits & 4 else "id"))
    return made
