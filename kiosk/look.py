"""How the pages look and sound for the visitor who stands there now."""

from dataclasses import dataclass, replace

TEXT_PERCENT = (100, 150, 200)


@dataclass(frozen=True, slots=True)
class Look:
    """`low`: what can be touched is in the lower part of the screen. `aloud`: pages and tiles are spoken."""

    text_percent: int = 100
    contrast: bool = False
    low: bool = False
    aloud: bool = False

    def larger(self) -> "Look":
        """The next size of letters, after the largest the usual one."""
        at = TEXT_PERCENT.index(self.text_percent)
        return replace(self, text_percent=TEXT_PERCENT[(at + 1) % len(TEXT_PERCENT)])

    def switched(self, name: str) -> "Look":
        """With `contrast`, `low` or `aloud` the other way round."""
        return replace(self, **{name: not getattr(self, name)})
