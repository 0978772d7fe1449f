"""The ways in which a page can look."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from kiosk.look import TEXT_PERCENT, Look

SIZES = {"tall": (1080, 1920), "wide": (1920, 1080), "small": (1024, 768)}
"""The windows, by the first word of a picture's name; in pixels."""


@dataclass(frozen=True, slots=True)
class Mode:
    """`size`: one of SIZES."""

    size: str
    language: str
    look: Look

    def name(self, page: str) -> str:
        """Such as tall-id-200-contrast-number."""
        on = [word for word in ("contrast", "low") if getattr(self.look, word)]
        return "-".join((self.size, self.language, str(self.look.text_percent), *on, page))


def every(languages: Sequence[str]) -> list[Mode]:
    """Each window with each size of letters in each language, as it is usually and with all else switched on.

    Contrast changes nothing but colours, and low buttons nothing but places, so one picture shows both.
    """
    looks = product(TEXT_PERCENT, (False, True))
    return [
        Mode(size, language, Look(percent, contrast=on, low=on))
        for size, (percent, on), language in product(SIZES, looks, languages)
    ]


def quick(languages: Sequence[str]) -> list[Mode]:
    """One: the upright kiosk as the first visitor in the morning finds it."""
    return [Mode("tall", languages[0], Look())]
