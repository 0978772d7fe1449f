import pytest

from printer.encode import encode
from printer.estimate import UNKNOWN_MM, paper_mm
from printer.layout import layout
from printer.picture import render
from printer.profiles import PROFILES
from tests.printer.papers import gallery


@pytest.mark.parametrize("name", gallery())
def test_the_estimate_is_close_and_rather_too_long(name: str) -> None:
    paper, profile_name, slow = gallery()[name]
    profile = PROFILES[profile_name].over(960 if slow else None)
    data = encode(layout(paper, profile), profile)
    (picture,) = render(data, profile)
    # Without a knife the picture shows what is still inside the printer.
    inside = profile.cutter_mm if profile.cut == "tear" else 0.0
    real = picture.height / profile.dpi * 25.4 - inside
    # What is not known from the bytes alone is how large a printer draws a code.
    assert real - 0.1 <= paper_mm(data, profile) <= real + 6


def test_bytes_that_cannot_be_read_have_a_length_too() -> None:
    assert paper_mm(b"\x1bZ", PROFILES["generic-80"]) == UNKNOWN_MM
